"""The rows of a force: a placement with what goes with it is begun, ended or withdrawn, and what was done is noted.

A placement carries its own readiness and contributions: whatever begins a new one takes over those that did not change,
each with the source it had. A row is never rewritten but for the moment it ends; what was wrong is withdrawn and stays.
"""

from dataclasses import replace

from console.domain.errors import BadInput
from console.domain.force import Force
from console.domain.letters import shortened
from console.domain.operation import Actor
from console.domain.posture_words import Names
from console.domain.provenance import Provenance
from console.domain.times import Instant
from console.services.posture_checks import country_names
from console.store import units
from console.store.facts import columns
from console.store.ids import new_id
from console.store.reader import Reader, Writer

_GONE = "This force is not in the case any more: its creation was undone, or all of it was withdrawn."


def names(reader: Reader) -> Names:
    """What countries and units are called in words that are written into a case."""
    countries = country_names(reader)
    return Names(lambda code: countries.get(code, code), lambda unit_id: units.name(reader, unit_id))


def called(reader: Reader, unit_id: bytes) -> str:
    """What a force is called in the name of an operation. Raises BadInput where it is gone."""
    row = reader.one("SELECT short_name, name FROM unit WHERE id = ?", (unit_id,))
    if row is None:
        raise BadInput(_GONE)
    return shortened(row[0] or row[1])


def believed(reader: Reader, unit_id: bytes) -> list[Force]:
    """A unit's placements by time. Raises BadInput where it is gone, or nothing is believed of it any more."""
    found = units.placements(reader, unit_id)
    if not found:
        raise BadInput(_GONE)
    return found


def begin(
    case: Writer, actor: Actor, now: Instant, wanted: Force, ready: Provenance | None, corrects: bytes | None = None
) -> Force:
    """Insert a placement as ``wanted`` says, with a key of its own. ``ready`` is where its readiness comes from."""
    made = replace(wanted, placement_id=new_id(now))
    home = made.home
    case.insert(
        "placement",
        id=made.placement_id, unit_id=made.id, valid_from=made.valid_from, valid_to=made.valid_to,
        position=made.position, place=made.place, country=made.country, lon=made.lon, lat=made.lat,
        lead=made.lead or None, contributors=";".join(made.contributors) or None, higher=made.higher or None,
        strength=made.strength.display, strength_min=made.strength.least, strength_max=made.strength.most,
        strength_note=made.strength.note or None, size_level=made.size_level or None, sidc=made.sidc,
        note=made.note or None, parent_id=made.parent_id, permanence=made.permanence, acts_as=made.acts_as,
        caveats=made.caveats or None, home_place=home and home.place, home_country=home and home.country,
        home_lon=home and home.lon, home_lat=home and home.lat, recorded_at=now, recorded_by=actor.name,
        corrects_id=corrects, **columns(made.provenance),
    )  # fmt: skip
    _given(case, now, made)
    if made.readiness is not None:
        case.insert(
            "readiness",
            id=new_id(now), unit_id=made.id, placement_id=made.placement_id, valid_from=made.valid_from,
            valid_to=made.valid_to, notice_days_min=made.readiness.days_min, notice_days_max=made.readiness.days_max,
            notice_note=made.readiness.note or None, authority=made.readiness.authority,
            **columns(ready or made.provenance),
        )  # fmt: skip
    return made


def end(case: Writer, placement: Force, at: Instant | None) -> None:
    """Let a placement, and the readiness that goes with it, hold until before ``at`` (None: open)."""
    case.update("placement", placement.placement_id, valid_to=at)
    found = units.readiness_row(case, placement)
    if found is not None:
        case.update("readiness", found[0], valid_to=at)


def withdraw(case: Writer, actor: Actor, now: Instant, placement: Force, why: str) -> None:
    """Take a placement back as wrong, with the readiness that goes with it."""
    found = units.readiness_row(case, placement)
    case.update("placement", placement.placement_id, withdrawn_at=now, withdrawn_by=actor.name, withdrawn_why=why)
    if found is not None:
        case.update("readiness", found[0], withdrawn_at=now)


def note_edit(
    case: Writer, actor: Actor, now: Instant, unit_id: bytes, act: str, holds_from: Instant | None, words: str,
    reason: str = "",
) -> None:  # fmt: skip
    """Write into a force's history what somebody did to it."""
    case.insert(
        "force_edit",
        id=new_id(now),
        unit_id=unit_id,
        at=now,
        author=actor.name,
        act=act,
        holds_from=holds_from,
        words=words,
        reason=reason.strip(),
    )


def _given(case: Writer, now: Instant, made: Force) -> None:
    """What nations give, and where parent and traits come from, where not from the placement's own source."""
    for one in made.contributions:
        case.insert(
            "contribution",
            id=new_id(now),
            placement_id=made.placement_id,
            country=one.country,
            strength_min=one.strength.least,
            strength_max=one.strength.most,
            strength_note=one.strength.note or None,
            caveats=one.caveats or None,
            **columns(one.provenance),
        )
    for field, known in (("parent", made.parent_source), ("traits", made.traits_source)):
        if known is not None:
            case.insert("placement_fact", id=new_id(now), placement_id=made.placement_id, field=field, **columns(known))
