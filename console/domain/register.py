"""The register of what left a case: exports, prints and showings, their pages, and corrections of those."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from console.domain.marking import Marking
from console.domain.times import Instant


class OutputKind(StrEnum):
    """How something left."""

    EXPORT = "export"
    PRINT = "print"
    SHOWING = "showing"


@dataclass(frozen=True)
class OutputPage:
    """A page that left. ``code`` is the digest that stands in its foot; ``slide_id`` None where it was no slide."""

    number: int
    title: str
    code: str
    known_at: Instant
    slide_id: bytes | None = None
    id: bytes = b""

    @property
    def content(self) -> tuple[bytes | None, str, str]:
        """What tells it from other pages: one that went out again with the same content is the same page."""
        return self.slide_id, self.code, self.title


@dataclass(frozen=True)
class Output:
    """Something that left. ``sha256`` of its bytes; ``recipient`` who got it, ``released_by`` the second person."""

    id: bytes
    kind: OutputKind
    title: str
    form: str
    file: str
    sha256: bytes | None
    storyboard_id: bytes | None
    known_at: Instant | None
    audience: str
    recipient: str
    released_by: str
    at: Instant
    author: str
    marking: Marking | None
    pages: tuple[OutputPage, ...] = ()


@dataclass(frozen=True)
class Correction:
    """A page that went out was wrong: what is so. ``told`` are recipients who were told, with the moment."""

    id: bytes
    page_id: bytes
    text: str
    at: Instant
    author: str
    told: tuple[tuple[str, Instant], ...] = ()


@dataclass(frozen=True)
class Holder:
    """Somebody who has a page: as part of which output, since when, and of which corrections of it they were told."""

    recipient: str
    output: Output
    page: OutputPage
    corrections: tuple[Correction, ...] = ()
    told_at: Instant | None = None

    @property
    def to_tell(self) -> bool:
        """Whether there is a correction of the page they were not told of."""
        return bool(self.corrections) and self.told_at is None


def holders(outputs: Sequence[Output], corrections: Sequence[Correction]) -> list[Holder]:
    """Who has which page, in the order of ``outputs``: the recipient, else the audience; '' where neither was named.

    A page that went out again with the same code is the same page: a correction of one holds for all of them.
    ``told_at`` is when they were told of the last correction; None while of one they were not.
    """
    content_of = {page.id: page.content for output in outputs for page in output.pages}
    by_page: dict[tuple[bytes | None, str, str], list[Correction]] = {}
    for one in corrections:
        if one.page_id in content_of:
            by_page.setdefault(content_of[one.page_id], []).append(one)
    found = []
    for output in outputs:
        recipient = output.recipient or output.audience
        for page in output.pages:
            wrong = tuple(by_page.get(page.content, ()))
            told = [dict(one.told).get(recipient) for one in wrong]
            times = [at for at in told if at is not None]
            found.append(
                Holder(recipient, output, page, wrong, max(times) if told and len(times) == len(told) else None)
            )
    return found
