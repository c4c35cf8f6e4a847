"""The page itself: folium's map and layers, our look and code, and a policy that lets nothing else run or load.

The policy names each script and style by its hash, and allows no connection, frame, form or font. Words of the page are
escaped; its data are JSON in which nothing can end the element they stand in.
"""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any, Final

from console.config import paths, tokens
from console.domain.marking import EXERCISE_WORDS, Marking
from console.domain.numbers import grouped
from console.domain.time_window import YEAR
from console.domain.times import DAY, HOUR
from console.exports.interactive.embedding import json_text, unaddressed
from console.exports.interactive.layers import LayerLine
from console.exports.interactive.leaflet import VERSION, leaflet
from console.exports.interactive.symbols import FACE
from console.map.words import count, tr

_SCRIPTS: Final = ("base", "time", "ground", "things", "names", "list", "page")
"""Parts of one function, in this order."""
_INK: Final = (
    "sea", "land", "land_ally", "coast", "lake", "river", "border", "border_disputed", "region_tint", "halo",
)  # fmt: skip
ATTRIBUTION: Final = (
    f"Map: Natural Earth · names: GeoNames (CC BY 4.0) · Lambert equal-area, 52° N 23° E · Leaflet {VERSION} (BSD)"
)


@dataclass(frozen=True)
class Head:
    """What stands round the map: title, as-of and case as plain words, the marking, gates passed with a gap."""

    title: str
    below: str
    marking: Marking
    overrides: tuple[str, ...] = ()


def page(head: Head, layers: Sequence[LayerLine], data: Mapping[str, Any], ground: str, drawings: str) -> bytes:
    """The whole file, UTF-8. ``ground`` is safe JSON text, ``drawings`` the hidden drawing of all symbols."""
    body, start = _folium(layers)
    style = "\n".join((leaflet().style, _look(head.marking), _resource("map.css")))
    scripts = [leaflet().script, f"{_own_code()}\n{start}"]
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="en"><head><meta charset="utf-8">{_policy(style, scripts)}',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer"><meta name="robots" content="noindex">',
        f"<title>{_plain(f'{head.marking.banner} · {head.title}')}</title>",
        f"<style>{style}</style></head>",
        f"<body{_framed(head.marking)}>{drawings}",
        _bands(head.marking, top=True),
        _header(head),
        f'<main><aside id="list" aria-label="{_said("What the map shows")}" hidden><div id="rows"></div></aside>'
        f'<div class="sheet">{body}</div></main>',
        _time(),
        _bands(head.marking, top=False),
        f"<noscript><p>{_said('This map needs JavaScript, which this browser does not run.')}</p></noscript>",
        f'<script type="application/json" id="picture">{json_text(data)}</script>',
        f'<script type="application/json" id="ground">{ground}</script>',
        *(f"<script>{script}</script>" for script in scripts),
        "</body></html>\n",
    ]
    return "\n".join(parts).encode("utf-8", "replace")


def _folium(layers: Sequence[LayerLine]) -> tuple[str, str]:
    """Folium's map without a tile, a link or an asset of its own: its HTML, and its script that starts ours."""
    import folium

    class Flank(folium.Map):  # type: ignore[misc, unused-ignore]
        """Everything it would load is in the page already, or not needed."""

        default_js: list[tuple[str, str]] = []  # noqa: RUF012 (folium's own name)
        default_css: list[tuple[str, str]] = []  # noqa: RUF012

    # A metre of the plane is a unit: at zoom -12 a pixel is 4,096 of them.
    flank = Flank(
        [0, 0], tiles=None, crs="Simple", zoom_start=-12, minZoom=-14, maxZoom=-6.5, zoomSnap=0.5, zoomDelta=0.5,
        wheelPxPerZoomLevel=90, maxBounds=[[-9.0e6, -9.5e6], [9.5e6, 9.5e6]],
    )  # fmt: skip
    flank._id = "flank"
    names = {}
    for number, layer in enumerate(layers):
        group = folium.FeatureGroup(f'<span data-layer="{number}">{layer.html}</span>', show=layer.shown)
        group._id = f"layer{number}"
        group.add_to(flank)
        names[layer.id] = group.get_name()
    control = folium.LayerControl(collapsed=True)
    control._id = "layers"
    control.add_to(flank)
    figure = flank.get_root()
    assert isinstance(figure, folium.Figure)
    flank.render()  # type: ignore[no-untyped-call]
    groups = ", ".join(f"{json_text(layer)}: {name}" for layer, name in names.items())
    script = f"{figure.script.render()}\nflank({flank.get_name()}, {{{groups}}});"
    return figure.html.render(), script


