"""The one style sheet. Its source names tokens: ``@ink.muted`` a colour, ``@size.row`` a size, ``@4g`` grid steps."""

import re
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from console.config import paths
from console.config.tokens import Colour

_TOKEN = re.compile(r"@(?:size\.(?P<size>[a-z_]+)|(?P<grid>\d+)g|(?P<role>[a-z]+\.[a-z_]+))")


def mark(widget: QWidget, name: str, value: str) -> None:
    """Set a property the style sheet asks for, and dress the widget anew: it may be polished already."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def sheet(colour: Callable[[str], Colour], px: Callable[[str], int], gap: Callable[[int], int]) -> str:
    """``resources/style.qss`` with its tokens replaced. Raises KeyError for a token that does not exist."""
    source = paths.resources("style.qss").read_text(encoding="utf-8")

    def value(match: re.Match[str]) -> str:
        if size := match["size"]:
            return f"{px(size)}px"
        if grid := match["grid"]:
            return f"{gap(int(grid))}px"
        tone = colour(match["role"])
        return tone.hex if tone.alpha == 255 else f"rgba({tone.red}, {tone.green}, {tone.blue}, {tone.alpha})"

    return _TOKEN.sub(value, source)
