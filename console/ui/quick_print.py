"""Quick print: the picture as it is now on one sheet, on paper or as a file, by one key and Enter."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from console.domain.times import file_stamp
from console.exports.drawing_child import Child
from console.ui.choice_box import ChoiceBox
from console.ui.indicators import indicators_of
from console.ui.leaving import file_name, note_output
from console.ui.notices import Notice
from console.ui.sheet import Sheet
from console.ui.words import tr

if TYPE_CHECKING:
    from console.exports.quick_print import QuickSheet
    from console.ui.jobs import Progress
    from console.ui.window import Window

_FILE, _OTHER, _PRINTER = "file", "other file", "printer"


def ask_where(window: Window) -> None:
    """Ask for a printer or a file; the usual printer is chosen once it is found, else a file that has its name."""
    if window.session.store is not None:
        _Asking(window).begin()


class _Asking:
    """The sheet while it is open, and the process that finds printers and then draws."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._child = Child()
        self._known = self._chosen = False
        self._asked: tuple[str, str] | None = None
        self._recipient = ""
        self.sheet = sheet = Sheet(window, tr("Quick print"))
        sheet.heading(tr("The picture as it is now, on one sheet of A4"))
        sheet.text(tr("Map, what the last hour brought, what is due. It is recorded in the register."), "secondary")
        session = window.session
        words = ("" if session.store is None else session.store.case.title, tr("quick print"), file_stamp(session.now))
        self._path = Path(window.openings.folder()) / file_name(window, words, ".pdf")
        self.where = ChoiceBox(window.look, sheet)
        self.where.addItem(tr("File {name} in {folder}", name=self._path.name, folder=self._path.parent), (_FILE, ""))
        self.where.addItem(tr("Another file…"), (_OTHER, ""))
        self.where.activated.connect(self._choose)
        sheet.labelled(tr("To"), self.where)
        self.recipient = sheet.field(tr("For whom (may stay empty)"))
        sheet.act(tr("Print"), self._print)
        sheet.rejected.connect(self._child.close)

    def begin(self) -> None:
        """Show it; printers are looked for beside it."""
        self.sheet.open()
        self._window.jobs.start("", self._look, self._found, lambda: self._found(b"[]"))

    def _look(self, progress: Progress) -> bytes:
        from console.exports.quick_order import PrintersAsked

        return self._child.ask(PrintersAsked(), check=progress.check)

    def _choose(self) -> None:
        self._chosen = True

    def _found(self, answer: bytes) -> None:
        """Printers stand before files; who has chosen keeps that, and who pressed Enter already is served now."""
        self._known = True
        names = json.loads(answer)
        if self._asked is not None:
            self._go((_PRINTER, names[0]) if names and not self._chosen else self._asked)
        elif isValid(self.sheet):
            for place, name in enumerate(names):
                self.where.insertItem(place, tr("Printer {name}", name=name), (_PRINTER, name))
            if not self._chosen:
                self.where.setCurrentIndex(0)

    def _print(self) -> None:
        self._asked = asked = self.where.currentData()
        self._recipient = " ".join(self.recipient.text().split())
        if self._known:
            self._go(asked)

    def _go(self, asked: tuple[str, str]) -> None:
        kind, printer = asked
        if kind == _OTHER:
            self._ask_file()
        else:
            self._make(None if kind == _PRINTER else self._path, printer)

    def _ask_file(self) -> None:
        window = self._window
        dialog = QFileDialog(window, tr("Quick print"), str(self._path.parent), tr("PDF ({pattern})", pattern="*.pdf"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(self._path.name)
        dialog.fileSelected.connect(lambda chosen: self._make(Path(chosen), ""))
        dialog.rejected.connect(self._child.close)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _make(self, path: Path | None, printer: str) -> None:
        """Lay it out from the case, have it drawn and written; then into the register, and a word to the user."""
        window, store = self._window, self._window.session.store
        if store is None:
            self._child.close()
            return
        now, put_back, view = window.session.now, window.session.moment is not None, window.map.canvas.view
        board = indicators_of(window).board
        readings = () if board is None or put_back else tuple(board.raised)
        wide = window.map.canvas.width()

        def work(progress: Progress) -> tuple[QuickSheet, bytes]:
            from console.exports.files import write_file
            from console.exports.quick_order import QuickOrder
            from console.exports.quick_print import WIDE, quick_sheet

            with store.known_at(now) if put_back else store.reader() as reader:
                shown = view.scaled(view.metres_per_pixel * wide / WIDE)
                sheet = quick_sheet(reader, now, shown, readings)
            content = self._child.ask(QuickOrder(sheet, printer), check=progress.check)
            if path is not None:
                write_file(path, content)
            return sheet, content

        def done(made: tuple[QuickSheet, bytes]) -> None:
            from console.exports.quick_order import output_of

            self._child.close()
            sheet, content = made
            file = "" if path is None else path.name
            note_output(window, lambda: output_of(sheet, file, content, self._recipient))
            words = tr("Printed by {name}.", name=printer) if path is None else tr("Written to {name}.", name=path)
            window.say(Notice(words, "done"))

        window.jobs.start(tr("Printing"), work, done, self._child.close)
