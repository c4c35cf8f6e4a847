"""Tools ▸ Sign on…: the name and station every operation is recorded under, proved where the case asks for it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.ui.notices import Notice
from console.ui.passphrases import pair, unlike
from console.ui.sheet import Sheet
from console.ui.words import tr

if TYPE_CHECKING:
    from console.store.casefile import Store
    from console.ui.window import Window


NOTICE = "sign-on"


def ask_who(window: Window) -> None:
    """Ask who works here from now on."""
    session = window.session
    actor = session.actor
    sheet = Sheet(window, tr("Sign on"))
    sheet.heading(tr("Who works at this console"))
    sheet.text(tr("Every change is recorded under this name and station."), "secondary")
    name = sheet.field(tr("Name"), actor.name)
    station = sheet.field(tr("Station"), actor.station)
    passphrase = sheet.field(tr("Passphrase"), secret=True) if session.rights.asks else None

    def run() -> str | None:
        if not name.text().strip() or not station.text().strip():
            return tr("Both are needed: a change without a name cannot be traced.")
        if passphrase is None:
            _take(window, Actor(name.text().strip(), station.text().strip()))
            return None
        session.sign_on(name.text(), station.text(), passphrase.text(), partial(_proved, window, sheet), sheet.refuse)
        return ""

    sheet.act(tr("Sign on"), run)
    sheet.open()
    name.setFocus()
    name.selectAll()


def set_own_passphrase(window: Window) -> None:
    """Give whoever is signed on a passphrase of their own in this case."""
    actor = window.session.actor
    sheet = Sheet(window, tr("Own passphrase"))
    sheet.heading(tr("Your passphrase in this case, {name} at {station}", name=actor.name, station=actor.station))
    sheet.text(tr("It proves who you are where the case asks for it. It does not open the file."), "secondary")
    first, second = pair(sheet)

    def work(passphrase: str, store: Store, actor: Actor, now: Instant) -> tuple[None, Changes]:
        from console.services.sign_on import register

        return None, register(store, actor, now, actor.name, actor.station, passphrase)

    def run() -> str | None:
        if not first.text():
            return tr("Type the new passphrase.")
        if sentence := unlike(first, second):
            return sentence
        window.session.attempt(partial(work, first.text()), _nothing)
        return None

    sheet.act(tr("Set passphrase"), run)
    sheet.open()
    first.setFocus()


def ask_everybody(window: Window, on: bool) -> None:
    """Ask everybody for their passphrase before they write, or no more."""

    def work(store: Store, actor: Actor, now: Instant) -> tuple[None, Changes]:
        from console.services.sign_on import require_passphrases

        return None, require_passphrases(store, actor, now, on)

    window.session.attempt(work, _nothing)


def _proved(window: Window, sheet: Sheet, actor: Actor) -> None:
    _take(window, actor)
    sheet.accept()


def _take(window: Window, actor: Actor) -> None:
    window.preferences.change(name=actor.name, station=actor.station)
    words = tr("{name} at {station} works here now.", name=actor.name, station=actor.station)
    window.say(Notice(words, "done", key=NOTICE))


def _nothing(_: None) -> None:
    """The notice says it."""
