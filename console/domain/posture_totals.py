"""Totals of the forces that stand at one moment, as honest as their figures: ranges stay ranges, unknown is counted.

What is counted, and what never together, is the rule of :mod:`console.domain.posture`. By host and by nation only
people in place are counted; by kind everybody but pools. By nation and by kind a formation is counted by its parts and
by what it has beyond them. What a nation gives is counted for it where somebody published the number; a nation only
named counts as one unknown; the rest of a force is nobody's (:data:`NOBODY`): it goes to the framework nation only
where a source says so. A force one nation holds by itself (it acts as a nation, no other is named) is all of that
nation.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from console.domain.force import ActsAs, Force
from console.domain.numbers import grouped, ranged
from console.domain.posture import (
    By,
    Entry,
    Figure,
    Presence,
    beyond,
    counted,
    figure,
    is_nation,
    presence,
    taking_part,
)
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
        """``1 000–1 200 and 2 unknown``, ``≥ 500``, ``unknown`` or ``none``."""
        if not self.known:
            return tr("unknown") if self.unknown else tr("none")
        persons = ranged(self.least, self.most) if self.least or self.most is not None else tr("some")
        return tr("{persons} and {n} unknown", persons=persons, n=grouped(self.unknown)) if self.unknown else persons


@dataclass(frozen=True, slots=True)
class Totals:
    """Totals of one moment; pools, and what came with orders of battle of files, are in none of them.

    Countries are ISO 3166 alpha-2 or :data:`NOBODY`. ``on_call`` adds up what is offered: nations may offer the same
    people to two of those forces, and nobody publishes that.
    """

    in_place: Total
    on_call: Total
    by_host: Mapping[str, Total]
    by_nation: Mapping[str, Total]
    by_kind: Mapping[str, Total]


def totals(forces: Sequence[Force]) -> Totals:
    """Totals of forces that stand at one moment (:func:`console.domain.posture.standing`)."""
    presences = [presence(force) for force in forces]
    there, called = (
        [force for force, found in zip(forces, presences, strict=True) if found is wanted]
        for wanted in (Presence.IN_PLACE, Presence.ON_CALL)
    )
    in_place = counted(there, By.PLACE)
    return Totals(
        total(in_place),
        total(counted(called)),
        _grouped((entry.force.country or NOBODY, entry) for entry in in_place),
        _grouped(share for entry in counted(there, By.PARTS) for share in _shares(entry)),
        _grouped((entry.force.kind, entry) for entry in counted([*there, *called], By.PARTS)),
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
    rest = None if own is None else beyond(own, known)
    if rest is not None and rest.most != 0:
        yield NOBODY, Entry(force, rest)
