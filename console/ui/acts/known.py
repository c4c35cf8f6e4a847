"""What we knew: from now, a decision or an operation to the case as it was known then, and from step to step there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.ui.commands import Command
from console.ui.known_at import ask_moment, step
from console.ui.past_steps import BACK_KEY, ON_KEY
from console.ui.selection import OPERATION
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.domain.decision import Decision
    from console.ui.window import Window


def _open(window: Window) -> bool:
    return window.session.store is not None


def _away(window: Window) -> bool:
    return window.session.moment is not None


def _decision(window: Window) -> Decision | None:
    """The decision chosen, else the newest of the consultation shown; nobody reads it for this."""
    from console.ui.consult.chosen import Consulting

    consulting = window.findChild(Consulting)
    return None if consulting is None else consulting.decision


def _show_decision(window: Window) -> None:
    decision = _decision(window)
    if decision is not None:
        window.session.put_back(decision.picture_at)


def _why_no_decision(_window: Window) -> str:
    return tr("No decision is shown. Go to the desk Decisions and choose one.")


def _show_operation(window: Window) -> None:
    window.session.put_back_to(bytes.fromhex(window.selection.id))


def _on_operation(window: Window) -> bool:
    return _open(window) and window.selection.kind == OPERATION and bool(window.selection.id)


def _why_now(_window: Window) -> str:
    return tr("This is the case as it is now. Go back with {key} first.", key=BACK_KEY)


COMMANDS = (
    Command("view.known_at", later("As known at…"), "View", 1, ask_moment, "Ctrl+Shift+K", _open),
    Command("known.back", later("As known a step before"), "View", 1, lambda window: step(window, -1), BACK_KEY, _open),
    Command(
        "known.on", later("As known a step on"), "View", 1, lambda window: step(window, 1), ON_KEY, _away,
        why_not=_why_now,
    ),
    Command("known.operation", later("As known after this operation"), "View", 1, _show_operation, "", _on_operation),
    Command(
        "known.now", later("Come back to now"), "View", 1, lambda window: window.session.put_back(None), "", _away
    ),
    Command(
        "known.decision", later("What we knew"), "Consultation", 7, _show_decision, "Ctrl+Alt+Y",
        lambda window: _decision(window) is not None, why_not=_why_no_decision,
    ),
)  # fmt: skip
