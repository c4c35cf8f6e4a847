"""The log: operations and entries of the watch log as one list."""

from console.domain.log import LogEntry
from console.domain.operation import GENESIS, Actor, Kind, Operation
from console.services.log import write_log
from console.ui.panels.log import Log, lines
from console.ui.render import settle
from console.ui.window import Window
from tests.ui.things import LATER

ANN, BO = Actor("Ann", "A"), Actor("Bo", "B")


def operation(seq: int, label: str, actor: Actor, kind: Kind = Kind.WRITE) -> Operation:
    return Operation(
        seq, bytes([seq]) * 16, kind, label, actor, 1_000 * seq, True, None, 1, b"", b"", GENESIS, bytes([seq]) * 32
    )  # fmt: skip


def entry(number: int, actor: Actor, text: str) -> LogEntry:
    return LogEntry(bytes([100 + number]) * 16, actor.station, number, 0, actor.name, text)


def log_of(window: Window) -> Log:
    panel = window.panels["log"]
    assert isinstance(panel, Log)
    return panel


def test_operations_and_entries_newest_first(whole: Window) -> None:
    whole.session.act(write_log, "Watch taken over.")
    settle(whole)
    rows = log_of(whole).table.model.shown_rows()
    assert [row.what for row in rows] == ["Watch taken over.", "Open case", "Load public baseline", "Make case"]
    assert rows[0].number == 1
    assert [row.seq for row in rows] == sorted((row.seq or 0 for row in rows), reverse=True)


def test_a_new_entry_appears_by_itself(whole: Window) -> None:
    for text in ("First entry.", "Second entry."):
        whole.session.act(write_log, text)
    settle(whole)
    newest = log_of(whole).table.model.shown_rows()[0]
    assert (newest.what, newest.number) == ("Second entry.", 2)
    assert newest.actor == whole.session.actor.name


def test_an_entry_stands_where_it_was_written_even_when_all_times_are_the_same() -> None:
    found = lines(
        [
            operation(1, "Make case", ANN),
            operation(2, "Write in the log", ANN),
            operation(3, "In das Tagebuch schreiben", BO),
            operation(4, "Write in the log", ANN),
        ],
        [entry(1, ANN, "first of A"), entry(2, ANN, "second of A"), entry(3, BO, "first of B")],
        frozenset(),
        {bytes([101]) * 16: bytes([2]) * 16, bytes([102]) * 16: bytes([4]) * 16, bytes([103]) * 16: bytes([3]) * 16},
    )  # fmt: skip
    assert [(line.seq, line.what) for line in found] == [
        (4, "second of A"), (3, "first of B"), (2, "first of A"), (1, "Make case"),
    ]  # fmt: skip


def test_an_entry_whose_operation_is_not_shown_is_still_there() -> None:
    found = lines([], [entry(1, ANN, "old")], frozenset(), {})
    assert [(line.seq, line.number, line.what) for line in found] == [(None, 1, "old")]


def test_what_was_undone_says_so() -> None:
    done = operation(1, "Edit incident", ANN)
    assert [line.what for line in lines([done], [], frozenset({done.id}), {})] == ["Edit incident (undone)"]


def test_the_log_goes_back_with_the_case(whole: Window) -> None:
    whole.session.act(write_log, "Written later.")
    settle(whole)
    whole.session.put_back(LATER - 1_800_000)
    settle(whole)
    assert log_of(whole).table.model.shown_rows()[0].what == "Load public baseline"
