"""One frame of a clip as a picture: decoded in a thread of its own, from memory, within a few seconds or not at all."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QBuffer, QByteArray, QEventLoop, QIODevice, QThread, QTimer, QUrl
from PySide6.QtGui import QImage

from console.domain.errors import BadInput
from console.map.words import tr

_PATIENCE_MS: Final = 6_000
_NEAR_MS: Final = 250
"""A frame shown so near to the one asked for is it: clips have few that can be gone to directly."""


def still(content: bytes, media_type: str, at_ms: int) -> QImage:
    """The frame at a place of a clip, milliseconds from its start; the last one where it is shorter.

    Waits up to six seconds, so it belongs off the window's thread. Raises BadInput where it cannot be shown.
    """
    decoding = _Decoding(content, media_type, max(0, at_ms))
    decoding.start()
    decoding.wait(_PATIENCE_MS + 2_000)
    if decoding.image is None or decoding.image.isNull():
        why = decoding.why or tr("no frame of it could be shown in time")
        raise BadInput(tr("The clip has no still: {why}. Save a still of it and attach that.", why=why.rstrip(".")))
    return decoding.image


class _Decoding(QThread):
    """Its own event loop: a player tells of its frames by events, and the caller's thread may have none."""

    def __init__(self, content: bytes, media_type: str, at_ms: int) -> None:
        super().__init__()
        self._content, self._media_type, self._at_ms = content, media_type, at_ms
        self.image: QImage | None = None
        self.why = ""

    def run(self) -> None:
        """Qt's: load, go to the place, take the frame that comes."""
        try:
            from PySide6.QtMultimedia import QMediaPlayer, QVideoSink
        except ImportError:
            self.why = tr("this computer cannot play clips")
            return
        kept = QByteArray(self._content)
        buffer = QBuffer(kept)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        player, sink, loop = QMediaPlayer(), QVideoSink(), QEventLoop()
        player.setVideoSink(sink)
        sink.videoFrameChanged.connect(self._taker(player, loop))
        player.errorOccurred.connect(lambda _, words: self._failed(words, loop))
        player.mediaStatusChanged.connect(lambda status: self._loaded(status, player))
        player.setSourceDevice(buffer, QUrl(f"clip.{self._media_type.rpartition('/')[2]}"))
        player.pause()
        QTimer.singleShot(_PATIENCE_MS, loop.quit)
        loop.exec()
        player.stop()
        player.setVideoSink(None)  # type: ignore[arg-type]

    def _taker(self, player: Any, loop: QEventLoop) -> Callable[[Any], None]:
        def take(frame: Any) -> None:
            if not frame.isValid():
                return
            self.image = frame.toImage()
            wanted = min(self._at_ms, max(0, player.duration() - 1))
            if abs(frame.startTime() / 1000 - wanted) <= _NEAR_MS:
                loop.quit()

        return take

    def _loaded(self, status: Any, player: Any) -> None:
        if status in (type(status).LoadedMedia, type(status).BufferedMedia) and self._at_ms > _NEAR_MS:
            player.setPosition(min(self._at_ms, max(0, player.duration() - 1)))

    def _failed(self, words: str, loop: QEventLoop) -> None:
        self.why = words
        loop.quit()
