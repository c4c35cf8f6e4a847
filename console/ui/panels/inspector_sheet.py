"""What the inspector shows of one thing, as plain values: the subjects make it, one view draws it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from console.domain import times
from console.domain.incident import Status
from console.domain.provenance import Provenance
from console.domain.times import Instant, Precision
from console.exports.countries import Countries
from console.ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from console.ui.theme import Look


class Part(Protocol):
    """A section that draws itself, for what lines of text cannot show. What can have the focus names itself.

    The sheet is drawn anew when the case changes: the focus then goes to the widget of the same object name.
    """

    def make(self, look: Look, parent: QWidget) -> QWidget:
        """Its widget, heading and all."""
        ...


@dataclass(frozen=True)
class Disc:
    """An incident's symbol: glyph and ring."""

    category: str
    severity: int
    status: Status


@dataclass(frozen=True)
class Chip:
    """A few words in an outline; ``role`` colours both, ``tip`` says more."""

    words: str
    role: str = "line.strong"
    tip: str = ""


@dataclass(frozen=True)
class Said:
    """One side of Claimed | Assessed."""

    heading: str
    words: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fact:
    """One line: what, and what is known of it. Without a name the text takes the whole width."""

    name: str
    text: str


@dataclass(frozen=True)
class Section:
    """A heading and its lines; ``aside`` stands right of the heading, muted."""

    heading: str
    facts: tuple[Fact, ...]
    aside: str = ""


@dataclass(frozen=True)
class Sheet:
    """Everything about one thing, in the order it is shown. ``symbol`` is an incident's disc or an APP-6 code."""

    title: str
    where: tuple[str, ...] = ()
    symbol: Disc | str | None = None
    chips: tuple[Chip, ...] = ()
    claimed: Said | None = None
    assessed: Said | None = None
    to_check: str = ""
    sections: tuple[Section | Part, ...] = ()
    finding: str = ""
    more: tuple[Section | Part, ...] = ()


def facts(*pairs: tuple[str, str]) -> tuple[Fact, ...]:
    """Lines of those pairs that say something."""
    return tuple(Fact(name, text) for name, text in pairs if text)


def evidence(provenance: Provenance | None, names: str = "") -> Section:
    """Where a thing's facts come from: sources by name, the source, its date."""
    if provenance is None or not provenance.source:
        return Section(tr("Evidence"), facts((tr("Source"), tr("Entered in this case; no source named"))))
    return Section(
        tr("Evidence"),
        facts((tr("Sources"), names), (tr("Source"), provenance.source), (tr("As of"), provenance.as_of)),
    )


def checks(provenance: Provenance | None) -> str:
    """What is still to be checked, as the row says it; empty when nothing is."""
    return provenance.check_note if provenance is not None and provenance.to_check else ""


def to_check_chip(provenance: Provenance | None) -> tuple[Chip, ...]:
    """The chip of a thing that carries the mark."""
    note = checks(provenance)
    return (Chip(tr("To check"), "state.warn", note),) if note else ()


def moment(when: Instant, precision: Precision, countries: Countries, country: str | None) -> str:
    """A time as exactly as it is known, with the local time of its country where both are known."""
    group = times.dtg(when, precision)
    zone = countries.zone(country)
    if zone is None or precision in (Precision.DAY, Precision.MONTH):
        return group
    return f"{group} · {times.local_time(when, zone)}"


def validity(start: Instant | None, end: Instant | None) -> str:
    """``since 01 JAN 25`` or ``27 JUN 22 – 31 DEC 24``, both ends included."""
    last = None if end is None else times.dtg(end - 1, Precision.DAY)
    first = None if start is None else times.dtg(start, Precision.DAY)
    if first and last:
        return f"{first} – {last}"
    if first:
        return tr("since {day}", day=first)
    return tr("until {day}", day=last) if last else tr("not known")
