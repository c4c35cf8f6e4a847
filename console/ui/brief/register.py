"""The Register desk: what left the case, page by page, who has which page, and what was corrected since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from console.domain.register import Correction, Holder, Output, OutputKind, OutputPage, holders
from console.domain.times import dtg, dtg_short
from console.ui.brief.brief_desk import BriefDesk
from console.ui.columns import Column
from console.ui.desk_card import Card
from console.ui.panels.inspector_controls import KeyedButton
from console.ui.table_view import TableView
from console.ui.time_words import group_words
from console.ui.words import count, later, tr

if TYPE_CHECKING:
    from console.domain.marking import Marking
    from console.domain.operation import Changes
    from console.store.reader import Reader
    from console.ui.desk_kinds import DeskKind
    from console.ui.window import Window

KINDS: Final = {
    OutputKind.EXPORT: later("exported"), OutputKind.PRINT: later("printed"), OutputKind.SHOWING: later("shown"),
}  # fmt: skip
TABLES: Final = ("output", "output_page", "correction", "correction_notice", "marking")
_SHARES: Final = (60, 40)
_HASH: Final = 8


@dataclass(frozen=True)
class PageRow:
    """A page of what left, with the corrections of it, the newest first."""

    page: OutputPage
    corrections: tuple[Correction, ...]


class RegisterDesk(BriefDesk):
    """What left at the left, newest first; at the right the pages of the one chosen, and who has the page chosen."""

    shows_pages = False

    def __init__(self, window: Window, kind: DeskKind) -> None:
        """Empty until it is opened."""
        super().__init__(window, kind)
        look = window.look
        self.head.addStretch(1)
        self._holders: list[Holder] = []
        self._asked = 0
        self._left = Card(look, tr("What left the case"), self, hypothetical=False)
        self.outputs: TableView[Output] = TableView(
            look, tr("What left the case"), self._output_columns(), lambda row: row.id.hex(), self._left,
            marking=_marking_of,
        )  # fmt: skip
        self._left.body.addWidget(self.outputs, 1)
        self._pages = Card(look, tr("Its pages"), self, hypothetical=False)
        self.correct = KeyedButton(look, tr("Correct page…"), "C", self._pages)
        self.correct.clicked.connect(self.ask_correction)
        self._pages.head.addWidget(self.correct)
        self.pages: TableView[PageRow] = TableView(
            look, tr("Its pages"), self._page_columns(), lambda row: row.page.id.hex(), self._pages, row="row_compact"
        )
        self._pages.body.addWidget(self.pages, 1)
        self._who = Card(look, tr("Who has this page"), self, hypothetical=False)
        self.tell = KeyedButton(look, tr("Was told"), "T", self._who)
        self.tell.clicked.connect(self.told)
        self._who.head.addWidget(self.tell)
        self.who: TableView[Holder] = TableView(
            look, tr("Who has this page"), self._holder_columns(), _holder_id, self._who, row="row_compact"
        )
        self._who.body.addWidget(self.who, 1)
        self._lay_out()
        for table in (self.outputs, self.pages, self.who):
            table.answer_keys(self._key)
        self.outputs.chosen.connect(self._show_pages)
        self.pages.chosen.connect(self._show_holders)
        self.who.chosen.connect(self._show_acts)
        self.remember(self.outputs)

    def refresh(self, changes: Changes | None) -> None:
        """Read the register again where something left, or was corrected."""
        if changes is None or changes.touches(*TABLES):
            self._read()

    def show_briefing(self) -> None:
        """The register is of the whole case, whichever briefing is chosen."""

    @property
    def holder(self) -> Holder | None:
        """Who is chosen among those who have the page."""
        return self.who.selected_row

    def ask_correction(self) -> None:
        """Ask what is wrong on the page chosen, and what is so."""
        from console.ui.brief.register_forms import ask_correction

        output, row = self.outputs.selected_row, self.pages.selected_row
        if output is not None and row is not None and self.writable:
            ask_correction(self._window, output, row.page, self._holders_of(row))

    def told(self) -> None:
        """Write down that whoever is chosen was told of every correction of the page they were not told of yet."""
        from console.ui.brief.register_forms import write_told

        holder = self.holder
        if holder is not None and holder.to_tell and self.writable:
            write_told(self._window, holder)

    def _read(self) -> None:
        self._asked += 1
        asked = self._asked
        if self._window.session.store is None:
            self._show((), ())
            return

        def query(reader: Reader) -> tuple[list[Output], list[Correction]]:
            from console.store.outputs import corrections, outputs

            return outputs(reader), corrections(reader)

        def arrived(found: tuple[list[Output], list[Correction]]) -> None:
            if asked == self._asked:
                self._show(tuple(found[0]), tuple(found[1]))

        self._window.session.read(query, arrived)

    def _show(self, outputs: tuple[Output, ...], corrections: tuple[Correction, ...]) -> None:
        self._holders = holders(outputs, corrections)
        to_tell = len({one.recipient for one in self._holders if one.to_tell})
        self._left.aside.say(
            count("{n} to tell of a correction", "{n} to tell of corrections", to_tell) if to_tell else ""
        )
        self.outputs.set_empty(*self.why_empty(
            tr("Nothing has left this case yet."), tr("What is exported, printed or shown stands here, with its hash.")
        ))  # fmt: skip
        self.outputs.set_rows(outputs)
        if self.outputs.selected_row is None and outputs:
            self.outputs.select(outputs[0].id.hex())
        self._show_pages()

    def _show_pages(self) -> None:
        output = self.outputs.selected_row
        by_page: dict[bytes, tuple[Correction, ...]] = {}
        for one in self._holders:
            by_page[one.page.id] = one.corrections
        rows = [] if output is None else [PageRow(page, by_page.get(page.id, ())) for page in output.pages]
        self._pages.aside.say("" if output is None else output.title)
        self.pages.set_empty(tr("It has no pages that were recorded.") if output is not None else "", "")
        self.pages.set_rows(rows)
        if self.pages.selected_row is None and rows:
            self.pages.select(rows[0].page.id.hex())
        self._show_holders()

    def _show_holders(self) -> None:
        row = self.pages.selected_row
        found = [] if row is None else self._holders_of(row)
        self._who.aside.say("" if row is None else tr("{n} {title}", n=row.page.number, title=row.page.title))
        self.who.set_empty("", "")
        self.who.set_rows(found)
        if self.who.selected_row is None and found:
            self.who.select(_holder_id(next((one for one in found if one.to_tell), found[0])))
        self._show_acts()

    def _show_acts(self) -> None:
        holder = self.holder
        self.correct.setVisible(self.writable and self.pages.selected_row is not None)
        named = holder is not None and bool(holder.recipient)
        self.tell.setVisible(self.writable and named and holder is not None and holder.to_tell)

    def _holders_of(self, row: PageRow) -> list[Holder]:
        """Everybody who has the same page: it may have gone out more than once."""
        return [one for one in self._holders if one.page.content == row.page.content]

    def _key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self.writable:
            return False
        run = {Qt.Key.Key_C: self.ask_correction, Qt.Key.Key_T: self.told}.get(Qt.Key(event.key()))
        if run is not None:
            run()
        return run is not None

    def _lay_out(self) -> None:
        gap = self._window.look.gap
        right = QVBoxLayout()
        right.setSpacing(gap(3))
        right.addWidget(self._pages, 1)
        right.addWidget(self._who, 1)
        whole = QHBoxLayout()
        whole.setSpacing(gap(3))
        for card in (self._left, self._pages, self._who):
            card.setMinimumWidth(1)
        whole.addWidget(self._left, _SHARES[0])
        whole.addLayout(right, _SHARES[1])
        self.body.addLayout(whole, 1)

    def _when(self, at: int) -> str:
        return group_words(at, self.briefings.now)

    def _output_columns(self) -> tuple[Column[Output], ...]:
        return (
            Column(
                tr("When"), lambda row: self._when(row.at), 30, 24, sort=lambda row: row.at, tip=lambda row: dtg(row.at)
            ),
            Column(tr("How"), lambda row: tr(KINDS[row.kind]), 22, 21),
            Column(tr("Title"), lambda row: row.title, 56, 28, stretch=True, bold=True, tip=lambda row: row.file),
            Column(tr("Form"), lambda row: row.form, 18, 17, rank=3),
            Column(tr("Audience"), lambda row: row.audience, 44, 22),
            Column(tr("Recipient"), lambda row: row.recipient, 40, 22),
            Column(tr("By"), lambda row: row.author, 28, 18, rank=1),
            Column(tr("Released by"), lambda row: row.released_by, 28, 18, rank=2),
            Column(tr("Hash"), _hash, 26, 24, rank=1, tip=lambda row: "" if row.sha256 is None else row.sha256.hex()),
        )

    def _page_columns(self) -> tuple[Column[PageRow], ...]:
        return (
            Column(tr("Page"), lambda row: str(row.page.number), 14, 14, sort=lambda row: row.page.number, number=True),
            Column(tr("Title"), lambda row: row.page.title, 60, 30, stretch=True, tip=_corrected),
            Column(
                tr("As known at"), lambda row: dtg_short(row.page.known_at), 28, 28,
                sort=lambda row: row.page.known_at,
            ),
            Column(tr("Code"), lambda row: row.page.code, 24, 22, rank=1),
            Column(
                tr("Correction"), _corrected, 40, 20, role=lambda row: "state.warn" if row.corrections else None,
                tip=_corrected,
            ),
        )  # fmt: skip

    def _holder_columns(self) -> tuple[Column[Holder], ...]:
        return (
            Column(tr("Who"), lambda row: row.recipient or tr("not said"), 44, 24, stretch=True, bold=True),
            Column(tr("From"), lambda row: f"{tr(KINDS[row.output.kind])} {row.output.form}".strip(), 30, 27),
            Column(tr("Since"), lambda row: self._when(row.output.at), 28, 24, sort=lambda row: row.output.at),
            Column(tr("Correction"), self._told_words, 34, 24, role=lambda row: "state.warn" if row.to_tell else None),
        )

    def _told_words(self, row: Holder) -> str:
        if row.to_tell:
            return tr("not told yet")
        return "" if row.told_at is None else tr("told {when}", when=self._when(row.told_at))


def _holder_id(row: Holder) -> str:
    return f"{row.output.id.hex()} {row.page.id.hex()}"


def _hash(row: Output) -> str:
    return "" if row.sha256 is None else row.sha256.hex()[:_HASH]


def _corrected(row: PageRow) -> str:
    return row.corrections[0].text if row.corrections else ""


def _marking_of(row: Output) -> Marking | None:
    return row.marking
