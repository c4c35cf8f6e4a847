"""Attach files to reports, and take them off again. Content is kept once, by its hash, however often it is attached."""

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from console.domain.attachment import MOST_BYTES, media_type_of
from console.domain.errors import BadInput
from console.domain.marking import Marking
from console.domain.operation import Actor, Changes
from console.domain.times import HOUR, Instant
from console.store import attachments, markings
from console.store.casefile import Store
from console.store.ids import new_id

_NAME_LENGTH = 120
_AHEAD = HOUR


@dataclass(frozen=True)
class Given:
    """A file as it is to be kept. ``recorded_at`` is when its first moment was recorded, where that is known."""

    name: str
    content: bytes
    note: str = ""
    recorded_at: Instant | None = None
    marking: Marking | None = None


def read_file(path: Path) -> Given:
    """A file from disk. Raises BadInput when it is none, is empty, too large or cannot be read."""
    try:
        if not path.is_file():
            raise BadInput(f"{path.name} is not a file. Choose a picture, clip, document or text.")
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise BadInput(
                f"Not taken: {path.name} has {size >> 20} MB; an attachment may have {MOST_BYTES >> 20} MB."
                " Cut the clip to what matters."
            )
        return Given(path.name, path.read_bytes())
    except OSError as error:
        raise BadInput(f"{path.name} cannot be read: {error.strerror or error}.") from None


def attach(store: Store, actor: Actor, now: Instant, report_id: bytes, given: Sequence[Given]) -> Changes:
    """Keep files with a report. What is attached to it already is not attached twice. Raises BadInput."""
    for one in given:
        _require_sound(one, now)
    if not given:
        raise BadInput("There is nothing to attach. Choose a file.")
    called = f"“{clean_name(given[0].name)}”" if len(given) == 1 else f"{len(given)} files"
    with store.operation(f"Attach {called}", actor, now) as case:
        if case.value("SELECT 1 FROM report WHERE id = ?", (report_id,)) is None:
            raise BadInput("This report is not in the case any more: what brought it was undone.")
        for one in given:
            digest = hashlib.sha256(one.content).digest()
            kept: bytes | None = case.value("SELECT id FROM attachment WHERE sha256 = ?", (digest,))
            if kept is None:
                kept = new_id(now)
                case.insert(
                    "attachment",
                    id=kept,
                    sha256=digest,
                    name=clean_name(one.name),
                    media_type=media_type_of(one.content),
                    content=one.content,
                    marking_id=markings.marking_id(case, one.marking, now),
                )
            tied = "SELECT 1 FROM report_attachment WHERE report_id = ? AND attachment_id = ?"
            if case.value(tied, (report_id, kept)) is None:
                case.insert(
                    "report_attachment",
                    id=new_id(now),
                    report_id=report_id,
                    attachment_id=kept,
                    note=one.note.strip() or None,
                    recorded_at=one.recorded_at,
                    at=now,
                    author=actor.name,
                )
    return case.changes


def describe_attachment(
    store: Store, actor: Actor, now: Instant, link_id: bytes, note: str, recorded_at: Instant | None
) -> Changes:
    """Say what an attachment shows and when its first moment was recorded. Raises BadInput."""
    _require_past(recorded_at, now)
    with store.operation("Describe attachment", actor, now) as case:
        found = attachments.attachment(case, link_id)
        if found is None:
            raise _gone()
        if (found.note, found.recorded_at) != (note.strip(), recorded_at):
            case.update("report_attachment", link_id, note=note.strip() or None, recorded_at=recorded_at)
    return case.changes


def detach(store: Store, actor: Actor, now: Instant, link_id: bytes) -> Changes:
    """Take an attachment off its report. Its content goes with the last report that has it; undo brings it back."""
    with store.operation("Take attachment off", actor, now) as case:
        found = attachments.attachment(case, link_id)
        if found is None:
            raise _gone()
        case.execute("DELETE FROM report_attachment WHERE id = ?", (link_id,))
        if case.value("SELECT 1 FROM report_attachment WHERE attachment_id = ?", (found.id,)) is None:
            case.execute("DELETE FROM attachment WHERE id = ?", (found.id,))
    return case.changes


def clean_name(name: str) -> str:
    """A file's name as it can be shown and offered for saving: no folders, no control or direction characters."""
    last = name.replace("\\", "/").rpartition("/")[2]
    shown = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C").strip(" .")
    if len(shown) > _NAME_LENGTH:
        stem, dot, end = shown.rpartition(".")
        shown = f"{stem[: _NAME_LENGTH - len(end) - 2]}…{dot}{end}" if dot and len(end) < 10 else shown[:_NAME_LENGTH]
    return shown or "attachment"


def _require_sound(given: Given, now: Instant) -> None:
    if not given.content:
        raise BadInput(f"Not taken: {clean_name(given.name)} is empty.")
    if len(given.content) > MOST_BYTES:
        raise BadInput(f"Not taken: {clean_name(given.name)} is larger than {MOST_BYTES >> 20} MB.")
    _require_past(given.recorded_at, now)


def _require_past(recorded_at: Instant | None, now: Instant) -> None:
    if recorded_at is not None and recorded_at > now + _AHEAD:
        raise BadInput("The recording would be from a time still to come. Check day, month and year.")


def _gone() -> BadInput:
    return BadInput("This attachment is not in the case any more.")
