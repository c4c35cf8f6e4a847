"""Processes of this program's own: how one is started on the same code, and what it gets to know."""

import os
import sys
from pathlib import Path
from typing import Final

import console

_SECRETS: Final = frozenset({"FLANK_KEY", "FLANK_SIGN_ON"})
_NEEDED: Final = frozenset(
    {"PATH", "PYTHONHOME", "PYTHONPATH", "SYSTEMROOT", "SYSTEMDRIVE", "TEMP", "TMP", "LD_LIBRARY_PATH"}
)
"""Without these some systems start no Python."""
_ONE_THREAD: Final = {
    name: "1" for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
}


def command(module: str, *words: str) -> list[str]:
    """What starts a module of this program in a process of its own; the folder it is started in holds no code."""
    return [sys.executable, "-P", "-m", module, *words]


def environment() -> dict[str, str]:
    """This process's own, on the same code, without what opens a case or signs somebody on."""
    return {name: value for name, value in os.environ.items() if name not in _SECRETS} | {"PYTHONPATH": _code()}


def bare_environment() -> dict[str, str]:
    """Only what a process needs to run at all, its numerical libraries on one thread: for who reads what is hostile."""
    kept = {name: value for name, value in os.environ.items() if name.upper() in _NEEDED}
    return kept | _ONE_THREAD | {"PYTHONPATH": _code(), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}


def _code() -> str:
    home = str(Path(console.__file__).resolve().parent.parent)
    return os.pathsep.join(part for part in (home, os.environ.get("PYTHONPATH", "")) if part)
