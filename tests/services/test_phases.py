"""Phases: the gate holds a crisis back until the cause is assessed on independent origins, and says what is missing."""

import pytest

from console.domain.categories import Category
from console.domain.crisis import Crisis, Phase
from console.domain.errors import BadInput
from console.domain.incident import Nature, Status
from console.domain.matrix import Mark
from console.domain.times import MINUTE, Precision
from console.services.assessments import AssessmentForm, revise_assessment
from console.services.crises import CrisisForm, open_crisis
from console.services.incidents import IncidentForm, create_incident
from console.services.matrix import add_hypothesis, mark_evidence
from console.services.phases import enter_phase, gate_of
from console.services.questions import QuestionForm, answer_question, ask_question, edit_question
from console.services.reports import ReportForm, file_report, withdraw_reports
from console.store import crises
from console.store.casefile import Store
from console.store.undo import undo
from tests.services.people import ANN, BO, NOW


@pytest.fixture
def incident(store: Store) -> bytes:
    form = IncidentForm("Explosion", Category.MISSILE_DRONE, 4, NOW, Precision.HOUR, None, None, "", "", None)
    return create_incident(store, ANN, NOW, form)[0]


@pytest.fixture
def crisis_id(store: Store, incident: bytes) -> bytes:
    made, _ = open_crisis(store, ANN, NOW, CrisisForm(title="East", incident_ids=[incident]))
    enter_phase(store, ANN, NOW + 1, made, Phase.ASSESSMENT, "Something fell")
    return made


def filed(store: Store, incident: bytes, headline: str, origin: str, after: int = 0, **more: object) -> bytes:
    form = ReportForm(headline=headline, origin=origin, reliability="B", credibility=2, incident_id=incident, **more)  # type: ignore[arg-type]
    return file_report(store, ANN, NOW + after * MINUTE, form)[0]


def assess(store: Store, incident: bytes, **more: object) -> None:
    said = {"attribution": "What fell is not known", "nature": Nature.UNRESOLVED, "confidence": "low"} | more
    revise_assessment(store, ANN, NOW + 9 * MINUTE, incident, AssessmentForm(status=Status.ASSESSED, **said))  # type: ignore[arg-type]


def stands(store: Store, crisis_id: bytes) -> Crisis:
    found = crises.crisis(store.writer_view(), crisis_id)
    assert found is not None
    return found


def missing(store: Store, crisis_id: bytes, phase: Phase = Phase.OPTIONS) -> str:
    return " ".join(gate_of(store.writer_view(), crisis_id, phase).missing)


def test_three_reports_of_one_source_hold_the_gate_and_a_second_origin_opens_it(
    store: Store, incident: bytes, crisis_id: bytes
) -> None:
    first = filed(store, incident, "Russian missiles", "Unnamed official")
    filed(store, incident, "Relays it", "", 1, repeats_id=first)
    filed(store, incident, "An explosion", "Fire service", 2)
    with pytest.raises(BadInput, match=r"not assessed yet\. Breathe: two of three reports repeat one source"):
        enter_phase(store, ANN, NOW + 3, crisis_id, Phase.OPTIONS, "Go on")
    assess(store, incident)
    assert missing(store, crisis_id) == ""
    enter_phase(store, ANN, NOW + 4, crisis_id, Phase.OPTIONS, "Cause unresolved; options meanwhile")
    found = stands(store, crisis_id)
    assert found.phase is Phase.OPTIONS and not found.overrides


def test_an_assessment_on_one_origin_or_on_withdrawn_reports_does_not_open_it(
    store: Store, incident: bytes, crisis_id: bytes
) -> None:
    assert "no report of it is linked yet" in missing(store, crisis_id)
    first = filed(store, incident, "Russian missiles", "Unnamed official")
    filed(store, incident, "Relays it", "", 1, repeats_id=first)
    other = filed(store, incident, "Saw it", "Farmer", 2)
    assess(store, incident)
    assert missing(store, crisis_id) == ""
    withdraw_reports(store, ANN, NOW + 5 * MINUTE, [other], "was elsewhere")
    assert "on one origin alone (Unnamed official)" in missing(store, crisis_id)


