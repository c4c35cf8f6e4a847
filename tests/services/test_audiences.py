"""Audiences are kept under a name, and read as somebody types them."""

import pytest

from console.domain.errors import BadInput
from console.domain.marking import Level
from console.services import audiences as verbs
from console.services.audiences import AudienceForm, audience_of
from console.store import audiences
from console.store.casefile import Store
from tests.services.people import ANN, NOW

MINISTERS = AudienceForm("Ministers", Level.RESTRICTED, "NATO + eu")


def test_an_audience_is_kept_edited_deleted_and_back_after_undo(store: Store) -> None:
    row_id, _ = verbs.keep_audience(store, ANN, NOW, MINISTERS)
    verbs.edit_audience(store, ANN, NOW, row_id, AudienceForm("Ministers", Level.SECRET, "NATO"))
    (kept,) = audiences.audiences(store.writer_view())
    assert (kept.level, kept.members) == (Level.SECRET, {"NATO"})
    assert audience_of(store.writer_view(), "ministers") == kept
    verbs.delete_audience(store, ANN, NOW, row_id)
    assert audiences.audiences(store.writer_view()) == []
    with pytest.raises(BadInput, match="nobody in it"):
        verbs.keep_audience(store, ANN, NOW, AudienceForm("None", Level.SECRET, " "))


@pytest.mark.parametrize(
    ("words", "level", "members"),
    [
        ("NATO+EU", Level.UNCLASSIFIED, {"NATO", "EU"}),
        ("nato", Level.UNCLASSIFIED, {"NATO"}),
        ("POL + DEU", Level.UNCLASSIFIED, {"POL", "DEU"}),
        ("NATO RESTRICTED: NATO+EU", Level.RESTRICTED, {"NATO", "EU"}),
        ("secret: POL; DEU", Level.SECRET, {"POL", "DEU"}),
        ("NATO SECRET", Level.SECRET, {"NATO"}),
        ("COSMIC TOP SECRET", Level.TOP_SECRET, {"NATO"}),
        ("public", Level.PUBLIC, set()),
    ],
)
def test_an_audience_is_read_as_typed(store: Store, words: str, level: Level, members: set[str]) -> None:
    found = audience_of(store.writer_view(), words)
    assert (found.level, found.members) == (level, members)


@pytest.mark.parametrize("words", ["", "all", "NATO+Mars", "secretly: POL", "SECRET", "SECRET:", "NOT SECRET: POL"])
def test_what_is_not_understood_is_refused_with_what_is(store: Store, words: str) -> None:
    with pytest.raises(BadInput, match=r"NATO\+EU"):
        audience_of(store.writer_view(), words)
