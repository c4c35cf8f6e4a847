"""Split a force into several, and merge several into one, from a date on; nobody is made more or fewer by it.

Both hold from then on: where more is known of a later day they are refused, for its figures speak of the force whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from console.domain.errors import BadInput
from console.domain.force import IMPORTED, Contribution, Force, Position, Strength
from console.domain.numbers import ranged
from console.domain.operation import Actor, Changes
from console.domain.posture import Figure, figure, is_nation
from console.domain.provenance import Provenance
from console.domain.times import Instant
from console.domain.wording import listed
from console.services.posture_checks import day, holding, require_place, stood
from console.services.posture_edits import changed, ended, moment, provenance_of, replaced
from console.services.posture_forms import Said, UnderForm
from console.services.posture_given import Gives, strength
from console.services.posture_making import made
from console.services.posture_rows import believed, note_edit
from console.services.posture_whole import ForceForm, NewForceForm
from console.store.casefile import Store
from console.store.reader import Reader, Writer


@dataclass(frozen=True)
class Where:
    """A place: as in :class:`~console.services.posture_forms.MoveForm`."""

    place: str
    country: str | None
    lon: float | None
    lat: float | None
    position: Position = Position.POINT

    @classmethod
    def of(cls, force: Force) -> Self:
        """Where a force is."""
        return cls(force.place, force.country, force.lon, force.lat, force.position)


@dataclass(frozen=True)
class Part:
    """What is split off: its name, its persons (None: unknown), where it is then (None: where the whole was)."""

    name: str
    least: int | None
    most: int | None
    where: Where | None = None
    short_name: str = ""
    gives: tuple[Gives, ...] = ()


@dataclass(frozen=True)
class SplitForm:
    """Into which parts a force is split. ``remains``: it goes on with what is left, else it ends."""

    said: Said
    parts: tuple[Part, ...]
    remains: bool = True


@dataclass(frozen=True)
class MergeForm:
    """Which others become part of a force, where it is then (None: where all are), and of what size."""

    said: Said
    others: tuple[bytes, ...]
    where: Where | None = None
    size_level: str = ""


def split(
    store: Store, actor: Actor, now: Instant, unit_id: bytes, form: SplitForm
) -> tuple[tuple[bytes, ...], Changes]:
    """Split a force. Gives the parts' ids. Raises BadInput with what is not sound, as more persons than there are."""
    with store.operation(f"Split “{_last(store.writer_view(), unit_id, form.said).name}”", actor, now) as case:
        held = _last(case, unit_id, form.said)
        _require_parts(form, held)
        on = day(moment(form.said))
        told = ", ".join(f"{part.name.strip()} ({_persons(part)})" for part in form.parts)
        if form.remains:
            rest = _rest(held, form.parts)
            known = provenance_of(form.said, actor, now)
            left = replace(held, strength=rest, contributions=_no_figures(held.contributions, known))
            replaced(case, actor, now, held, left, form.said)
            words = f"Split from {on}: {told}; {rest.text} stay"
            note_edit(case, actor, now, unit_id, "split", form.said.holds_from, words, form.said.reason)
        else:
            ended(case, actor, now, unit_id, form.said, f"Split on {on}: {told}", "split")
        words = f"Split off from {held.name} on {on}"
        ids = tuple(made(case, actor, now, _new(case, held, part, form.said), words) for part in form.parts)
    return ids, case.changes


def merge(store: Store, actor: Actor, now: Instant, unit_id: bytes, form: MergeForm) -> Changes:
    """Have other forces end and go on as part of one; what stood under them stands under it. Raises BadInput."""
    with store.operation(f"Merge into “{_last(store.writer_view(), unit_id, form.said).name}”", actor, now) as case:
        held = _last(case, unit_id, form.said)
        others = [_last(case, other, form.said) for other in dict.fromkeys(form.others)]
        if not others or unit_id in form.others:
            raise BadInput("Choose at least one other force to merge.")
        if len({force.kind in IMPORTED for force in (held, *others)}) > 1:
            raise BadInput("What came with a file may be the other side's: it is not merged with other forces.")
        known = provenance_of(form.said, actor, now)
        replaced(case, actor, now, held, _together(held, others, form, known), form.said)
        on, names = day(moment(form.said)), listed([other.name for other in others])
        note_edit(
            case, actor, now, unit_id, "merge", form.said.holds_from, f"Merged with {names} from {on}", form.said.reason
        )
        _take_over(case, actor, now, unit_id, form)
        for other in others:
            ended(case, actor, now, other.id, form.said, f"Merged into {held.name} on {on}", "merge")
    return case.changes


def _last(case: Reader, unit_id: bytes, said: Said) -> Force:
    """The placement that holds then, after which nothing more is known."""
    placements = believed(case, unit_id)
    held = holding(placements, moment(said))
    if held is not placements[-1]:
        since = day(placements[placements.index(held) + 1].valid_from or 0)
        raise BadInput(f"More is known of “{held.name}” from {since} on. Take that day or a later one.")
    return held


