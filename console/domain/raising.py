"""A battlegroup raised to a brigade, as two lines of a plan: what stands there, and the rest that comes.

How strong a brigade is, is an assumption of the sheet (``size.brigade``); the rest is that less what stands there. It
comes from the framework nation on that nation's order: from its capital, for want of a public garrison, at the notice
assumed of forces without a published one (``notice.unknown``).
"""

from dataclasses import replace

from console.domain.assumption import Spread
from console.domain.force import Force
from console.domain.force_kinds import BATTLEGROUP
from console.domain.numbers import grouped
from console.domain.plan import Authorised, PlanForce
from console.domain.reference import Ally

THERE, REST = "in place", "rest of the brigade"


def can_be_raised(force: Force, line: PlanForce) -> bool:
    """Whether a line of a plan is a whole battlegroup."""
    return force.kind == BATTLEGROUP and not line.part


def raised(
    line: PlanForce, force: Force, brigade: Spread, notice: Spread, home: Ally | None, rest_id: bytes
) -> tuple[PlanForce, ...]:
    """The line as what stands there, and another with ``rest_id`` for the rest.

    ``brigade`` are persons, ``notice`` days for a force at home without a published one.
    """
    known = [persons for persons in force.strength.bounds if persons is not None]
    least, most = min(known, default=0), max(known, default=0)
    rest = PlanForce(
        rest_id, line.unit_id, REST, max(0, round(brigade.least) - most), max(0, round(brigade.most) - least),
        f"assumed: a brigade of {grouped(brigade.least)}–{grouped(brigade.most)} less what stands there; its notice",
        line.modes, Authorised.NATION, notice.least, notice.most,
        None if home is None else f"{home.capital} (garrison not public)",
        None if home is None else home.lon, None if home is None else home.lat,
    )  # fmt: skip
    return replace(line, part=THERE), rest
