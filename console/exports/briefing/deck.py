"""An empty PowerPoint file, and its bytes: one layout with a title and nothing else, Arial, 16:9, no trace of a maker.

python-pptx starts from its own template; what that carries besides (eleven layouts, a thumbnail, printer settings,
dates, names) is taken out. The same slides give the same bytes.
"""

import re
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final

from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Emu

from console.domain.times import dtg, to_datetime
from console.exports.briefing.build import Briefing
from console.exports.briefing.page import HEIGHT, WIDTH
from console.map.words import tr

EMU: Final = 6350
"""Units of the format in a pixel of the page: 1920 of them are 13.33 inches."""
FACE: Final = "Arial"
_TITLE_ONLY: Final = 5
_ZIP_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_MAKER: Final = "Flank Console"
_LATIN: Final = re.compile(rb'<a:latin typeface="[^"]*"/>')
_APP: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>'
    b"Flank Console</Application></Properties>"
)


def emu(pixels: float) -> Any:
    """Pixels of the page in units of the format."""
    return Emu(round(pixels * EMU))


def begun(made: Briefing) -> Any:
    """A presentation without slides, whose properties tell its title, its marking and as known when."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = emu(WIDTH), emu(HEIGHT)
    layout = deck.slide_layouts[_TITLE_ONLY]
    for other in [one for one in deck.slide_layouts if one is not layout]:
        deck.slide_layouts.remove(other)
    layout.name = "Slide"
    for holder in (layout, deck.slide_master):
        _emptied(holder)
    moment = max((page.known_at for page in made.pages), default=0)
    when = to_datetime(moment).astimezone(UTC).replace(tzinfo=None, microsecond=0)
    told = deck.core_properties
    told.title, told.keywords = made.title, made.marking.banner
    told.subject = tr("As known at {moment}", moment=dtg(moment))
    told.author = told.last_modified_by = _MAKER
    told.created = told.modified = max(when, datetime(1980, 1, 1))
    told.revision = 1
    told.comments = told.category = ""
    return deck


def saved(deck: Any) -> bytes:
    """Its bytes, with no time of the making in them; pictures are not pressed twice."""
    _bare(deck)
    first, found = BytesIO(), BytesIO()
    deck.save(first)
    with zipfile.ZipFile(first) as made, zipfile.ZipFile(found, "w") as fixed:
        for name in made.namelist():
            kind = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.external_attr = 0o600 << 16
            fixed.writestr(entry, made.read(name), kind)
    return found.getvalue()


def _emptied(holder: Any) -> None:
    """A layout or master with its title alone: dates, numbers and footers are this program's own words."""
    for shape in list(holder.placeholders):
        if shape.placeholder_format.type is None or shape.placeholder_format.type != 1:
            shape._element.getparent().remove(shape._element)


def _bare(deck: Any) -> None:
    """Without thumbnail and printer, one face throughout."""
    for rels in (deck.part.package._rels, deck.part._rels):
        for key in [key for key, rel in rels.items() if rel.reltype.endswith(("/thumbnail", "/printerSettings"))]:
            rels.pop(key)
    for part in deck.part.package.iter_parts():
        name = str(part.partname)
        if name.startswith("/ppt/theme/"):
            _in_one_face(part)
        elif name == "/docProps/app.xml":
            part._blob = _APP


def _in_one_face(theme: Any) -> None:
    """The theme of slides is bytes, that of notes a tree."""
    if not hasattr(theme, "_element"):
        theme._blob = _LATIN.sub(f'<a:latin typeface="{FACE}"/>'.encode(), theme.blob)
        return
    for latin in theme._element.iter(qn("a:latin")):
        latin.set("typeface", FACE)
