"""Decisions: record one, what follows from it, what was known."""

from __future__ import annotations

from console.ui.commands import Command

COMMANDS: tuple[Command, ...] = ()
