"""View: which time is shown, and its replay."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from console.domain.time_window import LENGTHS, Unit
from console.ui.commands import Act, Choice, Command
from console.ui.replay import SPEEDS
from console.ui.time_words import length_words
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.ui.window import Window


def _step(unit: Unit, times: int) -> Act:
    return lambda window: window.time.step(unit, times)


def _live(window: Window) -> None:
    window.time.show_live()


def _not_live(window: Window) -> bool:
    return not window.time.live


def _toggle_replay(window: Window) -> None:
    window.replay.toggle()


def _replay_words(window: Window) -> str:
    return tr("Stop the replay") if window.replay.playing else tr("Replay")


def _lengths(window: Window) -> list[Choice]:
    shown = window.time.window.length
    return [Choice(length_words(each), partial(window.time.reach, each), each == shown) for each in LENGTHS]


def _speeds(window: Window) -> list[Choice]:
    chosen = window.replay.speed
    return [Choice(tr(words), partial(window.replay.choose, speed), speed == chosen) for speed, words in SPEEDS]


COMMANDS = (
    Command("time.length", later("Length of the time shown"), "View", 5, choices=_lengths),
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
    Command("time.replay", later("Replay"), "View", 5, _toggle_replay, "Ctrl+Space", wording=_replay_words),
    Command("time.speed", later("Speed of the replay"), "View", 5, choices=_speeds),
)
