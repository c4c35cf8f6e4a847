"""One decision in full: what was adopted, how it came to be, its conditions, and what Allies put on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from console.domain.decision import Agreed, Decision
from console.domain.times import dtg
from console.ui.desk_card import Card
from console.ui.label import Label
from console.ui.words import later, tr, unbroken

if TYPE_CHECKING:
    from console.services.consult_picture import ConsultPicture
    from console.ui.theme import Look

AGREED = {
    Agreed.TABLE: later("Agreed"),
    Agreed.SILENCE: later("Agreed under silence"),
    Agreed.CHAIR: later("Stated by the chair"),
    Agreed.DELEGATED: later("By delegated authority"),
    Agreed.NOTHING: later("Nothing was adopted"),
}
"""How it came to be: never a number of Allies."""


class DecisionCard(Card):
    """Plain text in sections, each under its name; it scrolls."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Empty at first."""
        super().__init__(look, tr("Decision"), parent, hypothetical=False)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget(scroll)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, look.gap(2), 0)
        self._column.setSpacing(look.gap(1))
        scroll.setWidget(inside)
        self.body.addWidget(scroll, 1)
        self._labels: list[Label] = []

    def show_decision(
        self, decision: Decision | None, picture: ConsultPicture, empty: tuple[str, str], *, hidden: bool = False
    ) -> None:
        """A decision; without one what is and what to do. ``hidden`` keeps to itself what one Ally put on record."""
        for label in self._labels:
            self._column.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._labels = []
        while self._column.count():
            self._column.takeAt(0)
        if decision is None:
            self.aside.say("")
            for words in empty:
                self._say(words, "secondary")
        else:
            self.aside.say(how_words(decision, picture))
            self._say(decision.title, kind="strong")
            self._say(decision.text)
            for name, words in sections(decision, picture, hidden=hidden):
                self._column.addSpacing(self._look.gap(2))
                self._say(name, "secondary", "small")
                self._say(words)
        self._column.addStretch(1)

    @property
    def words(self) -> str:
        """All it says."""
        return "\n".join([self.aside.accessibleName(), *(label.text() for label in self._labels)])

    def _say(self, words: str, ink: str = "", kind: str = "") -> None:
        label = Label(unbroken(words), self)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if ink:
            label.setProperty("ink", ink)
        if kind:
            label.setProperty("type", kind)
        self._labels.append(label)
        self._column.addWidget(label)


def how_words(decision: Decision, picture: ConsultPicture) -> str:
    """``Agreed under silence on Statement v2 · Article 4 · 201400Z NOV 26``."""
    draft = next((one for one in picture.drafts if one.id == decision.draft_id), None)
    agreed = "" if decision.agreed is None else tr(AGREED[decision.agreed])
    how = tr("{agreed} on {draft}", agreed=agreed, draft=draft.name) if draft is not None and agreed else agreed
    return " · ".join(part for part in (how, decision.basis, dtg(decision.at)) if part)


def sections(decision: Decision, picture: ConsultPicture, *, hidden: bool = False) -> list[tuple[str, str]]:
    """Name and words of what stands beside the adopted text; what there is none of is left out.

    ``hidden`` tells of reservations only that there are some.
    """
    allies = {ally.id: ally.name for ally in picture.allies}
    reserved = [f"{allies.get(one.ally_id, tr('an Ally'))}: {one.text}" for one in decision.reservations]
    if hidden and reserved:
        reserved = [tr("On record. They are not released for the wall.")]
    option = next((one.title for one in picture.options if one.id == decision.option_id), "")
    found = [
        (tr("Conditions"), decision.conditions),
        (tr("National reservations"), "\n".join(reserved)),
        (tr("Option taken"), option),
        (tr("Rests on the picture as known at"), dtg(decision.picture_until)),
        (tr("Recorded by"), decision.author),
    ]
    return [(name, words) for name, words in found if words]
