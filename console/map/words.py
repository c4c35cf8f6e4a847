"""The one call every string a user sees goes through; :mod:`console.ui.words` has what windows need besides."""

import re

from PySide6.QtCore import QCoreApplication

from console.domain.numbers import grouped

_CONTEXT = "console"
_TOGETHER = re.compile(
    r"(?<=\d) (?=(?:%|±|(?:km|m|h|min|s)\b))"
    r"|(?<=\d\dZ) (?=[A-Z]{3} \d\d\b)|(?<=\b\d\d) (?=[A-Z]{3} \d\d\b)|(?<=\b[A-Z]{3}) (?=\d\d\b)"
)
"""The spaces within date-time groups, and between a number and its unit."""


def tr(text: str, /, **values: object) -> str:
    """``text`` in the user's language; ``{name}`` takes the value of that name after translation."""
    translated = QCoreApplication.translate(_CONTEXT, text)
    return translated.format(**values) if values else translated


def later(text: str) -> str:
    """Mark ``text`` for translation where it is written down; :func:`tr` translates it where it is shown."""
    return text


def count(one: str, many: str, number: int) -> str:
    """The singular or plural sentence for ``number``, with ``{n}`` replaced (thin space in thousands)."""
    return tr(one if number == 1 else many, n=grouped(number))


def unbroken(text: str) -> str:
    """``text`` whose date-time groups, numbers and quantities stay on one line where it wraps."""
    return _TOGETHER.sub("\u00a0", text).replace("\N{THIN SPACE}", "\N{NARROW NO-BREAK SPACE}")
