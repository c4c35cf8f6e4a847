"""Say what we think of an incident: each time a new revision, with its author and time; none is ever changed.

Nobody's words are replaced unread: a revision is refused while the newest one is another than its author has seen.
"""

from dataclasses import dataclass

from console.domain.errors import BadInput
from console.domain.incident import CONFIDENCE, Assessment, Incident, Nature, Status
from console.domain.marking import Marking
from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.domain.yardsticks import YARDSTICKS, Yardstick, yardstick
from console.store import incidents, markings, matrix, settings
from console.store.casefile import Store
from console.store.ids import new_id
from console.store.reader import Reader, Writer

NOT_ESTABLISHED = "cause not established"
"""What an assessment says until it can say more."""
_YARDSTICK = "yardstick"


@dataclass(frozen=True, kw_only=True)
class AssessmentForm:
    """What a person says. ``likelihood`` runs from 0 to 1. ``status`` is how far we know by it."""

    attribution: str = NOT_ESTABLISHED
    made_in: str = ""
    fired_by: str = ""
    nature: Nature | None = None
    likelihood: float | None = None
    confidence: str | None = None
    narrative: str = ""
    would_change: str = ""
    hypothesis_id: bytes | None = None
    marking: Marking | None = None
    status: Status = Status.UNVERIFIED

    @staticmethod
    def of(newest: Assessment | None, status: Status) -> "AssessmentForm":
        """The form as the newest revision stands; an empty one before the first."""
        if newest is None:
            return AssessmentForm(status=status)
        return AssessmentForm(
            attribution=newest.attribution,
            made_in=newest.made_in,
            fired_by=newest.fired_by,
            nature=newest.nature,
            likelihood=newest.likelihood,
            confidence=newest.confidence,
            narrative=newest.narrative,
            would_change=newest.would_change,
            hypothesis_id=newest.hypothesis_id,
            marking=newest.marking,
            status=status,
        )


def revise_assessment(
    store: Store, actor: Actor, now: Instant, incident_id: bytes, form: AssessmentForm, seen: int | None = None
) -> Changes:
    """Add a revision. ``seen`` is the number of the newest one its author has read (0: there was none).

    Raises BadInput when the incident is gone or closed, when the form is not sound, and when somebody revised since.
    """
    _require_sound(form)
    title = _required(store.writer_view(), incident_id).title
    with store.operation(f"Revise assessment of “{title}”", actor, now) as case:
        before = _required(case, incident_id)
        if before.closed_at is not None:
            raise BadInput(f"“{before.title}” is closed. Reopen it before you assess it.")
        newest = _newest(case, incident_id)
        number = 0 if newest is None else newest.revision
        if newest is not None and seen is not None and seen != number:
            raise BadInput(
                f"Not saved: {newest.author} wrote Rev {number} since you began. What you typed is kept; read it, then"
                " save again."
            )
        if form.hypothesis_id is not None and matrix.hypothesis(case, form.hypothesis_id) is None:
            raise BadInput("The explanation it takes is not in the case any more. Choose another, or none.")
        if newest is None or AssessmentForm.of(newest, before.status) != form:
            case.insert(
                "assessment",
                id=new_id(now),
                incident_id=incident_id,
                revision=number + 1,
                author=actor.name,
                at=now,
                **_columns(case, form, now),
            )
        if before.status is not form.status:
            case.update("incident", incident_id, status=form.status)
    return case.changes


def set_yardstick(store: Store, actor: Actor, now: Instant, key: str) -> Changes:
    """Let the case say likelihoods in another house's words. Raises BadInput on one that is not known."""
    if key not in YARDSTICKS:
        raise BadInput(f"There is no yardstick {key!r}. Choose one of {', '.join(YARDSTICKS)}.")
    with store.operation(f"Use the {YARDSTICKS[key].name} yardstick", actor, now) as case:
        settings.change(case, _YARDSTICK, key)
    return case.changes


def yardstick_of(reader: Reader) -> Yardstick:
    """The yardstick of the case."""
    return yardstick(settings.value(reader, _YARDSTICK))


def _columns(case: Writer, form: AssessmentForm, now: Instant) -> dict[str, object]:
    return {
        "attribution": form.attribution.strip() or NOT_ESTABLISHED,
        "made_in": form.made_in.strip() or None,
        "fired_by": form.fired_by.strip() or None,
        "nature": None if form.nature is None else form.nature.value,
        "likelihood": form.likelihood,
        "confidence": form.confidence,
        "narrative": form.narrative.strip(),
        "would_change": form.would_change.strip() or None,
        "hypothesis_id": form.hypothesis_id,
        "marking_id": markings.marking_id(case, form.marking, now),
    }


def _newest(reader: Reader, incident_id: bytes) -> Assessment | None:
    revisions = incidents.assessments(reader, incident_id)
    return revisions[-1] if revisions else None


def _required(reader: Reader, incident_id: bytes) -> Incident:
    found = incidents.incident(reader, incident_id)
    if found is None:
        raise BadInput("This incident is not in the case any more: its creation was undone.")
    return found


def _require_sound(form: AssessmentForm) -> None:
    if form.confidence is not None and form.confidence not in CONFIDENCE:
        raise BadInput("Confidence is low, moderate or high.")
    if form.likelihood is not None and not 0 <= form.likelihood <= 1:
        raise BadInput("A likelihood runs from 0 to 100 %.")
    if form.status is Status.ASSESSED:
        established = form.attribution.strip().casefold() not in ("", NOT_ESTABLISHED)
        if form.confidence is None or form.nature is None or not established:
            raise BadInput(
                "To call it assessed, say what happened, its nature (unresolved is one) and how confident you are."
            )
