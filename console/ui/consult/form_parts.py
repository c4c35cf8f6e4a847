"""What the forms of a consultation share: times as they are said, choices of a few, texts of several lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from console.domain.capital_time import capital_time
from console.domain.errors import BadInput, ConsoleError
from console.domain.question import due_time
from console.domain.spoken_time import read_time
from console.domain.times import Instant, dtg, local_time
from console.ui.choice_box import ChoiceBox
from console.ui.consult.silence_words import BRUSSELS
from console.ui.sheet import Sheet
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window

CONFIDENCE: Final = ("", "low", "moderate", "high")


class PastField:
    """When something happened: as it is said, ``1540`` or ``20 min ago``; it begins with now."""

    def __init__(self, window: Window, sheet: Sheet, name: str, at: Instant | None = None) -> None:
        """``at`` stands in it at first, else now."""
        self._now = window.clock.now
        self._written = dtg(self._now() if at is None else at)
        self._exact = at
        self.line: QLineEdit = sheet.field(name, self._written)
        self.line.setPlaceholderText(tr("As 1540, 20 min ago or 151540Z NOV 22"))

    @property
    def value(self) -> Instant | None:
        """None where nothing was typed or changed: now, or unknown. Raises BadInput for what is no time."""
        text = self.line.text().strip()
        if not text or text == self._written:
            return self._exact
        try:
            return read_time(text, self._now()).at
        except ConsoleError as error:
            raise BadInput(str(error)) from None


class AheadField:
    """A moment to come, ``1400Z`` or ``+6 h``, with the local time in Brussels under it while it is typed."""

    def __init__(self, window: Window, sheet: Sheet, name: str, at: Instant | None = None) -> None:
        """``at`` stands in it at first; not touched it stays as it is, to the millisecond."""
        self._now, self._before = window.clock.now, at
        self._written = "" if at is None else dtg(at)
        self.line: QLineEdit = sheet.field(name, self._written)
        self.line.setPlaceholderText(tr("As 1400Z, +6 h or 201400Z NOV 26"))
        self.told = sheet.text("", "secondary")
        self.line.textChanged.connect(self._tell)
        self._tell()

    @property
    def value(self) -> Instant | None:
        """None where nothing is typed. Raises BadInput for what is no time."""
        text = self.line.text()
        return self._before if text == self._written else due_time(text, self._now())

    def _tell(self) -> None:
        try:
            at = self.value
        except ConsoleError:
            at = None
        if at is None:
            self.told.setText("")
            return
        there = capital_time(at, BRUSSELS)
        words = tr("{zulu} · {local}, {day}", zulu=dtg(at), local=local_time(at, BRUSSELS), day=tr(there.weekday_word))
        off = tr(" · night there") if there.night else tr(" · weekend") if there.weekend else ""
        self.told.setText(words + off)


def choice(
    window: Window, sheet: Sheet, name: str, offered: Iterable[tuple[object, str]], chosen: object = None
) -> ChoiceBox:
    """One of a few, under its name: data and words of each."""
    made = ChoiceBox(window.look, sheet)
    for data, words in offered:
        made.addItem(words, data)
        if data == chosen:
            made.setCurrentIndex(made.count() - 1)
    sheet.labelled(name, made)
    return made


def confidence(window: Window, sheet: Sheet) -> ChoiceBox:
    """How sure somebody is of what they report."""
    words = {"": tr("Not said"), "low": tr("Low"), "moderate": tr("Moderate"), "high": tr("High")}
    return choice(window, sheet, tr("How sure"), [(one, words[one]) for one in CONFIDENCE], "")


def lines(window: Window, sheet: Sheet, name: str, text: str = "", units: int = 20) -> QPlainTextEdit:
    """A text of several lines, ``units`` steps of the grid high."""
    made = QPlainTextEdit(text, sheet)
    made.setTabChangesFocus(True)
    made.setFixedHeight(window.look.gap(units))
    sheet.labelled(name, made)
    return made
