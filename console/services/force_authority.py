"""Say who may alert, stage, prepare and deploy a force, and who has to agree first, from a date on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from console.domain.authority import Act, Authority, Verdict
from console.domain.errors import BadInput
from console.domain.letters import first_capital
from console.domain.operation import Actor, Changes
from console.domain.times import Instant, holds
from console.services.posture_checks import day, holding
from console.services.posture_edits import moment, provenance_of
from console.services.posture_forms import Said
from console.services.posture_rows import believed, note_edit
from console.store import force_facts
from console.store.casefile import Store
from console.store.facts import columns
from console.store.ids import new_id
from console.store.reader import Writer


@dataclass(frozen=True)
class AuthorityLine:
    """Whether an ``actor`` (SACEUR, a nation's code, a body by name) may do something with a force, on a condition."""

    act: Act
    actor: str
    verdict: Verdict
    condition: str = ""

    @property
    def words(self) -> str:
        """``SACEUR may alert``, ``SACEUR may deploy but needs the Council (beyond its own area)``."""
        but = "" if self.verdict is Verdict.ALLOWED else f" but {self.verdict}"
        return f"{self.actor} may {self.act}{but}" + (f" ({self.condition})" if self.condition else "")


@dataclass(frozen=True)
class AuthorityForm:
    """All that holds of who may do what with a force from ``said.holds_from`` on."""

    said: Said
    lines: tuple[AuthorityLine, ...]

    @classmethod
    def of(cls, known: Iterable[Authority], said: Said) -> Self:
        """The form as it stands at the moment said, of a unit's authorities."""
        at = moment(said)
        return cls(
            said,
            tuple(
                AuthorityLine(one.act, one.actor, one.verdict, one.condition)
                for one in known
                if holds(at, one.valid_from, one.valid_to)
            ),
        )


def set_authority(
    store: Store, actor: Actor, now: Instant, unit_id: bytes, form: AuthorityForm, seen: AuthorityForm | None = None
) -> Changes:
    """Have these lines hold from a date on: those not among them end then, those as before stay as they are.

    Raises BadInput with what is not sound, and when somebody changed it since ``seen``, the form as it stood then.
    """
    wanted = [_sound(line) for line in form.lines]
    name = believed(store.writer_view(), unit_id)[-1].name
    with store.operation(f"Set who may order “{name}”", actor, now) as case:
        holding(believed(case, unit_id), moment(form.said))
        stands = AuthorityForm.of(force_facts.authorities(case, unit_id), form.said).lines
        if seen is not None and set(stands) != set(seen.lines):
            raise BadInput("Not saved: somebody changed who may order it since you began. Look at it again.")
        new = [line for line in dict.fromkeys(wanted) if line not in stands]
        gone = [line for line in stands if line not in wanted]
        _end(case, now, unit_id, form.said, gone)
        _begin(case, actor, now, unit_id, form.said, new)
        if new or gone:
            _note(case, actor, now, unit_id, form.said, new, gone)
    return case.changes


def _sound(line: AuthorityLine) -> AuthorityLine:
    if not line.actor.strip():
        raise BadInput(f"Say who may {line.act}: SACEUR, a nation, or a body by name.")
    return AuthorityLine(line.act, line.actor.strip(), line.verdict, line.condition.strip())


def _end(case: Writer, now: Instant, unit_id: bytes, said: Said, gone: Sequence[AuthorityLine]) -> None:
    """Lines end; one that began that very moment was never so and is withdrawn."""
    at = moment(said)
    for line in gone:
        rows = case.all(
            "SELECT id, valid_from FROM authority WHERE unit_id = ? AND act = ? AND actor = ? AND verdict = ?"
            " AND condition = ? AND withdrawn_at IS NULL AND (valid_from IS NULL OR valid_from <= ?)"
            " AND (valid_to IS NULL OR valid_to > ?)",
            (unit_id, line.act, line.actor, line.verdict, line.condition, at, at),
        )
        for row_id, since in rows:
            if since == at:
                case.update("authority", row_id, withdrawn_at=now)
            else:
                case.update("authority", row_id, valid_to=at)


def _begin(case: Writer, actor: Actor, now: Instant, unit_id: bytes, said: Said, new: Sequence[AuthorityLine]) -> None:
    known = provenance_of(said, actor, now)
    for line in new:
        case.insert(
            "authority",
            id=new_id(now), unit_id=unit_id, act=line.act, actor=line.actor, verdict=line.verdict,
            condition=line.condition, valid_from=moment(said), **columns(known),
        )  # fmt: skip


def _note(
    case: Writer, actor: Actor, now: Instant, unit_id: bytes, said: Said, new: Sequence[AuthorityLine],
    gone: Sequence[AuthorityLine],
) -> None:  # fmt: skip
    parts = [line.words for line in new]
    if gone:
        parts.append("no longer: " + ", ".join(line.words for line in gone))
    words = f"{'; '.join(parts)}, from {day(moment(said))}"
    note_edit(case, actor, now, unit_id, "authority", said.holds_from, first_capital(words), said.reason)
