"""Decisions: what the record bears out, the picture they froze, and the forces activated by them."""

from dataclasses import replace

import pytest

from console.domain.consultation import Basis, Event
from console.domain.decision import Agreed, Decision, Step, passed_over
from console.domain.errors import BadInput
from console.domain.log import LogEntry
from console.domain.stance import Stance
from console.domain.times import HOUR, MINUTE
from console.services.consultation import ConsultationForm, EventForm, edit_consultation, record_event
from console.services.crisis_tasks import TaskForm
from console.services.decisions import ActivationForm, DecisionForm, activate, decide
from console.services.log import write_log
from console.services.silence import BreakForm, Reason, break_silence, open_silence
from console.store import decisions, draft_texts, log
from console.store.undo import undo
from tests.services.consulting import TEXT, Table
from tests.services.people import ANN, NOW


def decided(table: Table, after: int, agreed: Agreed = Agreed.TABLE, **more: object) -> Decision:
    said = {"title": "Statement adopted", "text": "", "basis": "", "draft_id": table.draft} | more
    form = DecisionForm(table.id, agreed=agreed, **said)  # type: ignore[arg-type]
    row_id, _ = decide(table.store, ANN, NOW + after, form)
    return next(one for one in decisions.decisions(table.store.writer_view()) if one.id == row_id)


def test_what_all_agree_to_is_adopted_word_by_word(table: Table) -> None:
    table.round(NOW + MINUTE)
    task = TaskForm("Tell the EU", "Liaison", NOW + 3 * HOUR)
    found = decided(table, HOUR, reservations={"hu": "No transit"}, conditions=" For 30 days ", tasks=(task,))
    assert (found.text, found.draft_id, found.basis, found.conditions) == (
        TEXT,
        table.draft,
        "Article 4",
        "For 30 days",
    )
    assert [(one.ally_id, one.text) for one in found.reservations] == [(table.allies["HU"].id, "No transit")]
    assert [(one.text, one.owner) for one in found.tasks] == [("Tell the EU", "Liaison")]
    undo(table.store, ANN, NOW + 2 * HOUR)
    assert decisions.decisions(table.store.writer_view()) == []


def test_who_objects_or_was_not_heard_is_named_and_can_be_recorded(table: Table) -> None:
    with pytest.raises(
        BadInput, match=r"By the record Statement v1 is waiting for Albania, Belgium, .* and others. Rec"
    ):
        decided(table, HOUR)
    table.round(NOW + MINUTE, HU=Stance.OBJECTS, TR=Stance.OBJECTS)
    with pytest.raises(BadInput, match=r"blocked by Hungary and Türkiye. Record what changed"):
        decided(table, HOUR)
    assert decided(table, HOUR, Agreed.CHAIR).agreed is Agreed.CHAIR
    table.round(NOW + 2 * MINUTE, HU=Stance.SILENT)
    assert decided(table, HOUR).agreed is Agreed.TABLE


def test_agreed_under_silence_only_where_that_silence_was_kept_by_then(table: Table) -> None:
    silence, _ = open_silence(table.store, ANN, NOW, table.draft, NOW + HOUR)
    with pytest.raises(BadInput, match="Choose the silence"):
        decided(table, MINUTE, Agreed.SILENCE)
    with pytest.raises(BadInput, match=r"runs until 152044Z NOV 22. Wait"):
        decided(table, HOUR - 1, Agreed.SILENCE, silence_id=silence)
    found = decided(table, HOUR, Agreed.SILENCE, silence_id=silence, draft_id=None)
    assert (found.draft_id, found.text) == (table.draft, TEXT)
    with pytest.raises(BadInput, match="agreed under silence: say so"):
        decided(table, HOUR)
    break_silence(table.store, ANN, NOW + 2 * HOUR, silence, BreakForm("HU", NOW + MINUTE, Reason.LINKAGE))
    with pytest.raises(BadInput, match="was broken by Hungary: it is not agreed"):
        decided(table, 2 * HOUR, Agreed.SILENCE, silence_id=silence)


def test_a_letter_still_blocks_a_decision_of_that_hour_when_silence_was_opened_again_since(table: Table) -> None:
    table.round(NOW + MINUTE)
    first, _ = open_silence(table.store, ANN, NOW + 2 * MINUTE, table.draft, NOW + HOUR)
    break_silence(table.store, ANN, NOW + 10 * MINUTE, first, BreakForm("HU", None, Reason.WORDING))
    open_silence(table.store, ANN, NOW + 2 * HOUR, table.draft, NOW + 3 * HOUR)
    with pytest.raises(BadInput, match="blocked by Hungary"):
        decided(table, 2 * HOUR + MINUTE, at=NOW + HOUR)


