"""The sound of a new alarm: two short tones made here, heard once. Preferences switch it off."""

from __future__ import annotations

from array import array
from math import pi, sin
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject
from PySide6.QtWidgets import QApplication

from console.ui.presenting import GIVING

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioSink

    from console.ui.window import Window

_RATE: Final = 44_100
_TONES: Final = ((660.0, 0.14), (880.0, 0.20))
"""Hertz and seconds, one after the other."""
_LOUD: Final = 0.28
_SWELL: Final = 0.02


class AlarmSound(QObject):
    """Plays when asked, unless it is switched off, nobody looks at the window, or there is no screen at all."""

    def __init__(self, window: Window) -> None:
        """Silent until :meth:`play`; what it plays with is loaded then."""
        super().__init__(window)
        self._window = window
        self._sink: QAudioSink | None = None
        self._buffer: QBuffer | None = None

    @property
    def wanted(self) -> bool:
        """Whether a new alarm is to be heard now."""
        window = self._window
        shown = QApplication.platformName() != "offscreen" and window.isVisible() and not window.session.posing
        quiet = window.findChild(QObject, GIVING) is not None  # ministers are listening; the briefer reads of it
        return shown and not quiet and window.preferences.value.alarm_sound

    def play(self) -> None:
        """Let it be heard once."""
        if self.wanted:
            self._start()

    def _start(self) -> None:
        # Loaded with the first alarm: a start does not wait for it.
        from PySide6.QtMultimedia import QAudioFormat, QAudioSink, QMediaDevices

        device = QMediaDevices.defaultAudioOutput()
        shape = QAudioFormat()
        shape.setSampleRate(_RATE)
        shape.setChannelCount(1)
        shape.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        if device.isNull() or not device.isFormatSupported(shape):
            QApplication.beep()
            return
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(tones()))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._sink = QAudioSink(device, shape, self)
        self._sink.start(self._buffer)


def tones() -> bytes:
    """Two tones as 16-bit samples of one channel; each swells and fades, so that nothing clicks."""
    samples = array("h")
    for hertz, seconds in _TONES:
        many = int(_RATE * seconds)
        edge = _RATE * _SWELL
        for place in range(many):
            level = _LOUD * min(1.0, place / edge, (many - place) / edge)
            samples.append(int(32_767 * level * sin(2 * pi * hertz * place / _RATE)))
    return samples.tobytes()
