"""A file or bytes as a parser gets them."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO

from console.feeds.drafts import Refused

if TYPE_CHECKING:
    from gzip import GzipFile

HEAD = 1 << 16
MOST_WHOLE = 96 << 20
"""A file read whole may have so many bytes: what is made of it must still fit into the memory a parser may take."""


class GivenFile:
    """A file on disk; see :class:`console.feeds.drafts.Given`."""

    def __init__(self, path: Path) -> None:
        """Reads its head. Raises OSError."""
        self.name = path.name
        self.size = path.stat().st_size
        self._path = path
        with self._open() as file:
            self.head = file.read(HEAD)

    def whole(self) -> bytes:
        """All of it."""
        require_small(self.name, self.size)
        return self._path.read_bytes()

    def chunks(self, size: int = 1 << 20) -> Iterator[bytes]:
        """All of it in pieces."""
        with self._open() as file:
            yield from pieces(file, size)

    def _open(self) -> BinaryIO:
        return self._path.open("rb")


class GivenBytes:
    """Bytes that are there already, such as a member of an archive or a message."""

    def __init__(self, name: str, content: bytes) -> None:
        self.name = name
        self.size = len(content)
        self.head = content[:HEAD]
        self._content = content

    def whole(self) -> bytes:
        """All of it."""
        require_small(self.name, self.size)
        return self._content

    def chunks(self, size: int = 1 << 20) -> Iterator[bytes]:
        """All of it in pieces."""
        yield from pieces(BytesIO(self._content), size)


def pieces(file: "IO[bytes] | GzipFile", size: int) -> Iterator[bytes]:
    """What is left of an open file, in pieces."""
    while piece := file.read(size):
        yield piece


def require_small(name: str, size: int) -> None:
    """Raises Refused where a file is too large to be read whole."""
    if size > MOST_WHOLE:
        raise Refused(
            f"Not taken: {name} has {size >> 20} MB; files of this format are read up to {MOST_WHOLE >> 20} MB."
            " Nothing was written."
        )
