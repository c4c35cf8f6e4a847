"""The foot of the desk: runs, seed, what is not counted, and every assumption in use, short, with its sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from console.domain.assumption import Assumption
from console.domain.force import Force
from console.domain.numbers import grouped
from console.domain.race import Race
from console.domain.spreads import spread_words
from console.exports.picture_names import name_in_plan
from console.ui.words import count, tr

_FEW = 3


def about(race: Race) -> str:
    """In one line: how often it was run, against which clock, and who is not counted."""
    plan = race.plan
    parts = [
        tr(
            "Race: {runs} runs, seed {seed}. Published or assumed inputs only; not a prediction.",
            runs=grouped(plan.runs), seed=plan.seed,
        ),
        tr("Clock: {clock}; {source}.", clock=plan.clock.name, source=plan.clock.source),
    ]  # fmt: skip
    if race.uncounted:
        parts.append(tr("Strength unknown, not counted: {names}.", names=", ".join(race.uncounted)))
    return " ".join(parts)


def footnote(used: Sequence[Assumption]) -> str:
    """Every assumption in use, in one paragraph. ``?`` is to be checked, ``*`` this case's own value."""
    parts = [_group(group, [*ones]) for group, ones in groupby(used, lambda one: one.group)]
    sources = dict.fromkeys(one.provenance.source for one in used)
    parts.append(tr("Sources: {sources}.", sources="; ".join(sources)))
    return " ".join([*parts, tr("? to check ({n} of {all}), * own value.", n=to_check(used), all=len(used))])


def to_check(used: Sequence[Assumption]) -> int:
    """How many of them are to be checked."""
    return sum(one.provenance.to_check for one in used)


def _group(group: str, ones: Sequence[Assumption]) -> str:
    values = ", ".join(
        f"{tr(one.label)} {spread_words(one.spread)} {tr(one.unit)}{'*' * one.own}{'?' * one.provenance.to_check}"
        for one in ones
    )
    return f"{tr(group)}: {values}."


def counted_twice(race: Race, forces: Mapping[bytes, Force]) -> str:
    """That other plans count on forces of this one, in a few words; empty where none does."""
    if not race.clashes:
        return ""
    names = list(dict.fromkeys(name_in_plan(one.label, forces.get(one.unit_id)) for one in race.clashes))
    plans = dict.fromkeys(plan for one in race.clashes for plan in one.plans if plan != race.plan.name)
    few = ", ".join(names) if len(names) <= _FEW else count("{n} force", "{n} forces", len(names))
    return tr("Counted on twice: {forces}, also in {plans}.", forces=few, plans=", ".join(plans))


def clashes(race: Race, forces: Mapping[bytes, Force]) -> str:
    """Each force another plan counts on as well, and which; empty where there is none."""
    named = [
        tr(
            "{force} (also in {plans})", force=name_in_plan(one.label, forces.get(one.unit_id)),
            plans=", ".join(plan for plan in one.plans if plan != race.plan.name),
        )
        for one in race.clashes
    ]  # fmt: skip
    return tr("Counted on twice: {names}.", names=", ".join(named)) if named else ""
