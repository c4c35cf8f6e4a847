"""Set, and set back, what the models of arrivals, of the race and of consultations assume; and what the program ships.

A case keeps only what it changed, until its first plan: then it keeps every value, so that what a plan gave never
changes because a newer program ships other figures.
"""

from collections.abc import Iterable
from functools import cache

from console.config import paths
from console.domain.assumption import Assumption, Assumptions, Sheet, Spread, checked
from console.domain.errors import BadInput
from console.domain.operation import Actor, Changes
from console.domain.plan import Preset
from console.domain.provenance import Provenance
from console.domain.times import Instant, iso_day
from console.feeds.assumptions import read_assumptions, read_clocks
from console.store import assumptions as kept
from console.store.casefile import Store
from console.store.facts import columns
from console.store.ids import new_id
from console.store.reader import Reader, Writer

_NO_SOURCE = "no source was given for this value"


@cache
def shipped(sheet: Sheet = Sheet.MOVEMENT) -> Assumptions:
    """What the program ships, by key. Raises BadInput where the file of the program is damaged."""
    return read_assumptions(paths.resources(sheet.value, "assumptions.toml"))


@cache
def clocks() -> tuple[Preset, ...]:
    """The adversary's clocks the program ships, the first the one to begin with."""
    return read_clocks(paths.resources("movement", "clocks.toml"))


def assumptions(reader: Reader, sheet: Sheet = Sheet.MOVEMENT) -> Assumptions:
    """What a case assumes, by key."""
    return kept.assumptions(reader, shipped(sheet))


def every_assumption(reader: Reader) -> Assumptions:
    """The same of all sheets; a consultation needs consents at home of the sheet of movement too."""
    return {key: one for sheet in Sheet for key, one in assumptions(reader, sheet).items()}


def set_assumption(store: Store, actor: Actor, now: Instant, key: str, spread: Spread, source: str = "") -> Changes:
    """Give an assumption another value in this case; without a source it is to be checked. Raises BadInput."""
    known, held = _known(key)
    spread = checked(spread, known.unit, known.label)
    said = " ".join(source.split())
    provenance = Provenance(said or f"own value of {actor.name}", iso_day(now), not said, "" if said else _NO_SOURCE)
    with store.operation(f"Set “{known.label}”", actor, now) as case:
        before = kept.assumptions(case, held)[key]
        if (spread, said or before.provenance.source) != (before.spread, before.provenance.source):
            _keep(case, now, key, spread, provenance)
    return case.changes


def reset_assumption(store: Store, actor: Actor, now: Instant, key: str) -> Changes:
    """Set an assumption back to what the program ships. Raises BadInput."""
    known, held = _known(key)
    with store.operation(f"Set back “{known.label}”", actor, now) as case:
        _set_back(case, now, held, [known])
    return case.changes


def reset_all(store: Store, actor: Actor, now: Instant, sheet: Sheet = Sheet.MOVEMENT) -> Changes:
    """Set every assumption of a sheet back to what the program ships."""
    with store.operation("Set back all assumptions", actor, now) as case:
        _set_back(case, now, shipped(sheet), shipped(sheet).values())
    return case.changes


def keep_all(case: Writer, now: Instant) -> None:
    """Keep with the case every value it does not hold yet: from its first plan on none changes silently."""
    held = kept.kept_ids(case)
    for one in shipped().values():
        if one.key not in held:
            _keep(case, now, one.key, one.spread, one.provenance)


def _set_back(case: Writer, now: Instant, program: Assumptions, wanted: Iterable[Assumption]) -> None:
    held = kept.assumptions(case, program)
    for one in wanted:
        if held[one.key] != one:
            _keep(case, now, one.key, one.spread, one.provenance)


def _keep(case: Writer, now: Instant, key: str, spread: Spread, provenance: Provenance) -> None:
    row = {
        "shape": spread.shape, "least": spread.least, "mode": spread.mode, "most": spread.most,
        **columns(provenance),
    }  # fmt: skip
    held = kept.kept_ids(case).get(key)
    if held is None:
        case.insert("assumption", id=new_id(now), key=key, **row)
    else:
        case.update("assumption", held, **row)


def _known(key: str) -> tuple[Assumption, Assumptions]:
    """An assumption as the program ships it, and all of its sheet."""
    program = next((shipped(sheet) for sheet in Sheet if key in shipped(sheet)), None)
    if program is None:
        raise BadInput(f"There is no assumption {key!r}. They are listed with: flank list CASE assumptions.")
    return program[key], program
