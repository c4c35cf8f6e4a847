"""A sheet to print: two incidents, a force, and nothing that depends on the day."""

import re
import zlib
from dataclasses import replace

from console.exports.map_sheet import LegendLine, MapSheet
from console.map import views
from console.map.content import Content
from console.map.marks import IncidentMark, UnitMark

BATTLEGROUP = "10031004161211023900"
INCIDENTS = (
    IncidentMark(
        "a", 23.93, 50.47, "missile-drone", 4, "developing", "Explosion", True, layer="incident:missile-drone"
    ),
    IncidentMark("b", 20.0, 55.0, "cyber", 2, "assessed", "Outage", layer="incident:cyber"),
)
UNITS = (UnitMark("c", 26.0, 58.0, BATTLEGROUP, "BG Estonia", "GB · 1 430", layer="battlegroup"),)
SHEET = MapSheet(
    title="The <b>flank</b>",
    case="Case Night watch",
    marking="UNCLASSIFIED / PUBLIC DATA",
    level="public",
    exercise=False,
    as_of="151944Z NOV 22",
    time="Incidents until 15 NOV 22",
    view=views.HOME,
    span=(8_000_000.0, 5_000_000.0),
    content=Content(INCIDENTS, UNITS),
    theme="light",
    allies=frozenset({"PL", "EE"}),
    legend=(
        LegendLine("incident:missile-drone", "Missile or drone", category="missile-drone"),
        LegendLine("incident:cyber", "Cyber", category="cyber"),
        LegendLine("incident:naval", "Naval", category="naval"),
        LegendLine("battlegroup", "Battlegroups", sidc=BATTLEGROUP),
    ),
)
EXERCISE = replace(SHEET, exercise=True)


def pages(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page in millimetres."""
    boxes = re.findall(rb"/MediaBox \[\s*0(?:\.0+)? 0(?:\.0+)? ([\d.]+) ([\d.]+)\s*\]", pdf)
    return [(float(width) / 72 * 25.4, float(height) / 72 * 25.4) for width, height in boxes]


def strokes(pdf: bytes) -> bytes:
    """Everything the streams of a PDF say."""
    found = []
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            # Its last byte may have been taken for the end of the line.
            found.append(zlib.decompressobj().decompress(stream))
        except zlib.error:
            found.append(stream)
    return b"\n".join(found)
