"""A quick print made by a process of its own: it gets a plain sheet, and gives a file's bytes or prints it."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from console.domain.errors import CannotWrite
from console.domain.register import OutputKind, OutputPage
from console.exports.quick_print import QuickSheet, paint_on, pdf
from console.services.register import OutputForm

_TITLE: Final = "quick print"


@dataclass(frozen=True)
class PrintersAsked:
    """Which printers this machine has; the answer is their names (JSON), the usual one first."""

    def answer(self, told: Callable[[int, int], None]) -> bytes:
        """Look for them: that may take as long as a network does."""
        from PySide6.QtPrintSupport import QPrinterInfo

        usual, names = QPrinterInfo.defaultPrinterName(), QPrinterInfo.availablePrinterNames()
        return json.dumps(sorted(names, key=lambda name: name != usual)).encode()


@dataclass(frozen=True)
class QuickOrder:
    """A sheet for a ``printer`` by its name, else as a PDF; the answer is what was made, nothing for a printer."""

    sheet: QuickSheet
    printer: str = ""

    def answer(self, told: Callable[[int, int], None]) -> bytes:
        """Do it in this process, which has a QGuiApplication. Raises CannotWrite."""
        if not self.printer:
            return pdf(self.sheet)
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

        info = QPrinterInfo.printerInfo(self.printer)
        if info.isNull():
            raise CannotWrite(f"There is no printer “{self.printer}” any more. Choose another, or a file.")
        printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
        printer.setFullPage(True)
        printer.setDocName(f"{self.sheet.title} · {self.sheet.marking.banner}")
        if not paint_on(printer, self.sheet):
            raise CannotWrite(f"“{self.printer}” took nothing. See whether it is on, or choose a file.")
        return b""


def output_of(sheet: QuickSheet, file: str, content: bytes, recipient: str = "") -> OutputForm:
    """What the register keeps: of a ``file`` the hash of its bytes, of paper (no file) that of the sheet's words."""
    page = OutputPage(1, sheet.title, sheet.code, sheet.at)
    kind, form = (OutputKind.EXPORT, "pdf") if file else (OutputKind.PRINT, "paper")
    digest = hashlib.sha256(content).digest() if file else sheet.sha256
    return OutputForm(
        kind, _TITLE, form, file, digest, known_at=sheet.at, recipient=recipient, marking=sheet.marking, pages=(page,)
    )
