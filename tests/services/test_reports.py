"""What people say of reports: each is a revision, and the report as it stands follows."""

import pytest

from console.domain.categories import Category
from console.domain.errors import BadInput
from console.domain.report import Report, State, sources
from console.domain.times import MINUTE, Precision
from console.services import reports as act
from console.services.incidents import IncidentForm, create_incident
from console.services.reports import ReportForm
from console.store import reports
from console.store.casefile import Store
from console.store.ids import new_id
from console.store.undo import undo
from tests.services.people import ANN, BO, NOW


def filed(store: Store, headline: str, after: int = 0, **more: object) -> bytes:
    return act.file_report(store, ANN, NOW + after * MINUTE, ReportForm(headline=headline, **more))[0]  # type: ignore[arg-type]


def seen(store: Store, report_id: bytes) -> Report:
    found = reports.report(store.writer_view(), report_id)
    assert found is not None
    return found


def made_incident(store: Store) -> bytes:
    form = IncidentForm(
        "Explosion", Category.MISSILE_DRONE, 4, NOW, Precision.HOUR, 23.9345, 50.4705, "Przewodów", "", None
    )
    return create_incident(store, ANN, NOW, form)[0]


def test_a_filed_report_waits_in_the_inbox_with_its_grade(store: Store) -> None:
    one = filed(store, "  Blast at a grain dryer ", source="Fire service", caller="Jan", reliability="B", credibility=2)
    found = seen(store, one)
    assert (found.headline, found.source, found.grade, found.state) == (
        "Blast at a grain dryer", "Fire service", "B2", State.NEW,
    )  # fmt: skip
    assert (found.origin, found.caller, found.taken_by) == ("Fire service", "Jan", "Ann")
    assert [row.id for row in reports.inbox(store.writer_view())] == [one]
    assert reports.count_inbox(store.writer_view()) == 1


def test_grades_are_revisions_the_newest_holds_and_undo_brings_the_one_before_back(store: Store) -> None:
    one = filed(store, "Two missiles", reliability="C", credibility=3)
    act.grade_reports(store, BO, NOW + MINUTE, [one], None, 2, "seen on radar")
    assert seen(store, one).grade == "C2" and seen(store, one).graded_by == "Bo"
    assert [row.kind for row in reports.revisions(store.writer_view(), one)] == ["grade", "grade"]
    undo(store, BO, NOW + 2 * MINUTE)
    assert seen(store, one).grade == "C3"


def test_echoes_and_withdrawn_reports_add_no_origin(store: Store) -> None:
    first = filed(store, "Missiles crossed", source="AP", origin="one unnamed official")
    echo = filed(store, "AP says missiles crossed", 1, source="Reuters", repeats_id=first)
    other = filed(store, "It was them", 2, source="President")
    incident = made_incident(store)
    act.link_reports(store, ANN, NOW, [first, echo, other], incident)
    linked = reports.of_incident(store.writer_view(), incident)
    assert [row.id for row in linked] == [first, echo, other]
    assert {row.state for row in linked} == {State.ACCEPTED}
    behind = sources(linked)
    assert (behind.origins, behind.reports, behind.echoes) == (("one unnamed official", "President"), 3, 1)
    filed(store, "Correction", 3, source="AP", withdraws_id=first)
    behind = sources(reports.of_incident(store.writer_view(), incident))
    assert (behind.origins, behind.reports) == (("President",), 1)
    assert not seen(store, first).counts and seen(store, echo).counts
    act.reinstate_reports(store, ANN, NOW + 9 * MINUTE, [first])
    assert seen(store, first).counts


def test_an_echo_cannot_go_in_a_circle(store: Store) -> None:
    first, second = filed(store, "One"), filed(store, "Two", 1)
    act.mark_repeats(store, ANN, NOW, [second], first)
    with pytest.raises(BadInput, match="cannot repeat itself"):
        act.mark_repeats(store, ANN, NOW, [first], second)
    act.mark_repeats(store, ANN, NOW + 1, [second], None)
    assert seen(store, second).repeats_id is None


def test_what_is_dealt_with_leaves_the_inbox_and_comes_back(store: Store) -> None:
    one, two = filed(store, "One"), filed(store, "Two", 1)
    act.accept_reports(store, ANN, NOW, [one])
    act.dismiss_reports(store, ANN, NOW, [two], "a test")
    assert reports.inbox(store.writer_view()) == []
    assert seen(store, two).dismissed_why == "a test" and not seen(store, two).counts
    act.put_back_in_inbox(store, ANN, NOW + 1, [one, two])
    assert [row.id for row in reports.inbox(store.writer_view())] == [two, one]
    with pytest.raises(BadInput, match="why"):
        act.dismiss_reports(store, ANN, NOW, [one], " ")


def test_a_newer_version_takes_the_place_of_the_old_one_which_stays(store: Store) -> None:
    old = filed(store, "Alert")
    newer = new_id(NOW)
    with store.operation("Import", ANN, NOW + MINUTE) as case:
        case.insert("report", id=newer, received_at=NOW + MINUTE, headline="Alert, updated", revises_id=old)
    assert [row.id for row in reports.inbox(store.writer_view())] == [newer]
    assert seen(store, old).superseded_by == newer and not seen(store, old).counts
    assert [row.id for row in reports.versions(store.writer_view(), old)] == [old, newer]
    assert [row.id for row in reports.versions(store.writer_view(), newer)] == [old, newer]


@pytest.mark.parametrize(("letter", "number"), [("G", None), (None, 7), (None, None)])
def test_a_grade_that_does_not_exist_is_refused(store: Store, letter: str | None, number: int | None) -> None:
    one = filed(store, "One")
    with pytest.raises(BadInput):
        act.grade_reports(store, ANN, NOW, [one], letter, number)


def test_links_to_a_closed_incident_are_refused_and_can_be_taken_off(store: Store) -> None:
    from console.services.incidents import close_incident

    one, incident = filed(store, "One"), made_incident(store)
    act.link_reports(store, ANN, NOW, [one], incident)
    act.unlink_reports(store, ANN, NOW, [one], incident)
    assert reports.of_incident(store.writer_view(), incident) == []
    close_incident(store, ANN, NOW, incident)
    with pytest.raises(BadInput, match="closed"):
        act.link_reports(store, ANN, NOW, [one], incident)
