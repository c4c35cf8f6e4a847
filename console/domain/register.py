"""The register of what left a case: exports, prints and showings, their pages, and corrections of those."""

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
