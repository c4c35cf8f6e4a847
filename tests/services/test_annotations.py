"""Drawings are kept, changed and deleted as one operation each; undo and rewinding follow."""

from dataclasses import replace

import pytest

from console.domain.annotation import Annotation, Colour, Kind, Shape
from console.domain.errors import BadInput
from console.domain.marking import Level, Marking
from console.domain.times import MINUTE
from console.services import annotations as verbs
from console.services.annotations import AnnotationForm
from console.store import annotations, check, search, undo
from console.store.casefile import Store
from tests.places import P, R, W
from tests.services.people import ANN, BO, NOW

RING = AnnotationForm(Shape(Kind.CIRCLE, (R,), radius_m=10_000), "10 km round Rzeszów", colour=Colour.WARN)


@pytest.fixture
def ring(store: Store) -> bytes:
    return verbs.draw(store, ANN, NOW, RING)[0]


def row(store: Store, annotation_id: bytes) -> Annotation:
    found = annotations.annotation(store.writer_view(), annotation_id)
    assert found is not None
    return found


def test_a_drawing_is_kept_whole_and_named_in_the_journal(store: Store) -> None:
    secret = replace(RING, note="Air defence", dashed=True, marking=Marking(Level.RESTRICTED, "NATO"))
    row_id, changes = verbs.draw(store, ANN, NOW, secret)
    kept = row(store, row_id)
    assert AnnotationForm.of(kept) == secret
    assert (kept.author, kept.made_at) == ("Ann", NOW)
    assert changes.label == "Draw circle “10 km round Rzeszów”"
    assert changes.touches("annotation")


@pytest.mark.parametrize(
    "shape",
    [
        Shape(Kind.POINT, (P,)),
        Shape(Kind.LINE, (P, R, W)),
        Shape(Kind.POLYGON, (P, R, W)),
        Shape(Kind.CORRIDOR, (P, R), width_m=5_000),
        Shape(Kind.TEXT, (W,)),
    ],
    ids=lambda shape: shape.kind,
)
def test_every_kind_comes_back_as_it_was_drawn(store: Store, shape: Shape) -> None:
    row_id, _ = verbs.draw(store, ANN, NOW, AnnotationForm(shape, "words"))
    assert row(store, row_id).shape == shape
    assert [found.id for found in annotations.annotations(store.writer_view())] == [row_id]


def test_nothing_is_written_of_what_cannot_be_drawn(store: Store) -> None:
    with pytest.raises(BadInput, match="radius"):
        verbs.draw(store, ANN, NOW, AnnotationForm(Shape(Kind.CIRCLE, (R,))))
    with pytest.raises(BadInput, match="words"):
        verbs.draw(store, ANN, NOW, AnnotationForm(Shape(Kind.TEXT, (R,))))
    assert annotations.annotations(store.writer_view()) == []


def test_undo_takes_it_off_and_redo_brings_it_back(store: Store, ring: bytes) -> None:
    before = row(store, ring)
    undo.undo(store, ANN, NOW)
    assert annotations.annotation(store.writer_view(), ring) is None
    undo.redo(store, ANN, NOW)
    assert row(store, ring) == before


def test_rings_are_one_operation(store: Store) -> None:
    forms = tuple(replace(RING, shape=replace(RING.shape, radius_m=radius)) for radius in (1e4, 2e4, 3e4))
    ids, changes = verbs.draw_all(store, ANN, NOW, forms, "Draw range rings round Rzeszów")
    assert (len(ids), changes.label) == (3, "Draw range rings round Rzeszów")
    undo.undo(store, ANN, NOW)
    assert annotations.annotations(store.writer_view()) == []


def test_moving_and_reshaping_say_so(store: Store, ring: bytes) -> None:
    before = row(store, ring).shape
    moved = before.with_points([W])
    assert verbs.reshape_annotation(store, ANN, NOW, ring, moved, before).label == "Move circle “10 km round Rzeszów”"
    wider = replace(moved, radius_m=20_000.0)
    assert verbs.reshape_annotation(store, ANN, NOW, ring, wider, moved).label.startswith("Reshape circle")
    assert row(store, ring).shape == wider
    undo.undo(store, ANN, NOW)
    undo.undo(store, ANN, NOW)
    assert row(store, ring).shape == before


def test_two_people_change_different_things_of_it(store: Store, ring: bytes) -> None:
    seen = AnnotationForm.of(row(store, ring))
    verbs.edit_annotation(store, ANN, NOW, ring, replace(seen, label="SHORAD ring"), seen)
    verbs.edit_annotation(store, BO, NOW, ring, replace(seen, colour=Colour.DANGER), seen)
    assert (row(store, ring).label, row(store, ring).colour) == ("SHORAD ring", Colour.DANGER)


def test_nobodys_words_are_replaced_unread(store: Store, ring: bytes) -> None:
    seen = AnnotationForm.of(row(store, ring))
    verbs.edit_annotation(store, ANN, NOW, ring, replace(seen, label="one"), seen)
    with pytest.raises(BadInput, match="somebody changed the label"):
        verbs.edit_annotation(store, BO, NOW, ring, replace(seen, label="two"), seen)
    verbs.reshape_annotation(store, ANN, NOW, ring, seen.shape.with_points([W]), seen.shape)
    with pytest.raises(BadInput, match="somebody changed the shape"):
        verbs.reshape_annotation(store, BO, NOW, ring, seen.shape.with_points([P]), seen.shape)


def test_an_edit_that_changes_nothing_writes_nothing(store: Store, ring: bytes) -> None:
    seen = AnnotationForm.of(row(store, ring))
    assert verbs.edit_annotation(store, ANN, NOW, ring, seen, seen).operation is None


def test_a_circle_stays_a_circle(store: Store, ring: bytes) -> None:
    seen = AnnotationForm.of(row(store, ring))
    with pytest.raises(BadInput, match="stays one"):
        verbs.edit_annotation(store, ANN, NOW, ring, replace(seen, shape=Shape(Kind.LINE, (P, R))), seen)


def test_deleted_is_gone_and_undo_brings_it_back(store: Store, ring: bytes) -> None:
    before = row(store, ring)
    assert verbs.delete_annotation(store, ANN, NOW, ring).label == "Delete circle “10 km round Rzeszów”"
    with pytest.raises(BadInput, match="not on the map any more"):
        verbs.delete_annotation(store, ANN, NOW, ring)
    with pytest.raises(BadInput, match="not on the map any more"):
        verbs.reshape_annotation(store, ANN, NOW, ring, before.shape, before.shape)
    undo.undo(store, ANN, NOW)
    assert row(store, ring) == before


def test_a_rewound_case_has_what_was_drawn_then(store: Store) -> None:
    row_id, _ = verbs.draw(store, ANN, NOW + MINUTE, RING)
    verbs.reshape_annotation(store, ANN, NOW + 3 * MINUTE, row_id, RING.shape.with_points([W]), RING.shape)
    with store.known_at(NOW + 2 * MINUTE) as then:
        assert [found.shape for found in annotations.annotations(then)] == [RING.shape]
    with store.known_at(NOW) as then:
        assert annotations.annotations(then) == []


def test_it_is_found_by_its_words_and_the_case_stays_sound(store: Store, ring: bytes) -> None:
    hits = search.find(store.writer_view(), "rzeszow", kinds=("annotation",), limit=5)
    assert [hit.row_id for hit in hits] == [ring]
    assert check.check(store.writer_view(), store.path, store.case.case_id).holds
