"""What we think of an incident: revisions kept, nobody's words replaced unread, the status follows."""

from dataclasses import replace

import pytest

from console.domain.categories import Category
from console.domain.errors import BadInput
from console.domain.incident import Incident, Nature, Status
from console.domain.matrix import Mark
from console.domain.times import HOUR, Precision
from console.domain.yardsticks import NATO, PHIA
from console.services import assessments as act
from console.services import incidents as make
from console.services import matrix, questions, reports
from console.services.assessments import AssessmentForm
from console.services.incidents import IncidentForm
from console.services.questions import QuestionForm
from console.services.reports import ReportForm
from console.store import incidents
from console.store import questions as asked
from console.store.casefile import Store
from console.store.undo import undo
from tests.services.people import ANN, BO, NOW

FORM = IncidentForm("Explosion", Category.MISSILE_DRONE, 4, NOW, Precision.HOUR, None, None, "", "", None)
STRAY = AssessmentForm(
    attribution="air defence missile that strayed", made_in="Soviet Union", fired_by="Ukraine", nature=Nature.ACCIDENT,
    likelihood=0.7, confidence="moderate", narrative="Trajectory", would_change="A radar track from the east",
    status=Status.ASSESSED,
)  # fmt: skip


@pytest.fixture
def incident(store: Store) -> bytes:
    return make.create_incident(store, ANN, NOW, FORM)[0]


def row(store: Store, incident_id: bytes) -> Incident:
    found = incidents.incident(store.writer_view(), incident_id)
    assert found is not None
    return found


def filed(store: Store, incident: bytes, origin: str, credibility: int | None = 2) -> bytes:
    form = ReportForm(headline=origin, origin=origin, reliability="B", credibility=credibility, incident_id=incident)
    return reports.file_report(store, ANN, NOW, form)[0]


def test_every_revision_is_kept_with_all_it_says(store: Store, incident: bytes) -> None:
    act.revise_assessment(store, ANN, NOW, incident, AssessmentForm(confidence="low"), seen=0)
    act.revise_assessment(store, BO, NOW + HOUR, incident, STRAY, seen=1)
    first, second = incidents.assessments(store.writer_view(), incident)
    assert (first.attribution, first.confidence, first.nature, first.author) == (
        act.NOT_ESTABLISHED,
        "low",
        None,
        "Ann",
    )
    assert (second.revision, second.at, second.author) == (2, NOW + HOUR, "Bo")
    assert AssessmentForm.of(second, Status.ASSESSED) == STRAY
    assert row(store, incident).status is Status.ASSESSED
    undo(store, BO, NOW + 2 * HOUR)
    assert len(incidents.assessments(store.writer_view(), incident)) == 1
    assert row(store, incident).status is Status.UNVERIFIED


def test_nobodys_words_are_replaced_unread(store: Store, incident: bytes) -> None:
    act.revise_assessment(store, BO, NOW, incident, STRAY, seen=0)
    with pytest.raises(BadInput, match="Bo wrote Rev 1"):
        act.revise_assessment(store, ANN, NOW, incident, AssessmentForm(narrative="mine"), seen=0)
    assert act.revise_assessment(store, ANN, NOW, incident, STRAY, seen=1).operation is None


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"likelihood": 1.2}, "0 to 100"),
        ({"confidence": "sure"}, "low, moderate or high"),
        ({"confidence": None}, "how confident"),
        ({"nature": None}, "nature"),
        ({"attribution": "Cause not established"}, "say what happened"),
        ({"hypothesis_id": b"0" * 16}, "not in the case"),
    ],
)
def test_what_is_not_sound_is_refused(store: Store, incident: bytes, change: dict[str, object], words: str) -> None:
    with pytest.raises(BadInput, match=words):
        act.revise_assessment(store, ANN, NOW, incident, replace(STRAY, **change))  # type: ignore[arg-type]
    assert incidents.assessments(store.writer_view(), incident) == []


