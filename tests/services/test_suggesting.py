"""A report gets suggestions of the reports and the open incident that tell of the same event."""

from console.domain.categories import Category
from console.domain.times import HOUR, MINUTE, Precision
from console.services import reports as act
from console.services.incidents import IncidentForm, close_incident, create_incident
from console.services.reports import ReportForm
from console.services.suggesting import suggest
from console.store.casefile import Store
from tests.services.people import ANN, NOW


def filed(store: Store, headline: str, after: int, **more: object) -> bytes:
    now = NOW + after * MINUTE
    form = ReportForm(headline=headline, occurred_from=now, precision=Precision.MINUTE, **more)  # type: ignore[arg-type]
    return act.file_report(store, ANN, now, form)[0]


def test_the_same_event_is_found_by_place_time_and_words_and_what_is_linked_leads_to_the_incident(store: Store) -> None:
    form = IncidentForm(
        "Explosion at a grain dryer",
        Category.MISSILE_DRONE,
        4,
        NOW,
        Precision.HOUR,
        23.93,
        50.47,
        "Przewodów",
        "",
        None,
    )
    incident, _ = create_incident(store, ANN, NOW, form)
    first = filed(store, "Missile hits grain dryer in Przewodów", 1, lon=23.93, lat=50.47)
    other = filed(store, "Two dead as missile hits a dryer in Przewodow", 20)
    filed(store, "Ferry aground off Gotland", 21, lon=18.0, lat=57.5)
    act.link_reports(store, ANN, NOW + HOUR, [first], incident)
    view = store.writer_view()
    found = suggest(view, other)
    assert [(one.kind, one.id) for one in found] == [("incident", incident), ("report", first)]
    assert "‘przewodow’" in found[1].reason and "19 min apart" in found[1].reason
    assert [one.kind for one in suggest(view, first)] == ["report"], "it is linked already"
    close_incident(store, ANN, NOW + HOUR, incident)
    assert [one.kind for one in suggest(store.writer_view(), other)] == ["report"], "nothing is linked to a closed one"


def test_words_from_outside_are_no_search_language(store: Store) -> None:
    one = filed(store, 'NEAR("a" OR b*) AND title:missile ^x -y "', 0)
    assert suggest(store.writer_view(), one) == []
    assert suggest(store.writer_view(), b"0" * 16) == []
