"""Forces as plain records: what ``list --json`` prints of them, each with its parent by name and who may order it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from console.domain.authority import Authority
from console.domain.force import Contribution, Force, Home, Readiness
from console.domain.marking import Marking
from console.domain.subordination import climbed
from console.domain.times import Interval, overlaps
from console.exports.record_parts import Record, facts, key, key_or_none, moment, strength, validity
from console.store import force_facts, units
from console.store.reader import Reader


@dataclass(frozen=True, slots=True)
class ListedForce:
    """A force as it stands in one placement, the unit above it (as any placement of it says), who may order it."""

    force: Force
    above: Force | None
    authorities: tuple[Authority, ...]


def listed_forces(reader: Reader, during: Interval | None = None) -> list[ListedForce]:
    """Every force that stands at some time in ``during`` (None: ever), with what its record needs.

    On a day, a force whose parent does not stand at its end is given under the nearest above it that does.
    """
    known = units.forces(reader)
    held: Sequence[Force] = known
    if during is not None:
        held = [force for force in known if overlaps(during, force.valid_from, force.valid_to)]
        held = climbed(held, known, during.end - 1)
    named = {force.id: force for force in known}
    may: dict[bytes, list[Authority]] = defaultdict(list)
    for authority in force_facts.authorities(reader, during=during):
        may[authority.unit_id].append(authority)
    return [
        ListedForce(force, named.get(force.parent_id) if force.parent_id else None, tuple(may.get(force.id, ())))
        for force in held
    ]


def force(thing: ListedForce, _case_marking: Marking) -> Record:
    """A force of the baseline, or one that was entered."""
    one, above = thing.force, thing.above
    return {
        "id": key(one.id),
        "unit": one.unit_slug,
        "slug": one.slug,
        "kind": one.kind,
        "name": one.name,
        "short_name": one.short_name,
        "domain": one.domain,
        "sidc": one.sidc,
        **validity(one.valid_from, one.valid_to),
        "position": one.position.value,
        "place": one.place,
        "country": one.country,
        "lon": one.lon,
        "lat": one.lat,
        "lead": one.lead,
        "contributors": list(one.contributors),
        "contributions": [_contribution(given) for given in one.contributions],
        "higher": one.higher,
        "parent": above and above.unit_slug,
        "parent_id": key_or_none(one.parent_id),
        "parent_name": above and above.name,
        "parent_source": one.parent_source and facts(one.parent_source),
        **strength(one.strength),
        "size_level": one.size_level,
        "readiness": _readiness(one.readiness),
        "authority": [_authority(authority) for authority in thing.authorities],
        "permanence": one.permanence and one.permanence.value,
        "acts_as": one.acts_as and one.acts_as.value,
        "caveats": one.caveats,
        "home": _home(one.home),
        "traits_source": one.traits_source and facts(one.traits_source),
        "side": one.side,
        "note": one.note,
        **facts(one.provenance),
        "recorded_at": moment(one.recorded.at) if one.recorded else None,
        "recorded_by": one.recorded.by if one.recorded else None,
    }


def _contribution(given: Contribution) -> Record:
    return {
        "country": given.country,
        **strength(given.strength),
        "caveats": given.caveats,
        **facts(given.provenance),
    }


def _authority(authority: Authority) -> Record:
    return {
        "act": authority.act.value,
        "actor": authority.actor,
        "verdict": authority.verdict.value,
        "condition": authority.condition,
        **validity(authority.valid_from, authority.valid_to),
        **facts(authority.provenance),
    }


def _home(home: Home | None) -> Record | None:
    return None if home is None else {"place": home.place, "country": home.country, "lon": home.lon, "lat": home.lat}


def _readiness(readiness: Readiness | None) -> Record | None:
    if readiness is None:
        return None
    return {
        "notice_days_min": readiness.days_min,
        "notice_days_max": readiness.days_max,
        "note": readiness.note,
        "authority": readiness.authority,
    }
