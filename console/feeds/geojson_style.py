"""How a feature of GeoJSON is drawn: by simplestyle 1.1 and what map programs write, cut down to what is safe."""

from console.feeds import positions, styles
from console.feeds.properties import Properties
from console.feeds.styles import Style

_STROKES = ("stroke", "stroke color", "line color", "marker color", "color")
_FILLS = ("fill", "fill color")
_DRAWN = (
    "stroke",
    "stroke width",
    "stroke color",
    "stroke opacity",
    "fill",
    "fill color",
    "fill opacity",
    "marker color",
)
_MARKS = ("marker symbol", "marker size", "styleurl", "style url")


def is_drawn(said: Properties) -> bool:
    """Whether it says of itself how it is drawn."""
    return any(key in said for key in (*_DRAWN, *_MARKS))


def drawn(said: Properties) -> Style:
    """What it says of how it is drawn."""
    style: Style = {}
    for key, names in (("stroke", _STROKES), ("fill", _FILLS)):
        styles.painted(style, key, next((found for name in names if (found := styles.colour(said.first(name)))), None))
        told = styles.opacity(positions.number(said.first(f"{key} opacity")))
        if told is not None:
            style[f"{key}_opacity"] = told
    width = styles.width(positions.number(said.first("stroke width", "line width", "weight")))
    if width is not None:
        style["width"] = width
    if said.first("stroke style") not in ("", "solid") or said.first("stroke dasharray", "dash array"):
        style["dashed"] = True
    if isinstance(said.raw("labels"), bool):
        style["label"] = bool(said.raw("labels"))
    if icon := styles.icon(said.first("marker symbol", "icon")):
        style["icon"] = icon
    return style
