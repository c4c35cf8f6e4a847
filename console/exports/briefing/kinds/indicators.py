"""Warning: which indicators are raised, since when and on what; a picture that is quiet says so."""

from typing import Final

from console.domain.indicators import Board, Reading, State
from console.domain.letters import first_capital
from console.domain.times import dtg_short
from console.domain.wording import number
from console.exports.briefing.fit import roomy
from console.exports.briefing.page import BODY, Body, Cell, Column, Table
from console.exports.briefing.scene import Scene
from console.map.ground_areas import ground_areas
from console.map.words import later, tr
from console.services import indicators
from console.store.markings import in_use

_ROW: Final = 64.0
_STATES: Final = {
    State.RAISED: later("▲ raised"),
    State.QUIET: later("○ quiet"),
    State.OFF: later("– off"),
    State.UNKNOWN: later("? unknown"),
}


def body(scene: Scene) -> Body | None:
    """The board of indicators; None where the case keeps none and nothing stands out."""
    board = indicators.board_of(scene.reader, scene.at, ground_areas())
    readings = [one for one in board.readings if one.state is not State.OFF]
    if not readings:
        return None
    rows = tuple(_row(one) for one in readings)
    most = int((BODY.height - _ROW) // _ROW)
    wide = ((tr("Indicator"), 480.0), (tr("State"), 180.0), (tr("Since"), 180.0), (tr("What"), 920.0))
    columns = tuple(Column(name, width) for name, width in wide)
    table = roomy(Table(BODY, columns, rows[:most], _ROW, 24, 2), 88.0)
    left_out = tuple(tr("Not on the slide: {name}.", name=one.name) for one in readings[most:])
    return Body(
        _title(board),
        (table,),
        sources=(tr("reports of this case, echoes not counted"),),
        notes=tr(
            "An indicator counts reports. Raised means more than usual or than its rule allows, not that it is so."
        ),
        # What is usual is worked out from all reports, so each counts for the marking.
        markings=tuple(in_use(scene.reader, {"report"})),
        too_long=left_out,
    )


def _row(one: Reading) -> tuple[Cell, ...]:
    raised = one.state is State.RAISED
    return (
        Cell(one.name, 600 if raised else 400),
        Cell(tr(_STATES[one.state]), 600 if raised else 400, "state.danger" if raised else "ink.secondary"),
        Cell(dtg_short(one.since) if one.since is not None else "–", 400, "ink.secondary"),
        Cell(one.words),
    )


def _title(board: Board) -> str:
    raised = board.raised
    if not raised:
        return tr("No indicator is raised.")
    if len(raised) == 1:
        return tr("One indicator is raised: {name}.", name=raised[0].name)
    return tr("{many} indicators are raised.", many=first_capital(number(len(raised), tr)))
