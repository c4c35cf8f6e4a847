"""Zip and gzip archives, read member by member and never extracted: nothing of them ever touches the disk.

An archive is refused whole when anything about it is hostile: a member named outside the archive, a link, two members
of one name or in the same place, more members, more bytes, more layers or more compression than any data needs. Only
the stored and the deflated are read.
"""

import gzip
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BufferedReader, BytesIO, RawIOBase
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING

from console.domain.letters import cut
from console.domain.numbers import grouped
from console.feeds.drafts import Given, Refused
from console.feeds.given import HEAD, pieces, require_small

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MOST_ENTRIES = 4000
MOST_MEMBER = 1 << 30
MOST_TOTAL = 1 << 30
MOST_LAYERS = 3
MOST_RATIO = 200
HARMLESS = 8 << 20
"""Up to so many unpacked bytes no ratio is looked at: a small file of one letter is no bomb."""

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_GZIP = b"\x1f\x8b\x08"
_DRIVE = re.compile(r"^[A-Za-z]:")
_LEFTOVERS = re.compile(r"(^|/)(__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)", re.IGNORECASE)
_LOCAL = struct.Struct("<4s22xHH")
_BROKEN = (
    *(zipfile.BadZipFile, gzip.BadGzipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError),
    *(ValueError, IndexError, OverflowError),
)


class Member:
    """One file inside an archive; see :class:`console.feeds.drafts.Given`.

    ``path`` is its name inside the archive with forward slashes, for finding it there; it is never a path on disk.
    """

    def __init__(
        self, path: str, outer: Given, size: int, opened: Callable[[], "IO[bytes] | gzip.GzipFile"], left: "_Left"
    ) -> None:
        """Reads its head. Raises Refused."""
        self.path = path
        self.name = f"{PurePosixPath(path).name} in {outer.name}"
        self.size = size
        self.left = left
        self.layers = _layers(outer) + 1
        self._opened = opened
        self.head = next(self.chunks(HEAD), b"")

    def whole(self) -> bytes:
        """All of it. Raises Refused where it is too large or broken."""
        require_small(self.name, self.size)
        return b"".join(self.chunks())

    def chunks(self, size: int = 1 << 20) -> Iterator[bytes]:
        """All of it in pieces. Raises Refused where it is broken."""
        try:
            with self._opened() as file:
                yield from pieces(file, size)
        except _BROKEN as error:
            raise _refused(self.name, "is broken and cannot be unpacked") from error


class _Left:
    """What an archive and all archives inside it may still unpack to, together."""

    def __init__(self) -> None:
        self.bytes = MOST_TOTAL
        self.entries = MOST_ENTRIES

    def take(self, name: str, sizes: list[int]) -> None:
        """Raises Refused where it is more than is left."""
        self.entries -= len(sizes)
        self.bytes -= sum(sizes)
        if self.entries < 0:
            raise _refused(name, f"holds more than {grouped(MOST_ENTRIES)} files")
        if self.bytes < 0:
            raise _refused(name, f"unpacks to {_told(MOST_TOTAL - self.bytes)}; up to {_told(MOST_TOTAL)} are read")


def is_zip(given: Given) -> bool:
    """Whether the content is a zip archive (a KMZ, a workbook, a data package and a zipped shapefile are such too)."""
    return given.head.startswith(_ZIP)


def is_gzip(given: Given) -> bool:
    """Whether the content is compressed with gzip."""
    return given.head.startswith(_GZIP)


def members(given: Given) -> list[Member]:
    """The files in a zip archive, in its order, without folders and what an operating system leaves behind.

    Raises Refused where the archive is hostile or broken.
    """
    left = _budget(given)
    content = given.whole()
    try:
        archive = zipfile.ZipFile(BytesIO(content))
        entries = archive.infolist()
        left.take(given.name, [entry.file_size for entry in entries])
        _require_harmless(given.name, entries, content, archive.start_dir)
    except _BROKEN as error:
        raise _refused(given.name, "is a broken archive") from error
    return [
        _member(archive, entry, given, left)
        for entry in entries
        if not _path(entry).endswith("/") and not _LEFTOVERS.search(_path(entry))
    ]


def paths(given: Given) -> list[str]:
    """The names in a zip archive, for recognising it: empty where it is none or is broken. Does not raise."""
    if not is_zip(given):
        return []
    try:
        with zipfile.ZipFile(BytesIO(given.whole())) as archive:
            entries = archive.infolist()
            return [_path(entry) for entry in entries[:MOST_ENTRIES] if not _path(entry).endswith("/")]
    except (*_BROKEN, Refused):
        return []


