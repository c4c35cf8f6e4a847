"""Lists to choose from: which briefing to begin, which slide to add."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from console.ui.brief import slide_acts
from console.ui.brief.chosen import briefing_of
from console.ui.brief.offers import Offer, offers
from console.ui.chooser import Chooser
from console.ui.desk_kinds import STORYBOARD
from console.ui.letters import fits
from console.ui.palette_list import Line
from console.ui.selection import CRISIS, INCIDENT
from console.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from console.domain.operation import Actor, Changes
    from console.domain.storyboard_template import Template
    from console.domain.times import Instant
    from console.store.casefile import Store
    from console.store.reader import Reader
    from console.ui.window import Window


class TemplateChooser(Chooser):
    """The templates that ship, and an empty briefing."""

    def __init__(self, window: Window, offered: dict[str, Template]) -> None:
        """``offered`` by file stem, in their order."""
        super().__init__(window, tr("New briefing"), tr("Begin from which template? It is filled from the crisis."))
        self._offered = list(offered.values())
        self.field.textChanged.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        typed = self.field.text()
        lines = [
            Line(one.title, one.about.removesuffix("."), partial(begin, self._window, one.stem))
            for one in self._offered
            if fits(typed, f"{one.title} {one.about}")
        ]
        self.show_lines([*lines, Line(tr("Empty briefing…"), tr("a title, no slides"), partial(_empty, self._window))])


class SlideChooser(Chooser):
    """Everything the case has something for, by what it is about."""

    def __init__(self, window: Window, offered: list[Offer]) -> None:
        """``offered`` in the order of their groups."""
        super().__init__(window, tr("Add slide"), tr("Add which slide? Type what it shows, or what it is about."))
        self._offered = offered
        self.field.textChanged.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        typed, lines, group = self.field.text(), [], ""
        lines.append(Line(tr("Map as it is shown now"), "", partial(_add_map, self._window)))
        lines = lines if fits(typed, lines[0].words) else []
        for one in self._offered:
            if not fits(typed, f"{one.words} {one.detail} {one.group}"):
                continue
            if one.group != group:
                group = one.group
                lines.append(Line(group))
            lines.append(Line(one.words, one.detail, partial(slide_acts.add, self._window, (one.form,))))
        self.show_lines(lines or [Line(tr("The case has nothing of that. Race and arrivals are of a plan."))])


def ask_new(window: Window) -> None:
    """Ask which template a new briefing begins from."""
    from console.services.storyboard_templates import shipped

    TemplateChooser(window, shipped()).open_under(window.bar.find_place())


def ask_slide(window: Window) -> None:
    """Ask which slide to add after the one chosen."""
    board = briefing_of(window).board

    def query(reader: Reader) -> list[Offer]:
        return offers(reader, board)

    window.session.read(query, lambda found: SlideChooser(window, found).open_under(window.bar.find_place()))


def begin(window: Window, stem: str) -> None:
    """Fill a template about the crisis or incident selected, else the leading one, as known now, and go there."""
    kind, thing = window.selection.kind, window.selection.id
    ids = {which: bytes.fromhex(thing) if kind == which and thing else None for which in (CRISIS, INCIDENT)}

    def work(store: Store, actor: Actor, now: Instant) -> tuple[bytes, Changes]:
        from console.services.storyboard_templates import fill

        return fill(store, actor, now, stem, ids[CRISIS], ids[INCIDENT], now)

    window.session.attempt(work, _go_to(window))


def _empty(window: Window) -> None:
    from console.ui.brief.board_forms import ask_board

    ask_board(window, None)


def _go_to(window: Window) -> Callable[[bytes], None]:
    def then(board_id: bytes) -> None:
        from console.ui.brief.storyboard import StoryboardDesk

        briefing_of(window).choose(board_id)
        window.desks.show(STORYBOARD)
        if isinstance(desk := window.desks.desk, StoryboardDesk):
            desk.strip.setFocus(Qt.FocusReason.OtherFocusReason)

    return then


def _add_map(window: Window) -> None:
    from console.ui.brief.adding import the_map

    slide_acts.add(window, (the_map(window),))
