"""Reading draft texts, who wants them changed, where Allies stand on them, and the silences put on them."""

from collections import defaultdict

from console.domain.draft_text import Amendment, Draft, Outcome
from console.domain.silence import Reason, Silence, SilenceEvent
from console.domain.stance import Position, Release, Stance
from console.domain.times import Instant
from console.store import markings
from console.store.reader import Reader

_DRAFTS = "SELECT id FROM draft WHERE consultation_id = ?1"


def drafts(reader: Reader, consultation_id: bytes | None = None) -> list[Draft]:
    """Versions in the order they came; of one consultation or of all."""
    known = markings.all_markings(reader)
    rows = reader.rows(
        "SELECT id, consultation_id, title, version, text, coalesce(proposer, ''), at, author, note, marking_id"
        " FROM draft WHERE ?1 IS NULL OR consultation_id = ?1 ORDER BY at, title, version, id",
        (consultation_id,),
    )
    return [
        Draft(row_id, of, title, version, text, proposer, at, author, note, known.get(marking_id))
        for row_id, of, title, version, text, proposer, at, author, note, marking_id in rows
    ]


def amendments(reader: Reader, consultation_id: bytes) -> list[Amendment]:
    """What somebody wants changed, oldest first, with what became of it."""
    answers = {
        amendment_id: (Outcome(outcome), taken_in, at, note, author)
        for amendment_id, outcome, taken_in, at, note, author in reader.rows(
            "SELECT amendment_id, outcome, taken_in_id, at, note, author FROM amendment_answer ORDER BY at, id"
        )
    }
    known = markings.all_markings(reader)
    found = []
    for row_id, draft_id, proposer, old, new, reason, at, author, marking_id in reader.rows(
        "SELECT id, draft_id, proposer, old, new, reason, at, author, marking_id FROM amendment"
        f" WHERE draft_id IN ({_DRAFTS}) ORDER BY at, id",
        (consultation_id,),
    ):
        outcome, taken_in, answered_at, answer, by = answers.get(row_id, (None, None, None, "", ""))
        found.append(
            Amendment(
                row_id, draft_id, proposer, old, new, reason, at, author, outcome, taken_in, answered_at, answer, by,
                known.get(marking_id),
            )
        )  # fmt: skip
    return found


def positions(reader: Reader, consultation_id: bytes | None = None, by: Instant | None = None) -> list[Position]:
    """The ledger, newest first: every position as it was written; of one consultation or of all."""
    known = markings.all_markings(reader)
    rows = reader.rows(
        "SELECT id, draft_id, ally_id, stance, caveat, reported_by, confidence, at, recorded_at, author, marking_id,"
        f" written FROM position WHERE (?1 IS NULL OR draft_id IN ({_DRAFTS})) AND (?2 IS NULL OR at < ?2)"
        " ORDER BY at DESC, id DESC",
        (consultation_id, by),
    )
    return [
        Position(
            row_id, draft, ally, Stance(stance), caveat, told_by, sure, at, recorded_at, author, known.get(marking_id),
            bool(written),
        )
        for row_id, draft, ally, stance, caveat, told_by, sure, at, recorded_at, author, marking_id, written in rows
    ]  # fmt: skip


def silences(reader: Reader, consultation_id: bytes | None = None, by: Instant | None = None) -> list[Silence]:
    """Silences with what happened in them, oldest first; of one consultation or of all."""
    events: dict[bytes, list[SilenceEvent]] = defaultdict(list)
    for silence_id, row_id, kind, at, recorded_at, ally_id, closes_at, reason, text, author in reader.rows(
        "SELECT silence_id, id, kind, at, recorded_at, ally_id, closes_at, reason, text, author"
        " FROM silence_event ORDER BY at, id"
    ):
        why = Reason(reason) if reason else None
        events[silence_id].append(SilenceEvent(row_id, kind, at, recorded_at, ally_id, closes_at, why, text, author))
    rows = reader.rows(
        "SELECT id, draft_id, opened_at, closes_at, opened_by, author FROM silence"
        f" WHERE (?1 IS NULL OR draft_id IN ({_DRAFTS})) AND (?2 IS NULL OR opened_at < ?2) ORDER BY opened_at, id",
        (consultation_id, by),
    )
    return [
        Silence(row_id, draft, opened_at, closes_at, opened_by, author, tuple(events[row_id]))
        for row_id, draft, opened_at, closes_at, opened_by, author in rows
    ]


def releases(reader: Reader, consultation_id: bytes) -> list[Release]:
    """When positions of a consultation were released or held back, oldest first; the last holds."""
    rows = reader.rows(
        "SELECT id, released, at, author, reason FROM position_release WHERE consultation_id = ? ORDER BY at, id",
        (consultation_id,),
    )
    return [Release(row_id, bool(released), at, author, reason) for row_id, released, at, author, reason in rows]


def positions_released(reader: Reader, consultation_id: bytes) -> bool:
    """Whether positions of a consultation may stand on products and on the wall."""
    return any(one.released for one in releases(reader, consultation_id)[-1:])


def settled(reader: Reader) -> frozenset[bytes]:
    """The silences something followed: a decision, another version of the text or silence on it, the end of it all."""
    rows = reader.rows(
        "SELECT s.id FROM silence s JOIN draft d ON d.id = s.draft_id JOIN consultation c ON c.id = d.consultation_id"
        " WHERE c.closed_at IS NOT NULL"
        " OR EXISTS (SELECT 1 FROM decision n WHERE n.silence_id = s.id OR n.draft_id = d.id)"
        " OR EXISTS (SELECT 1 FROM draft n WHERE n.consultation_id = d.consultation_id AND n.title = d.title"
        " AND n.version > d.version)"
        " OR EXISTS (SELECT 1 FROM silence n JOIN draft o ON o.id = n.draft_id WHERE o.consultation_id ="
        " d.consultation_id AND o.title = d.title AND n.opened_at > s.opened_at)"
    )
    return frozenset(row_id for (row_id,) in rows)
