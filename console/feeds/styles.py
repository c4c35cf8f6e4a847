"""How a file wants its shapes drawn, cut down to what is safe: colours, widths, whether dashed; never an address."""

import re

Style = dict[str, str | float | bool]

_HEX = re.compile(r"#?([0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[,\s]+(\d{1,3})[,\s]+(\d{1,3})(?:\s*[,/]\s*([\d.]+%?))?\s*\)", re.IGNORECASE)
_WORDS = (
    "aqua#00ffff black#000000 blue#0000ff brown#a52a2a cyan#00ffff darkblue#00008b darkgray#a9a9a9 "
    "darkgreen#006400 darkmagenta#8b008b darkred#8b0000 fuchsia#ff00ff gold#ffd700 gray#808080 green#008000 "
    "grey#808080 lightgray#d3d3d3 lime#00ff00 magenta#ff00ff maroon#800000 navy#000080 olive#808000 orange#ffa500 "
    "pink#ffc0cb purple#800080 red#ff0000 silver#c0c0c0 teal#008080 violet#ee82ee white#ffffff yellow#ffff00 "
)
_NAMED = {pair.partition("#")[0]: "#" + pair.partition("#")[2] for pair in _WORDS.split()}
_WIDEST = 20.0
_ICON = re.compile(r"[^a-z0-9-]+")


def colour(text: str) -> tuple[str, float | None] | None:
    """``#rrggbb`` and how opaque (None where that is not said) of a colour as the web writes it; None if none."""
    text = text.strip()
    if found := _HEX.fullmatch(text):
        digits = found[1] if len(found[1]) > 4 else "".join(digit * 2 for digit in found[1])
        return f"#{digits[:6].lower()}", int(digits[6:], 16) / 255 if len(digits) == 8 else None
    if found := _RGB.fullmatch(text):
        red, green, blue = (min(int(part), 255) for part in found.groups()[:3])
        return f"#{red:02x}{green:02x}{blue:02x}", _share(found[4])
    named = _NAMED.get(text.lower())
    return (named, None) if named else None


def abgr(text: str) -> tuple[str, float] | None:
    """``#rrggbb`` and how opaque of a colour as KML writes it (``aabbggrr``); None where it is none."""
    digits = text.strip().lstrip("#").lower()
    if len(digits) == 6:
        digits = "ff" + digits
    if not re.fullmatch(r"[0-9a-f]{8}", digits):
        return None
    return f"#{digits[6:8]}{digits[4:6]}{digits[2:4]}", int(digits[:2], 16) / 255


def width(number: float | None) -> float | None:
    """A width in pixels that can be drawn; None where it is none."""
    return min(max(number, 0.5), _WIDEST) if number is not None and 0 < number < 1e6 else None


def opacity(number: float | None) -> float | None:
    """From 0 to 1; None where it is no such number."""
    return min(max(number, 0.0), 1.0) if number is not None and -1e6 < number < 1e6 else None


def icon(text: str) -> str:
    """A word for a picture, made of what names it (the last part of an address, without its ending)."""
    last = re.split(r"[/\\?#]", text.strip().rstrip("/").partition("?")[0])[-1]
    return _ICON.sub("-", last.rpartition(".")[0].lower() or last.lower()).strip("-")[:40]


def painted(style: Style, key: str, found: tuple[str, float | None] | None) -> None:
    """Put a colour and, where said, its opacity into a style as ``stroke`` or ``fill``."""
    if found is not None:
        style[key] = found[0]
        if found[1] is not None:
            style[f"{key}_opacity"] = round(found[1], 3)


def _share(text: str | None) -> float | None:
    if not text:
        return None
    try:
        return opacity(float(text.rstrip("%")) / (100 if text.endswith("%") else 1))
    except ValueError:
        return None
