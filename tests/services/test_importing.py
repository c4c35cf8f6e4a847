"""An import: every record is accounted for, nothing comes twice, newer versions revise, one undo takes all back."""

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from console.domain.arrival import told
from console.domain.errors import Cancelled
from console.domain.report import Report
from console.feeds.drafts import FeatureDraft, Rejected, ReportDraft, Titled, Warned
from console.services import importing
from console.services.progress import Unheard
from console.store import arrivals, columns, journal, reports, undo
from console.store.casefile import Store
from tests.services.arriving import arrive, read
from tests.services.people import ANN, NOW

LATER = NOW + 60_000


def draft(number: int = 1, headline: str = "A blast", **said: Any) -> ReportDraft:
    return ReportDraft(number=number, headline=headline, **said)


def kept(store: Store) -> list[Report]:
    with store.reader() as reader:
        ids = [row_id for (row_id,) in reader.all("SELECT id FROM report ORDER BY rowid")]
        return reports.reports_of(reader, ids)


def count(store: Store) -> int:
    with store.reader() as reader:
        return len(journal.operations(reader))


drafts = st.lists(
    st.one_of(
        st.builds(
            ReportDraft,
            number=st.integers(1, 99),
            headline=st.sampled_from(["A", "B", ""]),
            external_id=st.sampled_from([None, "1", "2", "3"]),
            version_at=st.sampled_from([None, NOW, LATER]),
            lon=st.sampled_from([None, 0.0, 21.5, 400.0, float("nan")]),
            lat=st.sampled_from([None, 0.0, 50.5]),
            updates=st.sampled_from([(), ("1",), ("2", "3"), ("gone",)]),
            withdraws=st.booleans(),
        ),
        st.builds(
            FeatureDraft,
            number=st.integers(1, 99),
            name=st.sampled_from(["A", "B"]),
            external_id=st.sampled_from([None, "1"]),
            geometry=st.sampled_from(["", '{"type":"Point","coordinates":[21,50]}', "{", '{"type":"Point"}']),
        ),
        st.builds(Rejected, st.integers(1, 99), st.sampled_from(["no time", "no words"])),
        st.just(Warned("careful")),
    ),
    max_size=12,
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=drafts, second=drafts)
def test_every_record_is_accounted_for_and_the_same_file_adds_nothing(
    store: Store, first: list[Any], second: list[Any]
) -> None:
    source = f"Source {count(store)}"
    for given_drafts in (first, second, first):
        arrival = arrive(store, *given_drafts, source=source)
        records = sum(not isinstance(one, Warned) for one in given_drafts)
        assert arrival.records == records == arrival.accepted + arrival.duplicates + len(arrival.rejected)
        assert arrival.accepted == arrival.located + arrival.unlocated
        assert (arrival.bbox is None) == (arrival.located == 0)
        before = count(store)
        again = arrive(store, *given_drafts, source=source)
        assert again.accepted == 0 or again.revised == again.accepted  # versions of one feature take turns
        if not any(isinstance(one, FeatureDraft) for one in given_drafts):
            assert (again.accepted, count(store)) == (0, before)
    arrive(store, draft(), source=f"Another {source}")
    with store.reader() as reader:
        assert columns.reports(reader) is not None
        for table, column in (("report", "revises_id"), ("report_revision", "withdrawal_id")):
            assert not reader.all(f"SELECT 1 FROM {table} WHERE {column} IS NOT NULL AND {column} = id")
        assert not reader.all("SELECT revises_id FROM report GROUP BY revises_id HAVING count(revises_id) > 1")


def test_equal_rows_without_an_id_are_different_events(store: Store) -> None:
    assert arrive(store, draft(1), draft(2)).accepted == 2
    assert arrive(store, draft(1), draft(2)).duplicates == 2
    third = arrive(store, draft(1), draft(2), draft(3))
    assert (third.accepted, third.duplicates) == (1, 2)


def test_the_same_from_another_source_is_no_duplicate(store: Store) -> None:
    arrive(store, draft(external_id="7"))
    assert arrive(store, draft(external_id="7"), source="Another").accepted == 1


def test_a_newer_version_revises_and_keeps_the_old_one(store: Store) -> None:
    arrive(store, draft(external_id="7", version_at=NOW))
    newer = arrive(store, draft(headline="Two blasts", external_id="7", version_at=LATER), now=LATER)
    assert (newer.accepted, newer.revised) == (1, 1)
    old, new = kept(store)
    assert (old.headline, old.superseded_by, new.revises_id) == ("A blast", new.id, old.id)
    late = arrive(store, draft(headline="A bang", external_id="7", version_at=NOW - 1))
    assert (late.accepted, late.duplicates) == (0, 1)


def test_other_words_under_the_same_id_revise_when_they_come_later(store: Store) -> None:
    arrive(store, draft(external_id="7"))
    assert arrive(store, draft(headline="No blast", external_id="7")).revised == 1
    assert arrive(store, draft(external_id="7")).duplicates == 1  # an old file once more


