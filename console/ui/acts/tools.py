"""Tools and Help: the case's soundness, who works here, the passphrase, the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.ui import passphrases, second_person, sign_on
from console.ui.acts.file import is_open
from console.ui.borders_help import show_borders
from console.ui.checking import check_case
from console.ui.commands import Command
from console.ui.help import show_about, show_keys
from console.ui.words import later

if TYPE_CHECKING:
    from console.ui.window import Window


def _change_passphrase(window: Window) -> None:
    store = window.session.store
    if store is not None:
        passphrases.ask_new(window, store.encrypted, lambda new: _set_passphrase(window, new))


def _set_passphrase(window: Window, new: str | None) -> None:
    from console.store.connection import key_from

    window.session.change_key(None if new is None else key_from(new))


COMMANDS = (
    Command("case.check", later("Check case"), "Tools", 3, check_case, enabled_when=is_open),
    Command("sign_on", later("Sign on…"), "Tools", 4, sign_on.ask_who),
    Command(
        "sign_on.own",
        later("Own passphrase…"),
        "Tools",
        4,
        sign_on.set_own_passphrase,
        enabled_when=lambda window: window.session.writable,
    ),
    Command(
        "sign_on.ask",
        later("Ask everybody for their passphrase"),
        "Tools",
        4,
        lambda window: sign_on.ask_everybody(window, True),
        enabled_when=lambda window: window.session.writable and not window.session.rights.asks,
    ),
    Command(
        "sign_on.name",
        later("Ask only for names"),
        "Tools",
        4,
        lambda window: sign_on.ask_everybody(window, False),
        enabled_when=lambda window: window.session.writable and window.session.rights.asks,
    ),
    Command(
        "release.second",
        later("Second person to release…"),
        "Tools",
        4,
        second_person.ask,
        enabled_when=lambda window: window.session.writable,
    ),
    Command(
        "case.passphrase",
        later("Change passphrase of the file…"),
        "Tools",
        5,
        _change_passphrase,
        enabled_when=lambda window: window.session.writable,
    ),
    Command("help.keys", later("Keys"), "Help", 0, show_keys, "F1"),
    Command("help.borders", later("Borders on this map"), "Help", 0, show_borders),
    Command("help.about", later("About Flank Console"), "Help", 0, show_about),
)
