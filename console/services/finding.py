"""What of a case somebody means by a name: full text first, then names that are spelt otherwise or misspelt."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from console.domain import misspelling, spelling
from console.domain.force_names import also_called
from console.store import closures, crises, incidents, reference, search, units
from console.store.reader import Reader

_LIMIT = 50
_MISTAKES = 1
"""More would find what only looks alike: Warschau is no Warsaw."""
_KINDS = (
    "incident",
    "unit",
    "mission",
    "place",
    "corridor",
    "ally",
    "consultation",
    "crisis",
    "annotation",
    "closure",
    "log_entry",
)
_PARTS = ("assessment", "placement")


@dataclass(frozen=True)
class Named:
    """Something of the case with a name and, where it is public, a point; ``kind`` is its table.

    ``also`` are other names it goes by.
    """

    kind: str
    id: bytes
    title: str
    place: str
    lon: float | None
    lat: float | None
    also: tuple[str, ...] = ()


def named(reader: Reader) -> Iterator[Named]:
    """Incidents, forces, bases, ports, headquarters, straits, corridors, crises, closures, newest placement first."""
    for incident in incidents.incidents(reader):
        yield Named("incident", incident.id, incident.title, incident.place, incident.lon, incident.lat)
    for force in reversed(units.forces(reader)):
        yield Named("unit", force.id, force.name, force.place, force.lon, force.lat, also_called(force))
    for place in reference.places(reader):
        kind = "place" if place.lon is not None else "corridor"
        yield Named(kind, place.id, place.name, "", place.lon, place.lat)
    for crisis in crises.crises(reader):
        yield Named("crisis", crisis.id, crisis.title, crisis.area, None, None)
    for closure in closures.closures(reader):
        yield Named("closure", closure.id, closure.name, "", None, None)


def find(reader: Reader, text: str, limit: int = _LIMIT) -> list[Named]:
    """What goes by ``text`` or holds every word of it, newest first, then what is :func:`alike`; each thing once."""
    known = {(one.kind, one.id): one for one in reversed([*named(reader)])}
    found = {(one.kind, one.id): one for one, _ in by_other_names(list(known.values()), text)}
    for hit in search.find(reader, text, kinds=(*_KINDS, *_PARTS), limit=limit):
        owner = search.owner_of(reader, hit)
        kind = {"assessment": "incident", "placement": "unit"}.get(hit.kind, hit.kind)
        row_id, title = owner or (hit.row_id, hit.title or hit.body)
        one = known.get((kind, row_id)) or Named(kind, row_id, title, "", None, None)
        found.setdefault((kind, row_id), one)
    for one in alike(list(known.values()), text):
        found.setdefault((one.kind, one.id), one)
    return list(found.values())[:limit]


def is_called(one: Named, text: str) -> bool:
    """Whether its name holds ``text`` as words of it, or its place or another name of it is so or begins so."""
    typed = spelling.key(text)
    return bool(typed) and (
        f" {typed}" in f" {spelling.key(one.title)}"
        or any(spelling.key(name).startswith(typed) for name in (one.place, *one.also))
    )


def by_other_names(known: list[Named], text: str) -> list[tuple[Named, str]]:
    """Those with another name that is ``text`` or begins so, and that name, each once; called just that first."""
    typed = spelling.key(text)
    found: dict[tuple[str, bytes], tuple[bool, Named, str]] = {}
    for one in known if typed else ():
        names = [(key != typed, name) for name in one.also if (key := spelling.key(name)).startswith(typed)]
        if names:
            longer, name = min(names, key=lambda found: found[0])
            found.setdefault((one.kind, one.id), (longer, one, name))
    return [(one, name) for _, one, name in sorted(found.values(), key=lambda found: found[0])]


def alike(known: list[Named], text: str) -> list[Named]:
    """Those with a name or place that is ``text`` in another spelling or with a typo, the best first."""
    typed = spelling.key(text)
    if not typed:
        return []
    words: dict[str, list[int]] = {}
    for number, one in enumerate(known):
        for name in (one.title, one.place):
            for found in _words(name, typed.count(" ") + 1):
                words.setdefault(found, []).append(number)
    keys = sorted(words)
    lines = "\n".join(keys).encode()
    ends = np.flatnonzero(np.frombuffer(lines, np.uint8) == ord("\n")) + 1
    starts = np.concatenate(([0], ends, [len(lines) + 1])).astype(np.int32)
    near, far = misspelling.Spellings(lines, starts).like(typed.encode()) if keys else ((), ())
    misspelt = zip(near, far, strict=True)
    ranked = {typed: 0.0} | {keys[int(at)]: float(mistakes) for at, mistakes in misspelt if mistakes <= _MISTAKES}
    order = sorted((mistakes, number) for key, mistakes in ranked.items() for number in words.get(key, ()))
    return [known[number] for number in dict.fromkeys(number for _, number in order)]


def _words(name: str, together: int) -> set[str]:
    """The keys of every run of so many words of a name, in each country's sounds that the flank writes."""
    found = set()
    parts = name.replace("(", " ").replace(")", " ").replace(",", " ").split()
    for at in range(len(parts) - together + 1):
        run = " ".join(parts[at : at + together])
        found |= {*spelling.keys(run, "PL")} if not run.isascii() else {spelling.key(run)}
    return {one for one in found if len(one) > 2}
