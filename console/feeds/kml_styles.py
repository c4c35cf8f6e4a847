"""The styles of KML: shared ones by their id, style maps in their normal state, and a placemark's own over them."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from console.domain.numbers import grouped
from console.feeds import elements, positions, styles
from console.feeds.drafts import Warned
from console.feeds.styles import Style

_SHARED = ("Style", "StyleMap", "CascadingStyle")
_MOST_STEPS = 8
_WHITE = "#ffffff"


class KmlStyles:
    """The styles of one file. Those it only refers to in another file are not fetched, which is told."""

    def __init__(self, root: Element) -> None:
        self._shared: dict[str, Element] = {}
        self._cached: dict[str, Style] = {}
        self._elsewhere: set[str] = set()
        for element in elements.below(root, *_SHARED):
            if name := elements.attribute(element, "id"):
                self._shared.setdefault(name, element)

    def of(self, placemark: Element, kind: str) -> Style:
        """How a placemark whose geometry is of a kind wants to be drawn."""
        style = dict(self._named(elements.child_text(placemark, "styleUrl"), 0))
        for own in elements.children(placemark, "Style", "StyleMap"):
            style |= self._resolved(own, 0)
        icon_colour = style.pop("icon_colour", None)
        icon_opacity = style.pop("icon_opacity", None)
        if "Point" not in kind:
            style.pop("icon", None)
        elif icon_colour is not None:
            style["stroke"] = icon_colour
            if icon_opacity is not None:
                style["stroke_opacity"] = icon_opacity
        return style

    def warnings(self) -> Iterator[Warned]:
        """What to warn of after all placemarks were read."""
        if self._elsewhere:
            yield Warned(f"Styles that are in other files, which were not fetched: {grouped(len(self._elsewhere))}.")

    def _named(self, address: str, steps: int) -> Style:
        if not address:
            return {}
        file, _, name = address.rpartition("#")
        if file or name not in self._shared:
            if file:
                self._elsewhere.add(address)
            return {}
        if name not in self._cached:
            self._cached[name] = self._resolved(self._shared[name], steps + 1)
        return self._cached[name]

    def _resolved(self, element: Element, steps: int) -> Style:
        if steps > _MOST_STEPS:
            return {}
        kind = elements.local(element)
        if kind == "StyleMap":
            normal = next(
                (p for p in elements.children(element, "Pair") if elements.child_text(p, "key") == "normal"), None
            )
            return self._inside(normal, steps) if normal is not None else {}
        return self._inside(element, steps) if kind == "CascadingStyle" else _drawn(element)

    def _inside(self, element: Element, steps: int) -> Style:
        style = dict(self._named(elements.child_text(element, "styleUrl"), steps))
        for own in elements.children(element, "Style"):
            style |= self._resolved(own, steps + 1)
        return style


def _drawn(element: Element) -> Style:
    style: Style = {}
    if (line := elements.child(element, "LineStyle")) is not None:
        styles.painted(style, "stroke", styles.abgr(elements.child_text(line, "color")))
        width = styles.width(positions.number(elements.child_text(line, "width")))
        if width is not None:
            style["width"] = width
    if (area := elements.child(element, "PolyStyle")) is not None:
        styles.painted(style, "fill", styles.abgr(elements.child_text(area, "color")))
        if elements.child_text(area, "fill").lower() in ("0", "false"):
            style["fill_opacity"] = 0.0
        if elements.child_text(area, "outline").lower() in ("0", "false"):
            style["stroke_opacity"] = 0.0
    if (icon := elements.child(element, "IconStyle")) is not None:
        _marked(style, icon)
    label = elements.child(element, "LabelStyle")
    if label is not None and positions.number(elements.child_text(label, "scale")) == 0:
        style["label"] = False
    return style


def _marked(style: Style, icon: Element) -> None:
    painted = styles.abgr(elements.child_text(icon, "color"))
    if painted is not None and painted[0] != _WHITE:
        style["icon_colour"], style["icon_opacity"] = painted[0], round(painted[1], 3)
    picture = elements.child(icon, "Icon")
    if picture is not None and (word := styles.icon(elements.child_text(picture, "href"))):
        style["icon"] = word
