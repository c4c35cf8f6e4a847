"""The table of claims: who says what since when, what is thought of it, the reports behind it, our line.

Hostile claims that are still heard come first, whatever the order of the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from console.domain.claim import Claim, Standing
from console.domain.operation import Changes
from console.domain.times import dtg
from console.ui.claim_words import (
    backing_words,
    is_hostile_and_live,
    standing_role,
    standing_word,
    standing_words,
)
from console.ui.columns import Column
from console.ui.panels.table_panel import TablePanel
from console.ui.selection import CLAIM
from console.ui.words import count, tr

if TYPE_CHECKING:
    from console.store.reader import Reader
    from console.ui.window import Window

TABLES = ("claim", "claim_revision", "claim_report", "report_revision", "report", "incident", "source")
"""What a row of this table is made of."""
_HOSTILE = 3
"""The column the table is ordered by at first: what is hostile and still heard comes first, the newest of it."""


class Claims(TablePanel[Claim]):
    """All claims, or those alone that are hostile and still heard; its selection is the window's."""

    def __init__(self, window: Window) -> None:
        """Empty until the case is read."""
        super().__init__(
            window, tr("Claims"), _columns(), lambda row: row.id.hex(), (CLAIM,), marking=lambda row: row.marking
        )
        self.hostile_only = False
        self._rows: tuple[Claim, ...] = ()
        self.table.order_by(_HOSTILE, descending=True)
        self.table.opened.connect(lambda _: window.show_panel("inspector"))
        self.refresh(None)

    @property
    def selected(self) -> Claim | None:
        """The claim that is selected, when it is one of the case's."""
        selection = self._window.selection
        if selection.kind != CLAIM:
            return None
        return next((row for row in self._rows if row.id.hex() == selection.id), None)

    @property
    def rows(self) -> tuple[Claim, ...]:
        """Every claim of the case as it is shown, the newest first."""
        return self._rows

    def show_hostile_only(self, only: bool) -> None:
        """Show only hostile claims that are still heard, or all."""
        self.hostile_only = only
        self._show(mark=False)

    def refresh(self, changes: Changes | None) -> None:
        """Read the claims again."""
        if self._window.session.store is None:
            self._rows = ()
            self._show(mark=False)
        elif changes is None or changes.touches(*TABLES):
            self._window.session.read(_claims, lambda rows: self._arrived(rows, mark=changes is not None))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: R says anew what is thought of the claim."""
        if event.key() == Qt.Key.Key_R and not event.modifiers() and self.selected and self._window.session.writable:
            from console.ui.claim_forms import ask_revision

            ask_revision(self._window, self.selected)
        else:
            super().keyPressEvent(event)

    def _arrived(self, rows: tuple[Claim, ...], *, mark: bool) -> None:
        self._rows = rows
        self._show(mark=mark)

    def _show(self, *, mark: bool) -> None:
        shown = [row for row in self._rows if is_hostile_and_live(row)] if self.hostile_only else self._rows
        self.table.set_rows(shown, mark=mark)
        if self.hostile_only and self._rows:
            self._say_empty(tr("No hostile claim is live."), tr("View all claims: Incident ▸ All claims."))
        else:
            self._say_empty(tr("No claim yet."), tr("Write down who says what with Ctrl+Shift+C."))

    def _count(self) -> None:
        live = sum(map(is_hostile_and_live, self._rows))
        self.tell(count("{n} hostile", "{n} hostile", live) if live else str(len(self._rows)) if self._rows else "")

    def _pick(self, thing: str) -> None:
        self._window.selection.select(CLAIM, thing)


def claims_of(window: Window) -> Claims | None:
    """The claims of a window that has them."""
    panel = window.panels.get("claims")
    return panel if isinstance(panel, Claims) else None


def _claims(reader: Reader) -> tuple[Claim, ...]:
    from console.store import claims

    return tuple(claims.claims(reader))


def _columns() -> tuple[Column[Claim], ...]:
    return (
        Column(tr("Said"), _said, 36, sort=lambda row: row.claimed_at or row.made_at or 0),
        Column(tr("Who"), lambda row: row.actor, 52, 30, role=lambda row: "ink.secondary"),
        Column(tr("Claim"), lambda row: row.text, 84, 50, bold=True, tip=lambda row: row.text),
        Column(
            tr("Hostile"), lambda row: tr("yes") if row.hostile else tr("no"), 20, rank=2,
            sort=lambda row: (is_hostile_and_live(row), row.hostile),
        ),
        Column(
            tr("Standing"), lambda row: standing_word(row.standing), 24, role=standing_role,
            sort=lambda row: list(Standing).index(row.standing), tip=lambda row: standing_words(row.standing),
        ),
        Column(
            tr("Behind it"), lambda row: backing_words(row.backing), 42, 34, rank=1,
            sort=lambda row: len(row.backing.sources.origins), tip=lambda row: "\n".join(row.backing.sources.origins),
        ),
        Column(tr("Best grade"), lambda row: row.backing.best, 24, 16, rank=3),
        Column(tr("Our line"), lambda row: row.our_line, 60, 30, rank=2, stretch=True, tip=lambda row: row.our_line),
    )  # fmt: skip


def _said(row: Claim) -> str:
    moment = row.claimed_at if row.claimed_at is not None else row.made_at
    return "" if moment is None else dtg(moment)
