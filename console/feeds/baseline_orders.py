"""Baseline rows about what forces are like, what nations give to them, who may order them and how far they cover."""

from collections.abc import Collection, Mapping
from enum import Enum
from typing import TypeVar

from console.domain.authority import Act, Verdict
from console.domain.force import ActsAs, Permanence
from console.domain.force_kinds import COMMAND
from console.domain.times import Instant
from console.feeds.baseline_force_drafts import AuthorityDraft, ContributionDraft, CoverageDraft, TraitDraft
from console.feeds.baseline_rows import Row

_KINDS = ("", COMMAND)
_COVERS = ("air defence", "air policing")
_E = TypeVar("_E", bound=Enum)


def trait(row: Row) -> TraitDraft:
    """What a unit is like in one of its intervals. Raises BadInput."""
    lon, lat = row.position_if_any("home_lon", "home_lat")
    return TraitDraft(
        id=row.filled("id"),
        placement=row.filled("placement"),
        kind=row.one_of("kind", _KINDS),
        permanence=_member_if_any(row, "permanence", Permanence),
        acts_as=_member_if_any(row, "acts_as", ActsAs),
        caveats=row.text("caveats"),
        home_place=row.text("home_place"),
        home_country_iso2=row.text("home_country_iso2"),
        home_lon=lon,
        home_lat=lat,
        provenance=row.provenance(),
    )


def contribution(row: Row) -> ContributionDraft:
    """What a nation gives. Raises BadInput."""
    least, most = row.range("strength_min", "strength_max")
    return ContributionDraft(
        id=row.filled("id"),
        placement=row.filled("placement"),
        country_iso2=row.filled("country_iso2"),
        strength_min=least,
        strength_max=most,
        strength_note=row.text("strength_note"),
        caveats=row.text("caveats"),
        provenance=row.provenance(),
    )


def authority(row: Row) -> AuthorityDraft:
    """Who may do what. Raises BadInput."""
    first, last = _valid_if_any(row)
    return AuthorityDraft(
        id=row.filled("id"),
        units=_some(row, "units"),
        acts=tuple(_act(row, word) for word in _some(row, "acts")),
        actor=row.filled("actor"),
        verdict=row.member("verdict", Verdict),
        condition=row.text("condition"),
        valid_from=first,
        valid_to=last,
        provenance=row.provenance(),
    )


def coverage(row: Row) -> CoverageDraft:
    """How far a unit or an operation covers. Raises BadInput."""
    if bool(row.text("unit")) == bool(row.text("operation")):
        row.refuse("unit", "and operation: exactly one of them is filled")
    lon, lat = row.position()
    first, last = row.valid("valid_from", "valid_to")
    radius = row.count("radius_km")
    if not radius:
        row.refuse("radius_km", "is nothing")
    return CoverageDraft(
        id=row.filled("id"),
        unit=row.text("unit"),
        operation=row.text("operation"),
        kind=row.one_of("kind", _COVERS),
        place=row.filled("place"),
        lon=lon,
        lat=lat,
        radius_km=radius,
        note=row.filled("note"),
        valid_from=first,
        valid_to=last,
        provenance=row.provenance(),
    )


def check_named(row: Row, column: str, named: str, known: Collection[str], what: str) -> None:
    """Refuse a row that names what is not there."""
    if named not in known:
        row.refuse(column, f"is {named!r}, which is no {what} of the baseline")


def check_contribution(row: Row, draft: ContributionDraft, nations: Mapping[str, frozenset[str] | None]) -> None:
    """Refuse what is given to no interval, or by a nation that the interval does not list.

    ``nations`` tells by interval which it lists; None: it lists none, and this row is all that is known.
    """
    check_named(row, "placement", draft.placement, nations, "unit or interval")
    listed = nations[draft.placement]
    if listed is not None and draft.country_iso2 not in listed:
        row.refuse("country_iso2", f"is {draft.country_iso2}, neither lead nor contributor of {draft.placement}")


def _some(row: Row, column: str) -> tuple[str, ...]:
    row.filled(column)
    return row.listed(column)


def _act(row: Row, word: str) -> Act:
    try:
        return Act(word)
    except ValueError:
        row.refuse("acts", f"names {word!r}, which is none of {', '.join(Act)}")


def _member_if_any(row: Row, column: str, kind: type[_E]) -> _E | None:
    return row.member(column, kind) if row.text(column) else None


def _valid_if_any(row: Row) -> tuple[Instant | None, Instant | None]:
    if row.text("valid_from"):
        return row.valid("valid_from", "valid_to")
    return None, row.day_or_open("valid_to")
