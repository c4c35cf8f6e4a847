"""The one call every string a user sees goes through, so that another language is a file, not a search."""

from html import escape

from PySide6.QtCore import QCoreApplication

from console.domain.numbers import grouped

_CONTEXT = "console"


def tr(text: str, /, **values: object) -> str:
    """``text`` in the user's language; ``{name}`` takes the value of that name after translation."""
    translated = QCoreApplication.translate(_CONTEXT, text)
    return translated.format(**values) if values else translated


def later(text: str) -> str:
    """Mark ``text`` for translation where it is written down; :func:`tr` translates it where it is shown."""
    return text


def plain_tip(text: str) -> str:
    """``text`` for ``setToolTip`` and QToolTip, shown letter by letter and wrapped.

    Qt takes a tooltip that looks like markup for rich text, and text from outside may look like it.
    """
    return "<qt>" + escape(text).replace("\n", "<br>") + "</qt>" if text else ""


def count(one: str, many: str, number: int) -> str:
    """The singular or plural sentence for ``number``, with ``{n}`` replaced (thin space in thousands)."""
    return tr(one if number == 1 else many, n=grouped(number))
