"""Rewind: the case as it stood after any operation is the case as it was then, whichever way one steps."""

import random
from contextlib import ExitStack
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from console.domain.errors import BadInput
from console.store import casefile, check, journal, search, undo
from console.store.casefile import Store
from console.store.ids import new_id
from console.store.reader import Reader
from console.store.rewind import Rewound
from tests.store import memory
from tests.store.sample import ANN, KEY, LATER, MINUTE, START, CaseFile, incident, log, report, tables, write_incident

WORDS = ["alpha", "bravo", "charlie", "delta", "echo"]


def found(reader: Reader) -> dict[str, set[bytes]]:
    return {word: {hit.row_id for hit in search.find(reader, word, limit=1_000)} for word in WORDS}


class Rewinding(RuleBasedStateMachine):
    """Random work on a case, with a picture of all tables taken after each operation."""

    key: bytes | None = None

    @initialize()
    def make(self) -> None:
        self.folder = ExitStack()
        path = self.folder.enter_context(memory.folder()) / "Case.flank"
        self.store: Store = casefile.create(path, "x", ANN, START, key=self.key)
        self.now = START
        self.rows: dict[str, list[bytes]] = {"incident": [], "report": [], "unit": []}
        self.logged = 0
        self.pictures: dict[int, tuple[int, dict[str, Any], dict[str, set[bytes]]]] = {}
        self.remember()

    def remember(self) -> None:
        reader = self.store.writer_view()
        seq, _ = journal.head(reader.db)
        self.pictures.setdefault(seq, (self.now, tables(reader), found(reader)))
        self.now += MINUTE

    def pick(self, table: str, choice: int) -> bytes | None:
        alive = [row for (row,) in self.store.writer_view().rows(f"SELECT id FROM {table} ORDER BY id")]
        return alive[choice % len(alive)] if alive else None

    @rule(word=st.sampled_from(WORDS), count=st.integers(1, 3), located=st.booleans())
    def insert(self, word: str, count: int, located: bool) -> None:
        with self.store.operation("Insert", ANN, self.now) as case:
            for _ in range(count):
                incident(case, new_id(self.now), word, lon=20.0 if located else None, lat=50.0 if located else None)
                report(case, new_id(self.now), f"{word} report", body=word * 3)
                case.insert("unit", id=new_id(self.now), kind="x", name=f"{word} unit")
        self.remember()

    @rule(choice=st.integers(0, 50), word=st.sampled_from(WORDS), severity=st.integers(1, 5))
    def edit(self, choice: int, word: str, severity: int) -> None:
        if row := self.pick("incident", choice):
            with self.store.operation("Edit", ANN, self.now) as case:
                case.update("incident", row, title=word, severity=severity)
            self.remember()

    @rule(one=st.integers(0, 50), other=st.integers(0, 50))
    def link(self, one: int, other: int) -> None:
        rows = self.pick("incident", one), self.pick("report", other)
        if all(rows):
            with self.store.operation("Link", ANN, self.now) as case:
                case.execute(
                    "INSERT INTO incident_report (id, incident_id, report_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    (new_id(self.now), *rows),
                )
            self.remember()

    @rule(table=st.sampled_from(["incident", "report", "unit"]), choice=st.integers(0, 50))
    def delete(self, table: str, choice: int) -> None:
        if row := self.pick(table, choice):
            with self.store.operation("Delete", ANN, self.now) as case:
                if table != "unit":
                    case.execute(f"DELETE FROM incident_report WHERE {table}_id = ?", (row,))
                case.execute(f"DELETE FROM {table} WHERE id = ?", (row,))
            self.remember()

    @rule(word=st.sampled_from(WORDS))
    def write_log(self, word: str) -> None:
        self.logged += 1
        with self.store.operation("Log", ANN, self.now, lasting=True) as case:
            log(case, self.logged, f"{word} logged")
        self.remember()

    @rule()
    def event(self) -> None:
        self.store.event("Shown", ANN, self.now)
        self.remember()

    @rule(which=st.integers(0, 6))
    def undo(self, which: int) -> None:
        rows = journal.operations(self.store.writer_view(), newest_first=True)
        before = tables(self.store.writer_view())
        try:
            undo.undo(self.store, ANN, self.now, rows[which % len(rows)].id if which else None)
        except BadInput:
            assert tables(self.store.writer_view()) == before
        self.remember()

    @rule()
    def redo(self) -> None:
        try:
            undo.redo(self.store, ANN, self.now)
        except BadInput:
            return
        self.remember()

    @invariant()
    def nothing_waits_for_the_index(self) -> None:
        if hasattr(self, "store"):
            assert not search.noted(self.store.writer_view().db, 1)

    def teardown(self) -> None:
        if not hasattr(self, "store"):
            return
        try:
            dice = random.Random(len(self.pictures))
            with self.store.known_at(self.now) as rewound:
                steps = list(self.pictures)
                for seq in (*reversed(steps), *steps, *dice.sample(steps, len(steps))):
                    self.compare(rewound, seq)
                self.walk(rewound)
            with self.store.known_at(START - 1) as rewound:
                assert not any(tables(rewound).values()) and rewound.last_operation == 0
            with self.store.reader() as reader:
                assert check.check(reader, self.store.path, self.store.case.case_id, self.key).findings == ()
        finally:
            self.store.close()
            self.folder.close()

    def walk(self, rewound: Rewound) -> None:
        """Step by step back to the first operation and on again: by those that changed something, and by some."""
        rewound.go_to(self.now)
        sql = "SELECT seq FROM operation WHERE changeset IS NOT NULL ORDER BY seq"
        changed = [seq for (seq,) in rewound.all(sql)]
        for among in (None, frozenset({"report", "incident_report"})):
            wanted = [seq for seq in changed if among is None or among & rewound.touched(seq)]
            back = [seq for seq in wanted if seq < changed[-1]]
            rewound.go_to(self.now)
            for seq in reversed(back):
                assert rewound.step(-1, among) is not None and rewound.last_operation == seq
                assert tables(rewound) == self.pictures[seq][1]
            assert rewound.step(-1, among) is None
            for seq in [one for one in wanted if one > rewound.last_operation]:
                assert rewound.step(1, among) is not None and rewound.last_operation == seq
            assert rewound.step(1, among) is None

    def compare(self, rewound: Rewound, seq: int) -> None:
        now, picture, hits = self.pictures[seq]
        before = tables(rewound)
        told = rewound.go_to(now)
        assert rewound.last_operation == seq and tables(rewound) == picture
        assert {name for name in picture if picture[name] != before[name]} <= told, "views read only what is told"
        # What is kept of tables that nobody moved over is what is read anew.
        for name in ("report", "incident"):
            held = rewound.kept(name, frozenset({name}), lambda name=name: tables(rewound)[name])  # type: ignore[misc]
            assert held == picture[name]
        assert found(rewound) == hits
        assert len(journal.operations(rewound)) == seq


