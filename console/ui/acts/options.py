"""Options of a crisis: make, change, order, choose forces, claims and the plan whose race shows what one gives."""

from __future__ import annotations

from console.ui.commands import Command

COMMANDS: tuple[Command, ...] = ()
