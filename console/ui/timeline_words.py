"""The timeline in words: what its bars stand for, what one of them holds, what it leaves out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from console.domain.categories import Category
from console.domain.time_window import Unit
from console.domain.times import DAY, Instant, Precision, dtg, to_datetime
from console.ui.columns import number
from console.ui.words import count, later, plain_tip, tr

if TYPE_CHECKING:
    from console.charts.time_axis import TimeAxis
    from console.charts.timeline import Bar

ROLES: Final = {category.code: f"category.{category.value}" for category in Category}
"""The colour of each kind, by its number; what has no kind is muted."""
_PER: Final = {
    Unit.MINUTE: later("per minute"),
    Unit.TEN_MINUTES: later("per 10 min"),
    Unit.HOUR: later("per hour"),
    Unit.DAY: later("per day"),
    Unit.MONTH: later("per month"),
}
_STEP: Final = {
    Unit.MINUTE: later("a minute"),
    Unit.TEN_MINUTES: later("10 minutes"),
    Unit.HOUR: later("an hour"),
    Unit.DAY: later("a day"),
    Unit.MONTH: later("a month"),
}
_NAMES_SHOWN: Final = 6
_MONTHS_NAMED: Final = 100 * DAY
"""An axis longer than this has months for labels, which name their year."""


def per(unit: Unit) -> str:
    """``per 10 min``."""
    return tr(_PER[unit])


def step_words(unit: Unit) -> str:
    """``10 minutes``."""
    return tr(_STEP[unit])


def kind_name(kind: int) -> str:
    """What a category's number is called."""
    known = next((category for category in Category if category.code == kind), None)
    return tr("Without category") if known is None else tr(known.label)


def many(total: int, *, reports: bool) -> str:
    """``1 report``, ``12 incidents``."""
    return count("{n} report", "{n} reports", total) if reports else count("{n} incident", "{n} incidents", total)


def bar_tip(bar: Bar, *, reports: bool) -> str:
    """A bar as a tooltip: when, how many of which kind, and the incidents over it."""
    lines = [f"{span_words(bar.start, bar.end)}: {many(sum(bar.counts.values()), reports=reports)}"]
    ranked = sorted(bar.counts.items(), key=lambda item: (-item[1], item[0]))
    lines += [f"{kind_name(kind)} {number(total)}" for kind, total in ranked]
    lines += list(bar.names[:_NAMES_SHOWN])
    more = len(bar.names) - _NAMES_SHOWN
    if more > 0:
        lines.append(count("and {n} incident more", "and {n} incidents more", more))
    return plain_tip("\n".join(lines))


def legend_words(shown: Mapping[int, int], left_out: int, timeless: int, unit: Unit, *, reports: bool) -> str:
    """Everything the legend says, for a screen reader and on hover."""
    kinds = ", ".join(
        f"{kind_name(kind)} {number(total)}" for kind, total in sorted(shown.items(), key=lambda item: -item[1])
    )
    lines = [f"{many(sum(shown.values()), reports=reports)}, {per(unit)}", kinds]
    lines.append(left_out_words(left_out))
    if timeless:
        lines.append(count("{n} has no time", "{n} have no time", timeless))
    return "\n".join(line for line in lines if line)


def left_out_words(left_out: int) -> str:
    """How many are known less exactly than the bars are wide; empty for none."""
    return count("{n} known less exactly: no bar", "{n} known less exactly: no bars", left_out) if left_out else ""


def span_words(start: Instant, end: Instant) -> str:
    """``151300Z–1310Z NOV 22``, ``15 NOV 22``, ``NOV 22``."""
    if end - start == DAY:
        return dtg(start, Precision.DAY)
    if end - start > DAY:
        return dtg(start, Precision.MONTH)
    first, last = dtg(start), to_datetime(end)
    return f"{first[:7]}–{last:%H%M}Z{first[7:]}"


def days_words(axis: TimeAxis) -> str:
    """Which days an axis shows, where its labels are hours or days; empty where they name months or years."""
    first, last = int(axis.start), min(int(axis.end), axis.limit) - 1
    if last - first > _MONTHS_NAMED:
        return ""
    start, end = dtg(first, Precision.DAY), dtg(last, Precision.DAY)
    return end if start == end else f"{start[:6]} – {end}"
