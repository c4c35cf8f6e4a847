"""The program's own log: what it did and what went wrong, on this machine only, never the content of a case."""

import logging
from pathlib import Path

_BYTES_KEPT = 1_000_000
_FILES_KEPT = 3


def start(path: Path) -> logging.Handler | None:
    """Write log records from INFO up to ``path``. Returns ``None`` where the folder cannot be written."""
    from logging.handlers import RotatingFileHandler

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=_BYTES_KEPT, backupCount=_FILES_KEPT, encoding="utf-8", delay=True)
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return handler
