"""Views of the map are kept as operations: saved, renamed, renumbered, replaced, deleted, undone, known as then."""

from dataclasses import replace

import pytest

from console.domain.errors import BadInput
from console.domain.map_view import MapView, ViewContent, wanted
from console.domain.marking import Level, Marking
from console.domain.times import HOUR, MINUTE
from console.services import map_views as verbs
from console.store import map_views, markings, undo
from console.store.casefile import Store
from tests.services.people import ANN, BO, NOW

BALTIC = ViewContent(22.5, 57.0, 1500.0, '{"layers":{"incident:cyber":{"visible":false}},"groups":{}}')
NIGHT = replace(BALTIC, lon=23.9, lat=50.4, metres_per_pixel=150.0, time_from=NOW - HOUR, time_to=NOW)


def views(store: Store) -> list[MapView]:
    return map_views.map_views(store.writer_view())


def names(store: Store) -> dict[str, int | None]:
    return {view.name: view.number for view in views(store)}


def test_a_view_keeps_place_layers_and_time(store: Store) -> None:
    secret = Marking(Level.SECRET, "NATO")
    _, changes = verbs.save_view(store, ANN, NOW, "  Baltic   night ", NIGHT, 3, secret)
    (view,) = views(store)
    assert (view.name, view.number, view.content, view.author, view.made_at) == ("Baltic night", 3, NIGHT, "Ann", NOW)
    assert view.marking == secret and markings.in_use(store.writer_view()) == [secret]
    assert changes.label == "Save view “Baltic night”" and not view.content.follows_clock
    assert BALTIC.follows_clock


def test_views_stand_in_the_order_of_their_keys(store: Store) -> None:
    for name, number in (("Zealand", None), ("B", 2), ("Åland", None), ("A", 9)):
        verbs.save_view(store, ANN, NOW, name, BALTIC, number)
    assert list(names(store)) == ["B", "A", "Zealand", "Åland"]


def test_a_number_goes_over_to_the_new_view_and_comes_back_with_undo(store: Store) -> None:
    verbs.save_view(store, ANN, NOW, "Baltic", BALTIC, 3)
    verbs.save_view(store, ANN, NOW, "Night", NIGHT, 3)
    assert names(store) == {"Night": 3, "Baltic": None}
    undo.undo(store, ANN, NOW)
    assert names(store) == {"Baltic": 3}


def test_a_view_is_renamed_renumbered_replaced_and_deleted(store: Store) -> None:
    baltic, _ = verbs.save_view(store, ANN, NOW, "Baltic", BALTIC, 3)
    verbs.save_view(store, ANN, NOW, "Night", NIGHT, 4)
    renamed = verbs.edit_view(store, BO, NOW, baltic, "North", 3, None)
    assert renamed.label == "Rename view “Baltic”"
    verbs.renumber_view(store, BO, NOW, baltic, 4)
    assert names(store) == {"North": 4, "Night": None}
    verbs.replace_view(store, BO, NOW + MINUTE, baltic, NIGHT)
    (north, _) = views(store)
    assert (north.name, north.number, north.content, north.author) == ("North", 4, NIGHT, "Bo")
    marked = verbs.edit_view(store, BO, NOW, baltic, "North", 4, Marking(Level.RESTRICTED, "NATO"))
    assert marked.label == "Edit view “North”"
    assert views(store)[0].marking is not None
    verbs.delete_view(store, BO, NOW, baltic)
    assert names(store) == {"Night": None}
    for _ in range(5):
        undo.undo(store, BO, NOW)
    assert names(store) == {"Baltic": 3, "Night": 4}
    assert views(store)[0].content == BALTIC


def test_what_changes_nothing_is_no_operation(store: Store) -> None:
    baltic, _ = verbs.save_view(store, ANN, NOW, "Baltic", BALTIC, 3)
    for changes in (
        verbs.edit_view(store, ANN, NOW, baltic, "Baltic", 3, None),
        verbs.renumber_view(store, ANN, NOW, baltic, 3),
        verbs.replace_view(store, ANN, NOW + HOUR, baltic, BALTIC),
    ):
        assert changes.operation is None


def test_views_are_those_known_then(store: Store) -> None:
    baltic, _ = verbs.save_view(store, ANN, NOW, "Baltic", BALTIC, 3)
    verbs.edit_view(store, ANN, NOW + 2 * HOUR, baltic, "North", 3, None)
    with store.known_at(NOW + HOUR) as then:
        assert [view.name for view in map_views.map_views(then)] == ["Baltic"]
    with store.known_at(NOW - HOUR) as then:
        assert map_views.map_views(then) == []


@pytest.mark.parametrize(
    ("name", "number", "content", "why"),
    [
        (" ", None, BALTIC, "needs a name"),
        ("x" * 61, None, BALTIC, "too long"),
        ("baltic", None, BALTIC, "already"),
        ("Ten", 10, BALTIC, "numbers 1 to 9"),
        ("Far", None, replace(BALTIC, lat=91.0), "outside"),
        ("Flat", None, replace(BALTIC, metres_per_pixel=0.0), "scale"),
        ("Back", None, replace(NIGHT, time_to=NIGHT.time_from), "after it begins"),
        ("Open", None, replace(NIGHT, time_to=None), "after it begins"),
        ("Odd", None, replace(BALTIC, layers="[]"), "JSON object"),
        ("Odd", None, replace(BALTIC, layers="{"), "JSON object"),
    ],
)
def test_what_is_not_sound_is_refused(
    store: Store, name: str, number: int | None, content: ViewContent, why: str
) -> None:
    verbs.save_view(store, ANN, NOW, "Baltic", BALTIC)
    with pytest.raises(BadInput, match=why):
        verbs.save_view(store, ANN, NOW, name, content, number)
    assert len(views(store)) == 1


def test_a_view_that_is_gone_is_said_to_be(store: Store) -> None:
    baltic, _ = verbs.save_view(store, ANN, NOW, "Baltic", BALTIC)
    undo.undo(store, ANN, NOW)
    for act in (
        lambda: verbs.delete_view(store, ANN, NOW, baltic),
        lambda: verbs.edit_view(store, ANN, NOW, baltic, "North", None, None),
        lambda: verbs.renumber_view(store, ANN, NOW, baltic, 3),
        lambda: verbs.replace_view(store, ANN, NOW, baltic, NIGHT),
    ):
        with pytest.raises(BadInput, match="not in the case any more"):
            act()


def test_a_view_is_meant_by_its_name_before_its_number(store: Store) -> None:
    verbs.save_view(store, ANN, NOW, "Baltic", BALTIC, 3)
    verbs.save_view(store, ANN, NOW, "3", NIGHT, 4)
    found = [wanted(views(store), words) for words in ("Baltic", "3", "4", "baltic", "5")]
    assert [view and view.name for view in found] == ["Baltic", "3", "3", None, None]
