"""Indicators: the board, a new rule, and how they work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.ui.commands import Command, why_not_writable
from console.ui.indicator_form import ask_for_indicator
from console.ui.indicator_help import show_indicator_help
from console.ui.panels.indicators import board_of
from console.ui.words import later

if TYPE_CHECKING:
    from console.domain.indicator_rules import Indicator
    from console.ui.window import Window


def _can_make(window: Window) -> bool:
    return window.session.writable


def _chosen(window: Window) -> Indicator | None:
    board = board_of(window)
    return None if board is None or board.chosen is None else board.chosen.indicator


def _can_edit(window: Window) -> bool:
    return window.session.writable and _chosen(window) is not None


def _edit(window: Window) -> None:
    ask_for_indicator(window, _chosen(window))


COMMANDS = (
    Command(
        "indicator.new", later("New indicator…"), "Tools", 0, ask_for_indicator, "", _can_make,
        why_not=why_not_writable,
    ),
    Command("indicator.edit", later("Edit indicator…"), "Tools", 0, _edit, "", _can_edit),
    Command("help.indicators", later("How indicators work"), "Help", 0, show_indicator_help),
)  # fmt: skip
