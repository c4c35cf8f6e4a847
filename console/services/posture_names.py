"""What a force is called and of what kind it is, for all its time: put right where it was entered wrong."""

from dataclasses import dataclass
from typing import Self

from console.domain.errors import BadInput
from console.domain.force import Force
from console.domain.letters import called, first_capital, folded, shortened
from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.services.posture_rows import believed, note_edit
from console.store.casefile import Store


@dataclass(frozen=True)
class NameForm:
    """Name, short name, kind (``battlegroup``, ``brigade`` …) and domain (``land``, ``air`` …) of a force."""

    name: str
    short_name: str
    kind: str
    domain: str

    @classmethod
    def of(cls, force: Force) -> Self:
        """The form as a force is called."""
        return cls(force.name, force.short_name, force.kind, force.domain)


def rename(
    store: Store, actor: Actor, now: Instant, unit_id: bytes, form: NameForm, seen: NameForm | None = None
) -> Changes:
    """Call a force otherwise. Raises BadInput without a name or kind, and when somebody did since ``seen``."""
    wanted = NameForm(called(form.name), called(form.short_name), form.kind.strip(), form.domain.strip())
    if not wanted.name or not wanted.kind:
        raise BadInput("A force needs a name and a kind.")
    with store.operation(f"Rename “{shortened(wanted.name)}”", actor, now) as case:
        stands = NameForm.of(believed(case, unit_id)[-1])
        if seen is not None and stands not in (seen, wanted):
            raise BadInput(f"Not saved: somebody called it “{stands.name}” ({stands.kind}) since you began.")
        if stands != wanted:
            case.update(
                "unit", unit_id, name=wanted.name, short_name=wanted.short_name, ascii_name=folded(wanted.name),
                kind=wanted.kind, domain=wanted.domain,
            )  # fmt: skip
            note_edit(case, actor, now, unit_id, "rename", None, _words(stands, wanted))
    return case.changes


def _words(was: NameForm, now: NameForm) -> str:
    parts = [f"renamed from {was.name} to {now.name}" if was.name != now.name else ""]
    for what, before, after in (
        ("short name", was.short_name, now.short_name),
        ("kind", was.kind, now.kind),
        ("domain", was.domain, now.domain),
    ):
        if before != after:
            parts.append(f"{what} {after or 'none'}, was {before or 'none'}")
    return first_capital("; ".join(part for part in parts if part))
