"""What the mouse does on the slides: the pointer, what is enlarged about it, the map dragged, a click for the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from console.domain.show import Screen
from console.ui.presenting.keys import Act
from console.ui.presenting.slide_view import Over

if TYPE_CHECKING:
    from console.exports.briefing.page import Page
    from console.ui.presenting.presentation import Presentation

_MIDDLE: Final = (0.5, 0.5)


class Hand(QObject):
    """``pointing``: the audience sees the pointer; ``enlarging``: the slide is larger about the mouse."""

    def __init__(self, giving: Presentation) -> None:
        """Follows the mouse over the presenter's slide and the audience's."""
        super().__init__(giving)
        self._giving = giving
        self._at: tuple[float, float] | None = None
        self.pointing = self.enlarging = False
        for view in (giving.audience.view, giving.presenter.slide):
            view.pointed.connect(self._pointed)
            view.left.connect(self._left)
            view.dragged.connect(giving.map.drag)
            view.turned.connect(giving.map.turn)
        giving.audience.view.clicked.connect(self._clicked)
        giving.map.changed.connect(self.refresh)

    def point(self) -> None:
        """The pointer, or none."""
        self.pointing = not self.pointing
        self._giving.audience.arrow_wanted = not self.pointing

    def enlarge(self) -> None:
        """The slide larger about the mouse, or whole."""
        self.enlarging = not self.enlarging

    def over(self, page: Page) -> Over:
        """What lies over a page."""
        cover = self._giving.showing.screen
        if cover is not Screen.SLIDE:
            return Over(cover)
        return Over(
            pointer=self._at if self.pointing else None,
            enlarged=(self._at or _MIDDLE) if self.enlarging else None,
            moved=self._giving.map.over(page),
        )

    def refresh(self) -> None:
        """Show what lies over the slides anew: that follows the hand."""
        for view in (self._giving.presenter.slide, self._giving.audience.view):
            if view.page is not None:
                view.show_page(view.page, self.over(view.page))

    def _pointed(self, x: float, y: float) -> None:
        self._at = (x, y)
        if self.pointing or self.enlarging:
            self.refresh()

    def _left(self) -> None:
        self._at = None
        if self.pointing:
            self.refresh()

    def _clicked(self) -> None:
        """On the audience's slide, as on any: on. Not while its map is in the hand."""
        if self._giving.map.live is None:
            self._giving.press(Act.NEXT)