def test_a_record_that_another_updated_is_still_known(store: Store) -> None:
    file = (
        draft(1, external_id="7", version_at=LATER),
        draft(2, "Two blasts", external_id="8", updates=("7",)),
        draft(3, "A bang", external_id="7", version_at=NOW),
    )
    assert (arrive(store, *file).accepted, arrive(store, *file).accepted) == (2, 0)
    arrive(store, draft(1, "Three blasts", external_id="7", version_at=LATER + 1))
    assert [one.counts for one in kept(store)] == [False, False, True]


def test_an_id_on_several_records_of_a_file_keeps_them_apart(store: Store) -> None:
    both = draft(1, external_id="7"), draft(2, "A flood", external_id="7")
    arrival = arrive(store, *both)
    assert (arrival.accepted, arrival.revised) == (2, 0)
    assert "1 id stands on several records" in arrival.warnings[0]
    assert arrive(store, *reversed(both)).duplicates == 2
    assert arrive(store, both[1]).duplicates == 1


def test_versions_within_one_file_follow_one_another(store: Store) -> None:
    arrival = arrive(
        store,
        draft(1, external_id="7", version_at=NOW),
        draft(2, "Two blasts", external_id="7", version_at=LATER),
        draft(3, "A bang", external_id="7", version_at=NOW - 1),
    )
    assert (arrival.accepted, arrival.revised, arrival.duplicates, arrival.warnings) == (2, 1, 1, ())


def test_a_cancel_withdraws_what_it_names_and_says_what_is_not_here(store: Store) -> None:
    arrive(store, draft(external_id="7"))
    arrival = arrive(store, draft(headline="Cancelled", external_id="8", updates=("7", "9"), withdraws=True), now=LATER)
    assert arrival.warnings == (
        "1 earlier report was withdrawn by this file.",
        "It updates or cancels what is not in the case: 9.",
    )
    gone, cancel = kept(store)
    assert (gone.withdrawn_at, gone.withdrawal_id, gone.counts) == (LATER, cancel.id, False)
    assert cancel.counts


def test_an_update_takes_the_place_of_what_it_names_also_before_it_in_the_file(store: Store) -> None:
    arrive(
        store,
        draft(1, "Now two blasts", external_id="8", updates=("7", "6")),
        draft(2, external_id="7"),
        draft(3, "A bang", external_id="6"),
    )
    update, named, other = kept(store)
    assert update.revises_id == other.id or update.revises_id == named.id
    assert [one.counts for one in (update, named, other)] == [True, False, False]


def test_positions_that_are_none_are_unlocated_with_the_reason(store: Store) -> None:
    arrival = arrive(
        store,
        draft(1, lon=0.0, lat=0.0),
        draft(2, lon=float("nan"), lat=50.0),
        draft(3, lon=21.5, lat=50.25),
        draft(4, geometry='{"type":"LineString","coordinates":[[10,40],[30,60]]}'),
        draft(5, geometry='{"type":"LineString","coordinates":[[10,400],[30,60]]}'),
    )
    assert (arrival.accepted, arrival.located, arrival.bbox) == (5, 2, (10.0, 40.0, 30.0, 60.0))
    nowhere, nan, here, *_ = kept(store)
    assert (nowhere.lon, nowhere.unlocated, nan.lon) == (None, "0.0, 0.0 is no position", None)
    assert (here.lon, here.lat) == (21.5, 50.25)


def test_times_are_told_as_they_were(store: Store) -> None:
    day = NOW // 86_400_000 * 86_400_000
    arrival = arrive(
        store,
        draft(1, occurred_from=NOW, occurred_to=LATER),
        draft(2, occurred_from=day, occurred_to=day + 86_400_000, time_precision="day"),
        draft(3, occurred_from=1 << 62),
    )
    assert (arrival.time_min, arrival.time_max) == (day, LATER)


def test_an_exercise_is_marked_as_one(store: Store) -> None:
    arrive(store, draft(1), draft(2, attributes={"status": "Exercise"}))
    real, drill = kept(store)
    assert real.marking is None and drill.marking is not None and drill.marking.exercise


def test_one_undo_takes_an_import_back_whole(store: Store) -> None:
    arrive(store, draft(external_id="7"))
    feature = FeatureDraft(number=2, name="A road", geometry='{"type":"Point","coordinates":[21,50]}')
    before = count(store)
    arrive(store, draft(1, "New", external_id="7"), feature, source="Other", file="b.kml")
    assert count(store) == before + 1
    undo.undo(store, ANN, LATER)
    with store.reader() as reader:
        assert [one.file for one in arrivals.arrivals(reader)] == ["wire.csv"]
        assert not arrivals.overlays(reader) and [one.name for one in arrivals.sources(reader)] == ["The wire"]


