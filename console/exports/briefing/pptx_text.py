"""Words in a PowerPoint file: as paragraphs in Arial, with the lines that are shown, sizes as on the page."""

import re
from itertools import groupby
from typing import Any, Final

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Pt
from PySide6.QtGui import QColor

from console.exports.briefing.deck import FACE
from console.exports.briefing.fit import Line, fitted
from console.exports.briefing.page import Align, Words
from console.map.style import style

POINTS: Final = 0.5
"""In a pixel of the page: 1920 of them are 13.33 inches."""
_BOLD: Final = 600
_LANGUAGE: Final = "en-GB"
_SIDES: Final = {"left": PP_ALIGN.LEFT, "right": PP_ALIGN.RIGHT, "centre": PP_ALIGN.CENTER}
_BARRED: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold."""


def write(frame: Any, words: Words) -> None:
    """Fill a text frame with words as they stand on the page."""
    stand = fitted(words)
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_ANCHOR.TOP
    # A single line never becomes two where another face is a little wider.
    frame.word_wrap = len(stand.lines) > 1 or words.align != "left"
    for number, text in enumerate(_paragraphs(stand.lines)):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.line_spacing = Pt(round(stand.pitch * POINTS, 2))
        paragraph.space_before = paragraph.space_after = Pt(0)
        run(paragraph, text, words.size, words.weight, words.ink, words.align, words.spacing)


def run(
    paragraph: Any, text: str, size: int, weight: int, ink: str, align: Align = "left", spacing: float = 0.0
) -> None:
    """Put a text into a paragraph that is empty."""
    paragraph.alignment = _SIDES[align]
    made = paragraph.add_run()
    made.text = plain(text)
    face = made.font
    face.name, face.size, face.bold = FACE, Pt(size * POINTS), weight >= _BOLD
    face.color.rgb = coloured(ink)
    made._r.get_or_add_rPr().set("lang", _LANGUAGE)
    if spacing > 0:
        made._r.get_or_add_rPr().set("spc", str(round(spacing * POINTS * 100)))


def coloured(role: str) -> RGBColor:
    """A colour of the light theme."""
    found: QColor = style("light").colour(role)
    return RGBColor(found.red(), found.green(), found.blue())  # type: ignore[no-untyped-call]


def plain(text: str) -> str:
    """Text without what a file of this format cannot hold."""
    return _BARRED.sub("", text)


def _paragraphs(lines: tuple[Line, ...]) -> list[str]:
    """Lines joined as they were before they were broken."""
    begun = 0
    numbered: list[tuple[int, str]] = []
    for line in lines:
        begun += line.first
        numbered.append((begun, line.text))
    return [" ".join(text for _, text in group) for _, group in groupby(numbered, key=lambda one: one[0])]
