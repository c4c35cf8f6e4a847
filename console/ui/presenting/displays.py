"""Which display is the audience's: never the one the console stands on, where there is another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication, QScreen

from console.ui.words import tr


@dataclass(frozen=True)
class Display:
    """A display: its number as the desktop counts, from 1, and what it is called."""

    number: int
    name: str
    screen: QScreen

    @property
    def dots(self) -> int:
        """How many dots wide it is."""
        return round(self.screen.geometry().width() * self.screen.devicePixelRatio())

    @property
    def words(self) -> str:
        """``Display 2, HDMI-1, 1920 × 1080``."""
        size = self.screen.geometry().size()
        named = [tr("Display {n}", n=self.number), *([self.name] if self.name else [])]
        return ", ".join([*named, f"{size.width()} × {size.height()}"])


def displays() -> tuple[Display, ...]:
    """The displays there are now. Two that show the same part of the desktop are one: they are mirrored."""
    found: list[Display] = []
    for number, screen in enumerate(QGuiApplication.screens(), start=1):
        if all(screen.geometry() != other.screen.geometry() for other in found):
            found.append(Display(number, screen.name(), screen))
    return tuple(found)


def others(here: QScreen | None, known: Sequence[Display]) -> tuple[Display, ...]:
    """Those an audience can have: all but the one the console stands on."""
    return tuple(one for one in known if here is None or one.screen.geometry() != here.geometry())


def after(now: Display | None, offered: Sequence[Display]) -> Display | None:
    """The one that follows when the briefer asks for another; None: one screen for both, which comes after the last."""
    if not offered:
        return None
    places = [one.screen.geometry() for one in offered]
    if now is None or now.screen.geometry() not in places:
        return offered[0]
    at = places.index(now.screen.geometry()) + 1
    return offered[at] if at < len(offered) else None
