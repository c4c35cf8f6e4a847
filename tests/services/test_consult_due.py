"""What is due of a case's consultations: reminders of silences that are settled by what follows."""

from console.domain.decision import Agreed
from console.domain.due import Cause
from console.domain.times import HOUR, MINUTE
from console.services.crisis_tasks import TaskForm
from console.services.decisions import DecisionForm, decide
from console.services.due import acknowledge, due
from console.services.silence import BreakForm, Reason, break_silence, extend_silence, open_silence
from tests.services.consulting import Table
from tests.services.people import ANN, BO, NOW


def causes(table: Table, after: int) -> list[tuple[Cause, bool]]:
    found = due(table.store.writer_view(), NOW + after)
    return [(one.cause, one.open) for one in found if one.cause in (Cause.SILENCE, Cause.TASK, Cause.PARTNER)]


def test_a_silence_reminds_is_acknowledged_moved_kept_and_decided_on(table: Table) -> None:
    silence, _ = open_silence(table.store, ANN, NOW, table.draft, NOW + 2 * HOUR)
    assert causes(table, 59 * MINUTE) == [] and causes(table, HOUR) == [(Cause.SILENCE, True)]
    reminders = [one for one in due(table.store.writer_view(), NOW + HOUR) if one.cause is Cause.SILENCE]
    acknowledge(table.store, BO, NOW + HOUR, reminders)
    assert causes(table, HOUR) == [(Cause.SILENCE, False)]
    assert causes(table, 2 * HOUR - 15 * MINUTE) == [(Cause.SILENCE, True)]
    extend_silence(table.store, ANN, NOW + 110 * MINUTE, silence, NOW + 4 * HOUR, "A capital sleeps")
    assert causes(table, 2 * HOUR) == [] and causes(table, 4 * HOUR) == [(Cause.SILENCE, True)]
    form = DecisionForm(
        table.id, "Adopted", "", "", Agreed.SILENCE, silence_id=silence, tasks=(TaskForm("Tell", "", NOW + 5 * HOUR),)
    )
    decide(table.store, ANN, NOW + 4 * HOUR, form)
    assert causes(table, 4 * HOUR) == [] and causes(table, 6 * HOUR) == [(Cause.TASK, True)]
    letter = BreakForm("HU", NOW + 3 * HOUR, Reason.SUBSTANCE)
    break_silence(table.store, ANN, NOW + 7 * HOUR, silence, letter)  # it had come in time
    (alarm,) = (one for one in due(table.store.writer_view(), NOW + 7 * HOUR) if one.cause is Cause.SILENCE)
    assert alarm.words == "“Adopted” rests on a silence that Hungary broke at 152244Z"
    assert alarm.since == NOW + 7 * HOUR and alarm.open
