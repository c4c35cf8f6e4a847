"""Layers: what the map holds in groups, how much of it is in view, how new it is, and an eye for each that hides it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from console.domain.operation import Changes
from console.domain.times import Instant
from console.exports.picture_layers import layer_of
from console.map.looks import FORCES, INCIDENTS, ORDERED, OVERLAYS, PICKED, REPORTS, Looks, group_of
from console.ui.layer_counts import Tally, counts_of, tally_of
from console.ui.layer_kinds import TITLES, kinds, overlay_kind
from console.ui.map_looks import looks_of
from console.ui.overlays import overlays_of
from console.ui.panels.dock_row import DockRow
from console.ui.panels.feeds import Feeds
from console.ui.panels.indicator_section import IndicatorSection
from console.ui.panels.layer_card import CardAct, CardSubject, LayerCard
from console.ui.panels.layer_group import LayerGroup
from console.ui.panels.layer_key import RegionKey
from console.ui.panels.layer_rows import LayerRow
from console.ui.panes import Panel
from console.ui.picture import picture_of
from console.ui.time_words import held_words, since_words, when_words
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window


class Layers(Panel):
    """A row a layer that has something in the shown time; the ground's layers always have one."""

    def __init__(self, window: Window) -> None:
        """Empty until the case is read."""
        super().__init__()
        self._window = window
        self._picture = picture_of(window)
        self._looks = looks_of(window)
        self._counts = counts_of(window)
        self._overlays = overlays_of(window)
        self._overlays.changed.connect(self._show_overlays)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._groups = {group: self._make(group) for group in TITLES}
        self._key = RegionKey(window.look, self)
        self._column.insertWidget(1, self._key)
        self.feeds = Feeds(window)
        self._column.addWidget(self.feeds)
        self.indicators = IndicatorSection(window)
        self._column.addWidget(self.indicators)
        for told in (self._picture.changed, self._picture.window_changed, self._counts.changed, self._looks.changed):
            told.connect(lambda: window.unseen.show(self, self._show))
        window.clock.ticked.connect(self._show)
        window.look.changed.connect(self._dress)
        self._dress()
        self._show_overlays()

    def refresh(self, changes: Changes | None) -> None:
        """The picture reads for this panel."""
        self.tell(tr("in view") if self._window.session.store is not None else "")

    def row(self, layer: str) -> LayerRow:
        """The row of a layer. Raises KeyError."""
        return self._groups[group_of(layer)].row(layer)

    def group(self, name: str) -> LayerGroup:
        """A group of the looks. Raises KeyError."""
        return self._groups[name]

    def _make(self, name: str) -> LayerGroup:
        group = LayerGroup(self._window.look, name, kinds(name), self)
        group.head.eye_pressed.connect(lambda: self._looks.show(self._looks.value.toggled_group(name)))
        group.head.fold_wanted.connect(partial(self._fold, name))
        group.more_wanted.connect(lambda layer: self._open_card(group, layer))
        group.toggled.connect(self._looks.toggle)
        group.moved.connect(lambda layer, steps: self._looks.show(self._looks.value.moved(layer, steps)))
        group.stepped.connect(self._step)
        self._column.addWidget(group)
        return group

    def _show(self) -> None:
        folded = self._window.preferences.value.folded
        for name, group in self._groups.items():
            group.show_looks(self._looks.value, self._counts, self._title(name), self._now(), name in folded)

        self._key.show_count(Tally() if INCIDENTS in folded else self._known_by_country())

    def _show_overlays(self) -> None:
        """A row an overlay, the newest uppermost, as they lie on the map."""
        marks = reversed(self._overlays.marks)
        self._groups[OVERLAYS].set_kinds(tuple(overlay_kind(mark.layer, mark.name) for mark in marks))
        self._show()

    def _known_by_country(self) -> Tally:
        """How many shown incidents are known only to be somewhere in a country."""
        somewhere = [
            thing
            for thing in self._picture.shown.incidents
            if thing.country and (thing.region_only or thing.lon is None) and self._looks.value.shown(layer_of(thing))
        ]
        found = tally_of(somewhere, self._picture.in_view, self._counts.country_in_view())
        return sum(found.values(), Tally())

    def _title(self, group: str) -> str:
        window = self._picture.window
        since, held = since_words(window), held_words(window)
        if group == FORCES:
            return tr("Forces {when}", when=when_words(window))
        if group == INCIDENTS:
            return tr("Incidents since {time}", time=since) if since else tr("Incidents until {time}", time=held)
        if group == REPORTS:
            return tr("Reports since {time}", time=since) if since else tr("Reports until {time}", time=held)
        return tr(TITLES[group])

    def _now(self) -> Instant | None:
        """When ages are counted from; None in a time gone by, where they would say nothing."""
        return self._window.session.now if self._picture.is_live else None

    def _fold(self, group: str, folded: bool) -> None:
        others = tuple(name for name in self._window.preferences.value.folded if name != group)
        self._window.preferences.change(folded=(*others, group) if folded else others)
        self._show()

    def _step(self, row: DockRow, by: int) -> None:
        """The focus goes to the row above or below."""
        rows: list[DockRow] = []
        for group in self._groups.values():
            rows += [group.head, *group.rows]
        able = [one for one in rows if one.isVisible() and one.focusPolicy() is not Qt.FocusPolicy.NoFocus]
        place = able.index(row) + by
        if 0 <= place < len(able):
            able[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _open_card(self, group: LayerGroup, layer: str) -> None:
        row = group.row(layer) if layer else group.head
        subject = self._of_layer(group, layer) if layer else self._of_group(group)
        LayerCard(self._window.look, self._looks, subject, row).open_at(row.more_place())

    def _of_layer(self, group: LayerGroup, layer: str) -> CardSubject:
        acts = self._common()
        if group.group in PICKED:
            acts = [CardAct(tr("Only this"), lambda looks: looks.only(layer)), *acts]
        if group.group in ORDERED:
            acts += [
                CardAct(tr("Raise"), lambda looks: looks.moved(layer, 1), stays=True),
                CardAct(tr("Lower"), lambda looks: looks.moved(layer, -1), stays=True),
            ]
        if group.group == OVERLAYS:
            acts += self._of_overlay(layer)
        row = group.row(layer)
        # Reports of all kinds are one picture, which fades as a whole.
        whole = group.group == REPORTS
        return CardSubject(
            row.name,
            (row.counts, row.state.age),
            lambda looks: looks.of_group(REPORTS).opacity if whole else looks.of(layer).opacity,
            lambda looks, part: looks.faded_group(REPORTS, part) if whole else looks.faded(layer, part),
            (lambda looks: looks.of(layer).locked) if group.group in PICKED else None,
            lambda looks, locked: looks.locked(layer, locked),
            tuple(acts),
        )

    def _of_overlay(self, layer: str) -> list[CardAct]:
        """What can be done with an overlay itself: its looks stay as they are."""

        def act(words: str, run: Callable[[str], None]) -> CardAct:
            def change(looks: Looks) -> Looks:
                run(layer)
                return looks

            return CardAct(words, change)

        acts = [act(tr("Show all of it"), self._overlays.fit)]
        if self._window.session.writable:
            acts += [act(tr("Rename…"), self._overlays.rename), act(tr("Remove"), self._overlays.remove)]
        return acts

    def _of_group(self, group: LayerGroup) -> CardSubject:
        name = group.group
        return CardSubject(
            self._title(name),
            (group.sentence,),
            lambda looks: looks.of_group(name).opacity,
            lambda looks, opacity: looks.faded_group(name, opacity),
            acts=tuple(self._common()),
        )

    def _common(self) -> list[CardAct]:
        return [CardAct(tr("Show all"), Looks.all_shown), CardAct(tr("All as usual"), lambda _: Looks())]

    def _dress(self) -> None:
        self._column.setContentsMargins(0, 0, 0, self._window.look.gap(2))
