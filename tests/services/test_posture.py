"""Forces are made, moved, resized … from a date on: one operation, one line of history, no day said twice."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from console.domain.errors import BadInput
from console.domain.force import ActsAs, Home, Permanence, Position
from console.domain.operation import Changes
from console.domain.times import DAY, day_start, iso_day
from console.services import posture, posture_many
from console.services.posture_forms import (
    LeadForm,
    MoveForm,
    ReadinessForm,
    ResizeForm,
    Said,
    TermsForm,
    UnderForm,
)
from console.services.posture_given import Gives
from console.services.posture_names import NameForm, rename
from console.services.posture_whole import ForceForm
from console.store import journal, undo, units
from console.store.casefile import Store
from tests.services.forces import BEGAN, MOVED, RIGA, TAPA, made, placements, spans, words
from tests.services.people import ANN, BO, NOW


@pytest.fixture
def group(store: Store) -> bytes:
    return made(store, "Battlegroup Estonia", short_name="BG EE")


def test_a_new_force_stands_as_said_with_its_readiness_and_what_each_nation_gives(store: Store, group: bytes) -> None:
    (stands,) = placements(store, group)
    assert ForceForm.of(stands) == replace(TAPA, said=replace(TAPA.said, to_check=False))
    assert (stands.contributors, [one.country for one in stands.contributions]) == (("DK", "FR"), ["DK", "FR"])
    assert words(store, group) == ["Begins at Tapa, 1000–1200 persons from 20 APR 17"]
    assert next(iter(journal.operations(store.writer_view())[::-1])).label == "New force “Battlegroup Estonia”"
    undo.undo(store, ANN, NOW)
    assert not placements(store, group)


def test_a_move_ends_what_held_and_carries_over_all_that_did_not_change(store: Store, group: bytes) -> None:
    changes = posture.edit(store, BO, NOW, group, RIGA)
    before, after = placements(store, group)
    assert changes.label == "Move “BG EE”" and words(store, group)[-1] == "Moved from Tapa to Rīga from 01 NOV 22"
    assert spans([before, after]) == [("2017-04-20", "2022-11-01"), ("2022-11-01", None)]
    assert (after.place, after.country, after.strength, after.readiness) == (
        "Rīga",
        "LV",
        before.strength,
        before.readiness,
    )
    assert after.contributions == before.contributions and after.note == before.note
    assert after.provenance.source == "Bo (place); the rest as of 2022-06: NATO, Jun 2022"
    assert (after.provenance.as_of, after.recorded and after.recorded.by) == (iso_day(NOW), "Bo")
    undo.undo(store, ANN, NOW)
    assert spans(placements(store, group)) == [("2017-04-20", None)]


Act = Callable[[Store, bytes], Changes]
SAID = Said(MOVED, "Ministry of Defence", "2022-11", True, "To check: the day.")
ACTS: list[tuple[Act, str, str]] = [
    (
        lambda store, unit: posture.edit(store, ANN, NOW, unit, ResizeForm(SAID, 2000, 2200, "", "brigade")),
        "Resize “BG EE”",
        "Strength 2000–2200, was 1000–1200; size brigade, was battlegroup, from 01 NOV 22",
    ),
    (
        lambda store, unit: posture.edit(
            store, ANN, NOW, unit, LeadForm(SAID, "DK", (Gives("FR", 250, 250), Gives("IS")))
        ),
        "Change who makes up “BG EE”",
        "Led by Denmark, was led by Britain (UK); Iceland joined; France gives 250, was 300, from 01 NOV 22",
    ),
    (
        lambda store, unit: posture.edit(store, ANN, NOW, unit, ReadinessForm(SAID, 2, 3, "", "SACEUR")),
        "Set the readiness of “BG EE”",
        "Notice to move 2–3 days, was 5–7 days, from 01 NOV 22",
    ),
    (
        lambda store, unit: posture.edit(
            store, ANN, NOW, unit,
            TermsForm(SAID, Permanence.PERMANENT, ActsAs.ALLIANCE, "not at night", Home("Bulford", "GB", None, None)),
        ),
        "Change the terms of “BG EE”",
        "Now permanent; acts for the Alliance; caveats: not at night; at home in Bulford, Britain (UK), from 01 NOV 22",
    ),
    (
        lambda store, unit: posture.edit(store, ANN, NOW, unit, UnderForm(SAID, None, "MNC-NE")),
        "Re-subordinate “BG EE”",
        "Under MNC-NE, was under MND-N, from 01 NOV 22",
    ),
    (lambda store, unit: posture.end_force(store, ANN, NOW, unit, SAID), "End “BG EE”", "Ended on 01 NOV 22"),
]  # fmt: skip


@pytest.mark.parametrize(("act", "label", "said"), ACTS)
def test_each_act_is_one_operation_and_one_line_and_undo_takes_it_back(
    store: Store, group: bytes, act: Act, label: str, said: str
) -> None:
    before, acts = placements(store, group), len(journal.operations(store.writer_view()))
    assert act(store, group).label == label
    assert words(store, group)[-1] == said
    assert len(journal.operations(store.writer_view())) == acts + 1
    undo.undo(store, ANN, NOW)
    assert placements(store, group) == before and len(words(store, group)) == 1


def test_what_is_said_with_an_edit_is_its_source_and_a_mark_is_only_cleared_by_a_person(
    store: Store, group: bytes
) -> None:
    posture.edit(store, ANN, NOW, group, ResizeForm(SAID, None, None))
    posture.edit(store, ANN, NOW, group, replace(RIGA, said=Said(MOVED + DAY)))
    last = placements(store, group)[-1]
    assert last.provenance.source.startswith(
        "Ann (place); Ministry of Defence (strength, size); the rest as of 2022-06"
    )
    assert last.provenance.to_check and last.provenance.check_note == "To check: the day."
    posture.edit(store, ANN, NOW, group, ResizeForm(Said(MOVED + 2 * DAY, to_check=False), 5, 5))
    assert not placements(store, group)[-1].provenance.to_check


def test_contributions_and_readiness_keep_their_own_source_until_they_change(store: Store, group: bytes) -> None:
    posture.edit(store, ANN, NOW, group, ReadinessForm(SAID, 2, 3))
    gives = (Gives("DK"), Gives("FR", 300, 300), Gives("IS", 10, 20))
    posture.edit(store, ANN, NOW, group, LeadForm(replace(SAID, holds_from=MOVED + DAY), "GB", gives))
    last = placements(store, group)[-1]
    assert [(one.country, one.provenance.source) for one in last.contributions] == [
        ("DK", "NATO, Jun 2022"), ("FR", "NATO, Jun 2022"), ("IS", "Ministry of Defence"),
    ]  # fmt: skip
    row = units.readiness_row(store.writer_view(), last)
    assert row is not None and row[1].source == "Ministry of Defence"


@pytest.mark.parametrize(
    ("typed", "kept"), [("2022-11", "2022-11"), (" 21 nov 22", "2022-11-21"), ("NOV 22", "2022-11"), ("", "2022-11-15")]
)
def test_the_day_or_month_of_a_source_is_kept_in_one_way(store: Store, group: bytes, typed: str, kept: str) -> None:
    posture.edit(store, ANN, NOW, group, ResizeForm(Said(MOVED, "MoD", typed), 5, 6))
    assert placements(store, group)[-1].provenance.as_of == kept


def test_an_edit_that_changes_nothing_writes_nothing(store: Store, group: bytes) -> None:
    (stands,) = placements(store, group)
    for form in (MoveForm, ResizeForm, UnderForm, LeadForm, ReadinessForm, TermsForm):
        assert posture_many.edit_many(store, ANN, NOW, [group], form.of(stands, Said(MOVED))).operation is None
    assert placements(store, group) == [stands]


def test_an_edit_before_the_next_one_known_holds_until_that(store: Store, group: bytes) -> None:
    posture.edit(store, ANN, NOW, group, RIGA)
    posture.edit(store, ANN, NOW, group, ResizeForm(Said(day_start("2020-01-01")), 900, 900, "", "battlegroup"))
    assert spans(placements(store, group)) == [
        ("2017-04-20", "2020-01-01"), ("2020-01-01", "2022-11-01"), ("2022-11-01", None),
    ]  # fmt: skip
    assert words(store, group)[-1].endswith("from 01 JAN 20 to 01 NOV 22")


def test_an_edit_on_the_day_a_placement_began_takes_its_place_and_the_old_one_stays_to_be_seen(
    store: Store, group: bytes
) -> None:
    posture.edit(store, ANN, NOW, group, replace(RIGA, said=Said(BEGAN)))
    (stands,) = placements(store, group)
    old, new = units.history(store.writer_view(), group)
    assert new.force == stands and stands.place == "Rīga" and stands.recorded is not None
    assert stands.recorded.corrects == old.force.placement_id and old.withdrawn is not None
    assert (old.force.place, old.force.readiness, old.withdrawn.by) == ("Tapa", stands.readiness, "Ann")


def test_two_people_may_change_different_things_and_nobody_s_words_are_replaced_unread(
    store: Store, group: bytes
) -> None:
    seen = ResizeForm.of(placements(store, group)[0], Said(MOVED))
    posture.edit(store, BO, NOW, group, replace(seen, size_level="brigade"), seen)
    posture.edit(store, ANN, NOW, group, replace(seen, least=1500, most=1500), seen)
    last = placements(store, group)[-1]
    assert (last.size_level, last.strength.least) == ("brigade", 1500)
    with pytest.raises(BadInput, match="somebody changed the strength"):
        posture.edit(store, BO, NOW, group, replace(seen, least=9, most=9), seen)


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (replace(RIGA, said=Said(BEGAN - DAY)), "began on 20 APR 17"),
        (replace(RIGA, said=Said(None)), "from which day"),
        (replace(RIGA, lat=None), "latitude and longitude"),
        (replace(RIGA, lat=91.0), "outside"),
        (replace(RIGA, country="QQ"), "no country's"),
        (replace(RIGA, lon=None, lat=None), "not public"),
        (replace(RIGA, position=Position.NOT_PUBLIC), "has none"),
        (ResizeForm(Said(MOVED), 300, 200), "is more than the most"),
        (ResizeForm(Said(MOVED), -1, 200), "number of persons"),
        (ResizeForm(Said(MOVED), 1, 10**30), "at most 10.000.000"),
        (ReadinessForm(Said(MOVED), 5, float("inf")), "number of days, at most"),
        (ReadinessForm(Said(MOVED), float("nan"), 5), "number of days"),
        (ResizeForm(Said(MOVED), 1, 2, sidc="1"), "twenty digits"),
        (LeadForm(Said(MOVED), "GB", (Gives("FR"), Gives("FR", 5, 5))), "there twice"),
        (ReadinessForm(Said(MOVED), 7, 5), "is more than the most"),
        (UnderForm(Said(MOVED), b"x" * 16), "not in the case"),
        (ResizeForm(Said(MOVED, "NATO", "2022"), 1, 2), "no day or month"),
        (ResizeForm(Said(MOVED, "NATO", "last week"), 1, 2), "no day or month"),
        (ResizeForm(Said(MOVED, to_check=True), 1, 2), "still to be checked"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence_and_nothing_is_written(
    store: Store, group: bytes, form: MoveForm, said: str
) -> None:
    acts = len(journal.operations(store.writer_view()))
    with pytest.raises(BadInput, match=said):
        posture_many.edit_many(store, ANN, NOW, [group], form)
    assert len(journal.operations(store.writer_view())) == acts


def test_nothing_stands_under_itself_or_below_itself_at_any_time_of_the_edit(store: Store, group: bytes) -> None:
    under = replace(TAPA, said=Said(MOVED), parent_id=group)
    below = made(store, "Company", under)
    made_later = made(store, "Third")
    later = UnderForm(Said(day_start("2023-01-01")), None, "nobody")
    posture.edit(store, ANN, NOW, below, later)
    with pytest.raises(BadInput, match="cannot stand under itself"):
        posture.edit(store, ANN, NOW, group, UnderForm(Said(MOVED), group))
    with pytest.raises(BadInput, match="stands below"):
        posture.edit(store, ANN, NOW, group, UnderForm(Said(MOVED), below))
    with pytest.raises(BadInput, match="did not stand"):
        posture.edit(store, ANN, NOW, made_later, UnderForm(Said(MOVED - DAY), below))
    posture.edit(store, ANN, NOW, group, UnderForm(Said(day_start("2023-01-01")), below))
    assert placements(store, group)[-1].higher == "Company"


def test_many_forces_change_as_one_operation_or_none_does(store: Store, group: bytes) -> None:
    second = made(store, "Second")
    changes = posture_many.edit_many(store, ANN, NOW, [group, second], RIGA)
    assert changes.label == "Move 2 forces" and placements(store, second)[-1].place == "Rīga"
    posture.end_force(store, ANN, NOW, second, Said(MOVED + DAY))
    with pytest.raises(BadInput, match=r"Nothing was changed. “Second”: .* ended on 02 NOV 22"):
        posture_many.edit_many(store, ANN, NOW, [group, second], ResizeForm(Said(MOVED + 9 * DAY), 5, 5))
    assert len(placements(store, group)) == 2


def test_a_force_ends_with_all_that_was_said_of_later_days_and_cannot_end_before_it_began(
    store: Store, group: bytes
) -> None:
    posture.edit(store, ANN, NOW, group, RIGA)
    with pytest.raises(BadInput, match="cannot end before"):
        posture.end_force(store, ANN, NOW, group, Said(BEGAN))
    posture.end_force(store, ANN, NOW, group, Said(day_start("2021-01-01")))
    assert spans(placements(store, group)) == [("2017-04-20", "2021-01-01")]
    assert [placed.withdrawn and placed.withdrawn.why for placed in units.history(store.writer_view(), group)] == [
        None, "The force ended on 01 JAN 21.",
    ]  # fmt: skip
    with pytest.raises(BadInput, match="ended on 01 JAN 21"):
        posture.end_force(store, ANN, NOW, group, Said(MOVED))


def test_a_force_is_called_otherwise_and_its_history_says_so(store: Store, group: bytes) -> None:
    seen = NameForm.of(placements(store, group)[0])
    changes = rename(store, ANN, NOW, group, replace(seen, name=" Battlegroup  Tapa ", kind="brigade"), seen)
    assert changes.label == "Rename “Battlegroup Tapa”"
    assert (
        words(store, group)[-1] == "Renamed from Battlegroup Estonia to Battlegroup Tapa; kind brigade, was battlegroup"
    )
    with pytest.raises(BadInput, match="somebody called it"):
        rename(store, BO, NOW, group, replace(seen, name="Other"), seen)
    with pytest.raises(BadInput, match="name and a kind"):
        rename(store, BO, NOW, group, replace(seen, name=" "))
