"""What a file is, told from its first bytes, before SQLite may touch it."""

import struct
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from console.domain.errors import BadInput, CannotWrite

APPLICATION_ID = 0x464C4E4B
"""``FLNK`` in SQLite's application_id."""

_MAGIC = b"SQLite format 3\x00"
_PAGE = 4096


class Nature(Enum):
    """How a case file can be opened."""

    PLAIN = "plain"
    ENCRYPTED = "encrypted"


@dataclass(frozen=True)
class Header:
    """Nature of a file and, when it is plain, the version of its schema."""

    nature: Nature
    version: int | None


def inspect(path: Path) -> Header:
    """Tell what ``path`` is. Raises BadInput when it is missing, not a case, or cut short; writes nothing."""
    try:
        if path.exists() and not path.is_dir() and not path.is_file():
            raise BadInput(f"{path} is not a file. Name a case file.")  # reading a pipe would wait for ever
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        raise BadInput(f"{path} does not exist. Make a case with: flank new {path.name}") from None
    except IsADirectoryError:
        raise BadInput(f"{path} is a folder. Name a case file in it.") from None
    except (OSError, ValueError) as error:
        raise CannotWrite(f"{path} cannot be read ({getattr(error, 'strerror', error)}). Ask its owner.") from None
    if not head.startswith(_MAGIC):
        # An encrypted file is noise from its first byte; all it shows is whole pages.
        if size < _PAGE or size % _PAGE or not _is_noise(path):
            raise BadInput(f"{path.name} is not a case file of this console. It was left as it was.")
        return Header(Nature.ENCRYPTED, None)
    if len(head) < 100:
        raise BadInput(f"{path.name} is cut short: nothing of it can be read. Restore a backup of it.")
    pages, version, application = (struct.unpack_from(">I", head, offset)[0] for offset in (28, 60, 68))
    if application != APPLICATION_ID:
        raise BadInput(f"{path.name} is a database of another program, not a case file. It was left as it was.")
    if pages * _PAGE > size and not path.with_name(path.name + "-wal").exists():
        raise BadInput(
            f"{path.name} is cut short: {size} of {pages * _PAGE} bytes are there. Nothing was changed;"
            " restore a backup of it."
        )
    return Header(Nature.PLAIN, version)


def _is_noise(path: Path) -> bool:
    """Whether a first page looks encrypted: no byte value stands out, as it does in text, pictures and archives."""
    with path.open("rb") as file:
        page = file.read(_PAGE)
    return max(page.count(value) for value in range(256)) < 64
