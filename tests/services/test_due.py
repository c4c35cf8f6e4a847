"""What is due in a case, and saying by name that it was seen."""

import pytest

from console.domain.categories import Category
from console.domain.due import Cause, Due
from console.domain.errors import BadInput
from console.domain.times import DAY, HOUR, MINUTE, Precision
from console.services import reports
from console.services.due import acknowledge, due, set_grade_within
from console.services.incidents import IncidentForm, close_incident, create_incident, edit_incident
from console.services.reports import ReportForm
from console.store import incidents
from console.store.casefile import Store
from console.store.undo import undo
from tests.services.people import ANN, BO, NOW


def form(severity: int) -> IncidentForm:
    return IncidentForm(
        "Explosion", Category.MISSILE_DRONE, severity, NOW, Precision.HOUR, 23.9345, 50.4705, "Przewodów", "", None
    )


def listed(store: Store, now: int = NOW) -> list[Due]:
    return list(due(store.writer_view(), now))


def test_a_grave_incident_is_due_until_seen_and_again_when_it_is_graver(store: Store) -> None:
    create_incident(store, ANN, NOW, form(3))
    made, _ = create_incident(store, ANN, NOW, form(4))
    (alarm,) = listed(store)
    assert alarm.cause is Cause.SEVERE and alarm.words.startswith("Explosion: severity 4, deaths")
    acknowledge(store, BO, NOW + MINUTE, [alarm], " told the duty officer ")
    (seen,) = listed(store, NOW + 9 * DAY)
    assert seen.acknowledged is not None
    assert (seen.acknowledged.by, seen.acknowledged.note) == ("Bo", "told the duty officer")
    found = incidents.incident(store.writer_view(), made)
    assert found is not None
    edit_incident(store, ANN, NOW + HOUR, made, form(5))
    assert listed(store)[0].open
    close_incident(store, ANN, NOW + HOUR, made)
    assert listed(store) == []


def test_ungraded_reports_are_due_after_half_an_hour_and_gone_once_graded_or_set_aside(store: Store) -> None:
    one, other = (reports.file_report(store, ANN, NOW, ReportForm(headline=name))[0] for name in ("One", "Other"))
    assert listed(store, NOW + 29 * MINUTE) == []
    (alarm,) = listed(store, NOW + 31 * MINUTE)
    assert alarm.cause is Cause.GRADE and alarm.words.startswith("2 reports")
    reports.grade_reports(store, ANN, NOW + 31 * MINUTE, [one], "B", 2)
    reports.dismiss_reports(store, ANN, NOW + 31 * MINUTE, [other], "test")
    assert listed(store, NOW + 32 * MINUTE) == []


def test_how_soon_grades_are_due_is_the_case_s_to_say(store: Store) -> None:
    reports.file_report(store, ANN, NOW, ReportForm(headline="One"))
    set_grade_within(store, ANN, NOW, 2 * HOUR)
    assert listed(store, NOW + HOUR) == [] and len(listed(store, NOW + 2 * HOUR)) == 1
    with pytest.raises(BadInput, match="5 minutes"):
        set_grade_within(store, ANN, NOW, MINUTE)


def test_an_acknowledgement_can_be_undone_and_needs_something(store: Store) -> None:
    create_incident(store, ANN, NOW, form(5))
    changes = acknowledge(store, ANN, NOW, listed(store))
    assert changes.label == "Acknowledge “Explosion: severity 5, mass casualties or war-like”"
    assert not listed(store)[0].open
    undo(store, ANN, NOW)
    assert listed(store)[0].open
    with pytest.raises(BadInput, match="Nothing is chosen"):
        acknowledge(store, ANN, NOW, [])
