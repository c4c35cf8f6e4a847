"""What the process that parses says to the console: frames on its standard output, decoded without trust.

A frame is one byte that tells what it is, four that tell its length, and so many bytes.
"""

import struct
from enum import IntEnum
from typing import Final

import msgspec

from console.feeds.drafts import Draft

BATCH: Final = 1000
"""So many drafts at most make one frame."""
MOST_FRAME: Final = 256 << 20
HEADER: Final = struct.Struct(">BI")


class Says(IntEnum):
    """What a frame is."""

    FORMAT = 1
    DRAFTS = 2
    READ = 3
    REFUSED = 4
    ENDED = 5
    FAILED = 6
    COLUMNS = 7


class Order(msgspec.Struct, kw_only=True):
    """What is to be parsed, on the process's standard input: the file at ``path``, or the ``follows`` bytes after it.

    ``memory`` is in bytes, ``processor_s`` in seconds. ``format`` takes a format whatever the content says.
    ``preview`` asks only for the columns of a table and its first rows.
    """

    name: str
    memory: int
    processor_s: int
    path: str | None = None
    follows: int = 0
    format: str | None = None
    mapping: dict[str, str] | None = None
    preview: bool = False


class Columns(msgspec.Struct, kw_only=True, frozen=True):
    """The columns of a table before it is taken, with its first ``rows`` (as wide) and what each seems to mean.

    ``known`` names the well-known source that has such columns; ``why_not`` says why nothing could be taken like that.
    """

    headers: list[str]
    rows: list[list[str]]
    mapping: dict[str, str]
    known: str = ""
    why_not: str = ""


encoder: Final = msgspec.msgpack.Encoder()
columns_decoder: Final = msgspec.msgpack.Decoder(Columns | None)
batch_decoder: Final = msgspec.msgpack.Decoder(list[Draft])


def frame(says: Says, content: bytes = b"") -> bytes:
    """A frame as it is sent."""
    return HEADER.pack(says, len(content)) + content
