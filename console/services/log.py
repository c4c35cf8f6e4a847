"""Write in the watch log."""

from console.domain.errors import BadInput
from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.store import log
from console.store.casefile import Store
from console.store.ids import new_id


def write_log(store: Store, actor: Actor, now: Instant, text: str) -> Changes:
    """Add a numbered entry that nobody can change. Raises BadInput when there is nothing in it."""
    text = text.strip()
    if not text:
        raise BadInput("There is nothing to write. Type the entry first.")
    with store.operation("Write in the log", actor, now, lasting=True) as case:
        number = log.next_number(case, actor.station)
        case.insert(
            "log_entry", id=new_id(now), station=actor.station, number=number, at=now, author=actor.name, text=text
        )
    return case.changes
