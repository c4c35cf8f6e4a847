"""An archive around data: what is inside is read as if it had come alone, several files numbered on as one."""

from collections.abc import Callable, Iterator

import msgspec

from console.domain.numbers import grouped
from console.feeds import archives
from console.feeds.archives import Member
from console.feeds.drafts import (
    Asked,
    Draft,
    FeatureDraft,
    Given,
    Parser,
    Refused,
    Rejected,
    ReportDraft,
    UnitDraft,
    Warned,
)

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")


class Unpacked:
    """The files of an archive that are of known formats, as one parser of that archive."""

    def __init__(self, known: list[tuple[Member, Parser]], unknown: list[Member]) -> None:
        self.name = "+".join(dict.fromkeys(parser.name for _, parser in known))
        if self.name == "kml" and known[0][0].path != known[0][0].name:
            self.name = "kmz"
        self._known = known
        self._unknown = unknown

    @property
    def first(self) -> tuple[Given, Parser]:
        """The first file that is read, and its format."""
        member, parser = self._known[0]
        return parser.first if isinstance(parser, Unpacked) else (member, parser)

    def recognises(self, given: Given) -> bool:
        """It was made for one archive, which it knows."""
        return True

    def read(self, given: Given, asked: Asked) -> Iterator[Draft]:
        """The records of all files in their order, numbered through. Raises Refused when one of them is refused."""
        pictures = [member for member in self._unknown if member.head.startswith(_PICTURES)]
        others = [member.path for member in self._unknown if member not in pictures]
        if pictures:
            yield Warned(f"Pictures in the archive that were left out: {grouped(len(pictures))}.")
        if others:
            yield Warned(_left_out(others))
        before = 0
        several = len(self._known) > 1
        for member, parser in self._known:
            last = before
            for draft in parser.read(member, asked):
                numbered = _numbered(draft, before, member.path if several else "")
                last = max(last, _number(numbered))
                yield numbered
            before = last


def opened(given: Given, recognise: Callable[[Given], Parser]) -> Parser | None:
    """The parser of what an archive holds, None where it is none. Raises Refused where nothing in it is known."""
    if archives.is_gzip(given):
        inner = archives.gunzipped(given)
        return Unpacked([(inner, recognise(inner))], [])
    if not archives.is_zip(given):
        return None
    known: list[tuple[Member, Parser]] = []
    unknown: list[Member] = []
    for member in archives.members(given):
        try:
            known.append((member, recognise(member)))
        except UnknownFormat:
            unknown.append(member)
    if not known:
        raise UnknownFormat(
            f"Not taken: {given.name} holds no file of a format that is read here. Nothing was written."
        )
    return Unpacked(known, unknown)


class UnknownFormat(Refused):
    """Of no format that is read here: harmless beside other files of an archive."""


def _numbered(draft: Draft, before: int, path: str) -> Draft:
    if before == 0 and not path:
        return draft
    if isinstance(draft, Rejected):
        return msgspec.structs.replace(draft, record=draft.record + before, reason=f"{path}: {draft.reason}")
    if isinstance(draft, FeatureDraft):
        overlay = f"{path}: {draft.overlay}" if draft.overlay else path
        return msgspec.structs.replace(draft, number=draft.number + before, overlay=overlay)
    if isinstance(draft, ReportDraft | UnitDraft):
        return msgspec.structs.replace(draft, number=draft.number + before)
    if isinstance(draft, Warned):
        return msgspec.structs.replace(draft, text=f"{path}: {draft.text}")
    return draft


def _number(draft: Draft) -> int:
    if isinstance(draft, Rejected):
        return draft.record
    return draft.number if isinstance(draft, ReportDraft | FeatureDraft | UnitDraft) else 0


def _left_out(paths: list[str]) -> str:
    named = ", ".join(paths[:5]) + (f" and {len(paths) - 5} more" if len(paths) > 5 else "")
    return f"Left out of the archive, being of no format that is read here: {named}."
