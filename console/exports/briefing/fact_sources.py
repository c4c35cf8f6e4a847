"""The public facts of a slide: whom its foot names for them, of which day they are, what they are marked with."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from PySide6.QtGui import QFontMetricsF

from console.domain.errors import UsageError
from console.domain.provenance import Provenance
from console.domain.times import DAY, Precision, dtg, parse_day_or_instant
from console.exports.check_words import checked
from console.map.style import font
from console.map.words import tr

_REST: Final = re.compile(r"\s*[,(].*")
_NOBODY: Final = "unsourced"
"""So the baseline has a row that nobody is named for."""
_SIZE, _ROOM = 20, 1500.0
"""Type of the foot, and how much of its two lines the names may take, pixels."""


def publishers(source: str) -> list[str]:
    """Who said it, without days and remarks: ``Wikipedia`` and ``JFC Brunssum`` of a row of the baseline."""
    parts = (_REST.sub("", part).strip() for part in source.split(";"))
    return [part for part in parts if part]


def fact_sources(facts: Iterable[Provenance]) -> tuple[tuple[str, ...], bool]:
    """The names for the foot, those of the most facts first, with "?" where one is to check; and whether any is.

    What has no room is counted.
    """
    known = list(facts)
    many, check = Counter[str](), set[str]()
    for one in known:
        names = publishers(one.source)
        many.update(names)
        check.update(names if one.to_check else ())
    order = sorted(many, key=lambda name: (name == _NOBODY, -many[name], name))
    ordered = [checked(tr("no source named") if name == _NOBODY else name, name in check) for name in order]
    metrics, room, shown = QFontMetricsF(font(_SIZE)), _ROOM, list[str]()
    for name in ordered:
        room -= metrics.horizontalAdvance(f"{name}, ")
        if room < 0:
            break
        shown.append(name)
    rest = len(ordered) - len(shown)
    return tuple([*shown, *([tr("{n} more", n=rest)] if rest else ())]), any(one.to_check for one in known)


def day_words(as_of: str) -> str:
    """``28 JUN 22`` or ``JUN 22`` of the day or month a fact is as of; as it is written where it is neither."""
    try:
        begins, ends = parse_day_or_instant(as_of)
    except UsageError:
        return as_of
    return dtg(begins, Precision.DAY if ends - begins <= DAY else Precision.MONTH)
