"""Whatever is recorded in whatever order, late or at once: silence stays one at a time, on the newest version."""

from contextlib import ExitStack, suppress

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from console.domain.draft_text import Draft
from console.domain.errors import BadInput
from console.domain.silence import Reason, Silence, State, ends, runs, standing
from console.domain.times import MINUTE
from console.services.drafts import DraftForm, put_draft
from console.services.silence import BreakForm, break_silence, extend_silence, open_silence, withdraw_silence
from console.store import draft_texts
from tests import cases
from tests.services.consulting import Table, laid
from tests.services.people import ANN, NOW
from tests.store import memory

AGO = st.sampled_from((0, 0, 0, 5, 20, 60)).map(lambda minutes: minutes * MINUTE)
LONG = st.sampled_from((10, 30, 90)).map(lambda minutes: minutes * MINUTE)
WHICH = st.integers(0, 20)


class Course(RuleBasedStateMachine):
    """A chair, a capital and a clerk who writes things down when he hears of them."""

    @initialize()
    def lay(self) -> None:
        self.left = ExitStack()
        folder = self.left.enter_context(memory.folder())
        store = cases.with_baseline(folder / "course.flank", ANN, NOW)
        self.left.callback(store.close)
        self.table: Table = laid(store)
        self.now = NOW

    def teardown(self) -> None:
        self.left.close()

    @property
    def drafts(self) -> list[Draft]:
        return draft_texts.drafts(self.table.store.writer_view(), self.table.id)

    @property
    def silences(self) -> list[Silence]:
        return draft_texts.silences(self.table.store.writer_view(), self.table.id)

    def any_silence(self, which: int) -> bytes:
        known = self.silences
        if not known:
            raise BadInput("none yet")
        return known[which % len(known)].id

    @rule(after=LONG)
    def wait(self, after: int) -> None:
        self.now += after

    @rule(ago=AGO)
    def put(self, ago: int) -> None:
        form = DraftForm("Statement", f"Words {len(self.drafts)}", at=self.now - ago)
        with suppress(BadInput):
            put_draft(self.table.store, ANN, self.now, self.table.id, form)

    @rule(which=WHICH, ago=AGO, length=LONG)
    def open(self, which: int, ago: int, length: int) -> None:
        draft = self.drafts[which % len(self.drafts)]
        opened = self.now - ago
        with suppress(BadInput):
            open_silence(self.table.store, ANN, self.now, draft.id, opened + length, opened_at=opened)

    @rule(which=WHICH, ago=AGO, length=LONG)
    def extend(self, which: int, ago: int, length: int) -> None:
        with suppress(BadInput):
            at = self.now - ago
            extend_silence(self.table.store, ANN, self.now, self.any_silence(which), at + length, "why", at)

    @rule(which=WHICH, ago=AGO, iso2=st.sampled_from(("HU", "TR")))
    def write(self, which: int, ago: int, iso2: str) -> None:
        with suppress(BadInput):
            form = BreakForm(iso2, self.now - ago, Reason.WORDING)
            break_silence(self.table.store, ANN, self.now, self.any_silence(which), form)

    @rule(which=WHICH, ago=AGO)
    def withdraw(self, which: int, ago: int) -> None:
        with suppress(BadInput):
            withdraw_silence(self.table.store, ANN, self.now, self.any_silence(which), "why", self.now - ago)

    @invariant()
    def one_at_a_time_on_the_newest_version(self) -> None:
        drafts, silences = {one.id: one for one in self.drafts}, self.silences
        order = sorted(drafts.values(), key=lambda one: one.version)
        assert [one.at for one in order] == sorted(one.at for one in order)
        for moment in {at for one in silences for at in (one.opened_at, ends(one) - 1)}:
            assert sum(runs(one, moment) for one in silences) <= 1
        for one in silences:
            draft = drafts[one.draft_id]
            assert all(ends(one) <= other.at for other in order if other.version > draft.version)
            stands = standing(one, self.now)
            assert all(one.opened_at <= letter.at < stands.closes_at for letter in stands.broken_by)
            assert stands.state is not State.KEPT or stands.closes_at <= self.now


def test_silence_stays_one_at_a_time_on_the_newest_version() -> None:
    run_state_machine_as_test(Course, settings=settings(max_examples=20, stateful_step_count=15))
