"""A file that leaves the program, whole or not at all."""

from pathlib import Path

from console.config.atomic import replace_file
from console.domain.errors import CannotWrite


def write_file(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path``. Raises CannotWrite; the old file is then as it was."""
    try:
        replace_file(path, content)
    except OSError as error:
        raise CannotWrite(f"{path.name} was not written: {error.strerror or error}. Choose another folder.") from None


def plain_name(words: str) -> str:
    """Words as a file name that any system takes: letters, digits, spaces, - and _; they may come from outside."""
    return "".join(letter if letter.isalnum() or letter in " -_" else "-" for letter in words)
