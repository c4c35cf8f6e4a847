"""Splitting and merging forces: nobody is made more or fewer, and what stood under one stands under what goes on."""

from dataclasses import replace

import pytest

from console.domain.errors import BadInput
from console.domain.force import Imported
from console.domain.posture_totals import totals
from console.domain.times import DAY
from console.services import posture
from console.services.posture_forms import Said
from console.services.posture_given import Gives
from console.services.posture_parts import MergeForm, Part, SplitForm, Where, merge, split
from console.services.posture_whole import NewForceForm
from console.store import undo, units
from console.store.casefile import Store
from tests.services.forces import BEGAN, MOVED, RIGA, TAPA, made, placements, spans, words
from tests.services.people import ANN, NOW

SAID = Said(MOVED, "Ministry of Defence")
VORU = Where("Võru", "EE", 27.0, 57.85)


@pytest.fixture
def group(store: Store) -> bytes:
    return made(store, "Battlegroup Estonia")


def test_a_force_is_split_and_goes_on_with_the_rest(store: Store, group: bytes) -> None:
    parts = (Part("A", 300, 300, VORU, gives=(Gives("FR", 300, 300),)), Part("B", 100, 200))
    ids, changes = split(store, ANN, NOW, group, SplitForm(SAID, parts))
    assert changes.label == "Split “Battlegroup Estonia”"
    assert words(store, group)[-1] == "Split from 01 NOV 22: A (300), B (100–200); 500–800 stay"
    assert [words(store, part) for part in ids] == [["Split off from Battlegroup Estonia on 01 NOV 22"]] * 2
    first, second = (placements(store, part)[0] for part in ids)
    assert (first.place, first.lead, first.readiness, first.valid_from) == (
        "Võru", "GB", placements(store, group)[0].readiness, MOVED,
    )  # fmt: skip
    assert (second.place, second.strength.least, second.contributions) == ("Tapa", 100, ())
    rest = placements(store, group)[-1]
    assert [(one.country, one.strength.least, one.strength.note) for one in rest.contributions] == [
        ("DK", None, ""), ("FR", None, "before the split: 300"),
    ]  # fmt: skip
    undo.undo(store, ANN, NOW)
    assert spans(placements(store, group)) == [("2017-04-20", None)] and not placements(store, ids[0])


def test_a_force_is_split_up_whole_and_ends(store: Store, group: bytes) -> None:
    ids, _ = split(store, ANN, NOW, group, SplitForm(SAID, (Part("A", 500, 500), Part("B", None, None)), False))
    assert spans(placements(store, group)) == [("2017-04-20", "2022-11-01")]
    assert totals([placements(store, part)[0] for part in ids]).in_place.words() == "500 and 1 unknown"


def test_of_parts_nobody_counted_the_rest_is_unknown(store: Store, group: bytes) -> None:
    split(store, ANN, NOW, group, SplitForm(SAID, (Part("A", None, None),)))
    assert placements(store, group)[-1].strength.text == "unknown"


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (SplitForm(SAID, (Part("A", 1300, 1300),)), "come to 1300 persons, more than the 1000–1200"),
        (SplitForm(SAID, (Part("A", 500, 900), Part("B", 500, 900))), "come to 1000–1800"),
        (SplitForm(SAID, (Part("A", 1200, 1200),)), "Nothing of"),
        (SplitForm(SAID, (Part("A", 1, 1),), False), "at least two parts"),
        (SplitForm(SAID, (Part("A", 1, 1), Part("A", 1, 1))), "name of its own"),
        (SplitForm(replace(SAID, holds_from=BEGAN - DAY), (Part("A", 1, 1),)), "began on 20 APR 17"),
        (SplitForm(SAID, (Part("A", 5, 1),)), "more than the most"),
    ],
)
def test_a_split_that_cannot_be_is_refused(store: Store, group: bytes, form: SplitForm, said: str) -> None:
    with pytest.raises(BadInput) as refused:
        split(store, ANN, NOW, group, form)
    assert said in str(refused.value).replace("\N{THIN SPACE}", "")
    assert len(units.forces(store.writer_view())) == 1


def test_where_more_is_known_of_a_later_day_neither_is_done(store: Store, group: bytes) -> None:
    posture.edit(store, ANN, NOW, group, replace(RIGA, said=Said(MOVED + DAY)))
    with pytest.raises(BadInput, match="More is known of “Battlegroup Estonia” from 02 NOV 22 on"):
        split(store, ANN, NOW, group, SplitForm(SAID, (Part("A", 1, 1),)))


def test_forces_are_merged_into_one_with_their_people_nations_and_what_stood_under_them(
    store: Store, group: bytes
) -> None:
    other = made(store, "Second", replace(TAPA, lead="CA", gives=(Gives("FR", 100, 150), Gives("IS")), most=1000))
    below = made(store, "Company", replace(TAPA, parent_id=other))
    changes = merge(store, ANN, NOW, group, MergeForm(SAID, (other,), size_level="brigade"))
    assert changes.label == "Merge into “Battlegroup Estonia”"
    whole = placements(store, group)[-1]
    assert (whole.strength.least, whole.strength.most, whole.size_level) == (2000, 2200, "brigade")
    assert (whole.lead, whole.contributors) == ("GB", ("CA", "DK", "FR", "IS"))
    assert [(one.country, one.strength.text) for one in whole.contributions] == [
        ("DK", "unknown"), ("FR", "400–450"), ("IS", "unknown"),
    ]  # fmt: skip
    assert spans(placements(store, other)) == [("2017-04-20", "2022-11-01")]
    assert placements(store, below)[-1].parent_id == group
    assert words(store, group)[-1] == "Merged with Second from 01 NOV 22"
    assert words(store, other)[-1] == "Merged into Battlegroup Estonia on 01 NOV 22"
    undo.undo(store, ANN, NOW)
    assert placements(store, below)[-1].parent_id == other and len(placements(store, group)) == 1


def test_a_merger_of_unknown_strength_is_at_least_what_is_known(store: Store, group: bytes) -> None:
    other = made(store, "Second", replace(TAPA, least=None, most=None))
    merge(store, ANN, NOW, group, MergeForm(SAID, (other,)))
    whole = placements(store, group)[-1]
    assert (whole.strength.least, whole.strength.most) == (1000, None) and "Second" in whole.strength.note


def test_what_cannot_be_merged_is_refused(store: Store, group: bytes) -> None:
    elsewhere = made(store, "Second", replace(TAPA, place="Ādaži", country="LV"))
    below = made(store, "Company", replace(TAPA, parent_id=group))
    theirs, _ = posture.create_force(store, ANN, NOW, NewForceForm("Theirs", Imported.UNIT, TAPA))
    for form, unit, said in (
        (MergeForm(SAID, (theirs,)), group, "other side's"),
        (MergeForm(SAID, (elsewhere,)), group, "different places"),
        (MergeForm(SAID, ()), group, "at least one other"),
        (MergeForm(SAID, (group,)), group, "at least one other"),
        (MergeForm(SAID, (group,)), below, "stands under one of those"),
    ):
        with pytest.raises(BadInput, match=said):
            merge(store, ANN, NOW, unit, form)
    merge(store, ANN, NOW, group, MergeForm(SAID, (elsewhere,), VORU))
    assert placements(store, group)[-1].place == "Võru"
