"""The one call every string a user sees goes through, so that another language is a file, not a search.

It is :func:`console.map.words.tr`, for the map has words of its own; here is what windows need besides.
"""

from html import escape

from console.domain.numbers import grouped
from console.map.words import later as later
from console.map.words import tr as tr


def plain_tip(text: str) -> str:
    """``text`` for ``setToolTip`` and QToolTip, shown letter by letter and wrapped.

    Qt takes a tooltip that looks like markup for rich text, and text from outside may look like it.
    """
    return "<qt>" + escape(text).replace("\n", "<br>") + "</qt>" if text else ""


def count(one: str, many: str, number: int) -> str:
    """The singular or plural sentence for ``number``, with ``{n}`` replaced (thin space in thousands)."""
    return tr(one if number == 1 else many, n=grouped(number))
