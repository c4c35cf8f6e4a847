"""What followed a silence, worked out from the record: the next version, the next silence, the decision."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from console.domain.decision import Decision
from console.domain.draft_text import Draft
from console.domain.silence import Silence, Standing


@dataclass(frozen=True, slots=True)
class Followed:
    """Each the first of its kind on the same text after the silence ended; None: nothing yet."""

    version: Draft | None = None
    silence: Silence | None = None
    decision: Decision | None = None


def followed(
    silence: Silence,
    stands: Standing,
    drafts: Mapping[bytes, Draft],
    silences: Iterable[Silence],
    decisions: Iterable[Decision],
) -> Followed:
    """What followed ``silence``, which ``stands`` so; nothing while it runs. ``drafts`` are those of the case by id."""
    draft = drafts.get(silence.draft_id)
    if stands.since is None or draft is None:
        return Followed()
    since = stands.since
    same = {one.id: one for one in drafts.values() if (one.consultation_id, one.title) == _text(draft)}
    versions = (one for one in same.values() if one.version > draft.version)
    later = (one for one in silences if one.draft_id in same and one.id != silence.id and one.opened_at >= since)
    taken = (one for one in decisions if one.draft_id in same and one.at >= since)
    return Followed(
        min(versions, key=lambda one: one.version, default=None),
        min(later, key=lambda one: (one.opened_at, one.id), default=None),
        min(taken, key=lambda one: (one.at, one.id), default=None),
    )


def _text(draft: Draft) -> tuple[bytes, str]:
    return draft.consultation_id, draft.title
