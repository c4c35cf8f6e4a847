"""Pictures from outside: decoded by few and well-known readers, and written anew without anything but their pixels."""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter

from console.domain.errors import BadInput
from console.map.words import tr

_FORMATS: Final = frozenset({b"jpeg", b"jpg", b"png", b"gif", b"bmp", b"webp"})
"""What is decoded here; readers of rarer formats are not tried on files from outside."""
_MOST_PIXELS: Final = 120_000_000
WIDEST: Final = 1920
"""So many pixels a picture on a page has at most, either way."""


def decoded(content: bytes) -> QImage:
    """The picture that a file's bytes hold, turned as it was taken. Raises BadInput when it cannot be shown."""
    bytes_ = QByteArray(content)
    buffer = QBuffer(bytes_)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    if reader.format().data() not in _FORMATS:
        raise BadInput(tr("Pictures of this kind are not shown here. Save a copy to open it elsewhere."))
    size = reader.size()
    if size.isValid() and size.width() * size.height() > _MOST_PIXELS:
        raise BadInput(tr("The picture has {w} × {h} pixels, too many to show here.", w=size.width(), h=size.height()))
    image = reader.read()
    if image.isNull():
        raise BadInput(tr("The picture is damaged: {why}.", why=reader.errorString().rstrip(".")))
    return image


def png_of(content: bytes) -> bytes:
    """The picture as PNG of its pixels alone. Raises BadInput as :func:`decoded`."""
    return png(decoded(content))


def png(image: QImage) -> bytes:
    """A picture as PNG of its pixels alone, at most :data:`WIDEST` either way."""
    if max(image.width(), image.height()) > WIDEST:
        ratio, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        image = image.scaled(WIDEST, WIDEST, ratio, smooth)
    # Painted onto a new one: texts, profiles and resolutions of the file stay behind.
    fresh = QImage(image.size(), QImage.Format.Format_ARGB32)
    fresh.fill(Qt.GlobalColor.transparent)
    painter = QPainter(fresh)
    image.setDevicePixelRatio(1.0)
    painter.drawImage(0, 0, image)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(fresh)
    return bytes(buffer.data().data())
