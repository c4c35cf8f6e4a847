"""Reading storyboards with their slides."""

import json
from collections import Counter, defaultdict
from typing import Final

from console.domain.storyboard import Slide, SlideKind, Storyboard
from console.store import markings
from console.store.reader import Reader

_KINDS: Final = frozenset(SlideKind)


def storyboards(reader: Reader) -> list[Storyboard]:
    """Every storyboard with its slides in order, the newest first."""
    known = markings.all_markings(reader)
    slides: dict[bytes, list[Slide]] = defaultdict(list)
    newer: Counter[bytes] = Counter()
    for row_id, of, kind, subject, title, text, notes, seconds, known_at, left_out, marking in reader.rows(
        "SELECT id, storyboard_id, kind, subject, title, text, notes, seconds, known_at, left_out,"
        " marking_id FROM slide ORDER BY storyboard_id, place, id"
    ):
        if kind not in _KINDS:
            newer[of] += 1
            continue
        slides[of].append(
            Slide(
                row_id, SlideKind(kind), _subject(subject), title, text, notes, seconds, known_at, bool(left_out),
                known.get(marking),
            )
        )  # fmt: skip
    return [
        Storyboard(
            row_id, title, tuple(slides[row_id]), template, crisis, incident, audience, known_at, bool(grades),
            bool(positions), author, made_at, known.get(marking), newer[row_id],
        )
        for row_id, title, template, crisis, incident, audience, known_at, grades, positions, author, made_at, marking
        in reader.rows(
            "SELECT id, title, template, crisis_id, incident_id, audience_id, known_at, grades, positions, author,"
            " made_at, marking_id FROM storyboard ORDER BY made_at DESC, id DESC"
        )
    ]  # fmt: skip


def _subject(written: str) -> dict[str, str]:
    """What a slide shows, as far as it can be read: texts under names; a merge may bring what another console wrote."""
    try:
        found = json.loads(written)
    except (ValueError, RecursionError):
        return {}
    return {key: one for key, one in found.items() if isinstance(one, str)} if isinstance(found, dict) else {}


def storyboard(reader: Reader, storyboard_id: bytes) -> Storyboard | None:
    """One storyboard; None where it is gone."""
    return next((one for one in storyboards(reader) if one.id == storyboard_id), None)
