"""Playbooks in a crisis: laid out in one operation, ticked, held where the cause is asked for, and the cell's own."""

import pytest

from console.domain.crisis import Phase
from console.domain.errors import BadInput
from console.domain.playbook import PlaybookRun
from console.domain.times import HOUR, MINUTE
from console.services import crisis_tasks, partners
from console.services import playbooks as act
from console.services.crises import CrisisForm, open_crisis
from console.services.crisis_tasks import TaskForm
from console.services.matrix import add_hypothesis
from console.services.partners import NoticeForm
from console.services.phases import enter_phase, gate_of
from console.services.questions import QuestionForm, ask_question
from console.store import crises, matrix, questions
from console.store.casefile import Store
from console.store.undo import undo
from tests.services.people import ANN, BO, NOW
from tests.services.test_crises import incident

OWN = 'slug = "cable-cut"\nname = "Our cables"\n[[step]]\nkey = "call"\ntext = "Call the operator"\n'


@pytest.fixture
def leading(store: Store) -> bytes:
    return incident(store)


@pytest.fixture
def crisis_id(store: Store, leading: bytes) -> bytes:
    return open_crisis(store, ANN, NOW, CrisisForm(title="East", incident_ids=[leading]))[0]


def run_of(store: Store, crisis_id: bytes) -> PlaybookRun:
    (found,) = act.runs(store.writer_view(), crisis_id)
    return found


def test_laying_one_out_asks_names_and_lists_in_one_operation(store: Store, leading: bytes, crisis_id: bytes) -> None:
    ask_question(store, ANN, NOW, leading, QuestionForm("how many dead, injured, missing; whose citizens?"))
    act.begin_playbook(store, BO, NOW, crisis_id, "accidental-strike")
    reader = store.writer_view()
    playbook = run_of(store, crisis_id).playbook
    asked = questions.questions(reader, leading)
    assert len(asked) == len(playbook.questions) and all(one.due_at for one in asked if one.asked_by == "Bo")
    assert [one.label for one in matrix.hypotheses(reader, leading)] == ["H1", "H2", "H3", "H4", "H5"]
    assert [one.title for one in crises.options(reader, crisis_id)] == [one.title for one in playbook.options]
    assert crises.options(reader, crisis_id)[0].criteria["escalation"] == "Low"
    assert len(crises.partner_notices(reader, crisis_id)) == len(playbook.tell)
    with pytest.raises(BadInput, match="laid out for this crisis already"):
        act.begin_playbook(store, BO, NOW, crisis_id, "accidental-strike")
    undo(store, BO, NOW + 1)
    assert len(questions.questions(reader, leading)) == 1 and not crises.options(reader, crisis_id)


def test_explanations_the_cell_named_itself_stay_alone(store: Store, leading: bytes, crisis_id: bytes) -> None:
    add_hypothesis(store, ANN, NOW, leading, "A strike")
    act.begin_playbook(store, ANN, NOW, crisis_id, "drone-swarm")
    assert [one.text for one in matrix.hypotheses(store.writer_view(), leading)] == ["A strike"]


def test_a_tick_says_who_and_when_and_can_be_taken_away(store: Store, crisis_id: bytes) -> None:
    run_id, _ = act.begin_playbook(store, ANN, NOW, crisis_id, "accidental-strike")
    act.tick_step(store, BO, NOW + MINUTE, run_id, "warn", True, " CRC called ")
    done = run_of(store, crisis_id).tick("warn")
    assert done is not None and (done.author, done.at, done.note) == ("Bo", NOW + MINUTE, "CRC called")
    assert act.tick_step(store, ANN, NOW + HOUR, run_id, "warn", True).operation is None
    act.tick_step(store, ANN, NOW + HOUR, run_id, "warn", False)
    found = run_of(store, crisis_id)
    assert found.tick("warn") is None and found.left[2].key == "warn"
    assert found.due_at(found.left[2]) == NOW + 10 * MINUTE
    with pytest.raises(BadInput, match="no step"):
        act.tick_step(store, ANN, NOW, run_id, "dance", True)


