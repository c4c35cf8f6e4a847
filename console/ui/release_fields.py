"""Who releases beside the one who gives it: fields of a form, there where the case asks for a second person."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from console.domain.errors import ConsoleError
from console.ui.sheet import Sheet
from console.ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

    from console.services.releasing import ReleaseRule
    from console.store.reader import Reader
    from console.ui.session import Session
    from console.ui.window import Window


def with_rule(window: Window, then: Callable[[ReleaseRule], None]) -> None:
    """Tell ``then`` what the case asks of whoever releases: for the form that is opened next."""
    if (store := window.session.store) is None:
        return

    def query(_shown: Reader) -> ReleaseRule:
        from console.services.releasing import release_rule

        # While the case is put back, what it asks for now still holds.
        with store.reader() as reader:
            return release_rule(reader)

    window.session.read(query, then)


def ask_release(window: Window, title: str, then: Callable[[str], None]) -> None:
    """Tell ``then`` who released a product that needs no other form; where the case asks for nobody, at once."""

    def ask(rule: ReleaseRule) -> None:
        if not rule.second:
            then("")
            return
        sheet = Sheet(window, title)
        sheet.heading(title)
        second = ReleaseFields(sheet, rule, product_words())

        def released(who: str) -> None:
            sheet.accept()
            then(who)

        sheet.act(tr("Choose a file…"), lambda: second.settle(window.session, released, sheet.refuse))
        sheet.open()
        second.fields[0].setFocus()

    with_rule(window, ask)


def product_words() -> str:
    """What stands over the fields of a form for a product."""
    return tr("This case asks for a second person before a product leaves it.")


class ReleaseFields:
    """Name and station of the second person, and their passphrase where that is asked for; else nothing at all."""

    def __init__(self, sheet: Sheet, rule: ReleaseRule, words: str) -> None:
        """Put at the end of ``sheet``, under ``words`` that say what waits for a second person."""
        self.fields: tuple[QLineEdit, ...] = ()
        if rule.second:
            sheet.text(words, "secondary")
            self.fields = (sheet.field(tr("Released by, name")), sheet.field(tr("Station")))
            if rule.passphrase:
                self.fields += (sheet.field(tr("Their passphrase"), secret=True),)

    def why_not(self, session: Session) -> str:
        """Why nobody can release it here yet, as a sentence: one person alone would be both of the two."""
        if not self.fields or not session.rights.asks or session.proved == session.actor:
            return ""
        return tr("Sign on first: where the case asks for passphrases, both who release prove who they are.")

    @property
    def said(self) -> tuple[str, str, str] | None:
        """Name, station and passphrase as typed; None where the case asks for nobody."""
        if not self.fields:
            return None
        name, station, *passphrase = (field.text() for field in self.fields)
        return name, station, "".join(passphrase)

    def settle(self, session: Session, then: Callable[[str], None], refuse: Callable[[str], None]) -> str:
        """Tell ``then`` who released it (nobody where the case asks for nobody), or ``refuse`` why they did not.

        Gives why nobody can here yet, as an act of a sheet does; empty: one of both is told, maybe later.
        """
        if why := self.why_not(session):
            return why
        given, actor, store = self.said, session.actor, session.store
        if given is None or store is None:
            then("")
            return ""

        def query(_shown: Reader) -> tuple[str, str]:
            from console.services.releasing import released

            try:
                with store.reader() as reader:
                    return released(reader, actor, *given), ""
            except ConsoleError as error:
                return "", str(error)

        def told(found: tuple[str, str]) -> None:
            who, why = found
            if why:
                refuse(why)
            else:
                then(who)

        session.read(query, told)
        return ""
