"""The style of NVG, which is that of SVG in one attribute, cut down to what is safe."""

from console.feeds import styles
from console.feeds.positions import number
from console.feeds.styles import Style

_SOLID = ("", "none", "solid", "0")


def style(*texts: str) -> Style:
    """Plain values from ``name:value;`` lists, the later before the earlier."""
    said: dict[str, str] = {}
    for text in texts:
        for part in text.split(";"):
            name, _, value = part.partition(":")
            said[name.strip().lower()] = value.strip()
    found: Style = {}
    for name in ("stroke", "fill"):
        styles.painted(found, name, styles.colour(said.get(name, "")))
        opacity = styles.opacity(number(said.get(f"{name}-opacity", "")))
        if opacity is not None:
            found[f"{name}_opacity"] = round(opacity, 3)
    if said.get("fill", "").lower() == "none":
        found["fill_opacity"] = 0.0
    width = styles.width(number(said.get("stroke-width", "").removesuffix("px")))
    if width is not None:
        found["width"] = width
    if (said.get("stroke-dash") or said.get("stroke-dasharray") or "").lower() not in _SOLID:
        found["dashed"] = True
    return found