def test_an_explanation_that_origins_contradict_has_to_be_revised(
    store: Store, incident: bytes, crisis_id: bytes
) -> None:
    strike, _ = add_hypothesis(store, ANN, NOW, incident, "Strike")
    stray, _ = add_hypothesis(store, ANN, NOW, incident, "Stray missile")
    one = filed(store, incident, "Not from there", "United States")
    two = filed(store, incident, "No attack", "NATO", 1)
    assess(store, incident, hypothesis_id=strike, nature=Nature.DELIBERATE, attribution="Strike")
    mark_evidence(store, ANN, NOW, [one, two], strike, Mark.INCONSISTENT)
    assert missing(store, crisis_id) == (
        "Rev 1 takes H1, but United States and NATO speak against it. Revise the assessment."
    )
    assess(store, incident, hypothesis_id=stray, nature=Nature.ACCIDENT, attribution="Stray missile")
    assert missing(store, crisis_id) == ""


def test_open_questions_need_an_owner_or_an_answer(store: Store, incident: bytes, crisis_id: bytes) -> None:
    filed(store, incident, "One", "Poland")
    filed(store, incident, "Two", "NATO", 1)
    assess(store, incident)
    wreck, _ = ask_question(store, ANN, NOW, incident, QuestionForm("Whose wreck?"))
    radar, _ = ask_question(store, ANN, NOW, incident, QuestionForm("Radar track?"))
    assert "“Whose wreck?”" in missing(store, crisis_id) and "“Radar track?”" in missing(store, crisis_id)
    edit_question(store, ANN, NOW, wreck, QuestionForm("Whose wreck?", "Analyst 2"))
    answer_question(store, ANN, NOW, radar, "None kept")
    assert missing(store, crisis_id) == ""


def test_going_on_without_it_is_a_named_override_that_stays(store: Store, crisis_id: bytes) -> None:
    asked = missing(store, crisis_id)
    enter_phase(store, BO, NOW + 5, crisis_id, Phase.OPTIONS, "", override_reason="The chair wants  options tonight")
    (entry,) = stands(store, crisis_id).overrides
    assert (entry.author, entry.override_reason) == ("Bo", "The chair wants options tonight")
    assert " ".join(entry.missing) == asked
    enter_phase(store, ANN, NOW + 6, crisis_id, Phase.ASSESSMENT, "Back: look again")
    assert len(stands(store, crisis_id).overrides) == 1
    undo(store, ANN, NOW + 7)
    assert stands(store, crisis_id).phase is Phase.OPTIONS


def test_an_override_where_nothing_is_missing_is_none(store: Store, incident: bytes, crisis_id: bytes) -> None:
    enter_phase(store, ANN, NOW + 2, crisis_id, Phase.WARNING, "Back")
    enter_phase(store, ANN, NOW + 3, crisis_id, Phase.ASSESSMENT, "On", override_reason="Hurry")
    assert not stands(store, crisis_id).overrides


def test_a_standing_plan_goes_from_warning_to_execution(store: Store) -> None:
    made, _ = open_crisis(store, ANN, NOW, CrisisForm(title="24 February"))
    with pytest.raises(BadInput, match="No incident leads"):
        enter_phase(store, ANN, NOW + 1, made, Phase.EXECUTION, "Invasion")
    with pytest.raises(BadInput, match="leads to planning or execution"):
        enter_phase(store, ANN, NOW + 1, made, Phase.OPTIONS, "", skip_reason="Graduated response plan")
    enter_phase(store, ANN, NOW + 1, made, Phase.EXECUTION, "Invasion", skip_reason="Graduated response plans stand")
    found = stands(store, made)
    assert found.phase is Phase.EXECUTION and found.phases[-1].skip_reason and not found.overrides


def test_each_later_phase_asks_for_its_own(store: Store, incident: bytes, crisis_id: bytes) -> None:
    enter_phase(store, ANN, NOW + 2, crisis_id, Phase.OPTIONS, "", override_reason="Exercise")
    assert missing(store, crisis_id, Phase.PLANNING).startswith("No option is laid out yet.")
    assert "Council has not decided" in missing(store, crisis_id, Phase.PLANNING)
    assert "Nothing is activated yet" in missing(store, crisis_id, Phase.EXECUTION)
    assert missing(store, crisis_id, Phase.TRANSITION) == ""
    with pytest.raises(BadInput, match="already"):
        enter_phase(store, ANN, NOW + 3, crisis_id, Phase.OPTIONS, "Again")
    with pytest.raises(BadInput, match="why the crisis moves"):
        enter_phase(store, ANN, NOW + 3, crisis_id, Phase.WARNING, " ")
