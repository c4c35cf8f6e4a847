"""The ledger of positions: every one as it was written, newest first. Nothing in it is ever changed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from console.domain.discretion import caution
from console.domain.round_table import table_order
from console.domain.stance import NAMES, Stance
from console.domain.times import Instant, dtg, dtg_short
from console.map.stamps import blank
from console.map.stance_marks import paint_stance
from console.ui.choice_box import ChoiceBox
from console.ui.columns import Column
from console.ui.desk_card import Card
from console.ui.table_view import TableView
from console.ui.theme import Look
from console.ui.words import count, tr

if TYPE_CHECKING:
    from console.domain.draft_text import Draft
    from console.domain.reference import Ally
    from console.domain.stance import Position
    from console.services.consult_picture import ConsultPicture
    from console.ui.window import Window

_GLYPH_UNITS = 4
_CHOICE_UNITS = 34


@dataclass(frozen=True, slots=True)
class Entry:
    """A line: what an Ally said to a version, and who told it."""

    ident: str
    at: Instant
    ally: str
    name: str
    stance: Stance
    version: str
    older: bool
    caveat: str
    source: str
    sure: str
    author: str

    @property
    def said(self) -> str:
        """Caveat and source as they stand in one cell."""
        return ", ".join(part for part in (self.caveat, self.source) if part)


def entries(picture: ConsultPicture, draft: Draft | None) -> list[Entry]:
    """Every position of a consultation, newest first; those on another version than ``draft`` name theirs."""
    allies = {ally.id: ally for ally in picture.allies}
    texts = {one.id: one for one in picture.drafts}
    several = len({one.title for one in picture.drafts}) > 1
    return [_entry(one, allies.get(one.ally_id), texts.get(one.draft_id), draft, several) for one in picture.positions]


def _entry(one: Position, ally: Ally | None, text: Draft | None, draft: Draft | None, several: bool) -> Entry:
    iso2, name = ("?", "") if ally is None else (ally.iso2, ally.name)
    version = "" if text is None else text.name if several else f"v{text.version}"
    older = draft is None or one.draft_id != draft.id
    return Entry(
        one.id.hex(), one.at, iso2, name, one.stance, version, older, one.caveat, one.reported_by, one.confidence or "",
        one.author,
    )  # fmt: skip


class Ledger(Card):
    """Append-only, newest first, of all Allies or of one."""

    def __init__(self, window: Window, parent: QWidget) -> None:
        """Empty until :meth:`show_picture`."""
        super().__init__(window.look, tr("Ledger"), parent, hypothetical=False)
        self._all: list[Entry] = []
        self.aside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.ally = ChoiceBox(window.look, self)
        self.ally.setAccessibleName(tr("Show entries of"))
        self.ally.setMinimumWidth(window.look.gap(_CHOICE_UNITS))
        self.ally.addItem(tr("All Allies"), "")
        self.ally.currentIndexChanged.connect(lambda _: self._filter())
        self.head.addWidget(self.ally)
        self.table: TableView[Entry] = TableView(
            window.look, tr("Ledger of positions"), self._columns(), lambda row: row.ident, self, row="row_compact"
        )
        self.table.set_empty(tr("Nobody has said anything yet."), tr("Press P to enter a round of the table."))
        self.body.addWidget(self.table)

    def show_picture(self, picture: ConsultPicture, draft: Draft | None) -> None:
        """Show the positions of a consultation."""
        self.table.caution = tr(caution(picture.released))
        if (fresh := entries(picture, draft)) == self._all and self._all:
            return
        self._all = fresh
        letters = [ally.iso2 for ally in table_order(picture.allies)]
        if [self.ally.itemData(place) for place in range(1, self.ally.count())] != letters:
            self.ally.blockSignals(True)
            chosen = self.ally.currentData()
            while self.ally.count() > 1:
                self.ally.removeItem(1)
            for ally in table_order(picture.allies):
                self.ally.addItem(f"{ally.iso2} {ally.name}", ally.iso2)
            self.ally.setCurrentIndex(max(0, self.ally.findData(chosen)))
            self.ally.blockSignals(False)
        self.aside.say(tr("append-only · {entries}", entries=count("{n} entry", "{n} entries", len(self._all))))
        self._filter()

    def show_ally(self, iso2: str) -> None:
        """Show the entries of one Ally; of all with empty letters."""
        self.ally.setCurrentIndex(max(0, self.ally.findData(iso2)))

    @property
    def shown_ally(self) -> str:
        """Whose entries are shown, by letters; empty for all."""
        return str(self.ally.currentData() or "")

    def _filter(self) -> None:
        wanted = self.shown_ally
        self.table.set_rows([one for one in self._all if not wanted or one.ally == wanted])

    def _columns(self) -> list[Column[Entry]]:
        look = self._look

        def glyph(row: Entry) -> QPixmap:
            return stance_pixmap(look, row.stance, self.devicePixelRatioF())

        return [
            Column(tr("Zulu"), lambda row: dtg_short(row.at), 22, sort=lambda row: row.at, tip=lambda row: dtg(row.at)),
            Column(tr("Ally"), lambda row: row.ally, 13, bold=True, tip=_name, also=_name),
            Column(
                tr("Stance"), lambda row: tr(NAMES[row.stance]), 42, 38, icon=glyph,
                after=lambda row: f"({row.version})" if row.older else "",
            ),
            Column(tr("Caveat, source"), lambda row: row.said, 40, 24, stretch=True, tip=_author),
        ]  # fmt: skip


def _name(row: Entry) -> str:
    return row.name


def _author(row: Entry) -> str:
    sure = tr("confidence {sure}", sure=row.sure) if row.sure else ""
    return " · ".join(part for part in (sure, tr("written by {name}", name=row.author) if row.author else "") if part)


def stance_pixmap(look: Look, stance: Stance, density: float) -> QPixmap:
    """The mark of a stance for a cell, a list or a legend."""
    return _pixmap(look, stance, look.theme, round(look.gap(_GLYPH_UNITS)), density)


@lru_cache(maxsize=64)
def _pixmap(look: Look, stance: Stance, _theme: str, side: int, density: float) -> QPixmap:
    made = blank(side, side, density)
    painter = QPainter(made)
    ink, ground = look.colour(f"stance.{stance.value}"), look.colour("surface.panel")
    paint_stance(painter, stance, QRectF(0.5, 0.5, side - 1, side - 1), ink, ground)
    painter.end()
    return made
