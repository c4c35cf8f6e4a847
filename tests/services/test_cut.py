"""What an audience gets is what a case holds in which the withheld things never were; the briefer is told of them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from console.domain.audience import Audience
from console.domain.errors import BadInput, Fault
from console.domain.marking import Level, Marking
from console.domain.storyboard import Slide, SlideKind, Storyboard
from console.domain.times import HOUR
from console.services.cut import Cut, cut, slide_warned, slide_withheld
from console.store import markings, search, settings
from console.store.casefile import Store
from console.store.ids import new_id
from console.store.reader import Reader
from tests import cases
from tests.services.people import ANN, NOW

SECRET, RESTRICTED = Marking(Level.SECRET, "NATO"), Marking(Level.RESTRICTED, "NATO")
NATO = Audience("Council", Level.RESTRICTED, frozenset({"NATO"}))
Marks = dict[str, Marking]


def made(store: Store, marks: Marks, there: Callable[[str], bool] = lambda name: True) -> dict[str, bytes]:
    """A small case of things with names; ``marks`` are the markings of some, and what is not ``there`` is left out."""
    ids: dict[str, bytes] = {}
    with store.operation("Make it", ANN, NOW) as case:

        def add(table: str, name: str, /, **columns: object) -> bool:
            if not there(name):
                return False
            ids[name] = new_id(NOW + len(ids))
            if name in marks:
                columns["marking_id"] = markings.marking_id(case, marks[name], NOW)
            case.insert(table, id=ids[name], **columns)
            return True

        for name in ("wire", "agent"):
            add("source", name, name=f"The {name}", kind="agency")
        for number, (name, of) in enumerate((("r1", "wire"), ("r2", "agent"), ("r3", "wire"), ("r4", "wire"))):
            add("report", name, source_id=ids.get(of), received_at=NOW + number, headline=f"Headline {name}")
        add("incident", "strike", title="A strike", category=1, severity=3, status="assessed", occurred_at=NOW,
            time_precision="minute", opened_at=NOW)  # fmt: skip
        revision = 0
        for name in ("first", "second", "third"):
            revision += add("assessment", name, incident_id=ids.get("strike"), revision=revision + 1, attribution=name,
                            author="Ann", at=NOW)  # fmt: skip
        for name in ("r1", "r2", "r3"):
            if name in ids and "strike" in ids:
                case.insert("incident_report", id=new_id(NOW), incident_id=ids["strike"], report_id=ids[name])
        add("claim", "claim", incident_id=ids.get("strike"), actor="A ministry", text="It was theirs", status="live")
        add("crisis", "crisis", title="A crisis", opened_at=NOW)
        add("consultation", "talks", crisis_id=ids["crisis"], basis="Article 4", status="in session")
        version = 0
        for name in ("v1", "v2", "v3"):
            version += add("draft", name, consultation_id=ids["talks"], title="Statement", version=version + 1,
                           text=f"Text of {name}", at=NOW)  # fmt: skip
        number = 0
        for name in ("noon", "dusk"):
            number += add("log_entry", name, station="Desk 1", number=number + 1, at=NOW, author="Ann", text=name)
        for name in ("brigade", "corps"):
            add("unit", name, kind="formation", name=f"The {name}", parent_id=None)
        if {"brigade", "corps"} <= ids.keys():
            case.update("unit", ids["brigade"], parent_id=ids["corps"])
    return ids


@contextmanager
def taken(store: Store, audience: Audience = NATO) -> Iterator[Cut]:
    found = cut(store, None, audience)
    with found.reader:
        yield found


TOLD = {
    "report": "headline, (SELECT name FROM source WHERE id = source_id)",
    "source": "name", "incident": "title", "assessment": "revision, attribution", "claim": "text",
    "draft": "version, text", "log_entry": "number, text", "crisis": "title", "consultation": "basis",
    "unit": "name, (SELECT name FROM unit u WHERE u.id = unit.parent_id)", "marking": "level, owner",
    "incident_report": "(SELECT headline FROM report WHERE id = report_id)",
}  # fmt: skip


def told(reader: Reader) -> dict[str, list[object]]:
    return {table: sorted(map(repr, reader.rows(f"SELECT {what} FROM {table}"))) for table, what in TOLD.items()}


@pytest.mark.parametrize(
    "gone",
    [
        {"r1"}, {"agent", "r2"}, {"wire", "r1", "r3", "r4"}, {"first"}, {"second"}, {"v1"}, {"v2", "v3"}, {"noon"},
        {"corps"}, {"claim", "third", "r4"},
    ],
)  # fmt: skip
def test_nothing_of_what_is_withheld_is_left_not_even_a_gap(tmp_path: Path, gone: set[str]) -> None:
    with (
        cases.empty(tmp_path / "whole.flank", "night", ANN, NOW) as whole,
        cases.empty(tmp_path / "never.flank", "night", ANN, NOW) as never,
    ):
        made(whole, dict.fromkeys(gone, SECRET))
        made(never, {}, lambda name: name not in gone)
        with taken(whole) as found, taken(never) as other:
            assert told(found.reader) == told(other.reader)
            assert found.reader.all("SELECT label FROM operation") == []
            assert found.reader.all("PRAGMA foreign_key_check") == []
            assert {one.marking for one in found.withheld} == {SECRET}
            assert other.withheld == ()


def test_what_belongs_to_a_withheld_thing_goes_with_it_and_its_marking_is_what_others_show(store: Store) -> None:
    ids = made(store, {"agent": SECRET, "wire": RESTRICTED, "r4": Marking(Level.PUBLIC)})
    with taken(store) as found:
        known = markings.all_markings(found.reader)
        kept = {row: known.get(mark) for row, mark in found.reader.rows("SELECT id, marking_id FROM report")}
        assert kept == {ids["r1"]: RESTRICTED, ids["r3"]: RESTRICTED, ids["r4"]: RESTRICTED}
        assert [one.words for one in found.withheld] == ["Source “The agent” with 1 report"]
        assert "above RESTRICTED" in found.withheld[0].reason
        assert found.warnings == ("Incident “A strike” rests on 1 report that is withheld: check its words.",)
        assert search.find(found.reader, "Headline r2") == []


def test_a_text_that_quotes_what_is_withheld_is_told(store: Store) -> None:
    made(store, {"r4": SECRET})
    with store.operation("Quote", ANN, NOW) as case:
        case.execute("UPDATE incident SET summary = 'As the wire has it: headline R4, at dusk'")
    with taken(store) as found:
        assert found.warnings == ("Incident “A strike” says “Headline r4”, which is withheld: check its words.",)
        slide = Slide(b"s" * 16, SlideKind.TEXT, notes="Mention headline r4")
        board = Storyboard(b"b" * 16, "Daily")
        assert slide_warned(found, board, slide) == (
            "Slide “Text” says “Headline r4”, which is withheld: check its words.",
        )


def test_what_was_assessed_last_and_is_withheld_is_told_with_what_slides_say_instead(store: Store) -> None:
    made(store, {"third": SECRET})
    with taken(store) as found:
        (said,) = found.warnings
        assert said.startswith("What was assessed last of “A strike” is withheld, so its slides say “second”.")


def test_where_an_earlier_assessment_alone_is_withheld_nothing_is_said_of_it(store: Store) -> None:
    made(store, {"first": SECRET, "second": SECRET})
    with taken(store) as found:
        assert found.warnings == ()


def test_a_slide_goes_with_what_it_shows_and_with_its_own_marking(store: Store) -> None:
    ids = made(store, {"strike": SECRET})
    about = Slide(b"s" * 16, SlideKind.INCIDENT, {"incident": ids["strike"].hex()})
    plain, marked = Slide(b"t" * 16, SlideKind.TEXT), Slide(b"u" * 16, SlideKind.TEXT, marking=SECRET)
    board, of_it = Storyboard(b"b" * 16, "Daily"), Storyboard(b"b" * 16, "On the strike", incident_id=ids["strike"])
    with taken(store) as found:
        assert [slide_withheld(found, board, one) is None for one in (about, plain, marked)] == [False, True, False]
        assert slide_withheld(found, of_it, plain) is not None


def test_an_audience_that_may_not_see_the_cases_own_marking_sees_nothing(store: Store) -> None:
    with store.operation("Mark the case", ANN, NOW) as case:
        settings.change(case, "marking", SECRET.text)
    store.case = settings.identity(store.writer_view())
    with pytest.raises(BadInput, match="may see nothing of this case"):
        cut(store, None, NATO)


def test_a_cut_copy_is_not_moved_or_what_was_taken_out_would_come_back(store: Store) -> None:
    made(store, {"r1": SECRET})
    with taken(store) as found, pytest.raises(Fault):
        found.reader.go_to(NOW - HOUR)


def test_a_marking_raised_since_holds_for_what_was_known_before_and_one_taken_away_does_not(store: Store) -> None:
    ids = made(store, {"r3": SECRET, "r4": SECRET})
    later = NOW + HOUR
    with store.operation("Raise and lower", ANN, later) as case:
        case.update("report", ids["r1"], marking_id=markings.marking_id(case, SECRET, later))
        case.update("report", ids["r3"], marking_id=None)
    with store.operation("Of a marking that nothing had", ANN, later + 1) as case:
        case.update("report", ids["r2"], marking_id=markings.marking_id(case, Marking(Level.TOP_SECRET, "NATO"), later))
    found = cut(store, later - 1, NATO)
    with found.reader as reader:
        assert {row for (row,) in reader.rows("SELECT id FROM report")} == {ids["r3"]}


def test_positions_taken_back_since_are_not_released_then(store: Store) -> None:
    ids = made(store, {})
    for at, released in ((NOW + 1, 1), (NOW + HOUR, 0)):
        with store.operation("Release", ANN, at) as case:
            case.insert("position_release", id=new_id(at), consultation_id=ids["talks"], released=released, at=at,
                        author="Ann")  # fmt: skip
    with cut(store, NOW + 2, NATO).reader as reader:
        assert reader.all("SELECT released FROM position_release") == []
