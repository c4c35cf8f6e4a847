"""A watched folder: what is put into it is taken once it is whole, and stays where it is."""

import stat
from pathlib import Path

from console.domain.errors import BadInput

_UNFINISHED = (".part", ".partial", ".tmp", ".crdownload", ".filepart", ".download", ".swp")
_MOST = 2_000
"""So many new files are taken at once; the rest follow in the next round."""
_Mark = tuple[int, int]


class DropFolder:
    """What lies in one folder, and what of it was taken already.

    A file is taken when its size and time did not change from one look to the next, so that one still being copied is
    left alone. Hidden files, links, folders and what names itself unfinished are never taken.
    """

    def __init__(self, folder: Path) -> None:
        """Nothing was taken yet; the import itself knows files it has seen in earlier sittings."""
        self.folder = folder
        self._seen: dict[str, _Mark] = {}
        self._taken: dict[str, _Mark] = {}

    def look(self) -> list[Path]:
        """The files that are whole and not taken yet, by name. Raises BadInput when the folder cannot be read."""
        try:
            there = dict(self._files())
        except OSError as error:
            why = error.strerror or error
            raise BadInput(f"The folder {self.folder} cannot be read: {why}. Choose another, or put it back.") from None
        ready = [
            name
            for name, mark in sorted(there.items())
            if self._seen.get(name) == mark and self._taken.get(name) != mark
        ]
        self._seen = there
        self._taken = {name: mark for name, mark in self._taken.items() if name in there}
        return [self.folder / name for name in ready[:_MOST]]

    def taken(self, path: Path) -> None:
        """Do not take this file again unless it changes."""
        if path.name in self._seen:
            self._taken[path.name] = self._seen[path.name]

    def _files(self) -> list[tuple[str, _Mark]]:
        found = []
        for path in self.folder.iterdir():
            name = path.name
            if name.startswith((".", "~")) or name.lower().endswith(_UNFINISHED):
                continue
            known = path.lstat()
            if stat.S_ISREG(known.st_mode) and known.st_size:
                found.append((name, (known.st_size, known.st_mtime_ns)))
        return found
