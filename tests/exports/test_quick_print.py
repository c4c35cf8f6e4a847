"""The quick print: one sheet with what matters now, the same bytes for the same sheet, no position told."""

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from console.domain.errors import CannotWrite
from console.domain.register import OutputKind
from console.domain.times import parse_instant
from console.exports.quick_order import PrintersAsked, QuickOrder, output_of
from console.exports.quick_print import QuickSheet, paint_on, pdf, quick_sheet
from console.store.casefile import open_reading
from tests import cases
from tests.exports.printed import pages


def sheet(path: Path, name: str, at: str) -> QuickSheet:
    moment = parse_instant(at)
    with open_reading(cases.story(path / f"{name}.flank", name)) as store, store.known_at(moment) as reader:
        return quick_sheet(reader, moment)


def test_the_sheet_says_how_it_stands_what_came_and_what_is_due(tmp_path: Path, qapp: QApplication) -> None:
    found = sheet(tmp_path, "przewodow", "151944Z NOV 22")
    text = "\n".join(found.texts)
    assert "Two killed at Przewodów. Cause not established. Phase: Assessment." in text
    assert "151913Z  Repeats the AP claim worldwide. (Reuters)" in text
    assert "152030Z  Question: Second source behind AP? (Press desk)" in text
    assert text.count("UNCLASSIFIED / PUBLIC DATA") == 2 and found.code in text
    made = pdf(found)
    assert pages(made) == [pytest.approx((210, 297), abs=0.5)] and made == pdf(found)
    kept = output_of(found, "paper.pdf", made, "the duty officer")
    assert kept.kind is OutputKind.EXPORT and kept.pages[0].code == found.code and kept.recipient == "the duty officer"
    assert output_of(found, "", b"").kind is OutputKind.PRINT and output_of(found, "", b"").sha256 == found.sha256


def test_no_ally_is_named_for_what_it_said(tmp_path: Path, qapp: QApplication) -> None:
    text = "\n".join(sheet(tmp_path, "grey-heron", "200745Z NOV 26").texts)
    assert "Silence on Statement v1 was broken" in text
    assert "Spain" not in text and "ES breaks" not in text and text.count("EXERCISE EXERCISE EXERCISE") == 4


def test_a_printer_takes_the_same_sheet_and_one_that_is_gone_is_told(tmp_path: Path, qapp: QApplication) -> None:
    found = sheet(tmp_path, "przewodow", "151944Z NOV 22")
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFullPage(True)
    assert paint_on(printer, found)
    assert pages((tmp_path / "printed.pdf").read_bytes()) == [pytest.approx((210, 297), abs=0.5)]
    assert PrintersAsked().answer(lambda done, of: None).startswith(b"[")
    with pytest.raises(CannotWrite, match="no printer “gone”"):
        QuickOrder(found, "gone").answer(lambda done, of: None)
