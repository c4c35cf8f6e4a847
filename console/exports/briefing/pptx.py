"""A briefing as PowerPoint: real text, real tables, maps and charts as pictures that say what they show, notes.

The same layout as on screen, in Arial, which takes a little less room than the console's own face.
"""

from collections.abc import Callable
from io import BytesIO
from typing import Any, Final

from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Pt
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from console.domain.times import dtg
from console.exports.briefing import deck
from console.exports.briefing.build import Briefing
from console.exports.briefing.deck import emu
from console.exports.briefing.fit import fitted
from console.exports.briefing.frame import surround
from console.exports.briefing.page import Box, Element, Figure, Fill, Map, Page, Picture, Table, Words
from console.exports.briefing.png import encoded, figure_image, map_image
from console.exports.briefing.pptx_table import add_table
from console.exports.briefing.pptx_text import POINTS, coloured, plain, write
from console.map.words import tr

_FINE: Final = 1.5
"""Dots a pixel of a map."""
_FINE_CHART: Final = 2.0
_MAP_LINE: Final = 1.5


def pptx(made: Briefing, told: Callable[[int, int], None] = lambda done, of: None) -> bytes:
    """The file's bytes: the same briefing, the same bytes. ``told(done, all)`` after each page."""
    found = deck.begun(made)
    for page in made.pages:
        _slide(found, page)
        told(page.number, page.of)
    return deck.saved(found)


def _slide(found: Any, page: Page) -> None:
    """Reading order: title, as-of, what the body holds, foot, markings."""
    slide = found.slides.add_slide(found.slide_layouts[0])
    around = surround(page)
    title = slide.shapes.title
    title.name = tr("Title")
    _placed(title, around.title.box)
    write(title.text_frame, around.title)
    _words(slide.shapes, around.under, tr("As known at"))
    for number, element in enumerate(page.elements, start=1):
        _element(slide.shapes, element, number)
    if around.chip is not None:
        _fill(slide.shapes, around.chip[0], tr("Hypothetical"))
        _words(slide.shapes, around.chip[1], tr("Hypothetical"))
    if around.overrides is not None:
        _words(slide.shapes, around.overrides, tr("Gates passed"))
    _fill(slide.shapes, around.rule, tr("Rule"))
    _words(slide.shapes, around.sources, tr("Sources"))
    _words(slide.shapes, around.number, tr("Slide"))
    for (band, words), name in zip(around.bands, (tr("Marking, top"), tr("Marking, bottom")), strict=True):
        _fill(slide.shapes, band, name)
        _words(slide.shapes, words, name)
    for edge in around.edge:
        _fill(slide.shapes, edge, tr("Exercise"))
    _notes(slide, page)


def _element(shapes: Any, element: Element, number: int) -> None:
    if isinstance(element, Words):
        _words(shapes, element, tr("Text {n}", n=number))
    elif isinstance(element, Fill):
        _fill(shapes, element, tr("Panel {n}", n=number))
    elif isinstance(element, Table):
        add_table(shapes, element, tr("Table {n}", n=number))
    elif isinstance(element, Map):
        picture = _picture(
            shapes, encoded(map_image(element, _FINE)), element.box, element.alt, tr("Map {n}", n=number)
        )
        picture.line.color.rgb = coloured("line.strong")
        picture.line.width = Pt(_MAP_LINE * POINTS)
    elif isinstance(element, Figure):
        png = encoded(figure_image(element, _FINE_CHART))
        _picture(shapes, png, element.box, element.alt, tr("Chart {n}", n=number))
    else:
        _picture(shapes, element.png, _fitted(element), element.alt, tr("Picture {n}", n=number))


def _words(shapes: Any, words: Words, name: str) -> None:
    if not fitted(words).lines:
        return
    box = shapes.add_textbox(0, 0, 0, 0)
    box.name = name
    _placed(box, words.box)
    write(box.text_frame, words)


def _fill(shapes: Any, part: Fill, name: str) -> None:
    form = MSO_SHAPE.ROUNDED_RECTANGLE if part.radius else MSO_SHAPE.RECTANGLE
    made = shapes.add_shape(form, 0, 0, 0, 0)
    made.name = name
    _placed(made, part.box)
    if part.radius:
        made.adjustments[0] = min(0.5, part.radius / min(part.box.width, part.box.height))
    # The template's own style would bring a shadow.
    own = made._element.find("{*}style")
    if own is not None:
        made._element.remove(own)
    if part.fill:
        made.fill.solid()
        made.fill.fore_color.rgb = coloured(part.fill)
    else:
        made.fill.background()
    if part.line:
        made.line.color.rgb = coloured(part.line)
        made.line.width = Pt(part.width * POINTS)
    else:
        made.line.fill.background()


def _picture(shapes: Any, png: bytes, box: Box, alt: str, name: str) -> Any:
    made = shapes.add_picture(BytesIO(png), emu(box.left), emu(box.top), emu(box.width), emu(box.height))
    made.name = name
    made._element.nvPicPr.cNvPr.set("descr", plain(alt))
    return made


def _fitted(element: Picture) -> Box:
    """Where a picture stands in its box."""
    box, size = element.box, QImage.fromData(element.png).size()
    room = QSize(round(box.width), round(box.height))
    fit = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    across, down = fit.width(), fit.height()
    return Box(box.left + (box.width - across) / 2, box.top + (box.height - down) / 2, across, down)


def _placed(shape: Any, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = (
        emu(box.left), emu(box.top), emu(box.width), emu(box.height),
    )  # fmt: skip


def _notes(slide: Any, page: Page) -> None:
    """What to say; a printed page of notes carries its marking too."""
    head = f"{page.marking.banner} · {tr('As known at {moment}', moment=dtg(page.known_at))}"
    slide.notes_slide.notes_text_frame.text = plain("\n".join((head, *page.notes.split("\n"))))
