"""PDFs of which the same input makes the same bytes: no date of the making, no stirred order, ids from the contents."""

import re
from collections.abc import Callable
from typing import Final
from uuid import UUID, uuid5

from PySide6.QtCore import QByteArray, QHashSeed, QUuid
from PySide6.QtGui import QPdfWriter

_MADE: Final = re.compile(rb"\(D:\d{14}[^)]*\)")
_DATE: Final = b"(D:20000101000000Z)"
_START: Final = re.compile(rb"startxref\s+(\d+)")
_PLACE: Final = re.compile(rb"(?<=\n)\d{10}(?= \d{5} n)")
_NAMES: Final = UUID("6f1d6f0e-0d1b-4c58-9f43-2a4b1c9f6a57")
_XMP: Final = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta>
<?xpacket end="w"?>"""


def same(make: Callable[[], bytes]) -> bytes:
    """What ``make`` writes with Qt, with a fixed date."""
    # Qt writes its parts in the order of hashes, which it stirs anew for each process.
    QHashSeed.setDeterministicGlobalSeed()
    try:
        return _undated(make())
    finally:
        QHashSeed.resetRandomGlobalSeed()


def identify(writer: QPdfWriter, title: str, contents: str) -> None:
    """Give a PDF its title and an id that follows from what it holds."""
    writer.setTitle(title)
    writer.setCreator("Flank Console")
    writer.setDocumentId(QUuid(str(uuid5(_NAMES, contents))))
    writer.setDocumentXmpMetadata(QByteArray(_XMP.encode()))


def _undated(made: bytes) -> bytes:
    """With the fixed date. Where the clock is not set to UTC it is shorter: places of what follows are mended."""
    found = _START.search(made)
    assert found is not None
    gone = [(one.end(), len(one[0]) - len(_DATE)) for one in _MADE.finditer(made)]

    def moved(place: bytes) -> int:
        return int(place) - sum(less for end, less in gone if end <= int(place))

    start = int(found[1])
    table = _PLACE.sub(lambda place: b"%010d" % moved(place[0]), made[start : found.start(1)])
    return b"".join((_MADE.sub(_DATE, made[:start]), table, b"%d" % moved(found[1]), made[found.end(1) :]))