def test_what_names_a_cause_waits_for_it_and_what_protects_does_not(store: Store, crisis_id: bytes) -> None:
    run_id, _ = act.begin_playbook(store, ANN, NOW, crisis_id, "accidental-strike")
    act.tick_step(store, ANN, NOW, run_id, "readiness", True)
    with pytest.raises(BadInput, match=r"waits for the cause\. Cause not established: it is not assessed yet"):
        act.tick_step(store, ANN, NOW, run_id, "name-cause", True)
    enter_phase(store, ANN, NOW + 1, crisis_id, Phase.OPTIONS, "", override_reason="Chair's wish")
    act.tick_step(store, ANN, NOW + 2, run_id, "name-cause", True)
    assert run_of(store, crisis_id).tick("name-cause") is not None


def test_one_of_its_own_takes_the_place_of_a_shipped_one_and_changes_nothing_laid_out(
    store: Store, crisis_id: bytes
) -> None:
    act.begin_playbook(store, ANN, NOW, crisis_id, "cable-cut")
    steps = len(run_of(store, crisis_id).playbook.steps)
    act.keep_playbook(store, ANN, NOW, OWN)
    offered = {one.slug: one for one in act.playbooks(store.writer_view())}
    assert len(offered) == 8 and (offered["cable-cut"].name, offered["cable-cut"].shipped) == ("Our cables", False)
    assert act.text_of(store.writer_view(), "cable-cut") == OWN
    assert len(run_of(store, crisis_id).playbook.steps) == steps
    act.keep_playbook(store, ANN, NOW, OWN.replace("Our", "Their"))
    act.retire_playbook(store, ANN, NOW, "cable-cut")
    assert {one.slug: one.shipped for one in act.playbooks(store.writer_view())}["cable-cut"]
    with pytest.raises(BadInput, match="those that ship stay"):
        act.retire_playbook(store, ANN, NOW, "cable-cut")


def test_partners_are_told_and_tasks_are_done(store: Store, crisis_id: bytes) -> None:
    notice, _ = partners.notice_partner(store, ANN, NOW, crisis_id, NoticeForm(partner="EU", subject="What fell"))
    task, _ = crisis_tasks.give_task(store, ANN, NOW, crisis_id, TaskForm("Find the track", due_at=NOW + HOUR))
    ending = gate_of(store.writer_view(), crisis_id, Phase.TRANSITION).missing
    assert "Still to be told: EU." in ending and any("“Find the track”" in one for one in ending)
    partners.edit_partner_notice(store, ANN, NOW, notice, NoticeForm(partner="EU", subject="What fell", due_at=NOW + 1))
    assert crises.partner_notices(store.writer_view(), crisis_id)[0].overdue(NOW + 2)
    partners.tell_partner(store, BO, NOW + 3, notice, "phone", "Thanks, will call back")
    (told,) = crises.partner_notices(store.writer_view(), crisis_id)
    assert (told.told_by, told.told_at, told.means) == ("Bo", NOW + 3, "phone") and not told.overdue(NOW + 9)
    crisis_tasks.edit_task(store, ANN, NOW, task, TaskForm("Find the track", "Air desk"))
    crisis_tasks.finish_task(store, BO, NOW + 4, task)
    (done,) = crises.tasks(store.writer_view(), crisis_id)
    assert (done.owner, done.done_by, done.done_at) == ("Air desk", "Bo", NOW + 4)
    crisis_tasks.reopen_task(store, BO, NOW + 5, task)
    assert crises.tasks(store.writer_view(), crisis_id)[0].done_at is None
    for wrong in (NoticeForm(partner=" ", subject="x"), NoticeForm(partner="EU", subject="")):
        with pytest.raises(BadInput):
            partners.notice_partner(store, ANN, NOW, crisis_id, wrong)
    with pytest.raises(BadInput, match="still to come"):
        partners.tell_partner(store, BO, NOW, notice, told_at=NOW + 3 * HOUR)
