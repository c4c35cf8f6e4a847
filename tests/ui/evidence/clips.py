"""Small clips made in code: AVI with one JPEG a frame, each frame a colour of its own."""

import struct

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage


def jpeg(colour: str, width: int = 64, height: int = 48) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG", 90)
    return bytes(buffer.data().data())


def clip(colours: list[str], frames_a_second: int = 10) -> bytes:
    frames = [jpeg(colour) for colour in colours]
    most = max(map(len, frames))
    header = struct.pack(
        "<14I",
        1_000_000 // frames_a_second,
        most * frames_a_second,
        0,
        0x10,
        len(frames),
        0,
        1,
        most,
        64,
        48,
        0,
        0,
        0,
        0,
    )
    stream = b"vidsMJPG" + struct.pack(
        "<IHHIIIIIIIIhhhh", 0, 0, 0, 0, 1, frames_a_second, 0, len(frames), most, 0xFFFFFFFF, 0, 0, 0, 64, 48
    )
    picture = struct.pack("<IiiHH4sIiiII", 40, 64, 48, 1, 24, b"MJPG", 64 * 48 * 3, 0, 0, 0, 0)
    streams = _list(b"strl", _chunk(b"strh", stream) + _chunk(b"strf", picture))
    held = b"".join(_chunk(b"00dc", frame) for frame in frames)
    index, at = b"", 4
    for frame in frames:
        index += b"00dc" + struct.pack("<III", 0x10, at, len(frame))
        at += 8 + len(frame) + len(frame) % 2
    whole = _list(b"hdrl", _chunk(b"avih", header) + streams) + _list(b"movi", held) + _chunk(b"idx1", index)
    return b"RIFF" + struct.pack("<I", 4 + len(whole)) + b"AVI " + whole


def _chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def _list(name: bytes, content: bytes) -> bytes:
    return _chunk(b"LIST", name + content)
