"""How the window looks: the tokens of one theme at one scale, as Qt's colours, fonts, palette and style sheet.

Every widget asks its :class:`Look`; nobody writes a colour or a size of its own.
"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from console.config import tokens
from console.map.face import family
from console.ui import style

SCALES = (1.0, 1.25, 1.5, 2.0)
REGULAR, MEDIUM, SEMIBOLD = QFont.Weight.Normal, QFont.Weight.Medium, QFont.Weight.DemiBold
# Sizes of letters, which have floors at two metres; "clock" and "title" count as headlines there.
_LETTERS = {
    "text": "wall.text_min",
    "small": "wall.text_min",
    "title": "wall.headline_min",
    "clock": "wall.headline_min",
    "decision": "wall.decision_min",
    "countdown": "wall.countdown_min",
}

_PALETTE = {
    QPalette.ColorRole.Window: "surface.panel",
    QPalette.ColorRole.WindowText: "ink.primary",
    QPalette.ColorRole.Base: "surface.base",
    QPalette.ColorRole.AlternateBase: "surface.base",
    QPalette.ColorRole.Text: "ink.primary",
    QPalette.ColorRole.PlaceholderText: "ink.muted",
    QPalette.ColorRole.Button: "surface.raised",
    QPalette.ColorRole.ButtonText: "ink.primary",
    QPalette.ColorRole.BrightText: "ink.primary",
    QPalette.ColorRole.Highlight: "surface.selected",
    QPalette.ColorRole.HighlightedText: "ink.primary",
    QPalette.ColorRole.Accent: "state.accent",
    QPalette.ColorRole.Link: "ink.link",
    QPalette.ColorRole.LinkVisited: "ink.link",
    QPalette.ColorRole.ToolTipBase: "surface.raised",
    QPalette.ColorRole.ToolTipText: "ink.primary",
    QPalette.ColorRole.Light: "line.strong",
    QPalette.ColorRole.Midlight: "line.hair",
    QPalette.ColorRole.Mid: "line.hair",
    QPalette.ColorRole.Dark: "line.hair",
    QPalette.ColorRole.Shadow: "line.hair",
}


class Look(QObject):
    """One theme at one scale. ``changed`` is emitted after either was replaced."""

    changed = Signal()

    def __init__(self, theme: str = "dark", scale: float = 1.0, parent: QObject | None = None) -> None:
        """``theme`` is one of :data:`console.config.tokens.THEMES`; ``scale`` multiplies every size."""
        super().__init__(parent)
        self._tokens = tokens.load()
        self._theme = self._tokens.themes[theme]
        self._scale = scale
        self._fonts: dict[tuple[str, QFont.Weight], QFont] = {}

    @property
    def theme(self) -> str:
        """The theme's name."""
        return self._theme.name

    @property
    def scale(self) -> float:
        """The factor on every size: 1.0 at a desk, 1.35 for a wall."""
        return self._scale

    @property
    def wall_scale(self) -> float:
        """The factor for reading at two metres."""
        return self._tokens.sizes["wall.factor"]

    @property
    def on_wall(self) -> bool:
        """Whether everybody in the room reads it, by the choice of the wall's scale: what is sensitive keeps off.

        A larger scale is a desk of somebody who needs large letters, and has to be worked at.
        """
        return self._scale == self.wall_scale

    def become(self, theme: str, scale: float) -> None:
        """Switch live. Raises KeyError for a theme that does not exist."""
        if (theme, scale) == (self.theme, self._scale):
            return
        self._theme = self._tokens.themes[theme]
        self._scale = scale
        self._fonts.clear()
        self.changed.emit()

    def colour(self, role: str) -> QColor:
        """The colour of a role, such as ``ink.primary``. Raises KeyError."""
        return QColor(*self._theme[role])

    def px(self, size: str) -> int:
        """A size of the tokens, such as ``row``, in px at this scale; letters keep the wall's floors."""
        scaled = round(self._tokens.sizes[size] * self._scale)
        floor = _LETTERS.get(size)
        if floor is None or self._scale < self.wall_scale:
            return scaled
        return max(scaled, round(self._tokens.sizes[floor]))

    def gap(self, units: int) -> int:
        """``units`` steps of the 4 px grid at this scale."""
        return round(self._tokens.sizes["grid"] * units * self._scale)

    def font(self, size: str = "text", weight: QFont.Weight = REGULAR) -> QFont:
        """The window's face in one of the token sizes, with tabular figures."""
        made = self._fonts.get((size, weight))
        if made is None:
            made = self._fonts[size, weight] = QFont(family(self._tokens.fonts))
            made.setPixelSize(self.px(size))
            made.setWeight(weight)
            made.setFeature(QFont.Tag("tnum"), 1)
        return QFont(made)

    def palette(self) -> QPalette:
        """Qt's palette, for what a style sheet does not reach."""
        palette = QPalette()
        for role, name in _PALETTE.items():
            palette.setColor(role, self.colour(name))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("ink.muted"))
        return palette

    def style_sheet(self) -> str:
        """The one style sheet."""
        return style.sheet(lambda role: self._theme[role], self.px, self.gap)

    def apply(self, application: QApplication) -> None:
        """Dress the whole program in this look."""
        self.prepare(application)
        application.setStyleSheet(self.style_sheet())

    def prepare(self, application: QApplication) -> None:
        """All of it but the style sheet, which dresses a widget again each time it is moved to another parent."""
        application.setStyle("Fusion")
        application.setFont(self.font())
        application.setPalette(self.palette())
