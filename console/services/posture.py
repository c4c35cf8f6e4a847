"""Make forces, say otherwise of them, end them.

What is said otherwise is a form of :mod:`console.services.posture_forms`: where a force is, how strong, under whom, who
makes it up, how ready it is, on what terms. Each act holds from a date on: what held before stays as it was. Every act
is one operation and one line in the force's history; one that changes nothing writes nothing. Forces are never deleted:
they end, or are corrected (:mod:`console.services.posture_corrections`).
"""

from console.domain.errors import BadInput
from console.domain.letters import shortened
from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.services.posture_checks import day
from console.services.posture_edits import changed, ended
from console.services.posture_forms import Form, Said
from console.services.posture_making import made
from console.services.posture_rows import called
from console.services.posture_whole import NewForceForm
from console.store.casefile import Store


def create_force(store: Store, actor: Actor, now: Instant, form: NewForceForm) -> tuple[bytes, Changes]:
    """Make a force. Gives the unit's id. Raises BadInput with what is missing or not sound."""
    with store.operation(f"New force “{shortened(form.name)}”", actor, now) as case:
        unit_id = made(case, actor, now, form)
    return unit_id, case.changes


def edit(store: Store, actor: Actor, now: Instant, unit_id: bytes, form: Form, seen: Form | None = None) -> Changes:
    """Have a force as a form says from a date on. ``seen`` is the form as it stood when the person began.

    Raises BadInput with what is not sound, when nothing holds on that date, and when somebody changed the same since.
    """
    with store.operation(f"{form.VERB} “{called(store.writer_view(), unit_id)}”", actor, now) as case:
        changed(case, actor, now, unit_id, form, seen)
    return case.changes


def end_force(store: Store, actor: Actor, now: Instant, unit_id: bytes, said: Said) -> Changes:
    """End a force on a date: what was said of later days is withdrawn. Raises BadInput."""
    with store.operation(f"End “{called(store.writer_view(), unit_id)}”", actor, now) as case:
        if said.holds_from is None:
            raise BadInput("Say on which day it ended.")
        ended(case, actor, now, unit_id, said, f"Ended on {day(said.holds_from)}")
    return case.changes
