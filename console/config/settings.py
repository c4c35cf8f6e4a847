"""What one user prefers, kept as JSON between sittings: theme, scale, city, recent cases, layout, who signs on.

Nothing of a case is in here but the paths of recent files, and which layers of its map were shown last.
"""

from pathlib import Path
from typing import Literal

import msgspec

from console.config.atomic import replace_file

RECENT_KEPT = 10
LOOKS_KEPT = 20

ThemeName = Literal["dark", "light", "contrast"]
CoordinateStyle = Literal["decimal", "minutes", "seconds"]
LengthUnit = Literal["km", "NM"]


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """One user's preferences. ``layout`` holds Qt's window state as base64 by name, for one layout version.

    ``looks`` holds how the layers of the map looked, as JSON by case id, the case looked at last at the end; ``folded``
    are the groups of layers of which only the name is listed; ``forces_as_tree`` shows forces under their headquarters,
    not as a list. ``network_off`` holds back everything that would open a
    connection, whatever a case has switched on.
    """

    theme: ThemeName = "dark"
    scale: float = 1.0
    city: str = "Europe/Warsaw"
    coordinate_style: CoordinateStyle = "decimal"
    length_unit: LengthUnit = "km"
    recent: tuple[str, ...] = ()
    layout_version: int = 0
    layout: dict[str, str] = msgspec.field(default_factory=dict)
    looks: dict[str, str] = msgspec.field(default_factory=dict)
    folded: tuple[str, ...] = ("coverage", "places", "ground")
    forces_as_tree: bool = True
    name: str = ""
    station: str = ""
    network_off: bool = True
    alarm_sound: bool = True

    def with_recent(self, path: Path) -> "Settings":
        """The same with ``path`` first among the recent cases."""
        first = str(path)
        others = tuple(known for known in self.recent if known != first)
        return msgspec.structs.replace(self, recent=(first, *others)[:RECENT_KEPT])

    def with_looks(self, case_id: str, looks: str) -> "Settings":
        """The same with the looks of a case's layers kept, and those of the cases longest not looked at let go."""
        others = {known: kept for known, kept in self.looks.items() if known != case_id}
        newest = list(others.items())[-(LOOKS_KEPT - 1) :]
        return msgspec.structs.replace(self, looks={**dict(newest), case_id: looks})

    def changed(self, **values: object) -> "Settings":
        """The same with some values replaced. Raises TypeError for a name that is not a setting."""
        return msgspec.structs.replace(self, **values)


def load(path: Path) -> tuple[Settings, Path | None]:
    """The settings, and where an unreadable file was set aside (``None`` when nothing was wrong).

    A missing file means the usual settings. A broken one never stops the start: it is renamed and kept.
    """
    try:
        content = path.read_bytes()
    except OSError:
        return Settings(), None
    try:
        return msgspec.json.decode(content, type=Settings), None
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return Settings(), _set_aside(path)


def save(path: Path, settings: Settings) -> None:
    """Write whole or not at all. Raises OSError when the folder does not take it."""
    content = msgspec.json.format(msgspec.json.encode(settings), indent=2)
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, content)


def _set_aside(path: Path) -> Path:
    """Rename to the first free ``settings.broken-N.json``, so that an older broken file is not lost."""
    for number in range(1, 100):
        aside = path.with_name(f"{path.stem}.broken-{number}{path.suffix}")
        if not aside.exists():
            break
    try:
        path.replace(aside)
    except OSError:
        return path
    return aside
