"""The incident form: edited in place, each error beside its field, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict

from PySide6.QtWidgets import QComboBox, QWidget

from console.domain.categories import Category
from console.domain.incident import SEVERITY
from console.domain.marking import Marking
from console.ui.panels.inspector_fields import EXTENTS, NAMES, PRECISIONS, Typed, precision_of
from console.ui.panels.inspector_form import FieldForm
from console.ui.theme import Look
from console.ui.words import tr


class IncidentEditor(FieldForm):
    """The fields of :class:`Typed`."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Empty at first."""
        super().__init__(look, parent, NAMES)

    def show_typed(self, title: str, typed: Typed, marking: Marking, *, can_pick: bool) -> None:
        """Begin with those texts; ``marking`` is the case's own, ``can_pick`` offers the map for a position."""
        self._level_names(marking)
        self.set_typed(typed)
        self.begin(title, can_pick=can_pick)

    @property
    def typed(self) -> Typed:
        """What stands in the fields."""
        return Typed(**self.texts)

    def set_typed(self, typed: Typed) -> None:
        """Put texts into the fields; what has not changed keeps its cursor."""
        self.set_texts(asdict(typed))
        self._follow_marking()

    def build(self) -> None:
        """The fields, in their order."""
        self._line("title")
        self._choice("category", [(tr(kind.label), kind.value) for kind in Category])
        self._choice("severity", [(f"{step} – {tr(words)}", str(step)) for step, words in SEVERITY.items()])
        precisions = [(tr(words), precision.value) for precision, words in PRECISIONS.items()]
        time, precision = self._make_line("time"), self._make_choice("precision", precisions)
        time.setPlaceholderText("151944Z NOV 22")
        time.textEdited.connect(self._follow_time)
        self._narrow += [precision, self.pick]
        self._row("time", time, precision)
        self._line("place")
        country, extent = self._make_line("country"), self._make_choice("extent", _named(EXTENTS))
        country.setPlaceholderText(tr("As PL"))
        self._narrow.append(country)
        self._row("country", country, extent)
        position = self._make_line("position")
        position.setPlaceholderText(tr("50.4705 N 23.9345 E or MGRS"))
        self._row("position", position, self.pick)
        killed, injured = self._make_line("killed"), self._make_line("injured")
        for field, words in ((killed, tr("Killed")), (injured, tr("Injured"))):
            field.setAccessibleName(words)
            field.setPlaceholderText(tr("{what}, if known", what=words))
        self._row("killed", killed, injured)
        self._text_field("summary")
        self._line("check_note")
        self._fields["check_note"].setToolTip(tr("Empty: nothing. Clearing it takes the mark away."))
        self._marking_fields()

    def _follow_time(self, text: str) -> None:
        """A day typed as a day is known to the day; a time typed after it to the minute again."""
        choice = self._fields["precision"]
        if not isinstance(choice, QComboBox):
            return
        said = precision_of(text)
        if said is not None:
            choice.setCurrentIndex(choice.findData(said.value))


def _named(values: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(tr(words), value) for value, words in values.items()]


Picker = Callable[[Callable[[float, float], None]], None]
"""``picker(then)``: the next click on the map calls ``then(lon, lat)``, degrees WGS 84."""
