"""Totals of the forces that stand at one moment, as honest as their figures: ranges stay ranges, unknown is counted.

What is counted, and what never together, is the rule of :mod:`console.domain.posture`. By host and by nation only
people in place are counted; by kind everybody but pools. What a nation gives is counted for it where somebody published
the number; a nation only named counts as one unknown; the rest of a force is nobody's (:data:`NOBODY`): it goes to the
framework nation only where a source says so. A force one nation holds by itself (it acts as a nation, and no other is
named) is all that nation's.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from console.domain.force import ActsAs, Force
from console.domain.numbers import grouped
from console.domain.posture import Entry, Figure, Presence, counted, figure, is_nation, presence, taking_part
from console.domain.wording import Tr, plain

NOBODY = ""
"""By nation: strength no source breaks down. By host: a place in no country, as the high seas."""


@dataclass(frozen=True, slots=True)
class Total:
    """Persons, ``least`` to ``most`` (None: no upper bound known), of ``known`` forces; ``unknown`` have no figure.

    ``to_check``: the forces whose figures in it a person still has to check.
    """

    least: int = 0
    most: int | None = 0
    known: int = 0
    unknown: int = 0
    to_check: tuple[Force, ...] = ()

    def words(self, tr: Tr = plain) -> str:
        """``1 000–1 200 and 2 unknown``, ``at least 500``, ``unknown`` or ``none``."""
        if not self.known:
            return tr("unknown") if self.unknown else tr("none")
        if self.most is None:
            persons = tr("at least {least}", least=grouped(self.least)) if self.least else tr("some")
        else:
            persons = grouped(self.most)
            if self.least != self.most:
                persons = f"{grouped(self.least)}–{persons}"
        return tr("{persons} and {n} unknown", persons=persons, n=grouped(self.unknown)) if self.unknown else persons


@dataclass(frozen=True, slots=True)
class Totals:
    """Totals of one moment. Countries are ISO 3166 alpha-2 or :data:`NOBODY`; ``on_paper`` are pools, never added.

    ``on_call`` adds up what is offered: nations may offer the same people to two of those forces, and nobody publishes
    that. ``imported`` came with orders of battle of files and are never added either.
    """

    in_place: Total
    on_call: Total
    on_paper: tuple[Force, ...]
    by_host: Mapping[str, Total]
    by_nation: Mapping[str, Total]
    by_kind: Mapping[str, Total]
    imported: tuple[Force, ...] = ()


def totals(forces: Sequence[Force]) -> Totals:
    """Totals of forces that stand at one moment (:func:`console.domain.posture.standing`)."""
    sorted_out: dict[Presence, list[Force]] = {one: [] for one in Presence}
    for force in forces:
        sorted_out[presence(force)].append(force)
    there, called = sorted_out[Presence.IN_PLACE], sorted_out[Presence.ON_CALL]
    in_place = counted(there, by_place=True)
    return Totals(
        total(in_place),
        total(counted(called, by_place=False)),
        tuple(sorted_out[Presence.ON_PAPER]),
        _grouped((entry.force.country or NOBODY, entry) for entry in in_place),
        _grouped(share for entry in counted(there, by_place=False) for share in _shares(entry)),
        _grouped((entry.force.kind, entry) for entry in counted([*there, *called], by_place=False)),
        tuple(sorted_out[Presence.IMPORTED]),
    )


def total(entries: Iterable[Entry]) -> Total:
    """What entries add up to."""
    least, most, known, unknown = 0, 0, 0, 0
    open_ended = False
    to_check: dict[bytes, Force] = {}
    for force, persons in entries:
        if persons is None:
            unknown += 1
        else:
            known += 1
            least += persons.least
            most += persons.most or 0
            open_ended = open_ended or persons.most is None
        if force.provenance.to_check:
            to_check[force.id] = force
    return Total(least, None if open_ended else most, known, unknown, tuple(to_check.values()))


def _grouped(shares: Iterable[tuple[str, Entry]]) -> dict[str, Total]:
    entries: dict[str, list[Entry]] = defaultdict(list)
    for name, entry in shares:
        entries[name].append(entry)
    return {name: total(entries[name]) for name in sorted(entries)}


def _shares(entry: Entry) -> Iterator[tuple[str, Entry]]:
    """What each nation has in an entry, and what is nobody's."""
    force, own = entry
    nations = taking_part(force)
    if not nations:
        alone = force.acts_as is ActsAs.NATION and is_nation(force.lead)
        yield (force.lead if alone else NOBODY), entry
        return
    known: list[Figure] = []
    for country, gives in nations.items():
        persons = None if gives is None else figure(gives.strength)
        if persons is not None:
            known.append(persons)
        yield country, Entry(force, persons)
    rest = _rest(own, known)
    if rest is not None:
        yield NOBODY, Entry(force, rest)


def _rest(own: Figure | None, shares: Sequence[Figure]) -> Figure | None:
    """What a figure holds beyond its shares; None where that is nothing, or unknown with it."""
    if own is None:
        return None
    if not shares:
        return own
    taken = sum(share.least for share in shares)
    most = None if own.most is None else own.most - taken
    if most is not None and most <= 0:
        return None
    open_ended = any(share.most is None for share in shares)
    least = 0 if open_ended else max(0, own.least - sum(share.most or 0 for share in shares))
    return Figure(least, most)
