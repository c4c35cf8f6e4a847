"""Briefings as plain records: what ``list --json`` prints of storyboards, audiences, what left, and corrections."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from console.domain.audience import Audience
from console.domain.marking import Marking
from console.domain.register import Correction, Holder, Output, holders
from console.domain.storyboard import Storyboard
from console.domain.times import Instant, Interval, iso
from console.exports.record_parts import Record, key, key_or_none, moment
from console.store import audiences, outputs, storyboards
from console.store.reader import Reader

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ListedCorrection:
    """A correction with the page it is of, and everybody who has that page."""

    correction: Correction
    holders: tuple[Holder, ...]


def listed_storyboards(reader: Reader, during: Interval | None) -> list[Storyboard]:
    """Every storyboard made before the end of ``during`` (None: ever), the newest first."""
    return _until(storyboards.storyboards(reader), during, lambda one: one.made_at)


def listed_audiences(reader: Reader, _during: Interval | None) -> list[Audience]:
    """Every audience that is kept, by name."""
    return audiences.audiences(reader)


def listed_outputs(reader: Reader, during: Interval | None) -> list[Output]:
    """Everything that left before the end of ``during`` (None: ever), the newest first."""
    return _until(outputs.outputs(reader), during, lambda one: one.at)


def listed_corrections(reader: Reader, during: Interval | None) -> list[ListedCorrection]:
    """Every correction with who has the page, the newest first."""
    known = outputs.corrections(reader)
    having = holders(outputs.outputs(reader), known)
    return [
        ListedCorrection(one, tuple(each for each in having if one in each.corrections))
        for one in _until(known, during, lambda one: one.at)
    ]


def storyboard(one: Storyboard, case_marking: Marking) -> Record:
    """A storyboard with its slides in order; ``known_at`` null follows the clock."""
    return {
        "id": key(one.id),
        "title": one.title,
        "template": one.template or None,
        "known_at": moment(one.known_at),
        "crisis_id": key_or_none(one.crisis_id),
        "incident_id": key_or_none(one.incident_id),
        "audience_id": key_or_none(one.audience_id),
        "grades": one.grades,
        "positions": one.positions,
        "seconds": one.seconds,
        "slides": [
            {
                "id": key(slide.id),
                "kind": slide.kind.value,
                "title": slide.title,
                "seconds": slide.seconds,
                "known_at": moment(slide.known_at),
                "left_out": slide.left_out,
                "subject": dict(slide.subject),
            }
            for slide in one.slides
        ],
        "author": one.author,
        "made_at": iso(one.made_at),
        "marking": (one.marking or case_marking).text,
    }


def audience(one: Audience, _case_marking: Marking) -> Record:
    """An audience: the level it is cleared to, as its marking is written, and its codes."""
    return {
        "id": key(one.id),
        "name": one.name,
        "level": Marking(one.level).text,
        "members": sorted(one.members),
        "note": one.note,
    }


def output(one: Output, case_marking: Marking) -> Record:
    """Something that left, with the digest of its bytes and its pages."""
    return {
        "id": key(one.id),
        "at": iso(one.at),
        "kind": one.kind.value,
        "title": one.title,
        "form": one.form,
        "file": one.file,
        "sha256": None if one.sha256 is None else one.sha256.hex(),
        "storyboard_id": key_or_none(one.storyboard_id),
        "known_at": moment(one.known_at),
        "audience": one.audience,
        "recipient": one.recipient,
        "released_by": one.released_by,
        "author": one.author,
        "marking": (one.marking or case_marking).text,
        "pages": [
            {"number": page.number, "title": page.title, "code": page.code, "known_at": iso(page.known_at)}
            for page in one.pages
        ],
    }


def correction(thing: ListedCorrection, _case_marking: Marking) -> Record:
    """A correction of a page that left: who has the page, and who of them was told."""
    one = thing.correction
    told = dict(one.told)
    return {
        "id": key(one.id),
        "at": iso(one.at),
        "author": one.author,
        "page": next((each.page.title for each in thing.holders if each.page.id == one.page_id), ""),
        "text": one.text,
        "to_tell": sorted({each.recipient for each in thing.holders if each.recipient not in told}),
        "holders": [
            {
                "recipient": each.recipient,
                "file": each.output.file,
                "sent_at": iso(each.output.at),
                "code": each.page.code,
                "told_at": moment(told.get(each.recipient)),
            }
            for each in thing.holders
        ],
    }


def _until(things: Iterable[T], during: Interval | None, at: Callable[[T], Instant]) -> list[T]:
    return [one for one in things if during is None or at(one) < during.end]
