"""The workplaces of the window: where one kind of work is done, with the desks for it."""

from typing import Final

from console.ui.words import later

OPERATE: Final = "operate"
CONSULT: Final = "consult"
BRIEF: Final = "brief"
WORKPLACES: Final = (
    (OPERATE, later("Operate"), "F7"),
    (CONSULT, later("Consult"), "F8"),
    (BRIEF, later("Brief"), "F9"),
)
"""Id, name and key of each."""
