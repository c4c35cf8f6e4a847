"""The form of a telephoned or pasted report: the text first, then who, when and where, all by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QPlainTextEdit, QWidget

from console.domain.categories import Category
from console.domain.marking import Marking
from console.domain.times import Instant
from console.ui.panels import report_fields
from console.ui.panels.inspector_form import FieldForm
from console.ui.panels.report_fields import NAMES, Chosen, Typed
from console.ui.theme import Look
from console.ui.words import tr

_LEAST = 3
"""From so many letters on a place is looked for."""


class ReportEditor(FieldForm):
    """The fields of :class:`Typed`, with known sources and places to choose from."""

    def __init__(self, look: Look, parent: QWidget, clock: Callable[[], Instant]) -> None:
        """``clock`` tells the time for what is said of it."""
        self._clock = clock
        self._reliable: dict[str, str] = {}
        self._offered: Sequence[Chosen] = ()
        self.chosen: Chosen | None = None
        self.find_place: Callable[[str], None] = lambda _text: None
        super().__init__(look, parent, NAMES)
        self._sources, self._places = QStringListModel(self), QStringListModel(self)
        sources = self._complete("source", self._sources)
        sources.setFilterMode(Qt.MatchFlag.MatchContains)
        sources.activated.connect(lambda _text: self._tell())
        places = self._complete("place", self._places)
        places.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        # Later: the field itself writes the whole line first.
        places.activated.connect(lambda _text: QTimer.singleShot(0, self, self._settle_place))
        self._line_of("place").editingFinished.connect(self._settle_place)
        self._place_box = places
        for name in ("source", "time", "grade"):
            self._line_of(name).textChanged.connect(self._tell)
        self._line_of("place").textEdited.connect(self._ask_place)

    def build(self) -> None:
        """The fields, in their order."""
        self._text_field("text")
        text = self._fields["text"]
        if isinstance(text, QPlainTextEdit):
            text.setPlaceholderText(tr("Two explosions near the mill, smoke seen from the road"))
        source, caller = self._make_line("source"), self._make_line("caller")
        caller.setAccessibleName(tr("Caller"))
        caller.setPlaceholderText(tr("Caller, if any"))
        source.setPlaceholderText(tr("Who says so"))
        self._row("source", source, caller)
        time, grade = self._make_line("time"), self._make_line("grade")
        time.setPlaceholderText(tr("1540 · 151440Z · 20 min ago"))
        grade.setPlaceholderText("B2")
        grade.setAccessibleName(tr("Grade"))
        self._narrow.append(grade)
        self._row("time", time, grade)
        place = self._make_line("place")
        place.setPlaceholderText(tr("In words; arrows choose what is found"))
        self._row("place", place)
        position = self._make_line("position")
        position.setPlaceholderText(tr("50.4705 N 23.9345 E or MGRS"))
        self._narrow.append(self.pick)
        self._row("position", position, self.pick)
        self._choice("category", [(tr("Not said"), ""), *((tr(kind.label), kind.value) for kind in Category)])
        category = self._fields["category"]
        if isinstance(category, QComboBox):
            category.setPlaceholderText(tr("Not said"))
        self._line("origin")
        self._line_of("origin").setPlaceholderText(tr("As its source"))
        self._marking_fields()
        for pair, owner in (("caller", "source"), ("grade", "time")):
            self._errors[pair] = self._errors[owner]

    def show_typed(self, typed: Typed, marking: Marking, *, can_pick: bool) -> None:
        """Begin with those texts; ``marking`` is the case's own, ``can_pick`` offers the map for a position."""
        self.chosen = None
        self._level_names(marking)
        self.set_typed(typed)
        self.begin(tr("New report"), can_pick=can_pick)
        self._tell()

    @property
    def typed(self) -> Typed:
        """What stands in the fields."""
        return Typed(**self.texts)

    def set_typed(self, typed: Typed) -> None:
        """Put texts into the fields; what has not changed keeps its cursor."""
        self.set_texts(asdict(typed))
        self._follow_marking()

    def show_errors(self, errors: dict[str, str]) -> None:  # type: ignore[override]
        """Two fields of one line share the place of their sentence."""
        shared = {owner: errors[owner] if owner in errors else errors.get(pair, "") for pair, owner in _PAIRS}
        super().show_errors(errors | {name: words for name, words in shared.items() if words}
                            | {pair: shared[owner] for pair, owner in _PAIRS if shared[owner]})  # fmt: skip
        for pair, owner in _PAIRS:
            self._mark(self._fields[pair], pair in errors)
            self._mark(self._fields[owner], owner in errors)
        wrong = next((name for name in self._fields if name in errors), None)
        if wrong is not None:
            self._fields[wrong].setFocus(Qt.FocusReason.OtherFocusReason)

    def know_sources(self, reliable: dict[str, str]) -> None:
        """The sources there are, by name, with their reliability (empty where it is not known)."""
        self._reliable = reliable
        self._sources.setStringList(sorted(reliable))
        self._tell()

    def offer_places(self, typed: str, found: Sequence[tuple[str, Chosen]]) -> None:
        """Offer places for what was typed, unless something else is typed by now."""
        field = self._line_of("place")
        if field.text() != typed or not field.hasFocus():
            return
        self._offered = [chosen for _, chosen in found]
        self._places.setStringList([words for words, _ in found])
        if found:
            self._place_box.complete()
            popup = self._place_box.popup()
            if popup is not None:
                # Nothing is chosen for anybody: the first arrow down takes the first line.
                popup.setCurrentIndex(QModelIndex())
        else:
            self._hide_places()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt's: the time that stands for now is the one it is shown at."""
        super().showEvent(event)
        self._tell()

    def _settle_place(self) -> None:
        """A line that was offered and stands in the field now is the place that was chosen."""
        lines = self._places.stringList()
        words = self._line_of("place").text()
        if words in lines:
            self.chosen = self._offered[lines.index(words)]
            self._line_of("place").setText(self.chosen.place)
            self._line_of("position").setText(self.chosen.position)
            self._line_of("position").setCursorPosition(0)

    def _ask_place(self, text: str) -> None:
        if len(text.strip()) >= _LEAST:
            self.find_place(text)
        else:
            self._hide_places()

    def _hide_places(self) -> None:
        popup = self._place_box.popup()
        if popup is not None:
            popup.hide()

    def _tell(self) -> None:
        """Say beside the names what a time means, and how reliable the source is known to be."""
        if not self._labels:
            return
        meant = report_fields.time_words(self._line_of("time").text(), self._clock())
        reliable = self._reliable.get(" ".join(self._line_of("source").text().split()), "")
        graded = tr("the source is {letter}", letter=reliable) if reliable and not self._line_of("grade").text() else ""
        said = " · ".join(part for part in (meant, graded) if part)
        self._labels["time"].setText(f"{tr('Time and grade')}   {said}" if said else tr("Time and grade"))

    def _line_of(self, name: str) -> QLineEdit:
        field = self._fields[name]
        assert isinstance(field, QLineEdit)
        return field

    def _complete(self, name: str, words: QStringListModel) -> QCompleter:
        made = QCompleter(words, self)
        made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        made.setMaxVisibleItems(9)
        self._line_of(name).setCompleter(made)
        return made


_PAIRS = (("caller", "source"), ("grade", "time"))
