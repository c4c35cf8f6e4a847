"""The ledger of a consultation as a table: everything Allies said to its texts, in the order it was written down.

It is the cell's own record, with every field and every national position; what it is called says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from console.domain.discretion import caution
from console.domain.marking import Marking
from console.domain.silence import Silence
from console.domain.stance import NAMES, Position
from console.domain.times import Instant, iso
from console.exports.minutes import marking_of
from console.exports.record_parts import key
from console.exports.tables import TableExport
from console.map.words import later, tr
from console.services.consult_picture import ConsultPicture

_TITLES: Final = (
    later("Written down (UTC)"), later("Said or done (UTC)"), later("Entry"), later("Text"), later("Ally"),
    later("Stance"), later("Letter"), later("In writing"), later("Caveat, words"), later("Reason"),
    later("Closes (UTC)"), later("Reported by"), later("How sure"), later("Written by"), later("Marking"), later("Id"),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class _Line:
    """One entry; ``recorded`` is when it was written down, and its id tells the order within a moment."""

    recorded: Instant
    id: bytes
    at: Instant
    entry: str
    draft: bytes
    ally: str = ""
    stance: str = ""
    letter: str = ""
    written: str = ""
    words: str = ""
    reason: str = ""
    closes: Instant | None = None
    reported_by: str = ""
    sure: str = ""
    author: str = ""
    marking: Marking | None = None


def ledger(picture: ConsultPicture, case_marking: Marking) -> TableExport:
    """The table as of ``picture.now``. The picture has a consultation."""
    consultation = picture.consultation
    assert consultation is not None
    names = {draft.id: draft.name for draft in picture.drafts}
    lines = sorted(_lines(picture), key=lambda line: (line.recorded, line.id))
    rows = [_cells(line, names, case_marking) for line in lines]
    standing = tr(caution(picture.released))
    name = tr("Ledger of “{title}” · {standing}", title=consultation.title, standing=standing)
    return TableExport(name, [tr(title) for title in _TITLES], rows, marking_of(picture, case_marking), picture.now)


def _cells(line: _Line, names: dict[bytes, str], case: Marking) -> list[str]:
    closes = "" if line.closes is None else iso(line.closes)
    marking = line.marking or case
    return [
        iso(line.recorded), iso(line.at), line.entry, names.get(line.draft, ""), line.ally, line.stance, line.letter,
        line.written, line.words, line.reason, closes, line.reported_by, line.sure, line.author, marking.text,
        key(line.id),
    ]  # fmt: skip


def _lines(picture: ConsultPicture) -> Iterator[_Line]:
    codes = {ally.id: ally.iso2 for ally in picture.allies}
    for draft in picture.drafts:
        yield _Line(
            recorded=draft.at, id=draft.id, at=draft.at, entry=tr("version put"), draft=draft.id, ally=draft.proposer,
            words=draft.note, author=draft.author, marking=draft.marking,
        )  # fmt: skip
    for position in picture.positions:
        yield _position(position, codes)
    for one in picture.amendments:
        change = tr("“{old}” to “{new}”", old=one.old, new=one.new)
        yield _Line(
            recorded=one.at, id=one.id, at=one.at, entry=tr("amendment"), draft=one.draft_id, ally=one.proposer,
            words=change, reason=one.reason, author=one.author, marking=one.marking,
        )  # fmt: skip
        if one.outcome is not None and one.answered_at is not None:
            yield _Line(
                recorded=one.answered_at, id=one.id, at=one.answered_at, draft=one.taken_in or one.draft_id,
                entry=tr("amendment {outcome}", outcome=tr(one.outcome.value)), ally=one.proposer, words=change,
                reason=one.answer, author=one.answered_by, marking=one.marking,
            )  # fmt: skip
    for silence in picture.silences:
        yield from _silence(silence, codes)


def _position(one: Position, codes: dict[bytes, str]) -> _Line:
    recorded = one.at if one.recorded_at is None else one.recorded_at
    return _Line(
        recorded=recorded, id=one.id, at=one.at, entry=tr("position"), draft=one.draft_id,
        ally=codes.get(one.ally_id, ""), stance=tr(NAMES[one.stance]), letter=one.letter,
        written=tr("yes") if one.written else tr("no"), words=one.caveat, reported_by=one.reported_by,
        sure=one.confidence or "", author=one.author, marking=one.marking,
    )  # fmt: skip


def _silence(silence: Silence, codes: dict[bytes, str]) -> Iterator[_Line]:
    yield _Line(
        recorded=silence.opened_at, id=silence.id, at=silence.opened_at, entry=tr("silence opened"),
        draft=silence.draft_id, closes=silence.first_closes_at, reported_by=silence.opened_by, author=silence.author,
    )  # fmt: skip
    for event in silence.events:
        yield _Line(
            recorded=event.at if event.recorded_at is None else event.recorded_at, id=event.id, at=event.at,
            entry=tr("silence {what}", what=tr(event.kind)), draft=silence.draft_id,
            ally=codes.get(event.ally_id or b"", ""), words=event.text,
            reason="" if event.reason is None else tr(event.reason.value), closes=event.closes_at, author=event.author,
        )  # fmt: skip
