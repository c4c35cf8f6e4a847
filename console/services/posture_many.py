"""The same said of many forces at once: foreseen before it is done, one operation, all of them or none."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Self

from console.domain.errors import BadInput
from console.domain.force import ActsAs, Force, Permanence
from console.domain.operation import Actor, Changes
from console.domain.posture_changes import What, between
from console.domain.provenance import Provenance
from console.domain.times import Instant
from console.services.posture_checks import day, holding
from console.services.posture_corrections import corrected
from console.services.posture_edits import changed, ended, foreseen, moment
from console.services.posture_forms import Form, ReadinessForm, Said, TermsForm, UnderForm
from console.services.posture_rows import believed, called
from console.services.posture_whole import ForceForm
from console.store.casefile import Store
from console.store.reader import Reader, Writer

COMMAND, NOTICE, PERMANENCE, ACTS, CAVEATS = (
    "command", "notice to move", "permanence", "side it acts for", "caveats",
)  # fmt: skip
"""What may be said of many forces together; the words are those of the forms of single acts."""


@dataclass(frozen=True)
class ManyForm:
    """What is changed of each force: the fields named in ``what``. Of everything else each keeps its own."""

    said: Said
    what: frozenset[str]
    parent_id: bytes | None = None
    higher: str = ""
    days_min: float | None = None
    days_max: float | None = None
    note: str = ""
    permanence: Permanence | None = None
    acts_as: ActsAs | None = None
    caveats: str = ""

    ACT: ClassVar[str] = "edit of many"
    VERB: ClassVar[str] = "Edit"
    TOGETHER: ClassVar[dict[str, tuple[str, ...]]] = {
        COMMAND: ("parent_id", "higher"),
        NOTICE: ("days_min", "days_max", "note"),
        PERMANENCE: ("permanence",),
        ACTS: ("acts_as",),
        CAVEATS: ("caveats",),
    }

    @classmethod
    def of(cls, force: Force, said: Said) -> Self:
        """The form as a force stands."""
        ready, terms = ReadinessForm.of(force, said), TermsForm.of(force, said)
        return cls(
            said, frozenset(cls.TOGETHER), force.parent_id, force.higher, ready.days_min, ready.days_max, ready.note,
            terms.permanence, terms.acts_as, terms.caveats,
        )  # fmt: skip

    def on(self, force: Force, known: Provenance) -> Force:
        """The force with what is named changed, by the rules of the single acts."""
        made = force
        if COMMAND in self.what:
            made = UnderForm(self.said, self.parent_id, self.higher).on(made, known)
        if NOTICE in self.what:
            ready = replace(ReadinessForm.of(made, self.said), **self._values(NOTICE))
            made = ready.on(made, known)
        terms = [name for name in (PERMANENCE, ACTS, CAVEATS) if name in self.what]
        if terms:
            made = replace(TermsForm.of(made, self.said), **self._values(*terms)).on(made, known)
        return made

    def _values(self, *names: str) -> dict[str, Any]:
        return {part: getattr(self, part) for name in names for part in self.TOGETHER[name]}


@dataclass(frozen=True)
class Foreseen:
    """What would come of it: how many forces each change happens to, how many stand so already, and who refuses why."""

    changes: Mapping[What, int]
    same: int
    refusals: tuple[str, ...]


def foresee(reader: Reader, actor: Actor, now: Instant, unit_ids: Sequence[bytes], form: ManyForm) -> Foreseen:
    """What :func:`edit_many` would do. Raises BadInput where the form itself cannot be read."""
    moment(form.said)
    found: Counter[What] = Counter()
    same, refusals = 0, []
    for unit_id in unit_ids:
        try:
            held, wanted = foreseen(reader, actor, now, unit_id, form)
        except BadInput as error:
            refusals.append(f"“{called(reader, unit_id)}”: {error}")
            continue
        what = {change.what for change in between(held, wanted)}
        found.update(what)
        same += not what
    return Foreseen(found, same, tuple(refusals))


def edit_many(store: Store, actor: Actor, now: Instant, unit_ids: Sequence[bytes], form: Form) -> Changes:
    """The same change for many forces: all of it, or nothing where one of them refuses (BadInput)."""

    def edit(case: Writer, unit_id: bytes) -> None:
        changed(case, actor, now, unit_id, form)

    return _together(store, actor, now, form.VERB, unit_ids, edit)


def end_many(store: Store, actor: Actor, now: Instant, unit_ids: Sequence[bytes], said: Said) -> Changes:
    """End many forces on a date; as :func:`edit_many`. What was said of later days is withdrawn."""
    words = f"Ended on {day(moment(said))}"

    def end(case: Writer, unit_id: bytes) -> None:
        ended(case, actor, now, unit_id, said, words)

    return _together(store, actor, now, "End", unit_ids, end)


def source_many(store: Store, actor: Actor, now: Instant, unit_ids: Sequence[bytes], said: Said) -> Changes:
    """Say where what holds of many forces comes from, and whether it is still to be checked; as :func:`edit_many`.

    Nothing begins or ends: what is said at the moment ``said.holds_from`` is corrected, ``said.reason`` saying why. An
    empty source or date, and ``to_check`` None, stay as each force has them.
    """
    at = moment(said)

    def source(case: Writer, unit_id: bytes) -> None:
        held = holding(believed(case, unit_id), at)
        form = ForceForm.of(held)
        corrected(case, actor, now, held.placement_id, replace(form, said=_sourced(form.said, said)))

    return _together(store, actor, now, "Correct the source of", unit_ids, source)


def _sourced(stands: Said, said: Said) -> Said:
    check = stands.to_check if said.to_check is None else said.to_check
    return replace(
        stands,
        source=said.source.strip() or stands.source,
        as_of=said.as_of.strip() or stands.as_of,
        to_check=check,
        check_note=(said.check_note if said.to_check else stands.check_note) if check else "",
        reason=said.reason,
    )


def _together(
    store: Store, actor: Actor, now: Instant, verb: str, unit_ids: Sequence[bytes], act: Callable[[Writer, bytes], None]
) -> Changes:
    """One act on many forces as one operation, named by what it is of."""
    reader = store.writer_view()
    what = f"“{called(reader, unit_ids[0])}”" if len(unit_ids) == 1 else f"{len(unit_ids)} forces"
    with store.operation(f"{verb} {what}", actor, now) as case:
        for unit_id in unit_ids:
            try:
                act(case, unit_id)
            except BadInput as error:
                if len(unit_ids) == 1:
                    raise
                raise BadInput(f"Nothing was changed. “{called(case, unit_id)}”: {error}") from None
    return case.changes
