"""How much room words take on a page, and what of them fits: they are cut at a whole line, never shrunk."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtGui import QFontMetricsF, QTextLayout, QTextOption

from console.domain.letters import unturned
from console.map.style import font
from console.map.words import unbroken

MORE: Final = " …"
_ENOUGH: Final = 1 << 20


def line_height(size: int, weight: int = 400) -> float:
    """From one line to the next, in pixels of the page."""
    return QFontMetricsF(font(size, weight)).lineSpacing()


def lines_of(text: str, width: float, size: int, weight: int = 400, spacing: float = 0.0) -> Iterator[tuple[str, bool]]:
    """The lines ``text`` takes in a box of a width, and whether each begins a paragraph; a word too wide is parted."""
    face = font(size, weight, spacing=spacing)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    for paragraph in unturned(text).split("\n"):
        layout = QTextLayout(unbroken(paragraph), face)
        layout.setTextOption(option)
        # Qt counts in UTF-16: a sign beyond its first plane is two.
        units = paragraph.encode("utf-16-le", "surrogatepass")
        layout.beginLayout()
        begins = True
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            start, many = line.textStart(), line.textLength()
            yield units[2 * start : 2 * (start + many)].decode("utf-16-le", "replace").rstrip(), begins
            begins = False
        layout.endLayout()
        if begins:
            yield "", True


def height_of(text: str, width: float, size: int, weight: int = 400) -> float:
    """How high the box of ``text`` is."""
    return sum(1 for _ in lines_of(text, width, size, weight)) * line_height(size, weight)


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
