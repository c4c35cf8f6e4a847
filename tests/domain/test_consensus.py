"""Consensus is stated with names, never counted; who does not object joins, a letter in time blocks."""

from hypothesis import given
from hypothesis import strategies as st

from console.domain.consensus import State, consensus
from console.domain.silence import Silence
from console.domain.stance import Position, Stance, held
from console.domain.times import HOUR, MINUTE
from tests.domain.councils import ALLIES, DRAFT, NAMES, NOW, code, event, position, silence


def said(**others: Stance) -> list[Position]:
    by = dict.fromkeys(NAMES, Stance.SUPPORTS) | others
    return [position(name, stance, number=place) for place, (name, stance) in enumerate(by.items())]


def words(positions: list[Position], on: Silence | None = None, now: int = NOW) -> str:
    return consensus(DRAFT, positions, on, ALLIES, now).words()


def test_all_who_support_or_were_silent_at_the_table_agree() -> None:
    assert words(said(Italy=Stance.SILENT)) == "Agreed"


def test_an_objection_blocks_and_the_rest_is_waited_for() -> None:
    stands = consensus(DRAFT, said(Hungary=Stance.OBJECTS, Italy=Stance.RESERVES), None, ALLIES, NOW)
    assert stands.state is State.BLOCKED and stands.words() == "Blocked by Hungary"
    assert [one.name for one in stands.allies] == ["Hungary"] and [one.name for one in stands.waiting] == ["Italy"]


def test_reserves_amendments_missing_instructions_and_allies_not_heard_are_waited_for() -> None:
    open_ones = said(Italy=Stance.RESERVES, Spain=Stance.AMENDMENT, Hungary=Stance.NO_INSTRUCTIONS)
    open_ones = [one for one in open_ones if one.ally_id != code("Belgium")]
    assert words(open_ones) == "Waiting for Belgium, Hungary, Italy and Spain"
    assert words([]) == "Waiting for Belgium, Hungary, Italy, Poland, Spain and others"
    assert consensus(DRAFT, [], None, (), NOW).state is State.WAITING


def test_what_an_ally_said_last_holds_whenever_it_was_written_down() -> None:
    now_for = position("Hungary", Stance.SUPPORTS, NOW - MINUTE, 20)
    against = position("Hungary", Stance.OBJECTS, NOW - 2 * MINUTE, 21)  # written down after
    assert words([*said(), against, now_for]) == "Agreed"
    same_time = position("Hungary", Stance.OBJECTS, NOW - MINUTE, 22)
    assert held([same_time, now_for], DRAFT.id)[code("Hungary")] is same_time
    assert words([*said(), position("Hungary", Stance.OBJECTS, NOW + HOUR, 23)]) == "Agreed"  # not said yet


def test_while_silence_runs_nobody_has_to_speak() -> None:
    stands = consensus(DRAFT, said(Hungary=Stance.OBJECTS), silence(), ALLIES, NOW)
    assert stands.words() == "Waiting for silence to end, 161100Z NOV 22"
    assert [one.name for one in stands.allies] == ["Hungary"]


def test_silence_kept_agrees_although_somebody_spoke_against_it() -> None:
    assert words(said(Hungary=Stance.OBJECTS), silence(), NOW + HOUR) == "Agreed under silence"
    assert words([], silence(), NOW + HOUR) == "Agreed under silence"


def test_who_broke_silence_blocks_until_it_says_otherwise() -> None:
    broken = silence(event("broken", NOW - MINUTE, "Hungary"))
    assert words(said(), broken) == "Blocked by Hungary"
    assert words([*said(), position("Hungary", Stance.SUPPORTS, NOW, 20)], broken) == "Agreed"
    assert words([*said(), position("Hungary", Stance.RESERVES, NOW, 20)], broken) == "Waiting for Hungary"


def test_a_silence_withdrawn_or_on_another_version_says_nothing() -> None:
    assert words(said(), silence(event("withdrawn", NOW - MINUTE))) == "Agreed"
    other = Silence(b"o" * 16, b"x" * 16, NOW - HOUR, NOW, "chair", "Ann")
    assert words([], other).startswith("Waiting for Belgium")


POSITIONS = st.lists(
    st.builds(position, st.sampled_from(NAMES), st.sampled_from(Stance), st.integers(NOW - HOUR, NOW), st.just(0)),
    max_size=20,
)
SILENCES = st.none() | st.builds(
    lambda at, closes: silence(event("broken", at, "Italy"), closes=closes),
    st.integers(NOW - HOUR, NOW + HOUR), st.integers(NOW - HOUR, NOW + HOUR),
)  # fmt: skip


@given(POSITIONS, SILENCES)
def test_it_is_one_of_four_and_names_whom_it_hangs_on(positions: list[Position], on: Silence | None) -> None:
    stands = consensus(DRAFT, positions, on, ALLIES, NOW)
    assert (stands.state is State.BLOCKED) is bool(stands.blocking)
    assert stands.state is not State.AGREED or not stands.waiting
    assert set(stands.blocking).isdisjoint(stands.waiting)
    assert stands.runs_until is not None or not any(letter.isdigit() for letter in stands.words())


@given(POSITIONS)
def test_an_objection_never_brings_agreement_at_the_table(positions: list[Position]) -> None:
    more = [*positions, position("Hungary", Stance.OBJECTS, NOW, 99)]
    assert consensus(DRAFT, more, None, ALLIES, NOW).state is State.BLOCKED
