"""State what an incident did: how many were killed and injured as far as that is known, and in which country."""

import re
from dataclasses import dataclass

from console.domain.errors import BadInput
from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.store import incidents
from console.store.casefile import Store

_COUNTRY = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Effects:
    """None is not known, which is not none. ``country`` is ISO 3166 alpha-2, XK Kosovo, XZ the high seas."""

    killed: int | None = None
    injured: int | None = None
    country: str | None = None


def state_effects(store: Store, actor: Actor, now: Instant, incident_id: bytes, effects: Effects) -> Changes:
    """State them; what is the same is not said again. Raises BadInput when a number is none or the incident is gone."""
    if any(number is not None and number < 0 for number in (effects.killed, effects.injured)):
        raise BadInput("Fewer than nobody cannot be killed or injured. Leave it empty where it is not known.")
    if effects.country is not None and not _COUNTRY.fullmatch(effects.country):
        raise BadInput(f"{effects.country!r} is no country by its two letters. Write PL for Poland.")
    before = incidents.incident(store.writer_view(), incident_id)
    if before is None:
        raise BadInput("This incident is not in the case any more: its creation was undone.")
    if before.closed_at is not None:
        raise BadInput(f"“{before.title}” is closed. Reopen it before you edit it.")
    with store.operation(f"State effects of “{before.title}”", actor, now) as case:
        if Effects(before.killed, before.injured, before.country) != effects:
            case.update(
                "incident", incident_id, killed=effects.killed, injured=effects.injured, country=effects.country
            )
    return case.changes
