"""The one call every string a user sees goes through, so that another language is a file, not a search.

It is :func:`console.map.words.tr`, for the map has words of its own; here is what windows need besides.
"""

from html import escape

from console.map.words import count as count
from console.map.words import later as later
from console.map.words import tr as tr
from console.map.words import unbroken as unbroken


def plain_tip(text: str) -> str:
    """``text`` for ``setToolTip`` and QToolTip, shown letter by letter and wrapped.

    Qt takes a tooltip that looks like markup for rich text, and text from outside may look like it.
    """
    return "<qt>" + escape(text).replace("\n", "<br>") + "</qt>" if text else ""
