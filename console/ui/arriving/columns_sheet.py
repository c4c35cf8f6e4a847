"""How a table will be read, shown before anything of it is taken: columns, first values, what each seems to mean."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from console.domain.letters import shortened
from console.feeds.meanings import Meaning
from console.feeds.wire import Columns
from console.ui.choice_box import ChoiceBox
from console.ui.label import CutLabel, Label
from console.ui.sheet import Sheet
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window

_WIDE, _HIGH = 200, 150
_VALUES: Final = 3


class ColumnsSheet(Sheet):
    """``accepted_as(source, mapping)`` is called when the person says so; ``declined`` when they do not."""

    def __init__(
        self,
        window: Window,
        file: str,
        source: str,
        columns: Columns,
        accepted_as: Callable[[str, dict[str, str]], None],
        declined: Callable[[], None],
    ) -> None:
        """``source`` is the name offered for where the table comes from."""
        super().__init__(window, tr("Columns of {file}", file=file))
        self._columns = columns
        self._take = accepted_as
        self.heading(tr("How {file} will be read", file=file))
        self.text(
            tr("Correct what is wrong. It is remembered for the source; tables of it are then taken like this."),
            "secondary",
        )
        if columns.why_not:
            self.text(columns.why_not, "warn")
        self.source = self.field(tr("Source: whose reports these are"), source)
        self.source.selectAll()  # Another name is typed over the guess.
        self.boxes: dict[str, ChoiceBox] = {}
        self.body.addWidget(self._table(window), 1)
        self.act(tr("Import"), self._accept)
        self.rejected.connect(declined)
        self.resize(window.look.gap(_WIDE), window.look.gap(_HIGH))

    def mapping(self) -> dict[str, str]:
        """What every column means, as it stands now."""
        return {header: str(box.currentData()) for header, box in self.boxes.items()}

    def _table(self, window: Window) -> QWidget:
        inside = QWidget(self)
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, window.look.gap(3), 0)
        grid.setHorizontalSpacing(window.look.gap(3))
        for at, words in enumerate((tr("Column"), tr("Means"), tr("First values"))):
            grid.addWidget(self._label(words, inside, "muted"), 0, at)
        for row, header in enumerate(self._columns.headers, 1):
            name = self._label(header or tr("(no name)"), inside)
            box = self.boxes[header] = ChoiceBox(window.look, inside)
            for meaning in Meaning:
                box.addItem(tr(meaning.label), meaning.value)
            box.setCurrentIndex(max(0, box.findData(self._columns.mapping.get(header, Meaning.DETAIL.value))))
            box.setAccessibleName(tr("What column {name} means", name=header))
            values = [line[row - 1] for line in self._columns.rows if line[row - 1].strip()]
            shown = " · ".join(shortened(value) for value in dict.fromkeys(values[: 4 * _VALUES]))
            grid.addWidget(name, row, 0)
            grid.addWidget(box, row, 1)
            first = CutLabel(shown, inside)
            first.setProperty("ink", "secondary")
            grid.addWidget(first, row, 2)
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(len(self._columns.headers) + 1, 1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        return scroll

    @staticmethod
    def _label(words: str, parent: QWidget, ink: str = "primary") -> Label:
        label = Label(words, parent)
        label.setProperty("ink", ink)
        return label

    def _accept(self) -> str | None:
        source = " ".join(self.source.text().split())
        if not source:
            return tr("Say whose reports these are: a name is enough.")
        self.rejected.disconnect()
        self._take(source, self.mapping())
        return None
