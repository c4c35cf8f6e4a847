"""An overlay is read whole, called otherwise, taken out and brought back."""

import pytest

from console.domain.errors import BadInput
from console.domain.overlay import FeatureStyle
from console.services.overlays import remove_overlay, rename_overlay
from console.store import check, overlays, undo
from console.store.casefile import Store
from tests.overlaid import Row, point, put_overlay
from tests.services.people import ANN, NOW

ROWS = (
    Row("Gate", point(20, 50), {"stroke": "#ff0000"}, 5, 9, "North gate", {"a": "1"}),
    Row("Nowhere", None),
)


def test_an_overlay_and_its_shapes_are_read(store: Store) -> None:
    overlay_id, (gate, nowhere) = put_overlay(store, ANN, NOW, "Sketch", *ROWS)
    view = store.writer_view()
    (overlay,) = overlays.overlays(view)
    assert (overlay.id, overlay.name, overlay.features, overlay.author) == (overlay_id, "Sketch", 2, "Ann")
    first, second = overlays.features(view, overlay_id)
    assert (first.style, first.valid_from, first.valid_to) == (FeatureStyle("#ff0000"), 5, 9)
    assert second.geometry == ""
    facts = overlays.feature(view, gate)
    assert facts is not None and (facts.number, facts.description, facts.folder) == (1, "North gate", "Folder")
    assert facts.attributes == (("a", "1"),) and facts.overlay == overlay
    assert overlays.feature(view, overlay_id) is None and nowhere != gate


def test_a_name_is_changed_and_one_that_says_nothing_refused(store: Store) -> None:
    overlay_id, _ = put_overlay(store, ANN, NOW, "Sketch", *ROWS)
    assert rename_overlay(store, ANN, NOW, overlay_id, " Danger  areas ").touches("overlay")
    assert overlays.overlays(store.writer_view())[0].name == "Danger areas"
    with pytest.raises(BadInput, match="needs a name"):
        rename_overlay(store, ANN, NOW, overlay_id, " ")


def test_an_overlay_goes_with_its_shapes_and_undo_brings_all_back(store: Store) -> None:
    overlay_id, (gate, _) = put_overlay(store, ANN, NOW, "Sketch", *ROWS)
    assert remove_overlay(store, ANN, NOW, overlay_id).touches("overlay", "overlay_feature")
    view = store.writer_view()
    assert overlays.overlays(view) == [] and overlays.feature(view, gate) is None
    with pytest.raises(BadInput, match="not in the case any more"):
        remove_overlay(store, ANN, NOW, overlay_id)
    undo.undo(store, ANN, NOW)
    assert len(overlays.features(store.writer_view(), overlay_id)) == 2
    assert check.check(store.writer_view(), store.path, store.case.case_id).holds
