"""Capitals: convening, the roster, national assessments, contacts."""

from __future__ import annotations

from console.ui.commands import Command

COMMANDS: tuple[Command, ...] = ()
