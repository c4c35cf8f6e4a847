"""A briefing as PowerPoint: real text, real tables, maps and charts as pictures that say what they show, notes.

The same layout as on screen, in Arial, which takes a little less room than the console's own face.
"""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from console.domain.times import dtg
from console.exports.briefing import deck
from console.exports.briefing.build import Briefing
from console.exports.briefing.fit import typeset
from console.exports.briefing.frame import surround
from console.exports.briefing.page import Box, Element, Figure, Fill, Map, Page, Picture, Table, Words
from console.exports.briefing.png import encoded, figure_image, map_image
from console.exports.briefing.pptx_shapes import fill_shape, picture_shape, plain, table_shape, words_shape
from console.map.words import tr

_FINE: Final = 1.5
"""Dots a pixel of a map."""
_FINE_CHART: Final = 2.0
_FIRST: Final = 2
"""Number 1 is the slide's own group of shapes."""


def pptx(made: Briefing, told: Callable[[int, int], None] = lambda done, of: None) -> bytes:
    """The file's bytes: the same briefing, the same bytes. ``told(done, all)`` after each page."""
    found = deck.begun(made)
    for page in made.pages:
        slide = found.slides.add_slide(found.slide_layouts[0])
        deck.put(slide, "".join(_shapes(slide, page)))
        # A printed page of notes carries its marking too.
        head = f"{page.marking.banner} · {tr('As known at {moment}', moment=dtg(page.known_at))}"
        deck.note(slide, plain("\n".join((head, *page.notes.split("\n")))))
        told(page.number, page.of)
    return deck.saved(found)


def _shapes(slide: Any, page: Page) -> Iterator[str]:
    """In reading order: title, as-of, what the body holds, foot, markings."""
    around = surround(page)
    yield words_shape(_FIRST, tr("Title"), around.title, title=True)
    number = _FIRST
    for name, part in (
        (tr("As known at"), around.under),
        *((_name(element, place), element) for place, element in enumerate(page.elements, start=1)),
        *((tr("Hypothetical"), part) for part in around.chip or ()),
        *([(tr("Gates passed"), around.overrides)] if around.overrides is not None else []),
        (tr("Rule"), around.rule),
        (tr("Sources"), around.sources),
        (tr("Slide"), around.number),
        *((tr("Marking, top"), part) for part in around.bands[0]),
        *((tr("Marking, bottom"), part) for part in around.bands[1]),
        *((tr("Exercise"), edge) for edge in around.edge),
    ):
        number += 1
        yield _shape(slide, number, name, part)


def _name(element: Element, place: int) -> str:
    words = {
        Words: tr("Text {n}", n=place),
        Fill: tr("Panel {n}", n=place),
        Table: tr("Table {n}", n=place),
        Map: tr("Map {n}", n=place),
        Figure: tr("Chart {n}", n=place),
        Picture: tr("Picture {n}", n=place),
    }
    return words[type(element)]


def _shape(slide: Any, number: int, name: str, element: Element) -> str:
    if isinstance(element, Words):
        return words_shape(number, name, element) if typeset(element).lines else ""
    if isinstance(element, Fill):
        return fill_shape(number, name, element)
    if isinstance(element, Table):
        return table_shape(number, name, element)
    if isinstance(element, Map):
        png, box, line = encoded(map_image(element, _FINE)), element.box, "line.strong"
    elif isinstance(element, Figure):
        png, box, line = encoded(figure_image(element, _FINE_CHART)), element.box, ""
    else:
        png, box, line = element.png, _fitted(element), ""
    _, link = slide.part.get_or_add_image_part(BytesIO(png))
    return picture_shape(number, name, box, element.alt, link, line)


def _fitted(element: Picture) -> Box:
    """Where a picture stands in its box."""
    box, size = element.box, QImage.fromData(element.png).size()
    room = QSize(round(box.width), round(box.height))
    fit = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    across, down = fit.width(), fit.height()
    return Box(box.left + (box.width - across) / 2, box.top + (box.height - down) / 2, across, down)
