"""Hours as people say them where a model gave them: no finer than the model knows."""

from typing import Final

from console.domain.forecast import Spread3
from console.domain.wording import Tr, plain

_DAYS_FROM_H: Final = 72.0


def about(hours: float, tr: Tr = plain) -> str:
    """``under 1 h``, ``7 h``, ``32 h``, ``6 d``."""
    if hours < 1:
        return tr("under 1 h")
    if hours < _DAYS_FROM_H:
        return tr("{n} h", n=round(hours))
    return tr("{n} d", n=round(hours / 24))


def hours_words(found: Spread3, tr: Tr = plain) -> str:
    """``about 32 h, 19 h to 12 d``: the median, and between what eight in ten runs lie."""
    least, most = about(found.p10, tr), about(found.p90, tr)
    middle = about(found.p50, tr)
    if least == most:
        return tr("about {middle}", middle=middle)
    return tr("about {middle}, {least} to {most}", middle=middle, least=least, most=most)
