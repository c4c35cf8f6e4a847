"""The choice of an audience: one the case keeps, one as somebody types it, or nobody said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit

from console.ui.brief.chosen import briefing_of
from console.ui.choice_box import ChoiceBox
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.sheet import Sheet
    from console.ui.window import Window

_OTHER: Final = "other"


class AudienceChoice(QObject):
    """``box`` and, where another is typed, ``other``; both are for the form to place."""

    changed = Signal()

    def __init__(self, window: Window, sheet: Sheet, audience_id: bytes | None) -> None:
        """With the audience of the briefing chosen at first."""
        super().__init__(sheet)
        self.box, self.other = ChoiceBox(window.look, sheet), QLineEdit(sheet)
        self.other.setPlaceholderText(tr("NATO+EU, NATO RESTRICTED: POL+DEU, PUBLIC"))
        self.box.addItem(tr("Nobody said: nothing is cut"), None)
        for one in briefing_of(window).audiences:
            self.box.addItem(one.name, one.id)
        self.box.addItem(tr("Another one…"), _OTHER)
        # Qt's own findData knows no bytes.
        places = [place for place in range(self.box.count()) if self.box.itemData(place) == audience_id]
        self.box.setCurrentIndex(places[0] if places else 0)
        self.box.currentIndexChanged.connect(self.changed)

    @property
    def typed(self) -> bool:
        """Whether another one is typed."""
        return bool(self.box.currentData() == _OTHER)

    @property
    def audience_id(self) -> bytes | None:
        """The kept one chosen; None where it is typed, or nobody was said."""
        data = self.box.currentData()
        return None if data is None or data == _OTHER else bytes(data)

    @property
    def words(self) -> str:
        """What was typed; empty where a kept one, or nobody, is chosen."""
        return self.other.text().strip() if self.typed else ""
