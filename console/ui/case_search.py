"""Full search over everything typed into the case, for the palette: off the window's thread, newest first."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from console.domain.letters import folded
from console.domain.times import Instant, Precision, dtg
from console.ui import selection
from console.ui.letters import words_of
from console.ui.notices import Notice
from console.ui.palette import Search, SearchHit
from console.ui.picture import Picture
from console.ui.session import Session
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.services.finding import Named
    from console.store.reader import Reader
    from console.store.search import Hit
    from console.ui.window import Window

_LIMIT = 50
_FEW = 5
"""With fewer found word for word, names in another spelling are looked for as well."""
_BEFORE, _AFTER = 12, 64
_WORD = re.compile(r"\w+")
# By table: what a found row is called, and as what kind of thing it is selected.
_KINDS = {
    "report": (later("Report"), selection.REPORT),
    "incident": (later("Incident"), selection.INCIDENT),
    "assessment": (later("Assessment"), selection.INCIDENT),
    "unit": (later("Force"), selection.UNIT),
    "placement": (later("Force"), selection.UNIT),
    "mission": (later("Mission"), selection.MISSION),
    "place": (later("Place"), selection.PLACE),
    "corridor": (later("Corridor"), selection.CORRIDOR),
    "ally": (later("Ally"), selection.ALLY),
    "claim": (later("Claim"), selection.CLAIM),
    "annotation": (later("Drawing"), selection.ANNOTATION),
    "closure": (later("Ways closed"), selection.CLOSURE),
    "overlay_feature": (later("Shape of an overlay"), selection.OVERLAY_FEATURE),
    "consultation": (later("Consultation"), selection.CONSULTATION),
    "crisis": (later("Crisis"), selection.CRISIS),
    "phase": (later("Phase of a crisis"), selection.CRISIS),
    "partner_notice": (later("Partner to tell"), selection.CRISIS),
    "log_entry": (later("Log"), selection.LOG_ENTRY),
}


def case_search(session: Session) -> Search:
    """A search through the case the session shows, as it was known at the moment shown."""

    def search(query: str, then: Callable[[str, Sequence[SearchHit]], None]) -> None:
        session.read(lambda reader: _hits(reader, query), lambda hits: then(query, hits))

    return search


def follow(window: Window) -> None:
    """Bring what was selected to where it is shown: a place into the middle of the map, a log entry to the log.

    An incident or force outside the time shown has no mark and no row: its place is shown, and its day offered.
    """

    def selected(kind: str, ident: str) -> None:
        if kind == selection.PLACE and ident:
            thing = bytes.fromhex(ident)
            window.session.read(lambda reader: (_point(reader, thing),), lambda found: _centre(window, found[0]))
        elif kind == selection.CORRIDOR and ident:
            thing = bytes.fromhex(ident)
            window.session.read(lambda reader: _corridor(reader, thing), lambda points: _fit(window, points))
        elif kind == selection.CLOSURE and ident:
            thing = bytes.fromhex(ident)
            window.session.read(lambda reader: _closed(reader, thing), lambda points: _fit_unseen(window, points))
        elif kind == selection.CRISIS and ident:
            thing = bytes.fromhex(ident)
            window.session.read(lambda reader: _outlined(reader, thing), lambda points: _fit(window, points))
        elif kind == selection.INCIDENT and ident:
            _find_in_time(window, bytes.fromhex(ident))
        elif kind == selection.UNIT and ident:
            _find_force(window, bytes.fromhex(ident))
        elif kind == selection.LOG_ENTRY and "log" in window.panels and not window.panels["log"].isVisible():
            window.show_panel("log")

    window.selection.changed.connect(selected)


def _find_in_time(window: Window, incident_id: bytes) -> None:
    picture = window.findChild(Picture)
    known = () if picture is None else picture.known.incidents
    found = next((incident for incident in known if incident.id == incident_id), None)
    if picture is None or found is None:
        return
    if found.lon is not None and found.lat is not None and not picture.in_view(found.lon, found.lat):
        _centre(window, (found.lon, found.lat))
    if found in picture.shown.incidents:
        return

    day = dtg(found.occurred_at, Precision.DAY)
    words = tr("“{title}” of {day} is outside the time shown.", title=found.title, day=day)
    _offer_day(window, picture, words, found.occurred_at, incident_id)


def _find_force(window: Window, unit_id: bytes) -> None:
    """Bring a force that is nowhere in the time shown to where it stood last before, or first after."""
    picture = window.findChild(Picture)
    known = [] if picture is None else [force for force in picture.known.forces if force.id == unit_id]
    if picture is None or not known or any(force.id == unit_id for force in picture.shown.forces):
        return
    at = picture.window.at
    before = [force for force in known if force.valid_to is not None and force.valid_to <= at]
    last = max(before, key=lambda force: force.valid_to or 0) if before else known[0]
    moment = last.valid_to - 1 if before and last.valid_to is not None else last.valid_from
    _centre(window, None if last.lon is None or last.lat is None else (last.lon, last.lat))
    if moment is not None:
        day = dtg(moment, Precision.DAY)
        words = tr("“{title}” is outside the time shown; it stood here on {day}.", title=last.name, day=day)
        _offer_day(window, picture, words, moment, unit_id)


def _offer_day(window: Window, picture: Picture, words: str, moment: Instant, thing: bytes) -> None:
    def show() -> None:
        picture.show_day(moment)
        picture.locate(thing.hex())

    window.say(Notice(words, "info", tr("Show that day"), show, key="outside-time"))


def excerpt(query: str, text: str) -> str:
    """One line of ``text`` around the first word that begins like one of ``query``, cut at words."""
    line = " ".join(text.split())
    wanted = words_of(query)
    spans = (match.span() for match in _WORD.finditer(line) if folded(match.group()).startswith(tuple(wanted)))
    begin, end = next(spans, (0, 0)) if wanted else (0, 0)
    # Cut between words: from the first blank after the left edge to the last before the right one.
    left = 0 if begin <= _BEFORE else line.find(" ", begin - _BEFORE) + 1
    right = len(line) if len(line) - end <= _AFTER else max(line.rfind(" ", 0, end + _AFTER), end)
    return ("… " if left else "") + line[min(left, begin) : right] + (" …" if right < len(line) else "")


def _hits(reader: Reader, query: str) -> list[SearchHit]:
    from console.services import finding
    from console.store import search

    found = search.find(reader, query, kinds=tuple(_KINDS), limit=_LIMIT)
    known = [*finding.named(reader)]
    called = {(_KINDS[one.kind][1], one.id.hex()) for one in known if finding.is_called(one, query)}
    hits = [_alike(one, name) for one, name in finding.by_other_names(known, query)]
    hits += [_hit(reader, query, hit) for hit in found]
    if len(hits) < _FEW:
        hits += [_alike(one) for one in finding.alike(known, query)[:_LIMIT]]
    hits = [replace(hit, named=hit.named or (hit.kind, hit.id) in called) for hit in hits]
    # One thing found in several of its rows is one line, where it was found first. What is called so comes first.
    lines: dict[tuple[str, str], SearchHit] = {}
    for hit in hits:
        lines.setdefault((hit.kind, hit.id), hit)
    typed = folded(query.strip())
    return sorted(lines.values(), key=lambda hit: folded(hit.title) != typed)


def _alike(one: Named, also: str = "") -> SearchHit:
    """Something with a name in another spelling, or one that was mistyped, or that it is ``also`` called."""
    called, kind = _KINDS[one.kind]
    detail = " · ".join(part for part in (tr(called), also or " ".join(one.place.split())) if part)
    return SearchHit(" ".join(one.title.split()), detail, kind, one.id.hex(), named=True)


def _hit(reader: Reader, query: str, hit: Hit) -> SearchHit:
    called, kind = _KINDS[hit.kind]
    owner, title = _owner(reader, hit)
    own = hit.title if title != hit.title else ""
    detail = excerpt(query, " ".join(part for part in (own, hit.body) if part))
    words = " · ".join(part for part in (tr(called), detail) if part)
    return SearchHit(" ".join(title.split()), words, kind, owner.hex())


def _owner(reader: Reader, hit: Hit) -> tuple[bytes, str]:
    """What is selected for a found row and what it is called: an assessment leads to its incident."""
    from console.store.search import owner_of

    return owner_of(reader, hit) or (hit.row_id, hit.title or hit.body)


def _point(reader: Reader, place_id: bytes) -> tuple[float, float] | None:
    from console.store import reference

    found = next((place for place in reference.places(reader) if place.id == place_id), None)
    return None if found is None or found.lon is None or found.lat is None else (found.lon, found.lat)


def _corridor(reader: Reader, corridor_id: bytes) -> list[tuple[float, float]]:
    """Every vertex of a corridor, (lon, lat)."""
    from console.store import reference

    found = next((place for place in reference.places(reader) if place.id == corridor_id), None)
    return [] if found is None or found.geometry is None else list(_vertices(json.loads(found.geometry)["coordinates"]))


def _closed(reader: Reader, closure_id: bytes) -> list[tuple[float, float]]:
    """Every vertex of a closure, (lon, lat)."""
    from console.store.closures import closure

    found = closure(reader, closure_id)
    return [] if found is None else list(_vertices(json.loads(found.geometry)["coordinates"]))


def _outlined(reader: Reader, crisis_id: bytes) -> list[tuple[float, float]]:
    """Every vertex of a crisis's outline, (lon, lat)."""
    from console.store.crises import crisis

    found = crisis(reader, crisis_id)
    return [] if found is None or not found.geometry else list(_vertices(json.loads(found.geometry)["coordinates"]))


def _vertices(coordinates: list[Any]) -> Iterator[tuple[float, float]]:
    if coordinates and isinstance(coordinates[0], int | float):
        yield float(coordinates[0]), float(coordinates[1])
    else:
        for part in coordinates:
            yield from _vertices(part)


def _fit(window: Window, points: list[tuple[float, float]]) -> None:
    if points:
        window.map.canvas.fit(points)


def _fit_unseen(window: Window, points: list[tuple[float, float]]) -> None:
    """The same, unless some of it is seen already: what was clicked stays where it is."""
    frame = window.map.canvas.frame()
    if not any(frame.holds(*point) for point in points):
        _fit(window, points)


def _centre(window: Window, point: tuple[float, float] | None) -> None:
    from console.map import projection

    if point is not None:
        canvas = window.map.canvas
        canvas.set_view(canvas.view.centred(*projection.plane(*point)))
