"""Folders: what ships with the program, and where a user's own settings and state live.

``resources/`` and ``maps/`` stand beside ``console/`` in a checkout; an installed wheel carries them inside
the package, under ``console/shipped``.
"""

from pathlib import Path

import platformdirs

PACKAGE = Path(__file__).resolve().parent.parent
_SHIPPED = PACKAGE / "shipped"
_HOME = _SHIPPED if _SHIPPED.is_dir() else PACKAGE.parent
_DIRS = platformdirs.PlatformDirs("flank-console", appauthor=False)


def resources(*parts: str) -> Path:
    """A file or folder of ``resources/``."""
    return _HOME.joinpath("resources", *parts)


def maps(*parts: str) -> Path:
    """A file or folder of ``maps/``."""
    return _HOME.joinpath("maps", *parts)


def settings_file() -> Path:
    """The user's settings (not made here)."""
    return Path(_DIRS.user_config_dir) / "settings.json"


def state(*parts: str) -> Path:
    """Per-user state: recorded heads, window layout, crash reports (not made here)."""
    return Path(_DIRS.user_state_dir).joinpath(*parts)


def documents() -> Path:
    """Where a case file goes when the user names no folder."""
    return Path(_DIRS.user_documents_dir) / "Flank Console"
