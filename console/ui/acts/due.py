"""What is due: acknowledge it by name, whether a new alarm is heard; the shift handed over, and those before."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from console.ui.commands import Choice, Command, why_not_writable
from console.ui.due import due_of
from console.ui.handover import ask_to_hand_over
from console.ui.handovers import show_handovers
from console.ui.panels.due import due_panel_of
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.ui.window import Window


def _can_acknowledge(window: Window) -> bool:
    return window.session.writable and due_panel_of(window) is not None and bool(due_of(window).open)


def _why_not(window: Window) -> str:
    return why_not_writable(window) or tr("Nothing is due that nobody has acknowledged.")


def _acknowledge(window: Window) -> None:
    panel = due_panel_of(window)
    if panel is not None:
        window.show_panel("due")
        panel.acknowledge()


def _sounds(window: Window) -> list[Choice]:
    now = window.preferences.value.alarm_sound
    return [
        Choice(tr(words), partial(window.preferences.change, alarm_sound=on), now is on)
        for words, on in ((later("Heard"), True), (later("Silent"), False))
    ]


COMMANDS = (
    Command(
        "due.acknowledge", later("Acknowledge what is due…"), "Tools", 1, _acknowledge, "Ctrl+Shift+A",
        _can_acknowledge, why_not=_why_not,
    ),
    Command("due.sound", later("New alarms are"), "Tools", 1, choices=_sounds),
    Command(
        "handover.make", later("Hand over the shift…"), "Tools", 2, ask_to_hand_over, "Ctrl+Shift+H",
        lambda window: window.session.writable, why_not=why_not_writable,
    ),
    Command(
        "handover.show", later("Handovers…"), "Tools", 2, show_handovers, "",
        lambda window: window.session.store is not None,
    ),
)  # fmt: skip
