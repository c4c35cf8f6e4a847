"""A page as a picture: 1920 × 1080 pixels, with its marking, as-of and code in the file itself."""

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter

from console.domain.errors import CannotWrite
from console.domain.times import dtg
from console.exports.briefing.page import HEIGHT, WIDTH, Figure, Map, Page
from console.exports.briefing.paint import Pictures, paint, paint_figure, paint_map


def image(page: Page, ratio: float = 1.0, pictures: Pictures | None = None) -> QImage:
    """The page painted, ``ratio`` dots a pixel; ``pictures`` of its maps made before."""
    made = QImage(round(WIDTH * ratio), round(HEIGHT * ratio), QImage.Format.Format_RGB32)
    painter = QPainter(made)
    painter.scale(ratio, ratio)
    paint(painter, page, ratio, pictures)
    painter.end()
    return made


def map_image(element: Map, ratio: float = 1.0) -> QImage:
    """The map alone, ``ratio`` dots a pixel of the page."""
    box = element.box
    made = QImage(max(1, round(box.width * ratio)), max(1, round(box.height * ratio)), QImage.Format.Format_RGB32)
    painter = QPainter(made)
    painter.scale(made.width() / box.width, made.height() / box.height)
    paint_map(painter, element, ratio)
    painter.end()
    return made


def figure_image(figure: Figure, ratio: float) -> QImage:
    """A chart alone, see-through where nothing is drawn."""
    box = figure.box
    made = QImage(max(1, round(box.width * ratio)), max(1, round(box.height * ratio)), QImage.Format.Format_ARGB32)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(made.width() / box.width, made.height() / box.height)
    painter.translate(-box.left, -box.top)
    paint_figure(painter, figure)
    painter.end()
    return made


def png(page: Page) -> bytes:
    """The bytes of the page's picture. Raises CannotWrite."""
    return encoded(
        image(page),
        {
            "Title": f"{page.title} · {page.marking.banner} · {dtg(page.known_at)}",
            "Software": "Flank Console",
            "Description": f"{page.board} {page.number}/{page.of} {page.code}",
        },
    )


def encoded(picture: QImage, texts: dict[str, str] | None = None) -> bytes:
    """A picture as PNG, the same bytes for the same picture. Raises CannotWrite."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"png")
    for key, words in (texts or {}).items():
        writer.setText(key, words)
    if not writer.write(picture):
        raise CannotWrite(f"The picture could not be made: {writer.errorString()}. Close other programs and try again.")
    return bytes(buffer.data().data())
