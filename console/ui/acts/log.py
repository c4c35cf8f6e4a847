"""Log: the watch log's one line."""

from console.ui.commands import Command, why_not_writable
from console.ui.words import later

COMMANDS = (
    Command(
        "log.write",
        later("Write in the log"),
        "Tools",
        0,
        lambda window: window.write_log(),
        "Ctrl+L",
        lambda window: window.session.writable,
        why_not=why_not_writable,
    ),
)
