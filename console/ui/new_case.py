"""File ▸ New case…: where, with the public baseline or empty, as an exercise, encrypted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from console.domain.operation import Actor
from console.domain.times import Instant
from console.ui.check_box import CheckBox
from console.ui.passphrases import pair, unlike
from console.ui.sheet import Sheet
from console.ui.words import tr

if TYPE_CHECKING:
    from console.store.casefile import Store
    from console.ui.window import Window

SUFFIX = "flank"


def ask_where(window: Window) -> None:
    """Ask for a name, then for what kind of case it is."""
    folder = window.openings.folder()
    dialog = QFileDialog(window, tr("New case"), str(folder), tr("Cases ({pattern})", pattern=f"*.{SUFFIX}"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setDefaultSuffix(SUFFIX)
    dialog.fileSelected.connect(lambda chosen: ask_kind(window, Path(chosen)))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def ask_kind(window: Window, path: Path) -> None:
    """Ask what the case is for, and make it."""
    sheet = Sheet(window, tr("New case"))
    sheet.heading(path.stem)
    sheet.text(str(path.parent), "secondary")
    baseline = CheckBox(window.look, tr("With the public picture: forces, places, past incidents"), sheet)
    baseline.setChecked(True)
    exercise = CheckBox(window.look, tr("Exercise: everything in it is marked so"), sheet)
    encrypted = CheckBox(window.look, tr("Encrypted with a passphrase"), sheet)
    for box in (baseline, exercise, encrypted):
        sheet.body.addWidget(box)
    first, second = pair(sheet)
    for widget in (first, second, sheet.name_of(first), sheet.name_of(second)):
        widget.hide()
        encrypted.toggled.connect(widget.setVisible)

    def run() -> str | None:
        if encrypted.isChecked() and not first.text():
            return tr("Type the passphrase of the new case.")
        if encrypted.isChecked() and (sentence := unlike(first, second)):
            return sentence
        passphrase = first.text() if encrypted.isChecked() else None
        make(window, path, empty=not baseline.isChecked(), exercise=exercise.isChecked(), passphrase=passphrase)
        return None

    sheet.act(tr("Make the case"), run)
    sheet.open()


def make(window: Window, path: Path, *, empty: bool, exercise: bool, passphrase: str | None) -> None:
    """Make a case off the window's thread and show it."""

    def opening(actor: Actor, now: Instant) -> Store:
        from console.services.cases import new_case
        from console.store.connection import key_from

        key = None if passphrase is None else key_from(passphrase)
        return new_case(path, actor, now, empty=empty, exercise=exercise, key=key)

    window.session.begin(opening, path)
