"""Reports of the console's own mistakes, kept on this machine: where it happened and versions, nothing of the case."""

import platform
import traceback
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path


def save(error: BaseException, folder: Path, now: datetime, last: Sequence[str] = ()) -> Path | None:
    """Write the report into ``folder``; never raises, because it runs when something already went wrong.

    ``last`` are words on what ran last: command ids, versions.
    """
    path = folder / f"crash-{now:%Y%m%dT%H%M%S%f}Z.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(text(error, now, last), encoding="utf-8")
    except OSError:
        return None
    return path


def text(error: BaseException, now: datetime, last: Sequence[str] = ()) -> str:
    """The report. Not the error's own message: it may quote the case."""
    lines = [f"Flank Console mistake, {now:%Y-%m-%dT%H:%M:%SZ}", *_trace(error)]
    cause = error.__cause__ or error.__context__
    if cause is not None:
        lines += ["after", *_trace(cause)]
    lines.append(f"Python {platform.python_version()}, {platform.system()} {platform.release()}")
    lines.append("Last: " + (", ".join(last) or "none"))
    return "\n".join(lines) + "\n"


def _trace(error: BaseException) -> Iterator[str]:
    yield f"{type(error).__module__}.{type(error).__qualname__}"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
