"""How strong a force is and what each nation gives to it, as a person says it and as it is kept."""

from dataclasses import dataclass

from console.domain.errors import BadInput
from console.domain.force import MOST_PERSONS, Contribution, Force, Strength
from console.domain.provenance import Provenance
from console.services.posture_checks import require_country, require_figure


@dataclass(frozen=True)
class Gives:
    """What a nation (ISO 3166 alpha-2) gives, in persons; None: it takes part, nobody says with how many."""

    country: str
    least: int | None = None
    most: int | None = None
    strength_note: str = ""
    caveats: str = ""


def strength(least: int | None, most: int | None, note: str, before: Strength | None = None) -> Strength:
    """A strength as a person says it; the same as ``before`` keeps its figure to display. Raises BadInput."""
    require_figure(least, most, "Strength", "persons", MOST_PERSONS)
    if before is not None and (least, most, note.strip()) == (*before.bounds, before.note):
        return before
    return Strength(least if least == most else None, least, most, note.strip())


def gives_of(force: Force) -> tuple[Gives, ...]:
    """What each nation gives, those only named after those of whom more is known."""
    known = [Gives(one.country, *one.strength.bounds, one.strength.note, one.caveats) for one in force.contributions]
    countries = {one.country for one in known}
    return (*known, *(Gives(country) for country in force.contributors if country not in countries))


def given(
    gives: tuple[Gives, ...], lead: str, before: tuple[Contribution, ...], known: Provenance
) -> tuple[tuple[str, ...], tuple[Contribution, ...]]:
    """Contributors and contributions as a person says them. Raises BadInput with what is not sound."""
    countries = [one.country for one in gives]
    for one in gives:
        require_country(one.country)
        if countries.count(one.country) > 1:
            raise BadInput(f"“{one.country}” is there twice. Say once what it gives.")
    old = {one.country: one for one in before}
    made = [_contribution(one, old.get(one.country), known) for one in gives]
    return (
        tuple(sorted(country for country in countries if country != lead)),
        tuple(sorted(made, key=lambda one: one.country)),
    )


def _contribution(gives: Gives, before: Contribution | None, known: Provenance) -> Contribution:
    if before is not None and Gives(before.country, *before.strength.bounds, before.strength.note, before.caveats) == (
        gives
    ):
        return before
    persons = strength(gives.least, gives.most, gives.strength_note)
    return Contribution(gives.country, persons, gives.caveats.strip(), known)
