"""Words of a PDF as they were written: what is copied, searched and read aloud from it.

Figures of one width are glyphs of their own, which a typeface keeps under private numbers, and Qt writes those down as
the text; a space becomes a tabulator. Here the tables that tell text from glyphs are put right.
"""

import re
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QFont, QRawFont, QTextLayout

from console.map.style import font

if TYPE_CHECKING:
    from pypdf import PdfWriter

_LISTED: Final = re.compile(rb"\[[^\]]*\]")
_NUMBER: Final = re.compile(rb"<([0-9A-Fa-f]{4})>")
_SIGNS: Final = "".join(map(chr, range(0x21, 0x7F))) + "·–—…“”‘’«»×→±≤≥°€"
_PRIVATE: Final = range(0xE000, 0xF900)
_WEIGHTS: Final = (400, 500, 600)
_SIZE: Final = 20


def readable(made: bytes) -> bytes:
    """A PDF that Qt has made, its words as they were written; the same input gives the same bytes."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(made)))
    put_right(writer)
    found = BytesIO()
    writer.write(found)
    return found.getvalue()


def put_right(writer: "PdfWriter") -> None:
    """Correct the tables of text of every typeface in a PDF that Qt has made."""
    from pypdf.generic import StreamObject

    for number in range(1, len(writer._objects) + 1):
        table = writer.get_object(number)
        if isinstance(table, StreamObject) and b"begincmap" in (content := table.get_data()):
            table.set_data(_LISTED.sub(_corrected, content))


def _corrected(listed: re.Match[bytes]) -> bytes:
    signs = _signs()
    return _NUMBER.sub(lambda found: b"<%04X>" % signs.get(number := int(found[1], 16), number), listed[0])


@cache
def _signs() -> dict[int, int]:
    """What stands for private numbers of the face in use, and the space for the tabulator."""
    found = {0x09: 0x20}
    for weight in _WEIGHTS:
        face = font(_SIZE, weight)
        glyphs = QRawFont.fromFont(face).glyphIndexesForString("".join(map(chr, _PRIVATE)))
        numbers = {glyph: number for number, glyph in zip(_PRIVATE, glyphs, strict=False) if glyph}
        for sign in _SIGNS:
            number = numbers.get(_glyph(sign, face))
            if number is not None:
                found.setdefault(number, ord(sign))
    return found


def _glyph(sign: str, face: QFont) -> int:
    layout = QTextLayout(sign, face)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    glyphs = [glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes()]
    return glyphs[0] if len(glyphs) == 1 else 0
