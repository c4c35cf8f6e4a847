"""A page of fields about one subject of a force: filled from how it stands, read as the form of a service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from console.domain.force import Force
from console.domain.times import Instant
from console.services.posture_forms import Form, Said
from console.ui.form_page import FormPage

if TYPE_CHECKING:
    from console.exports.countries import Countries
    from console.ui.window import Window


class ForcePage(FormPage):
    """A subclass makes its fields, shows what stands, says what was typed. What nobody touched stays as it stands."""

    def __init__(self, window: Window, countries: Countries, parent: QWidget) -> None:
        """``countries`` name nations and give their codes."""
        super().__init__(window.look, parent)
        self.window_of, self.countries = window, countries

    @property
    def first(self) -> QWidget:
        """Where one begins to type."""
        raise NotImplementedError

    def show_force(self, force: Force, at: Instant) -> None:
        """Put what stands at a moment into the fields nobody touched."""
        raise NotImplementedError

    def form(self, said: Said, force: Force) -> Form:
        """What was typed, of a force as it stands. Raises ConsoleError where something cannot be read."""
        raise NotImplementedError
