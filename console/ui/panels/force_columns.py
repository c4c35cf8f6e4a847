"""The columns of forces, as a tree and as a list, on the screen and in a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtGui import QPixmap

from console.domain.authority import Authority
from console.domain.force import Force, Strength
from console.domain.notice import notice_words
from console.domain.posture import figure
from console.domain.times import Precision, dtg
from console.exports.countries import Countries
from console.exports.picture_names import other_names, place_words
from console.ui.authority_words import orders, senders
from console.ui.columns import Column, number
from console.ui.force_lines import Line
from console.ui.panels.inspector_sheet import checks
from console.ui.words import count, later, tr

Symbol = Callable[[str], QPixmap]
_THIN = "\N{THIN SPACE}"


class ForceColumns:
    """Writes lines of forces. ``symbol`` draws one by its code, or leaves the room of one where that is empty.

    ``countries`` may be others with every case, ``orders``, who may order a force by its id, with every day.
    """

    def __init__(self, symbol: Symbol) -> None:
        self._symbol = symbol
        self.countries = Countries()
        self.orders: Mapping[bytes, Sequence[Authority]] = {}

    def tree(self) -> tuple[Column[Line], ...]:
        """Of the tree: what stands under what says itself whose, so that strength and orders have room."""
        return (
            self._name(100, 80), self._strength(46, 34), self._place(40, 26, rank=1), self._authority(36, 28, rank=2),
            self._notice(25, 22, rank=3), self._lead(30, 20, rank=4), self._caveats(50, 24, rank=5),
            self._kind(rank=6), self._since(rank=7),
        )  # fmt: skip

    def table(self) -> tuple[Column[Line], ...]:
        """Of the list."""
        return (
            self._name(76, 75), self._kind(rank=1),
            Column(tr("Host"), self._host, 25, 20, rank=2),
            self._lead(32, 22), self._strength(29, 27), self._notice(25, 20),
            self._authority(30, 20, rank=6),
            Column(tr("Size"), _size, 34, 22, rank=4), self._place(44, 30), self._since(rank=3),
            Column(tr("Higher"), _higher, 40, 28, rank=5, stretch=True),
        )  # fmt: skip

    def _name(self, width: int, least: int) -> Column[Line]:
        return Column(
            tr("Force"), lambda line: line.name, width, least, bold=lambda line: line.gives is None, icon=self._icon,
            after=_members, tip=_words, note=_check, also=_called,
            filed=lambda line: line.thing.name if line.thing is not None and line.gives is None else line.name,
        )  # fmt: skip

    def _strength(self, width: int, least: int) -> Column[Line]:
        return Column(
            tr("Strength"), strength_words, width, least, sort=_persons, number=True, tip=_strength_tip, role=_unknown,
            filed=lambda line: strength_words(line).replace(_THIN, ""), blank=_is_heading,
        )  # fmt: skip

    def _lead(self, width: int, least: int, rank: int = 0) -> Column[Line]:
        def lead(line: Line) -> str:
            return self.countries.spelled_out(line.force.lead) if line.force is not None else ""

        return Column(tr("Lead"), lead, width, least, rank=rank, blank=_is_no_thing)

    def _notice(self, width: int, least: int, rank: int = 0) -> Column[Line]:
        return Column(tr("Notice"), _notice, width, least, rank=rank, sort=_days, tip=_notice_note, blank=_is_no_thing)

    def _authority(self, width: int, least: int, rank: int) -> Column[Line]:
        def known(line: Line) -> Sequence[Authority]:
            return self.orders.get(line.force.id, ()) if line.force is not None else ()

        return Column(
            tr("Authority"), lambda line: senders(known(line), self.countries.name), width, least, rank=rank,
            tip=lambda line: orders(known(line), self.countries.name), blank=lambda line: line.force is None,
        )  # fmt: skip

    def _place(self, width: int, least: int, rank: int = 0) -> Column[Line]:
        return Column(tr("Place"), _where, width, least, rank=rank, blank=_is_no_thing)

    def _caveats(self, width: int, least: int, rank: int) -> Column[Line]:
        return Column(tr("Caveats"), _caveats, width, least, rank=rank, stretch=True, tip=_caveats, blank=_is_heading)

    def _kind(self, rank: int) -> Column[Line]:
        return Column(tr("Kind"), _kind, 34, 22, rank=rank, blank=_is_heading)

    def _since(self, rank: int) -> Column[Line]:
        return Column(tr("Valid since"), _since, 24, rank=rank, sort=_from, blank=_is_no_thing)

    def _icon(self, line: Line) -> QPixmap | None:
        """Names stand under names: what has no symbol leaves the room of one; headings have none."""
        if line.thing is None:
            return None
        return self._symbol((line.thing.sidc or "") if line.gives is None else "")

    def _host(self, line: Line) -> str:
        return self.countries.name(line.thing.country) if line.thing is not None else ""


def strength_words(line: Line) -> str:
    """What a row stands for in persons: its own, or where others stand under it the total of those in place.

    Where nobody is in place it is that of those on call, which says so. Pools are never added up.
    """
    if line.gives is not None:
        return tr(line.gives.strength.text)
    if not line.is_group:
        return tr(line.thing.strength.text) if line.thing is not None else ""
    if line.in_place.known or line.in_place.unknown:
        return line.in_place.words(tr)
    if line.on_call.known or line.on_call.unknown:
        return tr("{persons} on call", persons=line.on_call.words(tr))
    return ""


def _called(line: Line) -> str:
    if isinstance(line.thing, Force):
        return other_names(line.thing) if line.gives is None else line.thing.name
    return line.thing.name if line.thing is not None else ""


def _is_heading(line: Line) -> bool:
    return line.thing is None


def _is_no_thing(line: Line) -> bool:
    """Whether a row is no force and no mission: it leads nothing and stands nowhere."""
    return line.thing is None or line.gives is not None


def figures(line: Line) -> tuple[int, int | None] | None:
    """The least and the most of what a row stands for; None where nobody knows any of it."""
    if line.is_group:
        found = line.in_place if line.in_place.known or line.in_place.unknown else line.on_call
        return (found.least, found.most) if found.known else None
    persons = figure(_own(line))
    return None if persons is None else (persons.least, persons.most)


def _own(line: Line) -> Strength:
    if line.gives is not None:
        return line.gives.strength
    return _NOBODY if line.thing is None else line.thing.strength


def _persons(line: Line) -> int | None:
    known = figures(line)
    return None if known is None else known[0] if known[1] is None else known[1]


def _unknown(line: Line) -> str | None:
    return "ink.muted" if figures(line) is None else None


def _strength_tip(line: Line) -> str:
    if not line.is_group:
        return _own(line).note
    parts = []
    for words, found in ((later("In place: {n}"), line.in_place), (later("On call: {n}"), line.on_call)):
        if found.known or found.unknown:
            parts.append(tr(words, n=found.words(tr)))
    check = sum(force.provenance.to_check for force in line.under)
    if check:
        parts.append(count("{n} force to check", "{n} forces to check", check))
    return "\n".join(parts)


def _members(line: Line) -> str:
    """How many stand under a row, or how many nations give to it."""
    if line.is_group:
        return number(line.count) if line.count else ""
    return count("{n} nation", "{n} nations", line.members) if line.members else ""


def _check(line: Line) -> str | None:
    known = line.gives.provenance if line.gives is not None else line.thing.provenance if line.thing else None
    return checks(known) or None


def _words(line: Line) -> str:
    if line.gives is not None:
        return line.gives.strength.note
    if line.force is None:
        return line.mission.description if line.mission is not None else ""
    whole = line.force.name if line.name != line.force.name else ""
    return "\n".join(part for part in (whole, line.force.note) if part)


def _kind(line: Line) -> str:
    if line.gives is not None:
        return tr("Contribution")
    return tr(line.thing.kind.capitalize()) if line.thing is not None else ""


def _notice(line: Line) -> str:
    return notice_words(line.force.readiness, tr) if line.force is not None else ""


def _days(line: Line) -> float | None:
    readiness = line.force.readiness if line.force is not None else None
    if readiness is None:
        return None
    return readiness.days_max if readiness.days_max is not None else readiness.days_min


def _notice_note(line: Line) -> str:
    readiness = line.force.readiness if line.force is not None else None
    return "" if readiness is None else readiness.note


def _size(line: Line) -> str:
    return line.force.size_level if line.force is not None else line.mission.status if line.mission else ""


def _higher(line: Line) -> str:
    return line.force.higher if line.force is not None else line.mission.command if line.mission else ""


def _where(line: Line) -> str:
    return place_words(line.thing) if line.thing is not None and line.gives is None else ""


def _caveats(line: Line) -> str:
    if line.gives is not None:
        return line.gives.caveats
    return line.force.caveats if line.force is not None else ""


def _from(line: Line) -> int | None:
    return line.thing.valid_from if line.thing is not None and line.gives is None else None


def _since(line: Line) -> str:
    moment = _from(line)
    return "" if moment is None else dtg(moment, Precision.DAY)


_NOBODY = Strength(None, None, None, "")