def test_features_become_an_overlay_that_follows_its_file(store: Store) -> None:
    road = FeatureDraft(number=1, name="Road", external_id="r", geometry='{"type":"Point","coordinates":[21,50]}')
    camp = FeatureDraft(number=2, name="Camp", overlay="Camps", unlocated="no shape")
    first = arrive(store, road, camp, file="area.kml")
    assert (first.accepted, first.located) == (2, 1)
    assert arrive(store, road, camp, file="area.kml").duplicates == 2
    moved = FeatureDraft(number=1, name="Road", external_id="r", geometry='{"type":"Point","coordinates":[22,50]}')
    assert arrive(store, moved, camp, file="area.kml").revised == 1
    with store.reader() as reader:
        assert {(one.name, one.features, one.drawn) for one in arrivals.overlays(reader)} == {
            ("area", 1, 1), ("Camps", 1, 0),
        }  # fmt: skip
        assert reader.value("SELECT geometry FROM overlay_feature WHERE name = 'Road'") == moved.geometry


def test_a_file_none_of_whose_records_can_be_read_is_refused(store: Store) -> None:
    before = count(store)
    arrival = arrive(store, Rejected(1, "no time"), Rejected(2, "no time"))
    assert (arrival.records, len(arrival.rejected), arrival.accepted) == (2, 2, 0)
    assert "none of the 2 records" in arrival.refused and count(store) == before


def test_the_source_is_what_somebody_says_else_what_the_file_says_else_its_name(store: Store) -> None:
    said = [arrive(store, draft(), source="Desk", file="a.csv")]
    said.append(arrive(store, Titled(" Civil \n defence "), draft(), source="", file="b.csv"))
    said.append(arrive(store, draft(), source="", file="sirens.csv.gz"))
    assert [one.source for one in said] == ["Desk", "Civil defence", "sirens"]


def test_stopping_while_it_is_kept_writes_nothing(store: Store) -> None:
    class Stopped(Unheard):
        def report(self, done: int, total: int) -> None:
            raise Cancelled("Stopped.")

    before = count(store)
    with pytest.raises(Cancelled):
        importing.keep(store, ANN, NOW, read([draft()]), told=Stopped())
    assert count(store) == before and not kept(store)


def test_a_file_comes_in_by_a_process_of_its_own_and_the_same_one_is_known(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "news.xml"
    items = "".join(f"<item><title>Item {n}</title><guid>{n}</guid></item>" for n in range(3))
    file.write_text(f"<rss version='2.0'><channel><title>News</title>{items}</channel></rss>")
    first = importing.import_file(store, ANN, NOW, file)
    assert (first.format, first.records, first.accepted, first.source) == ("rss", 3, 3, "News")
    before = count(store)
    again = importing.import_file(store, ANN, LATER, file)
    assert (again.records, again.duplicates, again.format, count(store)) == (3, 3, "rss", before)
    content = file.read_bytes().replace(b"Item 2", b"Item B")
    with store.reader() as reader:
        read = importing.read_bytes(reader, "over the line", content)
    message, _ = importing.keep(store, ANN, LATER, read)
    assert (message.accepted, message.revised, message.duplicates) == (1, 1, 2)


def test_the_same_table_read_in_another_way_says_so(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "sirens.csv"
    file.write_text("when,what,note\n2022-11-15T15:40Z,Siren,west\n2022-11-15T15:50Z,Siren,east\n")
    assert importing.import_file(store, ANN, NOW, file).accepted == 2
    mapping = {"when": "time", "what": "detail", "note": "title"}
    again = importing.import_file(store, ANN, NOW, file, mapping=mapping)
    assert again.accepted == 2 and any("read in another way" in words for words in again.warnings)
    with store.reader() as reader:
        assert arrivals.mapping_of(reader, "sirens") == mapping
    assert importing.import_file(store, ANN, NOW, file).duplicates == 2


def test_a_file_that_changes_while_it_is_read_is_not_taken(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "wire.csv"
    file.write_text("id,title,lat,lon\n1,A blast,50,21\n")

    class Writes(Unheard):
        def report(self, done: int, total: int) -> None:
            file.write_text("id,title,lat,lon\n2,Another,50,21\n3,One,50,21\n")

    before = count(store)
    refused = importing.import_file(store, ANN, NOW, file, told=Writes())
    assert "changed while it was read" in refused.refused and count(store) == before
    assert importing.import_file(store, ANN, NOW, file).accepted == 2


def test_what_cannot_be_taken_is_told_and_nothing_is_written(store: Store, tmp_path: Path) -> None:
    (tmp_path / "noise.bin").write_bytes(os.urandom(64))
    before = count(store)
    for path in (tmp_path, tmp_path / "gone.xml", tmp_path / "noise.bin"):
        assert importing.import_file(store, ANN, NOW, path).refused.endswith(".")
    assert count(store) == before


def test_a_sentence_says_what_became_of_it(store: Store) -> None:
    rejected = [Rejected(number, "no readable time") for number in (2, 3)]
    assert told(arrive(store, draft(1, lon=21.0, lat=50.0), *rejected)) == (
        "1 of 3 taken. 2 rejected: no readable time (records 2, 3)."
    )
    assert told(arrive(store, draft(1, lon=21.0, lat=50.0))) == "Nothing new: 1 record is known already."
