"""A handover on paper: as many sheets as it takes, each with marking, as-of and number."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from console.domain.handover import Handover, Section
from console.domain.marking import PUBLIC, Level, Marking
from console.domain.times import HOUR, parse_instant
from console.exports import document_pdf
from console.exports.document_pdf import Document
from console.exports.handover_document import document_of
from tests.exports.printed import pages

NOW = parse_instant("151944Z NOV 22")


def handover(lines: int, marking: Marking = PUBLIC) -> Document:
    sections = (Section("Reports", tuple(f"1519{n % 60:02}Z  <b>Line</b> {n} " + "word " * 20 for n in range(lines))),)
    signed = Handover(
        b"h" * 16, NOW - 12 * HOUR, NOW, (*sections, Section("Due", ())), "Quiet.\nMostly.", "Ann, Desk 1", NOW,
        "Bo, Desk 2", NOW, None,
    )  # fmt: skip
    return document_of(signed, "night", marking)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("marking", [PUBLIC, Marking(Level.SECRET, "NATO", exercise=True)])
def test_it_is_a4_and_takes_as_many_pages_as_it_needs(marking: Marking) -> None:
    short, long = (document_pdf.pdf(handover(lines, marking)) for lines in (3, 90))
    assert [tuple(round(side) for side in page) for page in pages(short)] == [(210, 297)]
    assert len(pages(long)) == len(document_pdf.pages(handover(90))) > 2
    assert re.search(rb"%PDF-1", short)


def test_no_line_is_lost_and_no_heading_stands_alone_at_the_foot(qapp: QApplication) -> None:
    for many in (0, 1, 35, 36, 37, 38, 39, 40, 120):
        sheets = document_pdf.pages(handover(many))
        words = [piece.words for sheet in sheets for piece in sheet]
        assert sum(words_.count("Line") for words_ in words) == many
        assert {"Reports", "Due", "Nothing.", "Mostly.", "Signed"} <= set(words)
        assert all(sheet[-1].weight < 600 for sheet in sheets)
        assert all(sum(piece.high for piece in sheet) < 1_000 for sheet in sheets)


@pytest.mark.usefixtures("qapp")
def test_a_word_wider_than_the_page_is_parted_and_no_other() -> None:
    long = Handover(
        b"h" * 16, NOW - HOUR, NOW, (Section("Log", ("x" * 200, "y" * 60)),), "", "Ann", NOW, None, None, None
    )
    (sheet,) = document_pdf.pages(document_of(long, "night", PUBLIC))
    wide, fitting = (next(piece for piece in sheet if piece.words[0] == letter) for letter in "xy")
    assert wide.high > 1.5 * fitting.high and "\N{ZERO WIDTH SPACE}" not in fitting.words


@pytest.mark.usefixtures("qapp")
def test_what_is_copied_from_a_pdf_is_what_was_written() -> None:
    lines = ("EX GREY HERON 26: airspace (invented), 0658Z–0707Z",)
    made = document_pdf.pdf(Document("Report", NOW, "", "Case", PUBLIC, (Section("At 20:44", lines),)))
    text = PdfReader(BytesIO(made)).pages[0].extract_text()
    assert "At 20:44" in text and lines[0] in text
