"""Which desks there are, in which workplace: an id, a name and how each is made when somebody first goes there.

A desk is a module with a class and one line of :func:`kinds`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from console.ui.words import later
from console.ui.workplaces import BRIEF, CONSULT, OPERATE

if TYPE_CHECKING:
    from console.ui.desks import Desk
    from console.ui.window import Window

POSTURE = "posture"
RACE = "race"
COMPARE = "compare"
CRISIS = "crisis"
COUNCIL = "council"
FORECAST = "forecast"
CAPITALS = "capitals"
OPTIONS = "options"
DECISIONS = "decisions"
RECORD = "record"
STORYBOARD = "storyboard"
REGISTER = "register"


@dataclass(frozen=True)
class DeskKind:
    """A desk the window offers: its id, its name and how it is made."""

    id: str
    title: str
    make: Callable[[Window, DeskKind], Desk]
    workplace: str = OPERATE


def kinds() -> tuple[DeskKind, ...]:
    """Every desk beside the posture itself, in the order of their buttons."""
    return (
        DeskKind(RACE, later("Race"), _race),
        DeskKind(COMPARE, later("Compare dates"), _compare),
        DeskKind(CRISIS, later("Crisis"), _crisis, CONSULT),
        DeskKind(COUNCIL, later("Council"), _council, CONSULT),
        DeskKind(CAPITALS, later("Capitals"), _capitals, CONSULT),
        DeskKind(OPTIONS, later("Options"), _options, CONSULT),
        DeskKind(DECISIONS, later("Decisions"), _decisions, CONSULT),
        DeskKind(FORECAST, later("Forecast"), _forecast, CONSULT),
        DeskKind(RECORD, later("Record"), _record, CONSULT),
        DeskKind(STORYBOARD, later("Storyboard"), _storyboard, BRIEF),
        DeskKind(REGISTER, later("Register"), _register, BRIEF),
    )


def home(window: Window, workplace: str) -> str:
    """The desk a workplace begins with: in Consult the Council where a consultation is open, else the crisis."""
    if workplace == OPERATE:
        return POSTURE
    if workplace == BRIEF:
        return STORYBOARD
    from console.ui.consult.chosen import consulting_of

    picture = consulting_of(window).picture
    return COUNCIL if picture is not None and picture.consultation is not None else CRISIS


def _race(window: Window, kind: DeskKind) -> Desk:
    from console.ui.race.desk import RaceDesk

    return RaceDesk(window, kind)


def _compare(window: Window, kind: DeskKind) -> Desk:
    from console.ui.compare_desk import CompareDesk

    return CompareDesk(window, kind)


def _crisis(window: Window, kind: DeskKind) -> Desk:
    from console.ui.consult.crisis_desk import CrisisDesk

    return CrisisDesk(window, kind)


def _forecast(window: Window, kind: DeskKind) -> Desk:
    from console.ui.consult.forecast_desk import ForecastDesk

    return ForecastDesk(window, kind)


def _council(window: Window, kind: DeskKind) -> Desk:
    from console.ui.consult.council import CouncilDesk

    return CouncilDesk(window, kind)


def _capitals(window: Window, kind: DeskKind) -> Desk:
    from console.ui.consult.capitals import CapitalsDesk

    return CapitalsDesk(window, kind)


def _options(window: Window, kind: DeskKind) -> Desk:
    from console.ui.consult.options_desk import OptionsDesk

    return OptionsDesk(window, kind)


def _decisions(window: Window, kind: DeskKind) -> Desk:
    from console.ui.consult.decisions_desk import DecisionsDesk

    return DecisionsDesk(window, kind)


def _record(window: Window, kind: DeskKind) -> Desk:
    from console.ui.consult.record import RecordDesk

    return RecordDesk(window, kind)


def _storyboard(window: Window, kind: DeskKind) -> Desk:
    from console.ui.brief.storyboard import StoryboardDesk

    return StoryboardDesk(window, kind)


def _register(window: Window, kind: DeskKind) -> Desk:
    from console.ui.brief.register import RegisterDesk

    return RegisterDesk(window, kind)


def names(workplace: str = OPERATE) -> Sequence[tuple[str, str]]:
    """Id and name of every desk of a workplace; of Operate the posture first."""
    home = ((POSTURE, later("Posture")),) if workplace == OPERATE else ()
    return (*home, *((kind.id, kind.title) for kind in kinds() if kind.workplace == workplace))
