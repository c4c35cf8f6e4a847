"""What the forces shown add up to, in one line: ranges stay ranges, unknown is said, pools are never added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from console.domain.force import IMPORTED, Force
from console.domain.force_kinds import BATTLEGROUP, BRIGADE, COMMAND, HOST_NATION, RESPONSE
from console.domain.posture import By, Entry, Presence, counted, figure, presence
from console.domain.posture_totals import total
from console.ui.force_lines import Line
from console.ui.words import count, later, tr

_Words = tuple[str, str]
_LAND: _Words = (later("{n} forward land force"), later("{n} forward land forces"))
_BRIGADES: _Words = (later("{n} brigade"), later("{n} brigades"))
_BEYOND: _Words = (
    later("{n} brigade beyond its battlegroups"), later("{n} brigades beyond their battlegroups"),
)  # fmt: skip
_STAFF: _Words = (later("staff of {n} headquarters"), later("staffs of {n} headquarters"))
_HOSTS: _Words = (later("{n} host-nation force"), later("{n} host-nation forces"))
_CALLED: _Words = (later("{n} response force"), later("{n} response forces"))
_OTHERS: _Words = (later("{n} other force"), later("{n} other forces"))
_GIVEN: _Words = (later("{n} contribution"), later("{n} contributions"))
_KINDS = {BATTLEGROUP: _LAND, BRIGADE: _BRIGADES, COMMAND: _STAFF, HOST_NATION: _HOSTS, RESPONSE: _CALLED}
_ORDER = (_LAND, _BRIGADES, _OTHERS, _HOSTS, _CALLED, _STAFF)


def totals_words(found: Sequence[Line]) -> str:
    """``9 forward land forces: ≥ 10 233 and 1 unknown, 9 to check · not added: 5 pools, 20 missions``."""
    forces = list({line.force.id: line.force for line in found if line.force is not None}.values())
    parts = [*_summed(forces), *_contributions(found, {force.id for force in forces})]
    apart = _apart(forces, sum(line.mission is not None for line in found))
    return " · ".join([*parts, *([tr("not added: {what}", what=", ".join(apart))] if apart else ())])


def _summed(forces: Sequence[Force]) -> Iterable[str]:
    """Of each kind what its people add up to, those in place and those on call apart; nobody twice."""
    added = [force for force in forces if presence(force) in (Presence.IN_PLACE, Presence.ON_CALL)]
    entries: dict[tuple[Presence, _Words], list[Entry]] = {}
    for entry in counted(added, By.PARTS):
        entries.setdefault(_group(entry.force), []).append(entry)
    many = Counter(_group(force) for force in added)
    check = Counter(_group(force) for force in added if force.provenance.to_check)
    for words in _ORDER:
        for where in (Presence.IN_PLACE, Presence.ON_CALL):
            group = where, words
            if group in entries:
                named = _BEYOND if words is _BRIGADES and any(map(_is_rest, entries[group])) else words
                yield _sentence(named, many[group], entries[group], check[group], where is Presence.ON_CALL)


def _is_rest(entry: Entry) -> bool:
    """Whether other entries hold some of a force's people."""
    return entry.figure != figure(entry.force.strength)


def _sentence(words: _Words, many: int, entries: Sequence[Entry], check: int, called: bool) -> str:
    head = count(*words, many)
    parts = [total(entries).words(tr), tr("{n} to check", n=check) if check else ""]
    told = ", ".join(part for part in parts if part)
    return tr("{forces} on call: {total}", forces=head, total=told) if called else f"{head}: {told}"


def _contributions(found: Sequence[Line], whole: set[bytes]) -> Iterable[str]:
    """What nations give to forces that are not among those found as a whole."""
    entries = [
        Entry(line.thing, figure(line.gives.strength))
        for line in found
        if line.gives is not None and isinstance(line.thing, Force) and line.thing.id not in whole
    ]
    if entries:
        yield _sentence(_GIVEN, len(entries), entries, 0, called=False)


def _apart(forces: Sequence[Force], missions: int) -> list[str]:
    pools = sum(presence(force) is Presence.ON_PAPER for force in forces)
    imported = sum(force.kind in IMPORTED for force in forces)
    return [
        *([count("{n} pool on paper", "{n} pools on paper", pools)] if pools else ()),
        *([count("{n} mission", "{n} missions", missions)] if missions else ()),
        *([count("{n} from a file", "{n} from files", imported)] if imported else ()),
    ]


def _group(force: Force) -> tuple[Presence, _Words]:
    """A staff works where its headquarters is at home: it is not on call."""
    words = _KINDS.get(force.kind, _OTHERS)
    return Presence.IN_PLACE if words is _STAFF else presence(force), words
