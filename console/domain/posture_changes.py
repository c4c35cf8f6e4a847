"""What changed between two days: force by force, and in the totals. Pure: forces in, values out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from console.domain.force import Contribution, Force
from console.domain.geodesics import distance
from console.domain.posture import figure, standing
from console.domain.posture_totals import Total, Totals, totals
from console.domain.times import Instant


class What(StrEnum):
    """What happened to a force, in the order changes are listed in."""

    APPEARED = "appeared"
    ENDED = "ended"
    MOVED = "moved"
    RESIZED = "resized"
    LEVEL = "other size"
    UNDER = "under another command"
    LED = "led by another"
    JOINED = "joined"
    LEFT = "left"
    GAVE = "gives another strength"
    READINESS = "other readiness"
    PERMANENCE = "permanent or rotational"
    ACTS = "acts for another"
    CAVEATS = "other caveats"
    HOME = "other home"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed of one force; ``before`` None: it did not stand before, ``after`` None: it stands no more.

    ``km``: how far it moved, None where a position is not public. ``nations``: who joined, left or gives another
    strength, ISO 3166 alpha-2.
    """

    what: What
    before: Force | None
    after: Force | None
    km: float | None = None
    nations: tuple[str, ...] = ()

    @property
    def force(self) -> Force:
        """The force as it stands after, or stood before."""
        found = self.after or self.before
        assert found is not None  # one of both is there
        return found


@dataclass(frozen=True, slots=True)
class Net:
    """One host, nation or kind: its total before and after."""

    name: str
    before: Total
    after: Total


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two days side by side. ``changes`` by kind of change, then in the order of the forces."""

    before: Totals
    after: Totals
    changes: tuple[Change, ...]

    @property
    def by_host(self) -> tuple[Net, ...]:
        """People in place by host, on both days."""
        return _nets(self.before.by_host, self.after.by_host)

    @property
    def by_nation(self) -> tuple[Net, ...]:
        """People in place by the nation that gives them, on both days."""
        return _nets(self.before.by_nation, self.after.by_nation)

    @property
    def by_kind(self) -> tuple[Net, ...]:
        """Everybody but pools by kind of force, on both days."""
        return _nets(self.before.by_kind, self.after.by_kind)


def compare(forces: Sequence[Force], before_at: Instant, after_at: Instant) -> Comparison:
    """Compare the posture of two moments, of every placement the case knows."""
    before, after = standing(forces, before_at), standing(forces, after_at)
    return Comparison(totals(before), totals(after), tuple(changed(before, after)))


def changed(before: Sequence[Force], after: Sequence[Force]) -> list[Change]:
    """What changed between two postures, by kind of change, then in the order of the forces."""
    was, now = {force.id: force for force in before}, {force.id: force for force in after}
    found = [Change(What.ENDED, force, None) for force in before if force.id not in now]
    for force in now.values():
        earlier = was.get(force.id)
        if earlier is None:
            found.append(Change(What.APPEARED, None, force))
        elif earlier is not force:
            found += between(earlier, force)
    return sorted(found, key=_order)


def between(before: Force, after: Force) -> list[Change]:
    """What differs between two placements of one force, in the order of :class:`What`."""
    found = [Change(What.MOVED, before, after, _km(before, after))] if _place(before) != _place(after) else []
    found += [Change(what, before, after) for what, of in _PLAIN if of(before) != of(after)]
    return sorted([*found, *_nations(before, after)], key=_order)


_ORDER = {what: place for place, what in enumerate(What)}


def _order(change: Change) -> int:
    return _ORDER[change.what]


def _place(force: Force) -> object:
    return force.position, force.place, force.country, force.lon, force.lat


def _km(before: Force, after: Force) -> float | None:
    if before.lon is None or before.lat is None or after.lon is None or after.lat is None:
        return None
    return distance((before.lon, before.lat), (after.lon, after.lat)) / 1000


_PLAIN: tuple[tuple[What, Callable[[Force], object]], ...] = (
    (What.RESIZED, lambda force: figure(force.strength)),
    (What.LEVEL, lambda force: force.size_level),
    (What.UNDER, lambda force: force.parent_id or force.higher),
    (What.LED, lambda force: force.lead),
    (What.READINESS, lambda force: force.readiness),
    (What.PERMANENCE, lambda force: force.permanence),
    (What.ACTS, lambda force: force.acts_as),
    (What.CAVEATS, lambda force: force.caveats),
    (What.HOME, lambda force: force.home),
)


def _nations(before: Force, after: Force) -> Iterator[Change]:
    was, now = _giving(before), _giving(after)
    leads = (before.lead, after.lead)
    for what, some, others in ((What.JOINED, now, was), (What.LEFT, was, now)):
        if nations := tuple(country for country in some if country not in others and country not in leads):
            yield Change(what, before, after, nations=nations)
    figures = (before.contributions, after.contributions)
    if figures[0] != figures[1] and (
        nations := tuple(country for country in now if country in was and _differ(was[country], now[country]))
    ):
        yield Change(What.GAVE, before, after, nations=nations)


def _giving(force: Force) -> dict[str, Contribution | None]:
    """Who takes part, in the order named; None: not with how many."""
    found: dict[str, Contribution | None] = dict.fromkeys(force.contributors)
    found.update((contribution.country, contribution) for contribution in force.contributions)
    return found


def _differ(one: Contribution | None, other: Contribution | None) -> bool:
    return (one and (figure(one.strength), one.caveats)) != (other and (figure(other.strength), other.caveats))


def _nets(before: Mapping[str, Total], after: Mapping[str, Total]) -> tuple[Net, ...]:
    return tuple(Net(name, before.get(name, Total()), after.get(name, Total())) for name in sorted({*before, *after}))