def test_an_incident_develops_with_two_credible_origins_and_no_further_by_itself(store: Store, incident: bytes) -> None:
    filed(store, incident, "Fire service")
    unsaid = filed(store, incident, "Radio", None)
    assert row(store, incident).status is Status.UNVERIFIED
    reports.grade_reports(store, ANN, NOW, [unsaid], "C", 3)
    assert row(store, incident).status is Status.DEVELOPING
    undo(store, ANN, NOW)
    assert row(store, incident).status is Status.UNVERIFIED


def test_with_explanations_named_it_develops_once_one_is_contradicted(store: Store, incident: bytes) -> None:
    one, _ = matrix.add_hypothesis(store, ANN, NOW, incident, "Strike")
    linked = [filed(store, incident, name) for name in ("Fire service", "Radio")]
    assert row(store, incident).status is Status.UNVERIFIED
    matrix.mark_evidence(store, ANN, NOW, linked[:1], one, Mark.INCONSISTENT)
    assert row(store, incident).status is Status.DEVELOPING
    with pytest.raises(BadInput, match="closed"):
        make.close_incident(store, ANN, NOW, incident)
        act.revise_assessment(store, ANN, NOW, incident, STRAY)


def test_a_hypothesis_an_assessment_takes_stays(store: Store, incident: bytes) -> None:
    one, _ = matrix.add_hypothesis(store, ANN, NOW, incident, "Strike")
    act.revise_assessment(store, ANN, NOW, incident, replace(STRAY, hypothesis_id=one))
    with pytest.raises(BadInput, match="Rev 1"):
        matrix.remove_hypothesis(store, ANN, NOW, one)


def test_the_yardstick_is_the_cases(store: Store) -> None:
    assert act.yardstick_of(store.writer_view()) is NATO
    act.set_yardstick(store, ANN, NOW, "phia")
    assert act.yardstick_of(store.writer_view()) is PHIA
    with pytest.raises(BadInput, match="nato, phia"):
        act.set_yardstick(store, ANN, NOW, "kent")


def test_questions_are_asked_owned_answered_and_asked_again(store: Store, incident: bytes) -> None:
    later, _ = questions.ask_question(store, ANN, NOW, incident, QuestionForm("Wreck: type and marks?"))
    first, _ = questions.ask_question(store, ANN, NOW, incident, QuestionForm("Radar track?", "Air desk", NOW + HOUR))
    reader = store.writer_view()
    assert [one.id for one in asked.questions(reader, incident)] == [first, later]
    assert [one.overdue(NOW + 2 * HOUR) for one in asked.open_questions(reader)] == [True, False]
    questions.edit_question(store, BO, NOW, later, QuestionForm("Wreck: type and marks?", "Analyst 2"))
    questions.answer_question(store, BO, NOW + HOUR, first, "From the east, then turned")
    told = asked.question(reader, first)
    assert told is not None and (told.answer, told.answered_by, told.open) == (
        "From the east, then turned",
        "Bo",
        False,
    )
    assert [one.owner for one in asked.open_questions(reader)] == ["Analyst 2"]
    questions.reopen_question(store, BO, NOW + HOUR, first)
    assert len(asked.open_questions(reader)) == 2
    with pytest.raises(BadInput, match="answer"):
        questions.answer_question(store, BO, NOW, first, " ")
    with pytest.raises(BadInput, match="words"):
        questions.ask_question(store, BO, NOW, incident, QuestionForm(" "))


def test_a_persons_edit_clears_what_was_to_be_checked_and_a_region_needs_its_country(
    store: Store, incident: bytes
) -> None:
    noted = replace(
        FORM, to_check=True, check_note="number of dead", killed=2, injured=0, country="PL", region_only=True
    )
    make.edit_incident(store, ANN, NOW, incident, noted)
    found = row(store, incident)
    assert found.provenance is not None and found.provenance.check_note == "number of dead"
    assert (found.killed, found.injured, found.country, found.region_only) == (2, 0, "PL", True)
    make.edit_incident(store, ANN, NOW, incident, replace(IncidentForm.of(found), to_check=False))
    assert row(store, incident).provenance is None
    with pytest.raises(BadInput, match="which country"):
        make.edit_incident(store, ANN, NOW, incident, replace(FORM, region_only=True))
    with pytest.raises(BadInput, match="still to be checked"):
        make.edit_incident(store, ANN, NOW, incident, replace(FORM, to_check=True))