class RewindingEncrypted(Rewinding):
    """The same on an encrypted case."""

    key = KEY


TestRewinding = Rewinding.TestCase
TestRewinding.settings = settings(max_examples=14, stateful_step_count=25)
TestRewindingEncrypted = RewindingEncrypted.TestCase
TestRewindingEncrypted.settings = settings(max_examples=4, stateful_step_count=15)


def test_every_minute_of_the_sample_is_known(either: CaseFile) -> None:
    with either.read() as store, store.known_at(START) as rewound:
        counts = []
        for minute in range(11):
            rewound.go_to(START + minute * MINUTE)
            counts.append((rewound.last_operation, rewound.value("SELECT count(*) FROM incident")))
        assert counts == [(n + 1, int(n >= 3)) for n in range(11)]
        rewound.go_to(START + 5 * MINUTE - 1)
        assert rewound.value("SELECT severity FROM incident") == 2
        rewound.go_to(START + 5 * MINUTE)
        assert rewound.value("SELECT severity FROM incident") == 4


def test_the_case_itself_is_not_moved_and_goes_on(either: CaseFile) -> None:
    with either.open() as store:
        before = tables(store.writer_view())
        with store.known_at(START) as rewound:
            assert rewound.value("SELECT count(*) FROM incident") == 0
            assert tables(store.writer_view()) == before
            write_incident(store, "Meanwhile")
            rewound.go_to(LATER + MINUTE)
            assert rewound.value("SELECT count(*) FROM incident") == 1, "the copy knows what was there when it was made"
    assert either.check().holds


def test_a_clock_set_back_never_shows_less_than_was_recorded_before(plain: CaseFile) -> None:
    """Operations stand as recorded: one dated late is known only with what came after it and is dated earlier."""
    with plain.open() as store:
        for minute, title in ((10, "ten"), (30, "thirty"), (20, "twenty"), (40, "forty")):
            write_incident(store, title, LATER + minute * MINUTE)

        def known(minute: int) -> list[str]:
            with store.known_at(LATER + minute * MINUTE) as rewound:
                return [str(row[0]) for row in rewound.rows("SELECT title FROM incident WHERE title LIKE '%t%y'")]

        assert known(10) == known(19) == []
        assert known(20) == known(39) == ["thirty", "twenty"]
        assert known(40) == ["thirty", "twenty", "forty"]


def test_undo_knows_where_a_rewound_case_stands(plain: CaseFile) -> None:
    with plain.read() as store, store.known_at(START + 5 * MINUTE) as rewound:
        step = undo.next_undo(rewound)
        assert step and step.label == "Grade incident"
        assert undo.next_redo(rewound) is None and journal.undone(rewound) == frozenset()


def test_a_second_console_rewinds_too(encrypted: CaseFile) -> None:
    with encrypted.open(), encrypted.open() as second, second.known_at(START) as rewound:
        assert second.read_only and rewound.value("SELECT count(*) FROM incident") == 0


def test_a_moment_outside_the_journal_is_its_nearest_end(plain: CaseFile) -> None:
    with plain.read() as store, store.known_at(1 << 62) as rewound:
        assert rewound.last_operation == 11
        rewound.go_to(-(1 << 62))
        assert rewound.last_operation == 0
        rewound.go_to_operation(99)
        assert rewound.last_operation == 11