def gunzipped(given: Given) -> Member:
    """What a gzip file holds. Raises Refused where it is hostile or broken."""
    left = _budget(given)

    def opened() -> gzip.GzipFile:
        return gzip.GzipFile(fileobj=BufferedReader(_Joined(given.chunks()), 1 << 16))

    inner = given.name[:-3] if given.name.lower().endswith(".gz") else given.name
    try:
        size = _counted(given, opened, left)
    except _BROKEN as error:
        raise _refused(given.name, "is a broken archive") from error
    member = Member(inner, given, size, opened, left)
    member.name = inner
    return member


def _counted(given: Given, opened: Callable[[], gzip.GzipFile], left: _Left) -> int:
    """How many bytes a gzip file unpacks to: what it says itself is not trusted."""
    size = 0
    with opened() as file:
        for piece in pieces(file, 1 << 20):
            size += len(piece)
            _require_ratio(given.name, size, given.size)
            if size > left.bytes:
                raise _refused(given.name, f"unpacks to more than {_told(left.bytes)}")
    left.take(given.name, [size])
    return size


def _require_harmless(name: str, entries: list[zipfile.ZipInfo], content: bytes, end: int) -> None:
    seen: set[str] = set()
    for entry in entries:
        _require_inside(name, entry)
        path = _path(entry)
        if path in seen:
            raise _refused(name, f"holds two files called {_shown(path)}")
        seen.add(path)
        if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise _refused(name, f"holds a link ({_shown(path)}); links are never followed")
        if entry.flag_bits & 1:
            raise _refused(name, f"is locked with a password ({_shown(path)})")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise _refused(name, f"compresses {_shown(path)} in a way that is not read here")
        if entry.file_size > MOST_MEMBER:
            raise _refused(name, f"unpacks to {_told(entry.file_size)}; up to {_told(MOST_MEMBER)} are read")
        _require_ratio(name, entry.file_size, entry.compress_size)
    _require_apart(name, entries, content, end)


def _require_inside(name: str, entry: zipfile.ZipInfo) -> None:
    path = _path(entry)
    if "\x00" in entry.orig_filename or not path.strip("/ "):
        raise _refused(name, "holds a file without a proper name")
    if path.startswith("/") or _DRIVE.match(path) or ".." in path.split("/"):
        raise _refused(name, f"holds a file that would land outside of it ({_shown(path)})")


def _require_apart(name: str, entries: list[zipfile.ZipInfo], content: bytes, end: int) -> None:
    """Refuse members that share bytes: the way a small archive unpacks to everything there is."""
    ends = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        signature, named, extra = _LOCAL.unpack_from(content, entry.header_offset)
        if signature != _ZIP[0]:
            raise _refused(name, "is a broken archive")
        if entry.header_offset < ends:
            raise _refused(name, "holds files that share the same bytes")
        ends = entry.header_offset + _LOCAL.size + named + extra + entry.compress_size
    if ends > end:
        raise _refused(name, "holds files that share the same bytes")


def _require_ratio(name: str, unpacked: int, packed: int) -> None:
    if unpacked > HARMLESS and unpacked > MOST_RATIO * max(packed, 1):
        raise _refused(name, f"unpacks to more than {MOST_RATIO} times its size: it is made to fill a machine")


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, outer: Given, left: _Left) -> Member:
    return Member(_path(entry), outer, entry.file_size, lambda: archive.open(entry), left)


def _budget(given: Given) -> _Left:
    if _layers(given) >= MOST_LAYERS:
        raise _refused(given.name, f"is an archive inside {MOST_LAYERS} others")
    return given.left if isinstance(given, Member) else _Left()


def _layers(given: Given) -> int:
    return given.layers if isinstance(given, Member) else 0


def _path(entry: zipfile.ZipInfo) -> str:
    return entry.filename.replace("\\", "/")


def _shown(path: str) -> str:
    return cut("".join(letter if letter.isprintable() else "?" for letter in path), 60)


def _told(size: int) -> str:
    return f"{size / (1 << 30):.3g} GB" if size >= 1 << 30 else f"{max(1, size >> 20)} MB"


def _refused(name: str, what: str) -> Refused:
    return Refused(f"Not taken: {name} {what}. Nothing was written.")


class _Joined(RawIOBase):
    """Pieces read as one file, forwards only."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._rest = b""

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """The next bytes; 0 at the end."""
        view = memoryview(buffer)
        self._rest = self._rest or next(self._chunks, b"")
        taken = self._rest[: len(view)]
        self._rest = self._rest[len(taken) :]
        view[: len(taken)] = taken
        return len(taken)
