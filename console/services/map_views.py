"""Save, edit, renumber, replace and delete views of the map."""

import json

from console.domain import coordinates
from console.domain.errors import BadInput
from console.domain.letters import folded
from console.domain.map_view import NUMBERS, MapView, ViewContent
from console.domain.marking import Marking
from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.store import map_views, markings
from console.store.casefile import Store
from console.store.ids import new_id
from console.store.reader import Reader, Writer

_LONGEST = 60


def save_view(
    store: Store,
    actor: Actor,
    now: Instant,
    name: str,
    content: ViewContent,
    number: int | None = None,
    marking: Marking | None = None,
) -> tuple[bytes, Changes]:
    """Keep a view under a name no other has, and take ``number`` from the one that had it. Gives its id.

    Raises BadInput when the name is empty or taken, or when what it shows is not sound.
    """
    name = _sound_name(name)
    _require_sound(number, content)
    view_id = new_id(now)
    with store.operation(f"Save view “{name}”", actor, now) as case:
        _require_free(case, name, None)
        _free_number(case, number, None)
        case.insert(
            "map_view", id=view_id, name=name, number=number, author=actor.name, made_at=now,
            marking_id=markings.marking_id(case, marking, now), **_columns(content),
        )  # fmt: skip
    return view_id, case.changes


def replace_view(store: Store, actor: Actor, now: Instant, view_id: bytes, content: ViewContent) -> Changes:
    """Let a view show another place, other layers, another time; its name and number stay."""
    _require_sound(None, content)
    with store.operation(f"Replace view “{_name(store, view_id)}”", actor, now) as case:
        before = _required(case, view_id)
        if before.content != content:
            case.update("map_view", view_id, author=actor.name, made_at=now, **_columns(content))
    return case.changes


def edit_view(
    store: Store, actor: Actor, now: Instant, view_id: bytes, name: str, number: int | None, marking: Marking | None
) -> Changes:
    """Give a view another name, key or marking (None: the case's); the view that had the key loses it.

    Raises BadInput when the name is empty or taken, or the view is gone.
    """
    name = _sound_name(name)
    _require_number(number)
    seen = _required(store.writer_view(), view_id)
    verb = "Edit" if name == seen.name else "Rename"
    with store.operation(f"{verb} view “{seen.name}”", actor, now) as case:
        before = _required(case, view_id)
        _require_free(case, name, view_id)
        if (before.name, before.number, before.marking) != (name, number, marking):
            _free_number(case, number, view_id)
            marked = markings.marking_id(case, marking, now)
            case.update("map_view", view_id, name=name, number=number, marking_id=marked)
    return case.changes


def renumber_view(store: Store, actor: Actor, now: Instant, view_id: bytes, number: int | None) -> Changes:
    """Recall a view by another key, or by none; the view that had the key loses it."""
    _require_number(number)
    with store.operation(f"Renumber view “{_name(store, view_id)}”", actor, now) as case:
        if _required(case, view_id).number != number:
            _free_number(case, number, view_id)
            case.update("map_view", view_id, number=number)
    return case.changes


def delete_view(store: Store, actor: Actor, now: Instant, view_id: bytes) -> Changes:
    """Take a view away; undo brings it back."""
    with store.operation(f"Delete view “{_name(store, view_id)}”", actor, now) as case:
        _required(case, view_id)
        case.execute("DELETE FROM map_view WHERE id = ?", (view_id,))
    return case.changes


def _columns(content: ViewContent) -> dict[str, object]:
    return {
        "lon": content.lon,
        "lat": content.lat,
        "metres_per_pixel": content.metres_per_pixel,
        "layers": content.layers,
        "time_from": content.time_from,
        "time_to": content.time_to,
    }


def _free_number(case: Writer, number: int | None, but: bytes | None) -> None:
    for view in map_views.map_views(case):
        if number is not None and view.number == number and view.id != but:
            case.update("map_view", view.id, number=None)


def _name(store: Store, view_id: bytes) -> str:
    return _required(store.writer_view(), view_id).name


def _required(reader: Reader, view_id: bytes) -> MapView:
    found = map_views.map_view(reader, view_id)
    if found is None:
        raise BadInput("This view is not in the case any more: it was deleted, or its saving was undone.")
    return found


def _require_free(reader: Reader, name: str, but: bytes | None) -> None:
    taken = next((v for v in map_views.map_views(reader) if folded(v.name) == folded(name) and v.id != but), None)
    if taken is not None:
        raise BadInput(f"There is a view “{taken.name}” already. Choose another name, or replace that view.")


def _sound_name(name: str) -> str:
    plain = " ".join(name.split())
    if not plain:
        raise BadInput("A view needs a name. Say in a word or two what it shows.")
    if len(plain) > _LONGEST:
        raise BadInput(f"The name is too long: {len(plain)} letters. Keep it under {_LONGEST + 1}.")
    return plain


def _require_number(number: int | None) -> None:
    if number is not None and number not in NUMBERS:
        raise BadInput(f"Views have the numbers {NUMBERS[0]} to {NUMBERS[-1]}, or none.")


def _require_sound(number: int | None, content: ViewContent) -> None:
    _require_number(number)
    if not coordinates.is_valid(content.lon, content.lat):
        raise BadInput("The middle of the view lies outside ±90° and ±180°.")
    if not 0 < content.metres_per_pixel < float("inf"):
        raise BadInput("The scale of a view is metres a pixel, more than none.")
    start, end = content.time_from, content.time_to
    if start is not None and (end is None or start >= end):
        raise BadInput("The time of a view ends after it begins.")
    try:
        told = json.loads(content.layers)
    except ValueError:
        told = None
    if not isinstance(told, dict):
        raise BadInput("The layers of a view are a JSON object.")
