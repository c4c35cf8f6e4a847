"""Reports that came without a position: what their words may mean, to be accepted for all that say the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from console.ui.check_box import TickDelegate
from console.ui.columns import number
from console.ui.jobs import Progress
from console.ui.notices import Notice
from console.ui.sheet import Sheet
from console.ui.words import count, later, plain_tip, tr

if TYPE_CHECKING:
    from console.map.suggested_places import Suggested
    from console.store.reader import Reader
    from console.store.unplaced import Unplaced
    from console.ui.window import Window

_WIDE, _HIGH = 270, 150
_MOST: Final = 2_000
"""So many different words are looked at at once; the rest come when these are done."""
_WORDS, _SOURCE, _COUNT, _MEANT, _WHY = range(5)


def ask_places(window: Window) -> None:
    """Look for what the words mean, off the window's thread, then show it."""

    def there(rows: list[Unplaced]) -> None:
        if not rows:
            _say_nothing(window)
            return

        def work(progress: Progress) -> list[tuple[Unplaced, list[Suggested]]]:
            from console.map.suggested_places import suggest

            known: dict[str, list[Suggested]] = {}
            for done, row in enumerate(rows):
                if not done % 20:
                    progress.report(done, len(rows))
                if row.words not in known:
                    known[row.words] = suggest(row.words)
            return [(row, known[row.words]) for row in rows]

        window.jobs.start(tr("Looking for places"), work, lambda found: Places(window, found).show())

    def query(reader: Reader) -> list[Unplaced]:
        from console.store.unplaced import unplaced

        return unplaced(reader)[:_MOST]

    window.session.read(query, there)


class Places(Sheet):
    """A row for each source and words. What is sure is ticked; nothing is placed before the button is pressed."""

    def __init__(self, window: Window, found: Sequence[tuple[Unplaced, list[Suggested]]]) -> None:
        """``found`` holds the suggestions for each, the likeliest first; none where the words mean nothing known."""
        super().__init__(window, tr("Places for reports without a position"))
        self._window = window
        self._found = list(found)
        self._chosen = [0 if suggested else -1 for _, suggested in self._found]
        self.heading(tr("Where these reports may be"))
        self.text(
            tr("Space ticks, Left and Right take another meaning. A region stays one: it gets no point on the map."),
            "secondary",
        )
        self.rows = _Rows(self)
        self.rows.setColumnCount(5)
        self.rows.setHeaderLabels([tr("Words"), tr("Source"), tr("Reports"), tr("May be"), tr("Why")])
        self.rows.setRootIsDecorated(False)
        self.rows.setUniformRowHeights(True)
        self.rows.setItemDelegate(TickDelegate(window.look, self.rows))
        self.rows.setAccessibleName(tr("Words and what they may mean"))
        self.rows.turned.connect(self._other)
        self.rows.itemChanged.connect(lambda *_: self._tell())
        self._fill()
        self.body.addWidget(self.rows, 1)
        self.told = self.text("", "secondary")
        self.act(tr("Place the ticked"), self._accept)
        self.resize(min(window.look.gap(_WIDE), window.width() - window.look.gap(10)), window.look.gap(_HIGH))
        self._tell()
        self.rows.setFocus()

    def chosen(self) -> list[tuple[Unplaced, Suggested]]:
        """What is ticked, and what it is taken to mean."""
        found = []
        for at, (row, suggested) in enumerate(self._found):
            item = self.rows.topLevelItem(at)
            if item is not None and suggested and item.checkState(_WORDS) is Qt.CheckState.Checked:
                found.append((row, suggested[self._chosen[at]]))
        return found

    def _fill(self) -> None:
        self.rows.blockSignals(True)
        for row, suggested in self._found:
            item = QTreeWidgetItem([row.words, row.source or tr("No source named"), number(row.count), "", ""])
            item.setTextAlignment(_COUNT, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if suggested:
                sure = Qt.CheckState.Checked if suggested[0].sure else Qt.CheckState.Unchecked
                item.setCheckState(_WORDS, sure)
            self.rows.addTopLevelItem(item)
            self._show(self.rows.topLevelItemCount() - 1)
        if (first := self.rows.topLevelItem(0)) is not None:
            self.rows.setCurrentItem(first)
        self.rows.blockSignals(False)
        header = self.rows.header()
        for column in (_WORDS, _SOURCE, _COUNT, _MEANT):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)

    def _show(self, at: int) -> None:
        item, suggested = self.rows.topLevelItem(at), self._found[at][1]
        if item is None:
            return
        if not suggested:
            item.setText(_MEANT, "–")
            item.setText(_WHY, tr("not in the gazetteer"))
            return
        one = suggested[self._chosen[at]]
        kind = tr("region") if one.precision == "region" else tr("town")
        more = tr(" · {n} of {all}", n=self._chosen[at] + 1, all=len(suggested)) if len(suggested) > 1 else ""
        item.setText(_MEANT, f"{one.name} ({kind}){more}")
        item.setText(_WHY, one.why)
        item.setToolTip(_WHY, plain_tip(one.why))

    def _other(self, step: int) -> None:
        item = self.rows.currentItem()
        at = self.rows.indexOfTopLevelItem(item) if item is not None else -1
        if at >= 0 and len(self._found[at][1]) > 1:
            self._chosen[at] = (self._chosen[at] + step) % len(self._found[at][1])
            self._show(at)

    def _tell(self) -> None:
        reports = sum(row.count for row, _ in self.chosen())
        self.told.setText(count(later("1 report is ticked."), later("{n} reports are ticked."), reports))

    def _accept(self) -> str | None:
        from console.services.placing import Placing, place_sources

        chosen = self.chosen()
        if not chosen:
            return tr("Nothing is ticked. Tick what is right, or close this.")
        accepted = [
            (row.source_id, row.words, Placing(one.lon, one.lat, one.name, one.precision, one.why))
            for row, one in chosen
        ]
        self._window.session.act(place_sources, accepted)
        return None


class _Rows(QTreeWidget):
    """Left and Right take another meaning instead of opening branches that are not there."""

    turned = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.turned.emit(step)


def _say_nothing(window: Window) -> None:
    window.say(Notice(tr("Every report with a place in words has a position."), "info"))
