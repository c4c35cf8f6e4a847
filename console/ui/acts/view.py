"""View: theme, scale, panels, full screen, coordinates, local time, layout."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from console.config.tokens import THEMES
from console.ui import frame
from console.ui.commands import Act, Choice, Command
from console.ui.status_line import STYLES
from console.ui.theme import SCALES
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.ui.panes import PanelKind
    from console.ui.window import Window

_NUMBERED = 9
_THEME_NAMES = {
    "dark": later("Dark"),
    "light": later("Light"),
    "contrast": later("High contrast"),
}
# Local times a crisis cell on the eastern flank asks for, by IANA zone; west to east.
CITIES = (
    "America/New_York",
    "Europe/London",
    "Europe/Brussels",
    "Europe/Oslo",
    "Europe/Berlin",
    "Europe/Stockholm",
    "Europe/Warsaw",
    "Europe/Budapest",
    "Europe/Helsinki",
    "Europe/Tallinn",
    "Europe/Riga",
    "Europe/Vilnius",
    "Europe/Bucharest",
    "Europe/Sofia",
    "Europe/Kyiv",
    "Europe/Chisinau",
    "Europe/Istanbul",
    "Europe/Moscow",
)


def _themes(window: Window) -> list[Choice]:
    now = window.preferences.value.theme
    return [
        Choice(tr(_THEME_NAMES[name]), partial(window.preferences.change, theme=name), name == now) for name in THEMES
    ]


def _scales(window: Window) -> list[Choice]:
    now, wall = window.preferences.value.scale, window.look.wall_scale
    steps = [
        Choice(f"{factor:.0%}".replace("%", "\N{NARROW NO-BREAK SPACE}%"), _scale(window, factor), factor == now)
        for factor in SCALES
    ]
    return [*steps, Choice(tr("Wall, read at 2 m"), _scale(window, wall), wall == now)]


def _scale(window: Window, factor: float) -> Callable[[], None]:
    return partial(window.preferences.change, scale=factor)


def _cities(window: Window) -> list[Choice]:
    now = window.preferences.value.city
    return [
        Choice(zone.rpartition("/")[2].replace("_", " "), partial(window.preferences.change, city=zone), zone == now)
        for zone in CITIES
    ]


def _coordinate_styles(window: Window) -> list[Choice]:
    now = window.preferences.value.coordinate_style
    return [
        Choice(tr(name), partial(window.preferences.change, coordinate_style=style), style == now)
        for style, (name, _write) in STYLES.items()
    ]


def _full_screen(window: Window) -> None:
    if window.isFullScreen():
        window.showNormal()
    else:
        window.showFullScreen()


def _full_screen_words(window: Window) -> str:
    return tr("Leave full screen") if window.isFullScreen() else tr("Full screen")


def _turn_tables(window: Window) -> None:
    frame.turn_tables(window, window.tables)


def _has_tables(window: Window) -> bool:
    return window.tables.isVisible()


def _tables_words(window: Window) -> str:
    return tr("Shorter tables") if frame.are_tall(window, window.tables) else tr("Taller tables")


COMMANDS = (
    Command("view.theme", later("Theme"), "View", 0, choices=_themes),
    Command("view.scale", later("Scale"), "View", 0, choices=_scales),
    Command("view.city", later("Local time"), "View", 1, choices=_cities),
    Command("view.coordinates", later("Coordinates"), "View", 1, choices=_coordinate_styles),
    Command(
        "view.tables",
        later("Taller tables"),
        "View",
        3,
        _turn_tables,
        "Ctrl+Shift+T",
        _has_tables,
        wording=_tables_words,
    ),
    Command(
        "view.full_screen",
        later("Full screen"),
        "View",
        3,
        _full_screen,
        "F11",
        wording=_full_screen_words,
    ),
    Command(
        "view.reset",
        later("Reset layout"),
        "View",
        3,
        lambda window: window.reset_layout(),
    ),
)


def _show(panel_id: str) -> Act:
    return lambda window: window.show_panel(panel_id)


def panel_commands(panels: Sequence[PanelKind]) -> tuple[Command, ...]:
    """One command a panel; the first nine have a key."""
    return tuple(
        Command(
            f"panel.{kind.id}",
            kind.title,
            "View",
            2,
            _show(kind.id),
            f"Ctrl+{place}" if place <= _NUMBERED else "",
        )
        for place, kind in enumerate(panels, start=1)
    )
