"""The Record desk: what happened in the consultation, on one axis and as a list; beside it the real cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from console.charts.consult_timeline import ConsultTimeline
from console.domain.discretion import caution
from console.domain.marking import Marking
from console.domain.times import dtg, dtg_short
from console.ui.columns import Column
from console.ui.consult.consult_desk import ConsultDesk
from console.ui.consult.real_cases import RealCases
from console.ui.consult.record_rows import RecordRow, lanes, rows
from console.ui.desk_card import Card
from console.ui.table_view import TableView
from console.ui.time_words import group_words
from console.ui.words import plain_tip, tr

if TYPE_CHECKING:
    from console.services.consult_picture import ConsultPicture
    from console.ui.desk_kinds import DeskKind
    from console.ui.window import Window

_SHARES: Final = (62, 38)


class RecordDesk(ConsultDesk):
    """What is chosen in the list is marked on the axis, and the other way round."""

    def __init__(self, window: Window, kind: DeskKind) -> None:
        """Empty until it is opened."""
        super().__init__(window, kind)
        look = window.look
        self._card = Card(look, tr("What happened"), self, hypothetical=False)
        self.timeline = ConsultTimeline(look, plain_tip, self._card)
        self.timeline.setAccessibleName(tr("The consultation on an axis of time"))
        self.timeline.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table: TableView[RecordRow] = TableView(
            look, tr("What happened"), self._columns(), lambda row: row.id, self._card, row="row_compact",
            marking=self._marking_of,
        )  # fmt: skip
        self.known = QPushButton(tr("As known then"), self._card)
        self.known.clicked.connect(self.as_known_then)
        self._card.head.addWidget(self.known)
        self.table.open_with(self.as_known_then)
        self._card.body.addWidget(self.timeline)
        self._card.body.addWidget(self.table, 1)
        self.cases = RealCases(look, self)
        whole = QHBoxLayout()
        whole.setSpacing(look.gap(3))
        for card, share in zip((self._card, self.cases), _SHARES, strict=True):
            card.setMinimumWidth(1)
            whole.addWidget(card, share)
        self.body.addLayout(whole, 1)
        self.table.chosen.connect(self._mark)
        self.timeline.picked.connect(self._pick)
        look.changed.connect(self.timeline.update)

    def show_picture(self, picture: ConsultPicture) -> None:
        """Every entry as it stands."""
        self.table.caution = tr(caution(picture.released))
        there, hidden = picture.consultation is not None, self.hidden
        self._card.aside.say(tr("Positions are not released for the wall.") if there and hidden else "")
        self.timeline.setVisible(there)
        self.timeline.show_lanes(lanes(picture, hidden=hidden) if there else (), self.consulting.now)
        self.table.set_empty(*self.why_empty(tr("Nothing is recorded yet."), tr("What is recorded stands here.")))
        self.table.set_rows(rows(picture, hidden=hidden) if there else [])
        self.cases.show_cases(picture.past)
        self._mark()

    def show_time(self, picture: ConsultPicture) -> None:
        """What runs goes on."""
        if picture.consultation is not None:
            self.timeline.show_lanes(lanes(picture, hidden=self.hidden), self.consulting.now)

    def _marking_of(self, row: RecordRow) -> Marking | None:
        consultation = self.picture.consultation
        return row.marking or (None if consultation is None else consultation.marking)

    @property
    def chosen(self) -> RecordRow | None:
        """The entry chosen."""
        return self.table.selected_row

    def as_known_then(self) -> None:
        """The whole console as it was known when the entry chosen happened; Esc comes back."""
        row = self.chosen
        if row is not None and row.at <= self._window.clock.now():
            decision = next((one for one in self.picture.decisions if one.id.hex() == row.id), None)
            self._window.session.put_back(row.at if decision is None else decision.picture_at)

    def _mark(self) -> None:
        row = self.chosen
        self.timeline.show_cursor(None if row is None else row.at)
        self.known.setVisible(row is not None and row.at <= self._window.clock.now())

    def _pick(self, ident: str) -> None:
        self.table.select(ident)
        self._mark()

    def _columns(self) -> tuple[Column[RecordRow], ...]:
        return (
            Column(tr("When"), self._when, 34, 26, sort=lambda row: row.at, tip=lambda row: dtg(row.at)),
            Column(tr("What"), lambda row: row.kind, 36, 28, bold=True),
            Column(tr("Who"), lambda row: row.who, 44, 26),
            Column(tr("About"), lambda row: row.words, 80, 40, stretch=True, after=_late),
            Column(tr("Written by"), lambda row: row.author, 30, 22, rank=1),
        )

    def _when(self, row: RecordRow) -> str:
        return group_words(row.at, self.picture.now)


def _late(row: RecordRow) -> str:
    return "" if row.late is None else tr("written down {when}", when=dtg_short(row.late))
