"""Asking for passphrases: one to open a case, two alike to set a new one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from console.ui.sheet import Sheet
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window


def ask(
    window: Window,
    path: Path,
    then: Callable[[str], None],
    why: str = "",
    *,
    act: str = "",
    instead: tuple[str, Callable[[], None]] | None = None,
    stays: bool = False,
) -> Sheet:
    """Ask for the passphrase of a case and hand it on.

    ``why`` says what was wrong with the one before, ``act`` what it is for; ``instead`` is another way out of here.
    With ``stays`` the sheet waits for what becomes of it: ``accept`` it, or :func:`ask_again`.
    """
    sheet = Sheet(window, tr("Passphrase"))
    sheet.heading(tr("{name} is encrypted.", name=path.name))
    field = sheet.field(tr("Passphrase"), secret=True)

    def run() -> str | None:
        if not field.text():
            return tr("Type the passphrase.")
        then(field.text())
        return "" if stays else None

    if instead is not None:
        sheet.way_out(*instead)
    sheet.act(act or tr("Open"), run)
    sheet.refuse(why)
    sheet.open()
    field.setFocus()
    return sheet


def ask_again(sheet: Sheet, why: str) -> None:
    """Say in the sheet why the passphrase did not do, with the field ready for another."""
    sheet.refuse(why)
    field = sheet.findChild(QLineEdit)
    if field is not None:
        field.setFocus()
        field.selectAll()


def ask_new(window: Window, encrypted: bool, then: Callable[[str | None], None]) -> None:
    """Ask for a new passphrase twice; empty fields take the encryption of an encrypted case away."""
    sheet = Sheet(window, tr("Change passphrase"))
    sheet.heading(tr("Change the passphrase of this case"))
    removal = tr("Leave both empty to take the encryption away. ") if encrypted else ""
    sheet.text(removal + tr("Backups made before keep the passphrase they were made with."), "secondary")
    first, second = pair(sheet)

    def run() -> str | None:
        if not first.text() and not encrypted:
            return tr("Type the new passphrase.")
        if sentence := unlike(first, second):
            return sentence
        then(first.text() or None)
        return None

    sheet.act(tr("Change passphrase"), run)
    sheet.open()
    first.setFocus()


def pair(sheet: Sheet) -> tuple[QLineEdit, QLineEdit]:
    """Two fields for the same new passphrase."""
    return sheet.field(tr("New passphrase"), secret=True), sheet.field(tr("The same again"), secret=True)


def unlike(first: QLineEdit, second: QLineEdit) -> str | None:
    """What to say when the two differ."""
    return None if first.text() == second.text() else tr("The two passphrases differ. Nothing was changed.")
