"""A clip with its clock: play, step frame by frame, and take the picture outside along to its moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSlider, QVBoxLayout, QWidget

from console.domain.times import Instant, dtg
from console.ui.check_box import CheckBox
from console.ui.label import Label
from console.ui.theme import Look
from console.ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaPlayer

_JUMP_MS: Final = 5_000
_FRAMES: Final = 25.0
"""Where a clip does not say how many frames a second it has."""
_FOLLOW_MS: Final = 250
"""The picture outside follows so often at most."""


def clip_time(milliseconds: int) -> str:
    """A place in a clip: ``1:02:03.456``, ``2:03.456``."""
    seconds, rest = divmod(max(0, milliseconds), 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    start = f"{hours}:{minutes:02}" if hours else f"{minutes}"
    return f"{start}:{seconds:02}.{rest:03}"


def zulu_second(moment: Instant) -> str:
    """A moment to the second: ``151540:12Z NOV 22``."""
    group = dtg(moment)
    return f"{group[:6]}:{moment // 1000 % 60:02}{group[6:]}"


class ClipView(QWidget):
    """Plays one clip from memory. Nothing of it is written to disk."""

    #: The moment the clip shows (milliseconds UTC), while the picture outside is to follow.
    moment_shown = Signal(object)

    def __init__(
        self, look: Look, content: bytes, media_type: str, recorded_at: Instant | None, parent: QWidget
    ) -> None:
        """Loads it, paused at its first frame. Raises ImportError where Qt Multimedia cannot be loaded."""
        from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer, QVideoSink

        super().__init__(parent)
        self._look = look
        self.recorded_at = recorded_at
        self._followed = -_FOLLOW_MS
        self._kept = QByteArray(content)
        self._buffer = QBuffer(self._kept, self)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.frame = _Screen(look, self)
        self.clock = Label("", self)
        self.told = Label("", self)
        self.told.setWordWrap(True)
        self.told.setProperty("ink", "danger")
        self.told.hide()
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setAccessibleName(tr("Place in the clip"))
        self.slider.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.play = QPushButton(tr("Play"), self)
        self.follow = CheckBox(look, tr("Timeline follows"), self)
        self.follow.setToolTip(tr("The time shown in the window ends where the clip is"))
        self.follow.setVisible(recorded_at is not None)
        self.player: QMediaPlayer = QMediaPlayer(self)
        self._sink = QVideoSink(self)
        self._sound = QAudioOutput(self)
        self._lay_out()
        self._listen()
        self.player.setVideoSink(self._sink)
        self.player.setAudioOutput(self._sound)
        self.player.setSourceDevice(self._buffer, QUrl(f"clip.{media_type.rpartition('/')[2]}"))
        self.player.pause()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Clip: Space plays, comma and point step by a frame, arrows by five seconds"))
        self._tell()

    @property
    def frame_ms(self) -> float:
        """How long a frame lasts."""
        from PySide6.QtMultimedia import QMediaMetaData

        rate = self.player.metaData().value(QMediaMetaData.Key.VideoFrameRate)
        return 1000 / (float(rate) if rate else _FRAMES)

    def toggle(self) -> None:
        """Play, or pause."""
        if self.player.isPlaying():
            self.player.pause()
        else:
            self.player.play()

    def step(self, frames: int) -> None:
        """So many frames on, or back; it pauses."""
        self.player.pause()
        self.seek(round(self.player.position() + frames * self.frame_ms))

    def seek(self, position: int) -> None:
        """Go to a place, in milliseconds from its start."""
        self.player.setPosition(min(max(0, position), self.player.duration()))

    def stop(self) -> None:
        """Let go of the player before the window goes."""
        self.player.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: Space, comma and point, arrows, Home and End."""
        acts: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Space: self.toggle,
            Qt.Key.Key_Comma: lambda: self.step(-1),
            Qt.Key.Key_Period: lambda: self.step(1),
            Qt.Key.Key_Left: lambda: self.seek(self.player.position() - _JUMP_MS),
            Qt.Key.Key_Right: lambda: self.seek(self.player.position() + _JUMP_MS),
            Qt.Key.Key_Home: lambda: self.seek(0),
            Qt.Key.Key_End: lambda: self.seek(self.player.duration()),
        }
        act = acts.get(Qt.Key(event.key()))
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame, 1)
        column.addWidget(self.told)
        column.addWidget(self.slider)
        row = QHBoxLayout()
        row.addWidget(self.play)
        for words, name, frames in (
            (tr("Frame back"), tr("One frame back"), -1),
            (tr("Frame on"), tr("One frame on"), 1),
        ):
            button = QPushButton(words, self)
            button.setAccessibleName(name)
            button.clicked.connect(lambda _=False, by=frames: self.step(by))
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.follow)
        row.addWidget(self.clock)
        column.addLayout(row)

    def _listen(self) -> None:
        self.play.clicked.connect(self.toggle)
        self.slider.sliderMoved.connect(self.seek)
        self._sink.videoFrameChanged.connect(self._show_frame)
        self.player.positionChanged.connect(self._moved)
        self.player.durationChanged.connect(self._lasts)
        self.player.playbackStateChanged.connect(lambda _: self._tell())
        self.player.errorOccurred.connect(self._failed)
        self.player.hasVideoChanged.connect(lambda _: self.frame.update())

    def _show_frame(self, frame: Any) -> None:
        image = frame.toImage()
        if not image.isNull():
            self.frame.show_image(image)

    def _lasts(self, duration: int) -> None:
        self.slider.setRange(0, duration)
        self.slider.setPageStep(_JUMP_MS)
        self._tell()

    def _moved(self, position: int) -> None:
        if not self.slider.isSliderDown():
            self.slider.setValue(position)
        self._tell()
        if self.recorded_at is None or not self.follow.isChecked():
            return
        if abs(position - self._followed) >= _FOLLOW_MS or not self.player.isPlaying():
            self._followed = position
            self.moment_shown.emit(self.recorded_at + position)

    def _tell(self) -> None:
        position, duration = self.player.position(), self.player.duration()
        words = f"{clip_time(position)} / {clip_time(duration)}"
        if self.recorded_at is not None:
            words = f"{zulu_second(self.recorded_at + position)} · {words}"
        self.clock.setText(words)
        self.play.setText(tr("Pause") if self.player.isPlaying() else tr("Play"))

    def _failed(self, _error: object, words: str) -> None:
        self.told.setText(
            tr(
                "This clip cannot be played here ({why}). Save a copy to open it elsewhere.",
                why=words or tr("no codec"),
            )
        )
        self.told.show()


class _Screen(QWidget):
    """The frame shown, as large as it fits."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.image = QImage()

    def show_image(self, image: QImage) -> None:
        """Show a frame."""
        self.image = image
        self.update()

    def sizeHint(self) -> QSize:
        """Qt's: room for a clip of a common shape."""
        return QSize(self._look.gap(200), self._look.gap(113))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface.base"))
        if self.image.isNull():
            painter.setPen(self._look.colour("ink.muted"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, tr("No picture to show"))
            return
        size = self.image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(
            (self.width() - size.width()) / 2, (self.height() - size.height()) / 2, size.width(), size.height()
        )
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self.image)