def _require_parts(form: SplitForm, held: Force) -> None:
    if len(form.parts) < (1 if form.remains else 2):
        raise BadInput("Say at least two parts, or one and that the force goes on with the rest.")
    names = [part.name.strip() for part in form.parts]
    if not all(names) or len({*names, held.name}) != len(names) + 1:
        raise BadInput("Every part needs a name of its own.")
    whole = figure(held.strength)
    parts = _sum([figure(strength(part.least, part.most, "")) for part in form.parts])
    if whole is None or whole.most is None:
        return
    if max(parts.least, parts.most or 0) > whole.most:
        raise BadInput(f"The parts come to {ranged(*parts)} persons, more than the {held.strength.text} there are.")
    if form.remains and parts.least >= whole.most:
        raise BadInput(f"Nothing of “{held.name}” is left then: say that it ends.")


def _rest(held: Force, parts: Sequence[Part]) -> Strength:
    """What is left; unknown where a part's figure, or its most, is."""
    whole = figure(held.strength)
    taken = _sum([figure(strength(part.least, part.most, "")) for part in parts])
    if whole is None or taken.most is None:
        return Strength(None, None, None, f"before the split: {held.strength.text}")
    return strength(
        max(0, whole.least - taken.most), None if whole.most is None else whole.most - taken.least, "what is left"
    )


def _no_figures(given: tuple[Contribution, ...], known: Provenance) -> tuple[Contribution, ...]:
    """Who takes part, without the figures of the whole: nobody says how many of each stay."""
    return tuple(
        one
        if figure(one.strength) is None
        else replace(
            one, strength=Strength(None, None, None, f"before the split: {one.strength.text}"), provenance=known
        )
        for one in given
    )


def _new(case: Writer, held: Force, part: Part, said: Said) -> NewForceForm:
    whole = ForceForm.of(held)
    where = part.where or Where.of(held)
    above = held.parent_id if held.parent_id is not None and stood(case, held.parent_id, said.holds_from) else None
    form = replace(
        whole, said=said, place=where.place, country=where.country, lon=where.lon, lat=where.lat,
        position=where.position, least=part.least, most=part.most, strength_note="", size_level="", gives=part.gives,
        parent_id=above,
    )  # fmt: skip
    return NewForceForm(part.name, held.kind, form, part.short_name, held.domain)


def _together(held: Force, others: Sequence[Force], form: MergeForm, known: Provenance) -> Force:
    all_of_them = (held, *others)
    where = form.where
    if where is None and len({Where.of(force) for force in all_of_them}) > 1:
        raise BadInput("They are in different places: say where the merged force is.")
    if where is None:
        where = Where.of(held)
    require_place(where.position, where.lon, where.lat, where.country)
    nations = {nation for force in all_of_them for nation in (force.lead, *force.contributors) if is_nation(nation)}
    return replace(
        held, position=where.position, place=where.place.strip(), country=where.country, lon=where.lon, lat=where.lat,
        strength=_added(all_of_them), size_level=form.size_level.strip() or held.size_level,
        contributors=tuple(sorted(nations - {held.lead})), contributions=_nations(all_of_them, known),
    )  # fmt: skip


def _added(forces: Sequence[Force]) -> Strength:
    """All figures together; where some are unknown, at least the known ones."""
    figures = [figure(force.strength) for force in forces]
    unknown = [force.name for force, one in zip(forces, figures, strict=True) if one is None]
    if len(unknown) == len(forces):
        return forces[0].strength
    summed = _sum(figures)
    return strength(summed.least, summed.most, f"without {listed(unknown)}, unknown" if unknown else "")


def _nations(forces: Sequence[Force], known: Provenance) -> tuple[Contribution, ...]:
    found: dict[str, Contribution] = {}
    for one in (one for force in forces for one in force.contributions):
        before = found.get(one.country)
        found[one.country] = one if before is None else _both(before, one, known)
    return tuple(found[country] for country in sorted(found))


def _both(one: Contribution, other: Contribution, known: Provenance) -> Contribution:
    figures = [figure(one.strength), figure(other.strength)]
    summed = _sum(figures)
    persons = Strength(None, None, None, "") if figures == [None, None] else strength(summed.least, summed.most, "")
    caveats = "; ".join(dict.fromkeys(part for part in (one.caveats, other.caveats) if part))
    return Contribution(one.country, persons, caveats, known)


def _take_over(case: Writer, actor: Actor, now: Instant, unit_id: bytes, form: MergeForm) -> None:
    """What stands under those that end stands under the one that goes on."""
    at = moment(form.said)
    for other in form.others:
        rows = case.all(
            "SELECT unit_id, valid_from FROM placement WHERE parent_id = ? AND withdrawn_at IS NULL"
            " AND (valid_to IS NULL OR valid_to > ?)",
            (other, at),
        )
        for child, since in rows:
            if child == unit_id:
                raise BadInput("It stands under one of those it is merged with: put it under another force first.")
            if child not in form.others:
                since = at if since is None else max(at, since)
                changed(case, actor, now, child, UnderForm(replace(form.said, holds_from=since), unit_id))


def _sum(figures: Sequence[Figure | None]) -> Figure:
    """Known figures together; no upper bound where one is unknown, or has none."""
    most = [None if one is None else one.most for one in figures]
    known = [number for number in most if number is not None]
    least = sum(one.least for one in figures if one is not None)
    return Figure(least, sum(known) if len(known) == len(most) else None)


def _persons(part: Part) -> str:
    return strength(part.least, part.most, "").text
