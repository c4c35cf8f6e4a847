"""Two cards under the slide: what changed since it was frozen, and what its audience does not see and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from console.domain.times import dtg_short
from console.ui.columns import Column
from console.ui.desk_card import Card
from console.ui.label import Label
from console.ui.table_view import TableView
from console.ui.words import count, plain_tip, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from console.services.cut import Withheld
    from console.ui.brief.chosen import Briefings
    from console.ui.window import Window

_MOST = 2
UPDATE_KEY, ALL_KEY = "U", "Shift+U"


class SinceCard(Card):
    """What stands otherwise now, a sentence a line; and the acts that take it over."""

    def __init__(self, window: Window, parent: QWidget, update: Callable[[bool], None]) -> None:
        """``update`` is given whether all slides are meant."""
        super().__init__(window.look, tr("Changed since"), parent, hypothetical=False)
        self.one, self.every = QPushButton(tr("Update"), self), QPushButton(tr("Update all"), self)
        self.one.setAccessibleName(tr("Update slide"))
        self.one.setToolTip(plain_tip(tr("This slide, as known now ({key})", key=UPDATE_KEY)))
        self.every.setToolTip(plain_tip(tr("Every slide, as known now ({key})", key=ALL_KEY)))
        self.one.clicked.connect(lambda: update(False))
        self.every.clicked.connect(lambda: update(True))
        self.table: TableView[str] = TableView(
            window.look, tr("What changed on this slide"),
            (Column(tr("What changed on this slide"), lambda row: row, 80, 30, stretch=True, tip=lambda row: row),),
            lambda row: row, self, row="row_compact",
        )  # fmt: skip
        self.body.addWidget(self.table, 1)
        acts = QHBoxLayout()
        acts.setSpacing(window.look.gap(2))
        acts.addStretch(1)
        acts.addWidget(self.one)
        acts.addWidget(self.every)
        self.body.addLayout(acts)

    def show_briefing(self, briefings: Briefings, *, writable: bool) -> None:
        """Of the slide chosen; the head says on how many slides something changed."""
        board, slide, since = briefings.board, briefings.slide, briefings.since
        mine = () if slide is None else (since or {}).get(slide.id, ())
        frozen = board is not None and slide is not None and (slide.known_at or board.known_at) is not None
        slides = len(since or {})
        self.aside.say(count("{n} slide", "{n} slides", slides) if slides else "")
        self.one.setVisible(writable and bool(mine))
        self.every.setVisible(writable and bool(slides))
        if board is None or slide is None:
            self.table.set_empty("", "")
        elif not frozen:
            self.table.set_empty(tr("This slide follows the clock."), tr("It is always as known now."))
        elif slide.left_out or any(one.id == slide.id for one in briefings.withheld):
            self.table.set_empty(tr("No page shows this slide: nothing is compared."), "")
        elif since is None:
            self.table.set_empty(tr("Being compared with now."), "")
        else:
            at = dtg_short(board.moment_of(slide, briefings.now))
            self.table.set_empty(tr("Nothing on this slide changed since {moment}.", moment=at), "")
        self.table.set_rows(list(dict.fromkeys(mine)))


class WithheldCard(Card):
    """For the briefer alone: nothing of it reaches a page or a file."""

    def __init__(self, window: Window, parent: QWidget) -> None:
        """Empty at first."""
        super().__init__(window.look, tr("Withheld"), parent, hypothetical=False)
        self.table: TableView[Withheld] = TableView(
            window.look, tr("Withheld from the audience"), _columns(), lambda row: f"{row.table} {row.id.hex()}", self,
            row="row_compact", marking=lambda row: row.marking,
        )  # fmt: skip
        self.body.addWidget(self.table, 1)
        self.word = Label("", self)
        self.word.setWordWrap(True)
        self.word.setProperty("ink", "warn")
        self.word.hide()
        self.body.addWidget(self.word)

    def show_briefing(self, briefings: Briefings) -> None:
        """What the audience chosen does not see."""
        audience, withheld = briefings.audience, briefings.withheld
        if audience is None:
            self.aside.say("")
            self.table.set_empty(tr("Nobody named: all is shown."), tr("Choose one over the slides."))
        else:
            self.aside.say(tr("from {audience}", audience=audience.name))
            self.table.set_empty(tr("Nothing is withheld from {audience}.", audience=audience.name), "")
        self.table.set_rows(_sorted(withheld))
        self.word.setText("\n".join(briefings.warnings[:_MOST]))
        self.word.setVisible(bool(briefings.warnings))


def _sorted(withheld: Sequence[Withheld]) -> list[Withheld]:
    return sorted(withheld, key=lambda one: (one.words, one.id))


def _columns() -> tuple[Column[Withheld], ...]:
    return (
        Column(tr("What"), lambda row: row.words, 60, 20, stretch=True, tip=lambda row: row.words),
        Column(tr("Why"), lambda row: row.reason, 90, 30, tip=lambda row: row.reason),
        Column(tr("Marking"), lambda row: row.marking.text, 34, 20, rank=1),
    )
