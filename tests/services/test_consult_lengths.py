"""What is told in a consultation has an end: no entry is so long that the desks stand still over it."""

from collections.abc import Callable

import pytest

from console.domain.consultation import Event
from console.domain.decision import Agreed
from console.domain.errors import BadInput
from console.domain.stance import Stance
from console.domain.times import HOUR
from console.services.attendance import AttendanceForm, NationalForm, assess_nationally, attend
from console.services.consultation import EventForm, record_event
from console.services.crises import CrisisForm, edit_crisis
from console.services.decisions import DecisionForm, decide
from console.services.options import OptionForm, put_option
from console.services.positions import PositionForm, take_positions
from tests.services.consulting import Table
from tests.services.people import ANN, NOW

LONG = "x" * 20_001
AT = NOW + HOUR


@pytest.mark.parametrize(
    "act",
    [
        lambda on: take_positions(on.store, ANN, AT, on.draft, [PositionForm("PL", Stance.OBJECTS, LONG)]),
        lambda on: assess_nationally(on.store, ANN, AT, on.id, NationalForm("PL", threat=LONG)),
        lambda on: attend(on.store, ANN, AT, on.id, [AttendanceForm("PL", note=LONG)]),
        lambda on: record_event(on.store, ANN, AT, on.id, EventForm(Event.NOTE, text=LONG)),
        lambda on: decide(on.store, ANN, AT, DecisionForm(on.id, "Seen", LONG, "", Agreed.CHAIR)),
        lambda on: put_option(on.store, ANN, AT, on.crisis, OptionForm("Watch", criteria={"forces": LONG})),
        lambda on: edit_crisis(on.store, ANN, AT, on.crisis, CrisisForm(title="Crisis", summary=LONG)),
    ],
)
def test_an_entry_without_end_is_refused_whole(table: Table, act: Callable[[Table], object]) -> None:
    with pytest.raises(BadInput, match="longer than"):
        act(table)
