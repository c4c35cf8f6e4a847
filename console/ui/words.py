"""The one call every string a user sees goes through, so that another language is a file, not a search.

It is :func:`console.map.words.tr`, for the map has words of its own; here is what windows need besides.
"""

import re
from html import escape

from console.map.words import count as count
from console.map.words import later as later
from console.map.words import tr as tr

_TOGETHER = re.compile(
    r"(?<=\d) (?=(?:%|±|(?:km|m|h|min|s)\b))"
    r"|(?<=\d\dZ) (?=[A-Z]{3} \d\d\b)|(?<=\b\d\d) (?=[A-Z]{3} \d\d\b)|(?<=\b[A-Z]{3}) (?=\d\d\b)"
)
"""The spaces within date-time groups, and between a number and its unit."""


def unbroken(text: str) -> str:
    """``text`` whose date-time groups, numbers and quantities stay on one line where it wraps."""
    return _TOGETHER.sub("\u00a0", text).replace("\N{THIN SPACE}", "\N{NARROW NO-BREAK SPACE}")


def plain_tip(text: str) -> str:
    """``text`` for ``setToolTip`` and QToolTip, shown letter by letter and wrapped.

    Qt takes a tooltip that looks like markup for rich text, and text from outside may look like it.
    """
    return "<qt>" + escape(text).replace("\n", "<br>") + "</qt>" if text else ""
