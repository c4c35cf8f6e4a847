"""Keep the register: record what left the case, correct a page of it, and who was told of the correction."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from console.domain.errors import BadInput
from console.domain.letters import called, shortened
from console.domain.marking import Marking
from console.domain.operation import Actor, Changes
from console.domain.register import OutputKind, OutputPage
from console.domain.times import Instant
from console.store import markings
from console.store.casefile import Store
from console.store.ids import new_id
from console.store.reader import Reader, Writer

_LONGEST = 4_000
_DONE = {OutputKind.EXPORT: "Export", OutputKind.PRINT: "Print", OutputKind.SHOWING: "Show"}


@dataclass(frozen=True)
class OutputForm:
    """What left. ``form``: pdf, pptx, png, html, csv …; ``file`` its name, without the folder; ``sha256`` of its bytes.

    ``audience`` and ``recipient`` in words; ``released_by`` the second person. ``marking`` None: the case's. The ids of
    ``pages`` are given here.
    """

    kind: OutputKind
    title: str
    form: str = ""
    file: str = ""
    sha256: bytes | None = None
    storyboard_id: bytes | None = None
    known_at: Instant | None = None
    audience: str = ""
    recipient: str = ""
    released_by: str = ""
    marking: Marking | None = None
    pages: tuple[OutputPage, ...] = ()


def output_of_file(path: Path, title: str, kind: OutputKind = OutputKind.EXPORT, **more: Any) -> OutputForm:
    """A file that was written, as the register has it; ``more`` are other fields of the form."""
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").digest()
    except OSError:
        digest = None  # written, and gone or locked since
    return OutputForm(kind, title, path.suffix.removeprefix(".").lower(), path.name, digest, **more)


def record_output(
    store: Store, actor: Actor, now: Instant, form: OutputForm, *, unproved: bool = False
) -> tuple[bytes, Changes]:
    """Write down that something left the case. Gives its id; no undo takes it back: it is out.

    A storyboard or slide that was deleted since is not named. ``unproved``: the case asks for passphrases and ``actor``
    gave none, so the register says so. Raises BadInput where it has no title.
    """
    title = called(form.title)
    if not title:
        raise BadInput("What left the case needs a title in the register.")
    output_id = new_id(now)
    label = f"{_DONE[form.kind]} {shortened(title)}{f' to {form.file}' if form.file else ''}"
    label += ", by somebody not signed on" if unproved else ""
    author = f"{actor.name} (not signed on)" if unproved else actor.name
    with store.operation(label, actor, store.not_before(now), lasting=True) as case:
        case.insert(
            "output", id=output_id, kind=form.kind.value, title=title, form=form.form, file=called(form.file),
            sha256=form.sha256, storyboard_id=_there(case, "storyboard", form.storyboard_id), known_at=form.known_at,
            audience=called(form.audience), recipient=called(form.recipient), released_by=called(form.released_by),
            at=now, author=author, marking_id=markings.marking_id(case, form.marking, now),
        )  # fmt: skip
        _insert_pages(case, now, output_id, form.pages)
    return output_id, case.changes


def record_pages(store: Store, actor: Actor, now: Instant, output_id: bytes, pages: Sequence[OutputPage]) -> Changes:
    """Write down pages that were shown after a showing was recorded: what was seen is kept whenever it breaks off.

    No undo takes it back. Raises BadInput where the showing is not in the register.
    """
    label = f"Show page {', '.join(str(page.number) for page in pages)}"
    with store.operation(label, actor, store.not_before(now), lasting=True) as case:
        if _there(case, "output", output_id) is None:
            raise BadInput("This showing is not in the register of this case. Begin it anew.")
        _insert_pages(case, now, output_id, pages)
    return case.changes


def correct_page(store: Store, actor: Actor, now: Instant, page_id: bytes, text: str) -> tuple[bytes, Changes]:
    """Say of a page that left what is wrong and what is so. Gives the correction's id. Raises BadInput."""
    said = _said(text)
    correction_id = new_id(now)
    with store.operation(f"Correct a page: {shortened(said)}", actor, now) as case:
        if case.value("SELECT 1 FROM output_page WHERE id = ?", (page_id,)) is None:
            raise BadInput("This page is not in the register of this case. Choose it there.")
        case.insert("correction", id=correction_id, output_page_id=page_id, text=said, at=now, author=actor.name)
    return correction_id, case.changes


def tell_correction(
    store: Store, actor: Actor, now: Instant, correction_id: bytes, recipient: str
) -> tuple[bytes, Changes]:
    """Write down that somebody who has the old page was told. Gives the notice's id. Raises BadInput."""
    who = called(recipient)
    if not who:
        raise BadInput("Say who was told of the correction.")
    notice_id = new_id(now)
    with store.operation(f"Tell {shortened(who)} of a correction", actor, now) as case:
        if case.value("SELECT 1 FROM correction WHERE id = ?", (correction_id,)) is None:
            raise BadInput("This correction is not in the case any more: its writing was undone.")
        case.insert(
            "correction_notice", id=notice_id, correction_id=correction_id, recipient=who, at=now, author=actor.name
        )
    return notice_id, case.changes


def _insert_pages(case: Writer, now: Instant, output_id: bytes, pages: Sequence[OutputPage]) -> None:
    names = ("id", "output_id", "number", "slide_id", "title", "code", "known_at")
    case.insert_many("output_page", names, [
        (new_id(now), output_id, page.number, _there(case, "slide", page.slide_id), page.title, page.code,
         page.known_at)
        for page in pages
    ])  # fmt: skip


def _there(case: Reader, table: str, row_id: bytes | None) -> bytes | None:
    return row_id if row_id and case.value(f"SELECT 1 FROM {table} WHERE id = ?", (row_id,)) else None


def _said(text: str) -> str:
    said = text.strip()
    if not said:
        raise BadInput("Say what is wrong on the page, and what is so.")
    if len(said) > _LONGEST:
        raise BadInput(f"The correction is too long: {len(said)} letters. Keep it under {_LONGEST + 1}.")
    return said
