"""Leaflet, read from the installed package when a map is made, with every address taken out that names another place.

Its code is not kept in this project. What is left out is a link in the corner, comments and the name of a source map;
the namespace of SVG is asked of the page, which has a drawing before this code runs.
"""

import base64
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from console.domain.errors import Fault
from console.exports.interactive.embedding import ADDRESS

VERSION: Final = "1.9.3"
"""The version folium 0.20 asks for."""
_NAMESPACE: Final = '"http://www.w3.org/2000/svg"'
_ASKED: Final = 'document.querySelector("svg").namespaceURI'
_LINK: Final = '<a href="https://leafletjs.com"'
_BANNER: Final = " https://leafletjs.com\n"
_SOURCE_MAP: Final = re.compile(r"\n//# sourceMappingURL=\S*\s*$")
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_IMAGE: Final = re.compile(r"url\(images/([a-z0-9-]+\.png)\)")
_OLD: Final = re.compile(r"[^;{}]*behavior:\s*url\(#default#VML\);")


@dataclass(frozen=True)
class Leaflet:
    """Its code and its look, whole, naming no other place."""

    script: str
    style: str


@cache
def leaflet() -> Leaflet:
    """Read it once. Raises Fault where the installed package is not the one this was made for."""
    from xstatic.pkg import leaflet as package

    if package.VERSION != VERSION:
        raise Fault(f"The interactive map needs Leaflet {VERSION}, not {package.VERSION}. Install the locked packages.")
    folder = Path(package.BASE_DIR)
    script = (folder / "leaflet.js").read_text(encoding="utf-8")
    script = script.replace(_NAMESPACE, _ASKED).replace(_LINK, "<a").replace(_BANNER, "\n")
    style = _COMMENT.sub("", (folder / "leaflet.css").read_text(encoding="utf-8"))
    style = _IMAGE.sub(lambda found: f"url({_inlined(folder / 'images' / found[1])})", _OLD.sub("", style))
    found = Leaflet(_SOURCE_MAP.sub("\n", script), style)
    for part in (found.script, found.style):
        if (there := ADDRESS.search(part)) is not None:
            raise Fault(f"The installed Leaflet names an address: {part[there.start() : there.start() + 60]!r}.")
    return found


def _inlined(picture: Path) -> str:
    return f"data:image/png;base64,{base64.b64encode(picture.read_bytes()).decode()}"