def _policy(style: str, scripts: Sequence[str]) -> str:
    ours = " ".join(f"'sha256-{_hash(script)}'" for script in scripts)
    rules = (
        f"default-src 'none'; script-src {ours}; style-src 'sha256-{_hash(style)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return f'<meta http-equiv="Content-Security-Policy" content="{rules}">'


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _bands(marking: Marking, top: bool) -> str:
    """The marking, centred; of an exercise its words outside of it, at the top and at the bottom."""
    bands = [f'<div class="band" role="note">{_plain(marking.text)}</div>']
    if marking.exercise:
        bands.insert(0 if top else 1, f'<div class="band exercise" role="note">{escape(EXERCISE_WORDS)}</div>')
    return "".join(bands)


def _framed(marking: Marking) -> str:
    return ' class="framed"' if marking.exercise else ""


def _header(head: Head) -> str:
    overrides = "".join(f'<p class="override">{_plain(words)}</p>' for words in head.overrides)
    return (
        f"<header><h1>{_plain(head.title)}</h1><p>{_plain(head.below)}</p>"
        f'<div class="acts"><button class="act" id="listed" type="button" aria-controls="list" aria-expanded="false">'
        f'{_said("List")}</button><button class="act" id="whole" type="button">{_said("Whole flank")}</button></div>'
        f"{overrides}</header>"
    )


def _time() -> str:
    """The slider; a range of 0 is everything."""
    ranges = (
        (tr("of the last year"), YEAR),
        (tr("of the last 30 days"), 30 * DAY),
        (tr("of the last 7 days"), 7 * DAY),
        (tr("of the last 24 hours"), DAY),
        (tr("of the last hour"), HOUR),
        (tr("of all years"), 0),
    )
    options = "".join(
        f'<option value="{length}"{" selected" if number == 0 else ""}>{escape(words)}</option>'
        for number, (words, length) in enumerate(ranges)
    )
    return (
        f'<div class="time" role="group" aria-label="{_said("Time shown")}">'
        f'<button class="act first" id="play" type="button" aria-pressed="false">{_said("Play")}</button>'
        f'<label><span class="wordy">{_said("Incidents")}</span> '
        f'<select id="since" aria-label="{_said("Incidents")}">{options}</select></label>'
        f'<label class="long"><span class="wordy">{_said("until")}</span> '
        f'<input id="until" type="range" autocomplete="off" aria-label="{_said("Shown until")}"></label>'
        '<output id="shown" for="until since" aria-live="off"></output></div>'
    )


def _plain(text: str) -> str:
    return escape(unaddressed(text))


def _said(words: str) -> str:
    return escape(tr(words))


def _look(marking: Marking) -> str:
    """The colours of the light theme as variables of the style sheet."""
    theme = tokens.load().themes["light"]
    roles = {
        "panel": "surface.panel", "raised": "surface.raised", "hover": "surface.hover", "ink": "ink.primary",
        "ink-2": "ink.secondary", "link": "ink.link", "hair": "line.hair", "line": "line.strong",
        "control": "line.control", "accent": "state.accent", "on-accent": "state.on_accent", "focus": "state.focus",
        "warn": "state.warn", "exercise": "mode.exercise", "frame": "affiliation.frame", "halo": "map.halo",
        "label": "map.label", "label-city": "map.label_city", "label-sea": "map.label_sea", "sea": "map.sea",
        "tint": "map.region_tint", "paper": "ink.inverse",
    }  # fmt: skip
    lines = [f"--{name}: {theme[role].hex};" for name, role in roles.items()]
    lines += [
        f"--face: {FACE};",
        f"--friend-faint: {theme['affiliation.friend'].hex}2E;",
        f"--mark: {theme[f'marking.{marking.level.slug}_bg'].hex};",
        f"--mark-ink: {theme[f'marking.{marking.level.slug}_ink'].hex};",
    ]
    return f":root {{ {' '.join(lines)} }}"


def words() -> dict[str, str]:
    """What the code says, in the user's language."""
    return {
        "play": tr("Play"),
        "pause": tr("Pause"),
        "also": tr("Also here"),
        "area": tr("area, not position"),
        "somewhere": tr("somewhere here"),
        "check": tr("to check"),
        "more": tr("and {n} more here"),
        "incidents": tr("Incidents"),
        "forces": tr("Forces"),
        "reports": tr("Reports"),
        "nothing": tr("Nothing in the time and layers shown. Choose a longer time or more layers."),
        "details": tr("Details"),
        "map": tr("Map: arrow keys move it, plus and minus zoom, Tab goes from symbol to symbol"),
    }


def notes(moment: str, most: int, left_out: int) -> list[str]:
    """What a reader must know of the list and the slider.

    ``most``: so many reports there are and no more, 0: all. ``left_out``: shapes of overlays that are not in the file.
    """
    told = [
        tr(
            "All of it is as known at {moment}. The slider chooses when things happened, not when they became known.",
            moment=moment,
        ),
        tr("Forces without a public position stand in this list and not on the map."),
    ]
    if most:
        told.append(tr("Of the reports with a place the newest {n} are in this file.", n=grouped(most)))
    if left_out:
        told.append(count("Not on this map: {n} shape.", "Not on this map: {n} shapes.", left_out))
    return told


def ink() -> dict[str, str]:
    """The colours the ground is painted in."""
    theme = tokens.load().themes["light"]
    return {role: theme[f"map.{role}"].hex for role in _INK}


@cache
def _resource(name: str) -> str:
    return paths.resources("interactive", name).read_text(encoding="utf-8")


def _own_code() -> str:
    parts = "\n".join(_resource(f"{part}.js") for part in _SCRIPTS)
    return f'function flank(map, groups) {{\n"use strict";\n{parts}\n}}'
