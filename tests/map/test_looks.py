"""How layers look: what one act changes and what it leaves, and what is kept as text."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.categories import Category
from console.map.looks import (
    FORCES,
    FURTHEST,
    GROUND,
    GROUPS,
    INCIDENTS,
    OPERATIONS,
    PICKED,
    PLACES,
    Eye,
    GroupLook,
    LayerLook,
    Looks,
    decoded,
    encoded,
    group_of,
    usual,
)  # fmt: skip

LAYERS = [layer for layers in GROUPS.values() for layer in layers]
layers = st.sampled_from(LAYERS)
opacities = st.integers(1, 20).map(lambda twentieths: twentieths / 20)
looks_of_layers = st.builds(LayerLook, st.booleans(), opacities, st.booleans(), st.integers(-FURTHEST, FURTHEST))


@st.composite
def looks(draw: st.DrawFn) -> Looks:
    """Any looks, reached as codec and acts leave them: only what is not as usual is told."""
    some = draw(st.dictionaries(layers, looks_of_layers, max_size=12))
    groups = draw(st.dictionaries(st.sampled_from(list(GROUPS)), st.builds(GroupLook, st.booleans(), opacities)))
    return decoded(encoded(Looks(some, groups)))


def seen(of: Looks) -> dict[str, bool]:
    return {layer: of.shown(layer) for layer in LAYERS}


@given(looks(), layers)
def test_an_eye_changes_what_is_seen_of_its_layer_and_of_no_other(before: Looks, layer: str) -> None:
    after = before.toggled(layer)
    changed = {other for other in LAYERS if seen(before)[other] != seen(after)[other]}
    assert changed == (set() if before.of(layer).locked else {layer})


@given(looks(), st.sampled_from(list(GROUPS)))
def test_a_group_is_hidden_and_comes_back_as_it_was(before: Looks, group: str) -> None:
    free = [layer for layer in GROUPS[group] if not before.of(layer).locked]
    once = before.toggled_group(group)
    if any(before.shown(layer) for layer in free):
        assert not any(once.shown(layer) for layer in free)
        assert seen(once.toggled_group(group)) == seen(before)
    elif free:
        assert any(once.shown(layer) for layer in free)
    assert all(once.shown(layer) == before.shown(layer) for layer in LAYERS if layer not in free)


@given(looks(), st.sampled_from(list(GROUPS)))
def test_the_eye_says_whether_all_some_or_none_is_seen(of: Looks, group: str) -> None:
    shown = [of.shown(layer) for layer in GROUPS[group]]
    assert of.eye(group) is (Eye.OPEN if shown and all(shown) else Eye.PARTLY if any(shown) else Eye.SHUT)


@given(looks(), layers)
def test_a_locked_layer_is_left_alone_by_every_act_but_show_all(before: Looks, layer: str) -> None:
    locked = before.locked(layer, True)
    assert locked.shown(layer) == before.shown(layer) and not locked.pickable(layer)
    others = [other for other in LAYERS if other != layer]
    acts = [
        locked.toggled(layer), locked.toggled_group(group_of(layer)), locked.only(others[0]), locked.only(layer),
        locked.faded(layer, 0.3), locked.moved(layer, 1),
    ]  # fmt: skip
    assert all((after.shown(layer), after.of(layer)) == (locked.shown(layer), locked.of(layer)) for after in acts)
    assert locked.all_shown().shown(layer) and locked.all_shown().of(layer).locked


@given(looks(), layers)
def test_only_this_leaves_the_ground_and_what_is_locked(before: Looks, layer: str) -> None:
    after = before.only(layer)
    for other in LAYERS:
        if group_of(other) in PICKED and other != layer and not before.of(other).locked:
            assert before.of(layer).locked or not after.shown(other)
        elif group_of(other) == GROUND and other != layer and group_of(layer) != GROUND:
            assert after.shown(other) == before.shown(other)
    assert after.shown(layer) or before.of(layer).locked


@given(looks())
def test_show_all_shows_all(before: Looks) -> None:
    after = before.all_shown()
    assert all(after.opacity(layer) == 1 for layer in LAYERS)
    assert {layer: after.order(layer) for layer in LAYERS} == {layer: before.order(layer) for layer in LAYERS}


@given(looks())
def test_what_is_written_is_read_again(of: Looks) -> None:
    assert decoded(encoded(of)) == of
    assert encoded(decoded(encoded(of))) == encoded(of)


NAMES = st.sampled_from(["layers", "groups", "visible", "opacity", "order", "locked", "incident:cyber"])
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(NAMES, inner),
)


@given(ANYTHING)
def test_text_of_others_never_breaks_the_map(told: object) -> None:
    of = decoded(json.dumps(told))
    assert all(0 <= of.opacity(layer) <= 1 for layer in LAYERS)
    assert decoded(encoded(of)) == of


def test_a_layer_of_a_later_console_is_kept_and_shown_as_it_says() -> None:
    text = '{"layers":{"places.minefields":{"visible":false,"sparkle":3}},"groups":{}}'
    of = decoded(text)
    assert not of.shown("places.minefields") and "places.minefields" in encoded(of)
    assert decoded("not json") == Looks() == decoded("[]")


def test_opacity_of_a_group_multiplies_that_of_its_layers() -> None:
    of = Looks().faded("incident:cyber", 0.5).faded_group(INCIDENTS, 0.5)
    assert (of.opacity("incident:cyber"), of.opacity("incident:naval"), of.opacity("battlegroup")) == (0.25, 0.5, 1)
    assert of.toggled("incident:cyber").opacity("incident:cyber") == 0


def test_operations_elsewhere_start_hidden_and_their_group_partly_open() -> None:
    assert not Looks().shown(OPERATIONS) and usual(OPERATIONS) == LayerLook(visible=False)
    assert Looks().eye(FORCES) is Eye.PARTLY
    assert Looks().eye(FORCES, {"battlegroup"}) is Eye.OPEN


@pytest.mark.parametrize(("layer", "top"), [("incident:cyber", "incident:cyber"), ("graticule", "names.countries")])
def test_order_holds_within_groups_whose_things_cover_one_another(layer: str, top: str) -> None:
    of = Looks().moved(layer, 1)
    assert of.sorted(group_of(layer))[0] == top
    assert of.moved(layer, 99).order(layer) <= FURTHEST


def test_forces_alone_are_whole_and_no_incidents_or_reports_are_seen_whatever_was_locked() -> None:
    incident, report = f"incident:{Category.LAND.value}", "report:other"
    looks = Looks().toggled("battlegroup").faded(OPERATIONS, 0.4).locked(incident, True).toggled_group(PLACES)
    alone = looks.forces_alone()
    assert alone.opacity("battlegroup") == alone.opacity(OPERATIONS) == 1.0
    assert not alone.shown(incident) and not alone.shown(report)
    assert alone.eye(PLACES) is looks.eye(PLACES)
