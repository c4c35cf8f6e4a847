"""The program's own log: what it did and what went wrong, on this machine only, never the content of a case."""

import logging
from itertools import pairwise
from pathlib import Path

_BYTES_KEPT = 1_000_000
_FILES_KEPT = 3


def start(path: Path) -> logging.Handler | None:
    """Write log records from INFO up to ``path``. Returns ``None`` where the folder cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _begin_anew(path)
        handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return handler


def _begin_anew(path: Path) -> None:
    """Put a log that has grown large behind the older ones, at the start: logging's own way imports the network."""
    if not path.exists() or path.stat().st_size < _BYTES_KEPT:
        return
    kept = [path, *(path.with_name(f"{path.name}.{age}") for age in range(1, _FILES_KEPT + 1))]
    for newer, older in reversed(list(pairwise(kept))):
        if newer.exists():
            newer.replace(older)
