"""Hypotheses and marks: set by whoever is signed on, kept, undone, and weighed as they stand."""

import pytest

from console.domain.categories import Category
from console.domain.errors import BadInput
from console.domain.matrix import Mark, Matrix
from console.domain.times import MINUTE, Precision
from console.services import matrix as act
from console.services import reports as say
from console.services.incidents import IncidentForm, create_incident
from console.services.reports import ReportForm
from console.store import matrix
from console.store.casefile import Store
from console.store.ids import new_id
from console.store.undo import undo
from tests.services.people import ANN, BO, NOW


@pytest.fixture
def incident(store: Store) -> bytes:
    form = IncidentForm("Explosion", Category.MISSILE_DRONE, 4, NOW, Precision.HOUR, None, None, "", "", None)
    return create_incident(store, ANN, NOW, form)[0]


def filed(store: Store, incident: bytes, headline: str, origin: str, after: int = 0, **more: object) -> bytes:
    form = ReportForm(headline=headline, origin=origin, reliability="B", credibility=2, incident_id=incident, **more)  # type: ignore[arg-type]
    return say.file_report(store, ANN, NOW + after * MINUTE, form)[0]


def stood(store: Store, incident: bytes, analyst: str | None = None) -> Matrix:
    return matrix.evidence(store.writer_view(), incident).weighed(analyst)


def test_marks_are_weighed_by_origin_and_a_withdrawal_takes_its_own_away(store: Store, incident: bytes) -> None:
    one, _ = act.add_hypothesis(store, ANN, NOW, incident, "  Russian   strike ")
    two, _ = act.add_hypothesis(store, ANN, NOW, incident, "Stray air defence missile")
    assert [(row.label, row.text) for row in stood(store, incident).hypotheses] == [
        ("H1", "Russian strike"), ("H2", "Stray air defence missile"),
    ]  # fmt: skip
    first = filed(store, incident, "Not from there", "United States")
    echo = filed(store, incident, "Relays it", "", 1, repeats_id=first)
    other = filed(store, incident, "Nor an attack", "NATO", 2)
    act.mark_evidence(store, ANN, NOW, [first, echo, other], one, Mark.INCONSISTENT)
    found = stood(store, incident)
    assert found.count(one).against == ("United States", "NATO") and found.leader is not None
    say.withdraw_reports(store, BO, NOW + 5 * MINUTE, [first], "taken back")
    assert stood(store, incident).count(one).against == ("NATO",)
    assert stood(store, incident).leader is None and two == found.leader.id


def test_each_analyst_marks_in_a_name_of_their_own_and_undo_takes_back_one_act(store: Store, incident: bytes) -> None:
    one, _ = act.add_hypothesis(store, ANN, NOW, incident, "Strike")
    report = filed(store, incident, "Said", "NATO")
    act.mark_evidence(store, ANN, NOW, [report], one, Mark.INCONSISTENT)
    act.mark_evidence(store, BO, NOW + 1, [report], one, Mark.CONSISTENT)
    assert stood(store, incident).differences == 1 and stood(store, incident).analysts == ("Ann", "Bo")
    assert stood(store, incident, "Ann").count(one).against == ("NATO",)
    assert act.mark_evidence(store, BO, NOW + 2, [report], one, Mark.CONSISTENT).operation is None
    undo(store, BO, NOW + 3)
    assert stood(store, incident).count(one).against == ("NATO",)


def test_removing_a_hypothesis_takes_its_marks_and_undo_brings_both_back(store: Store, incident: bytes) -> None:
    one, _ = act.add_hypothesis(store, ANN, NOW, incident, "Strike")
    report = filed(store, incident, "Said", "NATO")
    act.mark_evidence(store, ANN, NOW, [report], one, Mark.INCONSISTENT)
    act.rename_hypothesis(store, ANN, NOW, one, "Deliberate strike")
    act.remove_hypothesis(store, ANN, NOW, one)
    assert stood(store, incident).hypotheses == ()
    undo(store, ANN, NOW + 1)
    found = stood(store, incident)
    assert found.count(one).against == ("NATO",) and found.hypotheses[0].text == "Deliberate strike"


def test_an_unlinked_report_has_no_row(store: Store, incident: bytes) -> None:
    one, _ = act.add_hypothesis(store, ANN, NOW, incident, "Strike")
    report = filed(store, incident, "Said", "NATO")
    act.mark_evidence(store, ANN, NOW, [report], one, Mark.INCONSISTENT)
    say.unlink_reports(store, ANN, NOW, [report], incident)
    assert stood(store, incident).rows == () and stood(store, incident).count(one).against == ()


def test_a_newer_version_of_a_linked_report_is_linked_and_waits_for_marks_of_its_own(
    store: Store, incident: bytes
) -> None:
    one, _ = act.add_hypothesis(store, ANN, NOW, incident, "Strike")
    old = filed(store, incident, "Said", "NATO")
    act.mark_evidence(store, ANN, NOW, [old], one, Mark.INCONSISTENT)
    newer = new_id(NOW + MINUTE)
    with store.operation("Import", ANN, NOW + MINUTE) as case:
        case.insert(
            "report", id=newer, received_at=NOW + MINUTE, headline="Said otherwise", origin="NATO", credibility=2,
            revises_id=old,
        )  # fmt: skip
    found = stood(store, incident)
    assert [(row.report.id, row.speaks, row.unmarked) for row in found.rows] == [
        (old, False, False),
        (newer, True, True),
    ]
    assert found.count(one).against == ()
    act.mark_evidence(store, ANN, NOW + MINUTE, [newer], one, Mark.INCONSISTENT)
    assert stood(store, incident).count(one).against == ("NATO",)
    say.unlink_reports(store, ANN, NOW + MINUTE, [newer], incident)
    assert stood(store, incident).rows == ()


def test_what_cannot_be_done_says_why(store: Store, incident: bytes) -> None:
    one, _ = act.add_hypothesis(store, ANN, NOW, incident, "Strike", "X")
    with pytest.raises(BadInput, match="already"):
        act.add_hypothesis(store, ANN, NOW, incident, "Another", "X")
    with pytest.raises(BadInput, match="needs words"):
        act.rename_hypothesis(store, ANN, NOW, one, "  ")
    with pytest.raises(BadInput, match="not in the case"):
        act.mark_evidence(store, ANN, NOW, [b"0" * 16], one, Mark.NEUTRAL)
    with pytest.raises(BadInput, match="Choose one"):
        act.mark_evidence(store, ANN, NOW, [], one, Mark.NEUTRAL)
