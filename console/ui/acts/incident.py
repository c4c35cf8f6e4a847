"""Incident: new, edit, close, reopen. The form and the facts are in the inspector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.ui.commands import Command, why_not_writable
from console.ui.panels.inspector import inspector_of
from console.ui.selection import REPORT
from console.ui.triage import triage_of
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.ui.window import Window


def _can_make(window: Window) -> bool:
    return window.session.writable and inspector_of(window) is not None


def _can_edit(window: Window) -> bool:
    panel = inspector_of(window)
    return panel is not None and panel.can_edit and not panel.editing


def _why_no_edit(window: Window) -> str:
    panel = inspector_of(window)
    if panel is None or panel.editing:
        return ""
    if why := why_not_writable(window):
        return why
    if panel.incident is None:
        return tr("Choose an incident to edit it.")
    return tr("This incident is closed. Reopen it to edit it.")


def _can_reopen(window: Window) -> bool:
    panel = inspector_of(window)
    incident = panel.incident if panel is not None else None
    return window.session.writable and incident is not None and incident.closed_at is not None


def _new(window: Window) -> None:
    panel = inspector_of(window)
    if window.selection.kind == REPORT:
        triage_of(window).new_incident()
    elif panel is not None:
        window.show_panel("inspector")
        panel.new()


def _edit(window: Window) -> None:
    panel = inspector_of(window)
    if panel is not None:
        window.show_panel("inspector")
        panel.edit()


def _close(window: Window) -> None:
    panel = inspector_of(window)
    if panel is not None:
        panel.close_incident()


def _reopen(window: Window) -> None:
    panel = inspector_of(window)
    if panel is not None:
        panel.reopen_incident()


COMMANDS = (
    Command(
        "incident.new", later("New incident"), "Incident", 0, _new, "Ctrl+Shift+N", _can_make, why_not=why_not_writable
    ),
    Command("incident.edit", later("Edit incident"), "Incident", 1, _edit, "Ctrl+E", _can_edit, why_not=_why_no_edit),
    Command("incident.close", later("Close incident"), "Incident", 1, _close, "", _can_edit),
    Command("incident.reopen", later("Reopen incident"), "Incident", 1, _reopen, "", _can_reopen),
)
