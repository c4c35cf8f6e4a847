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
from pptx.opc.serialized import PackageWriter
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu

from console.domain.times import dtg, to_datetime
from console.exports.briefing.build import Briefing
from console.exports.briefing.page import HEIGHT, WIDTH
from console.exports.briefing.pptx_shapes import EMU, FACE
from console.map.words import tr

_TITLE_ONLY: Final = 5
_ZIP_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_MAKER: Final = "Flank Console"
_LATIN: Final = re.compile(rb'<a:latin typeface="[^"]*"/>')
_APP: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>'
    b"Flank Console</Application></Properties>"
)


def begun(made: Briefing) -> Any:
    """A presentation without slides, whose properties tell its title, its marking and as known when."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(round(WIDTH * EMU)), Emu(round(HEIGHT * EMU))
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


def put(slide: Any, shapes: str) -> None:
    """Give a new slide its shapes, as XML, in place of those its layout brought."""
    tree = slide.shapes._spTree
    for shape in list(slide.placeholders):
        tree.remove(shape._element)
    for element in parse_xml(f"<p:spTree {nsdecls('p', 'a', 'r')}>{shapes}</p:spTree>"):
        tree.append(element)


def note(slide: Any, text: str) -> None:
    """What to say to a slide."""
    slide.notes_slide.notes_text_frame.text = text


def saved(deck: Any) -> bytes:
    """Its bytes, with no time of the making in them; pictures are not pressed twice."""
    _bare(deck)
    found = BytesIO()
    package = deck.part.package
    writer: Any = PackageWriter(found, package._rels, tuple(package.iter_parts()))
    with zipfile.ZipFile(found, "w") as archive:
        into = _Archive(archive)
        writer._write_content_types_stream(into)
        writer._write_pkg_rels(into)
        writer._write_parts(into)
    return found.getvalue()


class _Archive:
    """Where python-pptx puts the parts: a ZIP file whose every entry has the same date."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def write(self, name: Any, content: bytes) -> None:
        kind = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
        entry = zipfile.ZipInfo(name.membername, _ZIP_EPOCH)
        entry.external_attr = 0o600 << 16
        self._archive.writestr(entry, content, kind)


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
