"""A briefing as PDF, PowerPoint and pictures: what stands in the files, and that the same input is the same file."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from pptx import Presentation
from pypdf import PdfReader
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from console.exports.briefing.build import Briefing
from console.exports.briefing.notes import notes_pdf
from console.exports.briefing.page import Box, Words
from console.exports.briefing.pdf import pdf
from console.exports.briefing.png import encoded, image, png
from console.exports.briefing.pptx import pptx
from console.exports.briefing.pptx_shapes import words_shape
from tests.exports.briefing.laid_out import AT, MADE, ONE, TWO, exercise, with_picture


@pytest.fixture(scope="module")
def deck(qapp: QApplication) -> bytes:
    picture = with_picture(encoded(image(TWO, 0.1)))
    return pptx(Briefing(MADE.title, MADE.case, (ONE, exercise(picture)), exercise(ONE).marking))


def test_a_pdf_has_a_page_and_a_bookmark_a_slide_and_its_marking_in_its_title(qapp: QApplication) -> None:
    made = pdf(MADE)
    reader = PdfReader(BytesIO(made))
    assert [(page.mediabox.width, page.mediabox.height) for page in reader.pages] == [(960, 540)] * 2
    assert [one["/Title"] for one in reader.outline] == [f"1  {ONE.title}", f"2  {TWO.title}"]
    assert reader.metadata is not None and reader.metadata.title == "First 30 minutes · UNCLASSIFIED / PUBLIC DATA"
    assert b"2026" not in made and "As known at 151944Z NOV 22" in reader.pages[0].extract_text()


def test_a_pdf_of_words_is_the_same_file_again(qapp: QApplication) -> None:
    """With letters on a map a process of its own makes it so: see there."""
    made = Briefing(MADE.title, MADE.case, (TWO,), MADE.marking)
    assert pdf(made) == pdf(made) != pdf(replace(made, title="Another"))


def test_notes_are_a_file_of_their_own_and_none_are_cut(qapp: QApplication) -> None:
    long = Briefing("A", "b", (ONE, replace(TWO, notes="word " * 3000)), MADE.marking)
    reader = PdfReader(BytesIO(notes_pdf(long)))
    assert len(reader.pages) > 3 and "Say what is known." in reader.pages[0].extract_text()
    assert sum(page.extract_text().count("word") for page in reader.pages[1:]) == 3000


def test_a_deck_holds_real_text_tables_and_pictures_that_say_what_they_show(deck: bytes) -> None:
    slides = list(Presentation(BytesIO(deck)).slides)
    first = slides[0]
    assert first.shapes.title is not None and first.shapes.title.text == ONE.title
    said = [shape.text_frame.text for shape in first.shapes if shape.has_text_frame]
    assert said.count("UNCLASSIFIED / PUBLIC DATA") == 2 and "Claimed\nRussian missiles hit Poland <script>" in said
    (table,) = [shape.table for shape in first.shapes if shape.has_table]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Force", "Strength"],
        ["BG Estonia", "1 430"],
        ["BG Latvia & friends", "2 100 ?"],
    ]
    pictures = [shape for slide in slides for shape in slide.shapes if hasattr(shape, "image")]
    told = [shape._element.nvPicPr.cNvPr.get("descr") for shape in pictures]
    assert told == ["Arrivals: 36–60 h", "The <b>flank</b>", "A crater beside a grain dryer"]
    assert "Do not say “Russian-made”." in first.notes_slide.notes_text_frame.text
    assert "EXERCISE EXERCISE EXERCISE" in slides[1].notes_slide.notes_text_frame.text


def test_a_deck_is_bare_of_what_its_template_carries(deck: bytes) -> None:
    made = Presentation(BytesIO(deck))
    told = made.core_properties
    assert (told.title, told.author, told.last_modified_by) == (MADE.title, "Flank Console", "Flank Console")
    assert told.keywords == exercise(ONE).marking.banner and told.created is not None and told.created.year == 2022
    assert len(made.slide_layouts) == 1
    assert [[shape.name for shape in slide.placeholders] for slide in made.slides] == [["Title"], ["Title"]]
    with zipfile.ZipFile(BytesIO(deck)) as parts:
        assert {entry.date_time[0] for entry in parts.infolist()} == {1980}
        whole = b"".join(parts.read(name) for name in parts.namelist() if not name.endswith(".png"))
    assert b"Macintosh" not in whole and b"Calibri" not in whole and b"printerSettings" not in whole


def test_a_deck_is_the_same_file_again(deck: bytes) -> None:
    made = Briefing(MADE.title, MADE.case, (TWO,), MADE.marking)
    assert pptx(made) == pptx(made) != deck


def test_a_picture_says_in_itself_what_it_is(qapp: QApplication) -> None:
    made = png(TWO)
    found = QImage.fromData(made)
    assert (found.width(), found.height()) == (1920, 1080) and made == png(TWO)
    assert found.text("Title") == "What Allies can do · UNCLASSIFIED / PUBLIC DATA · 151944Z NOV 22"
    assert found.text("Description") == "First 30 minutes 2/2 5e6f7a8b"
    assert TWO.known_at == AT


def test_words_that_were_parted_at_the_end_of_a_line_are_whole_again_in_a_deck(qapp: QApplication) -> None:
    text = "Stray Ukrainian air-defence missile, unpronounceablyunbreakable\nSecond"
    for wide in range(60, 600, 45):
        shape = words_shape(2, "Words", Words(Box(0, 0, wide, 5000), text, 38, 600))
        assert re.findall("<a:t>(.*?)</a:t>", shape) == text.split("\n")
