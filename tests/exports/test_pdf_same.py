"""The same PDF whatever the clock of the machine is set to."""

import time
from io import BytesIO

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication

from console.exports.pdf_same import identify, same


def _two_pages() -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    identify(writer, "Two pages", "contents")
    painter = QPainter(writer)
    painter.drawText(300, 300, "one")
    writer.newPage()
    painter.drawText(300, 300, "two")
    painter.end()
    return bytes(buffer.data().data())


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system sets its time zone elsewhere")
def test_a_machine_in_another_time_zone_writes_the_same_bytes(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pypdf import PdfReader

    made = []
    try:
        for zone in ("UTC", "Asia/Tokyo"):
            monkeypatch.setenv("TZ", zone)
            time.tzset()
            made.append(same(_two_pages))
    finally:
        monkeypatch.undo()
        time.tzset()
    assert made[0] == made[1]
    assert [page.extract_text() for page in PdfReader(BytesIO(made[1]), strict=True).pages] == ["one", "two"]
