"""A force to type: words of its name, with those that have them to choose from below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from console.domain.errors import BadInput
from console.domain.force import Force
from console.domain.letters import folded
from console.exports.picture_names import force_name, other_names, place_words
from console.ui.choice_box import ChoiceBox
from console.ui.theme import Look
from console.ui.words import tr

_MANY = 12


class ForceField(QWidget):
    """``force`` is the one meant."""

    def __init__(self, look: Look, name: str, hint: str, parent: QWidget) -> None:
        """``name`` is what a screen reader calls the field; ``hint`` stands in it while it is empty."""
        super().__init__(parent)
        self._forces: Sequence[Force] = ()
        self._found: list[Force] = []
        self.field = QLineEdit(self)
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(hint)
        self.found = ChoiceBox(look, self)
        self.found.setAccessibleName(tr("{name}: which one", name=name))
        self.found.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.gap(1))
        column.addWidget(self.field)
        column.addWidget(self.found)
        self.setFocusProxy(self.field)
        self.field.textEdited.connect(self._look)

    def offer(self, forces: Sequence[Force]) -> None:
        """Offer these."""
        self._forces = forces
        self._look()

    def put(self, words: str) -> None:
        """Hold the force called so."""
        self.field.setText(words)
        self.field.setCursorPosition(0)
        self._look()

    @property
    def force(self) -> Force | None:
        """What is meant; None where nothing is typed. Raises BadInput where nothing is called so."""
        text = self.field.text().strip()
        if not text:
            return None
        place = self.found.currentIndex()
        if not 0 <= place < len(self._found):
            raise BadInput(tr("No force that stands on that day is called {text}.", text=text))
        return self._found[place]

    def _look(self) -> None:
        typed = folded(self.field.text()).split()
        self._found = sorted(
            (force for force in self._forces if all(word in _words(force) for word in typed)), key=_rank(typed)
        )[:_MANY] if typed else []  # fmt: skip
        self.found.clear()
        for force in self._found:
            where = place_words(force)
            self.found.addItem(" · ".join(part for part in (force.name, force.short_name, where) if part))
        exact = bool(self._found) and self._found[0].name == self.field.text().strip()
        self.found.setVisible(bool(typed) and not exact)
        if typed and not self._found:
            self.found.addItem(tr("No force is called so on that day"))


def _words(force: Force) -> str:
    return folded(other_names(force))


def _rank(typed: Sequence[str]) -> Callable[[Force], tuple[bool, bool, str]]:
    """Those called so first, then those whose name begins so."""
    words = " ".join(typed)

    def rank(force: Force) -> tuple[bool, bool, str]:
        names = folded(force.name), folded(force_name(force))
        return words not in names, not any(name.startswith(words) for name in names), force.name

    return rank
