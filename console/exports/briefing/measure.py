"""How much room words take on a page, and what of them fits: they are cut at a whole line, never shrunk."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from console.domain.letters import unturned
from console.exports.briefing.page import Span
from console.map.style import font
from console.map.words import unbroken

MORE: Final = " …"
_ENOUGH: Final = 1 << 20


def line_height(size: int, weight: int = 400) -> float:
    """From one line to the next, in pixels of the page."""
    return QFontMetricsF(font(size, weight)).lineSpacing()


def lines_of(text: str, width: float, size: int, weight: int = 400, spacing: float = 0.0) -> Iterator[tuple[str, bool]]:
    """The lines ``text`` takes in a box of a width, and whether each begins a paragraph; a word too wide is parted."""
    for line, begins, _ in broken(text, width, size, weight, spacing):
        yield line, begins


def broken(
    text: str, width: float, size: int, weight: int = 400, spacing: float = 0.0, spans: Sequence[Span] = ()
) -> Iterator[tuple[str, bool, tuple[Span, ...]]]:
    """The same for a text with letters of other weights: of each line also its own ``spans``."""
    text = unturned(text)
    at = 0
    for paragraph in text.split("\n"):
        layout = layout_of(paragraph, size, weight, spacing, within(spans, at, at + len(paragraph)))
        # Qt counts in UTF-16: a sign beyond its first plane is two.
        units = paragraph.encode("utf-16-le", "surrogatepass")
        layout.beginLayout()
        begins = True
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            start, many = line.textStart(), line.textLength()
            shown = units[2 * start : 2 * (start + many)].decode("utf-16-le", "replace").rstrip()
            first = at + len(units[: 2 * start].decode("utf-16-le", "replace")) if spans else at
            yield shown, begins, within(spans, first, first + len(shown))
            begins = False
        layout.endLayout()
        if begins:
            yield "", True, ()
        at += len(paragraph) + 1


def within(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """The spans as far as they are in a part of their text, counted from where it begins."""
    cut = ((max(begin, start) - start, min(stop, end) - start, weight) for begin, stop, weight in spans)
    return tuple(span for span in cut if span[0] < span[1])


def layout_of(text: str, size: int, weight: int, spacing: float = 0.0, spans: Sequence[Span] = ()) -> QTextLayout:
    """Qt's layout of a paragraph, its lines still to be broken; of spans over each other the heavier one counts."""
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(unbroken(text), font(size, weight, spacing=spacing))
    layout.setTextOption(option)
    formats = []
    for start, end, heavy in sorted(spans, key=lambda span: span[2]):
        one = QTextLayout.FormatRange()
        # Qt counts in UTF-16: a sign beyond its first plane is two.
        one.start, one.length = _units(text[:start]), _units(text[start:end])
        look = QTextCharFormat()
        look.setFont(font(size, heavy, spacing=spacing))
        one.format = look
        formats.append(one)
    if formats:
        layout.setFormats(formats)
    return layout


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def height_of(text: str, width: float, size: int, weight: int = 400, spans: Sequence[Span] = ()) -> float:
    """How high the box of ``text`` is."""
    return sum(1 for _ in broken(text, width, size, weight, spans=spans)) * line_height(size, weight)


def largest(text: str, width: float, height: float, sizes: tuple[int, ...], weight: int = 400) -> int:
    """The first of some sizes, the largest first, in which all of ``text`` has room; else the last."""
    return next((size for size in sizes if height_of(text, width, size, weight) <= height + 1), sizes[-1])


def fitted(text: str, width: float, size: int, weight: int = 400, lines: int = _ENOUGH) -> str:
    """``text`` as far as it goes into so many lines; what is cut ends with an ellipsis."""
    if lines == 1:
        text = " ".join(text.split("\n"))
    found: list[tuple[str, bool]] = []
    for one in lines_of(text, width, size, weight):
        if len(found) == max(1, lines):
            return _cut(found, width, QFontMetricsF(font(size, weight)))
        found.append(one)
    return text


def fitted_into(text: str, width: float, height: float, size: int, weight: int = 400) -> str:
    """The same for a box of a height."""
    return fitted(text, width, size, weight, int((height + 1) // line_height(size, weight)))


def _cut(lines: list[tuple[str, bool]], width: float, metrics: QFontMetricsF) -> str:
    """The lines as text again, the last one with room for the ellipsis."""
    last, begins = lines[-1]
    while last and metrics.horizontalAdvance(last + MORE) > width:
        last = last.rpartition(" ")[0] if " " in last else last[:-1]
    joined = ""
    for words, starts in (*lines[:-1], (last.rstrip(" ,;:"), begins)):
        joined += ("\n" if starts else "" if joined.endswith("-") else " ") + words
    return joined[1:].rstrip() + MORE
