"""View: which day is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.domain.time_window import Unit
from console.ui.commands import Act, Command
from console.ui.words import later

if TYPE_CHECKING:
    from console.ui.window import Window


def _step(unit: Unit, times: int) -> Act:
    return lambda window: window.time.step(unit, times)


def _live(window: Window) -> None:
    window.time.show_live()


def _not_live(window: Window) -> bool:
    return not window.time.live


COMMANDS = (
    Command("day.back", later("A day back"), "View", 5, _step(Unit.DAY, -1), "Alt+,"),
    Command("day.on", later("A day on"), "View", 5, _step(Unit.DAY, 1), "Alt+."),
    Command("day.month_back", later("A month back"), "View", 5, _step(Unit.MONTH, -1), "Alt+PgDown"),
    Command("day.month_on", later("A month on"), "View", 5, _step(Unit.MONTH, 1), "Alt+PgUp"),
    Command(
        "day.today",
        later("Follow the clock"),
        "View",
        5,
        _live,
        "Alt+Home",
        _not_live,
    ),
)
