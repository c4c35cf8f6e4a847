"""The rows of the Layers panel: a layer with eye, glyph, name and count, and a group of layers over them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from console.map.looks import Eye, LayerLook
from console.ui.columns import number
from console.ui.layer_counts import Tally, count_words, short_words
from console.ui.layer_kinds import Glyph
from console.ui.panels.dock_row import DockRow
from console.ui.theme import Look
from console.ui.words import plain_tip, tr

_EYES = {Eye.OPEN: "eye", Eye.PARTLY: "eye-partly", Eye.SHUT: "eye-off"}
_EYE_UNITS, _GLYPH_UNITS = 5, 6
_FAINT = 0.35


@dataclass(frozen=True)
class LayerState:
    """What a row shows: its layer's own look, whether it is seen, what it counts, how new it is."""

    look: LayerLook
    shown: bool
    opacity: float
    tally: Tally
    age: str
    counted: bool = True


class LayerRow(DockRow):
    """Pressing it hides or shows the layer; a layer with no place on the map (``off_map`` says why) only tells."""

    #: Ctrl+Up and Ctrl+Down: so many steps up in its group.
    moved = Signal(int)

    def __init__(self, look: Look, name: str, glyph: Glyph | None, off_map: str, parent: QWidget) -> None:
        """``name`` and ``off_map`` are translated already."""
        super().__init__(look, parent)
        self.name, self._glyph, self._off_map = name, glyph, off_map
        self.state = LayerState(LayerLook(), True, 1.0, Tally(), "")
        self.has_more = not off_map
        self.setCheckable(not off_map)
        if off_map:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def nextCheckState(self) -> None:
        """Qt's: whether it is seen is shown when it is so, not when it is asked for."""

    def show_state(self, state: LayerState) -> None:
        """Show this."""
        if state == self.state and self.accessibleName():
            return
        self.state = state
        self.setChecked(not self._off_map and state.shown)
        told = [self.name, self.counts, state.age, self._said()]
        if state.look.locked:
            told.append(tr("locked: not picked, not edited"))
        if state.opacity < 1 and state.shown:
            told.append(tr("{percent} % opaque", percent=round(state.opacity * 100)))
        self.setAccessibleName(", ".join(part for part in told if part))
        self.setToolTip(plain_tip("\n".join(part for part in told if part)))
        self.update()

    @property
    def counts(self) -> str:
        """How much there is, in words; empty for what is not counted."""
        if not self.state.counted:
            return ""
        return short_words(_all_seen(self.state.tally)) if self._off_map else count_words(self.state.tally)

    def count_beside_name(self, metrics: QFontMetrics, room: int) -> str:
        """``4 of 29``, or what is in view alone where the whole name would not fit beside that."""
        if self._off_map:
            return number(self.state.tally.total)
        whole = short_words(self.state.tally)
        fits = metrics.horizontalAdvance(self.name + whole) + self._look.gap(2) <= room
        return whole if fits or not whole else number(self.state.tally.seen)

    def _said(self) -> str:
        if self._off_map:
            return tr("in the table only: {why}", why=self._off_map)
        if self.state.look.locked:
            return tr("on the map") if self.state.shown else tr("hidden")
        return tr("on the map; press to hide") if self.state.shown else tr("hidden; press to show")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: with Ctrl, the arrows move the layer in its group."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if steps is not None and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.moved.emit(steps)
        else:
            super().keyPressEvent(event)

    def paint_row(self, painter: QPainter) -> None:
        look, state = self._look, self.state
        shows = state.shown or bool(self._off_map)
        left = self._edge
        if not self._off_map:
            self.put_icon(
                painter, "eye" if shows else "eye-off", left, look.gap(4), "ink.secondary" if shows else "ink.muted"
            )
            left += look.gap(_EYE_UNITS)
            if self._glyph is not None:
                painter.setOpacity(max(_FAINT, state.opacity if shows else 0.5))
                self.put(painter, self._glyph(look, self.devicePixelRatioF()), left, look.gap(_GLYPH_UNITS))
                painter.setOpacity(1.0)
            left += look.gap(_GLYPH_UNITS + 1)
        right = self.width() - self._edge
        painter.setFont(look.font())
        if state.counted:
            count = self.count_beside_name(painter.fontMetrics(), right - left)
            right = self.write_right(painter, count, "ink.secondary" if shows else "ink.muted") - look.gap(2)
        left = self.write(painter, self.name, "ink.primary" if shows else "ink.muted", left, right)
        if self._off_map:
            self.write(painter, self._off_map, "ink.muted", left + look.gap(2), right)
        if state.look.locked and not (self._pointed or self.hasFocus()):
            self.put_icon(painter, "lock", self.width() - self._edge, self._edge, "ink.muted")


class GroupRow(DockRow):
    """The eye hides the group and brings it back; the rest of the row folds it."""

    #: The group is to be hidden or shown again.
    eye_pressed = Signal()
    #: It is to be folded (True) or unfolded.
    fold_wanted = Signal(bool)

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Open, with no title yet."""
        super().__init__(look, parent)
        self._title, self._eye = "", Eye.OPEN
        self.folded = False
        self.clicked.connect(self.eye_pressed)

    def show_group(self, title: str, told: str, eye: Eye, folded: bool) -> None:
        """Show this; ``told`` is what the group counts, for those who hear it."""
        self._title, self._eye, self.folded = title, eye, folded
        state = {
            Eye.OPEN: tr("all on the map; press to hide"),
            Eye.PARTLY: tr("some on the map; press to hide"),
            Eye.SHUT: tr("hidden; press to show"),
        }[eye]
        fold = tr("folded; Right unfolds") if folded else tr("Left folds")
        self.setAccessibleName(", ".join(part for part in (title, *told.splitlines(), state, fold) if part))
        self.setToolTip(plain_tip("\n".join(part for part in (title, told, state) if part)))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt's: a click beside the eye folds instead of hiding."""
        at = event.position().toPoint()
        if self.isDown() and self.hitButton(at) and at.x() > self._edge + self._look.gap(_EYE_UNITS):
            self.setDown(False)
            self.fold_wanted.emit(not self.folded)
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: Left folds, Right unfolds."""
        wanted = {Qt.Key.Key_Left: True, Qt.Key.Key_Right: False}.get(Qt.Key(event.key()))
        if wanted is None:
            super().keyPressEvent(event)
        elif wanted != self.folded:
            self.fold_wanted.emit(wanted)

    def paint_row(self, painter: QPainter) -> None:
        look = self._look
        quiet = "ink.muted" if self._eye is Eye.SHUT else "ink.secondary"
        self.put_icon(painter, _EYES[self._eye], self._edge, look.gap(4), quiet)
        side = look.gap(4)
        self.put_icon(painter, "folded" if self.folded else "open", self.width() - self._edge - side, side, "ink.muted")
        painter.setFont(look.font())
        left = self._edge + look.gap(_EYE_UNITS)
        self.write(painter, self._title, quiet, left, self.width() - self._edge - side - look.gap(1))


def _all_seen(tally: Tally) -> Tally:
    """What has no place is not in view, and all of it is counted."""
    return Tally(tally.total, tally.total)