def test_a_decision_says_what_it_is(table: Table) -> None:
    table.round(NOW)
    for more, words in (
        ({"title": " "}, "needs a title"),
        ({"draft_id": None}, "needs words"),
        ({"text": "Other words."}, "differ from Statement v1"),
        ({"at": NOW - HOUR}, "before Statement v1 was put"),
        ({"reservations": {"FI": "x"}}, "Finland was no Ally"),
        ({"reservations": {"HU": " "}}, "what Hungary puts on record"),
        ({"tasks": (TaskForm("Tell", due_at=NOW),)}, "due before the decision"),
        ({"option_id": b"o" * 16}, "option is not in the crisis"),
    ):
        with pytest.raises(BadInput, match=words):
            decided(table, HOUR, **more)
    assert decided(table, HOUR, Agreed.NOTHING, text="No consensus.").text == "No consensus."


def test_one_on_article_5_says_which_gates_are_passed(table: Table) -> None:
    """As on 12 September 2001, conditional on where the attack came from."""
    seen = ConsultationForm.of(table.consultation)
    edit_consultation(table.store, ANN, NOW, table.id, replace(seen, basis=Basis.ARTICLE_5))
    record_event(table.store, ANN, NOW + MINUTE, table.id, EventForm(Event.ATTACK))
    table.round(NOW + MINUTE)
    assert decided(table, HOUR).basis == "Article 5: attack recognised 151945Z NOV 22, origin not established"


def entries(table: Table, at: int) -> tuple[list[LogEntry], list[Decision], int]:
    with table.store.known_at(at) as then:
        return log.entries(then), decisions.decisions(then), len(draft_texts.positions(then))


def test_the_picture_is_what_was_known_then_without_the_decision_itself(table: Table) -> None:
    table.round(NOW + MINUTE)
    write_log(table.store, ANN, NOW + HOUR, "Radar track received")  # at the very instant of the decision
    found = decided(table, HOUR)
    write_log(table.store, ANN, NOW + HOUR + MINUTE, "Learned later")
    said, taken, positions = entries(table, found.picture_at)
    assert [one.text for one in said] == ["Radar track received"] and taken == [] and positions == 30
    assert len(entries(table, found.picture_at + 1)[1]) == 1


def test_one_that_is_written_down_afterwards_froze_what_was_known_when_it_was_taken(table: Table) -> None:
    table.round(NOW + MINUTE)
    write_log(table.store, ANN, NOW + 2 * HOUR, "Learned between")
    found = decided(table, 3 * HOUR, at=NOW + HOUR)
    said, taken, positions = entries(table, found.picture_at)
    assert (found.at, found.picture_at) == (NOW + HOUR, NOW + HOUR) and said == [] and taken == [] and positions == 30


def test_forces_are_activated_step_by_step_and_what_is_passed_over_is_said(table: Table) -> None:
    table.round(NOW)
    decision = decided(table, HOUR)
    unit = table.store.writer_view().value("SELECT id FROM unit ORDER BY id")
    activate(table.store, ANN, NOW + HOUR, decision.id, [ActivationForm(unit, Step.WARNING, "SACEUR")])
    order = ActivationForm(unit, Step.ORDER, "Council", "No transit", effective_at=NOW + 9 * HOUR, measure="ex-crm-1")
    changes = activate(table.store, ANN, NOW + HOUR, decision.id, [order])
    assert changes.label.startswith("ACTORD for ") and changes.label.endswith("without FORCEPREP, ACTREQ and ACTPRED")
    (found,) = decisions.decisions(table.store.writer_view())
    assert [one.step for one in found.activations] == [Step.WARNING, Step.ORDER]
    assert (found.activations[1].measure, found.activations[1].effective_at) == ("EX-CRM-1", NOW + 9 * HOUR)
    assert passed_over(found.activations, unit, Step.TRANSFER) == (Step.PREPARATION, Step.REQUEST, Step.PREDEPLOYMENT)
    assert entries(table, decision.picture_at)[1] == []


@pytest.mark.parametrize(
    ("form", "words"),
    [
        (ActivationForm(None, Step.WARNING, " "), "on whose authority"),
        (ActivationForm(None, Step.WARNING, "SACEUR", measure="CRM-0001"), "begins with EX-"),
        (ActivationForm(b"u" * 16, Step.WARNING, "SACEUR"), "not in the case"),
        (ActivationForm(None, Step.WARNING, "SACEUR", at=NOW + 9 * HOUR), "still to come"),
    ],
)
def test_an_activation_needs_an_authority_and_no_real_measure(table: Table, form: ActivationForm, words: str) -> None:
    table.round(NOW)
    decision = decided(table, HOUR)
    with pytest.raises(BadInput, match=words):
        activate(table.store, ANN, NOW + HOUR, decision.id, [form])
