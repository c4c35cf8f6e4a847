"""Who releases beside the one who gives it: fields of a form, there where the case asks for a second person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

    from console.services.releasing import ReleaseRule
    from console.ui.session import Session
    from console.ui.sheet import Sheet


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
