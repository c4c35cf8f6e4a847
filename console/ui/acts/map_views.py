"""Map: views saved in the case, and the layers of the map as a whole."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from console.map.looks import Looks
from console.ui.commands import Choice, Command, why_not_writable
from console.ui.map_looks import looks_of
from console.ui.map_views import saved, views_of
from console.ui.view_form import ask_to_save
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.ui.window import Window


def _saved(window: Window) -> list[Choice]:
    views = views_of(window)
    return [
        Choice(view.name if view.number is None else tr("{name}   {key}", name=view.name, key=view.number),
               partial(views.recall, view))
        for view in views.views
    ]  # fmt: skip


def _show_all(window: Window) -> None:
    looks = looks_of(window)
    looks.show(looks.value.all_shown())


def _usual(window: Window) -> None:
    looks_of(window).show(Looks())


COMMANDS = (
    Command(
        "views.recall", later("Saved view"), "Map", 6, choices=_saved,
        enabled_when=lambda window: bool(saved(window)),
    ),
    Command(
        "views.save", later("Save view…"), "Map", 6, ask_to_save, "Ctrl+D",
        lambda window: window.session.writable, why_not=why_not_writable,
    ),
    Command("layers.all", later("Show all layers"), "Map", 7, _show_all),
    Command(
        "layers.usual", later("Layers as usual"), "Map", 7, _usual,
        enabled_when=lambda window: looks_of(window).value != Looks(),
    ),
)  # fmt: skip
