"""The gates of a crisis: an echo opens none, going back asks nothing, and what is missing is said plainly."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from console.domain.categories import Category
from console.domain.crisis import Crisis, Phase, PhaseEntry
from console.domain.decision import Step
from console.domain.gates import Ground, activation_words, breathe, cause, free_of_cause, gate, resting_on
from console.domain.incident import Assessment, Incident, Nature, Status
from console.domain.matrix import Matrix
from console.domain.times import HOUR, Precision
from tests.domain.matrices import FIVE, Told, weighed
from tests.domain.test_matrix import SOME, TOLD

NOW = 100 * HOUR
INCIDENT = Incident(
    b"i" * 16, None, "Explosion", "", Category.MISSILE_DRONE, 4, Status.ASSESSED, NOW, Precision.MINUTE, None, None, "",
    None, None, None, None, None, None, NOW, None, None, None, None, None, None, None,
)  # fmt: skip
UNRESOLVED = Assessment(1, "What fell is not known", "low", "", "Ann", NOW, nature=Nature.UNRESOLVED)
PHASES = st.sampled_from(list(Phase))


def crisis(phase: Phase) -> Crisis:
    entry = PhaseEntry(b"p" * 16, phase, NOW, "Ann", "")
    return Crisis(b"c" * 16, "East", "", "", None, NOW, "Ann", None, (entry,), (INCIDENT.id,), INCIDENT.id, ())


def ground(matrix: Matrix, phase: Phase = Phase.ASSESSMENT, said: Assessment | None = UNRESOLVED) -> Ground:
    return Ground(crisis(phase), INCIDENT, said, matrix)


@given(SOME, st.data(), st.sampled_from([None, *FIVE[:3]]))
def test_an_echo_never_opens_the_gate_and_never_shuts_it(told: list[Told], data: st.DataObject, taken: object) -> None:
    echo = replace(data.draw(TOLD), of=data.draw(st.integers(1, len(told))))
    said = replace(UNRESOLVED, hypothesis_id=getattr(taken, "id", None))
    before, after = weighed(*told, hypotheses=3), weighed(*told, echo, hypotheses=3)
    assert resting_on(after, said) == resting_on(before, said)
    assert cause(ground(after, said=said)).met == cause(ground(before, said=said)).met


@given(SOME)
def test_what_opens_the_gate_are_two_origins_that_count(told: list[Told]) -> None:
    found = weighed(*told, hypotheses=3)
    origins = resting_on(found, UNRESOLVED)
    assert len(set(origins)) == len(origins)
    assert all(
        any(one.origin == origin and one.grade[1] in "123" and one.grade[0] != "F" for one in told)
        for origin in origins
    )
    assert cause(ground(found)).met is (len(origins) > 1)


@given(PHASES, PHASES)
def test_going_back_asks_nothing_and_going_on_asks_all_on_the_way(here: Phase, there: Phase) -> None:
    asked = gate(ground(weighed(Told("A", "B2", "")), here), there)
    assert bool(asked.conditions) is (there > here)
    if here < there < Phase.TRANSITION:
        step = [
            gate(ground(weighed(Told("A", "B2", "")), Phase(number)), Phase(number + 1))
            for number in range(here, there)
        ]
        assert asked.missing == tuple(words for one in step for words in one.missing)


def test_a_crisis_that_ends_by_itself_needs_no_options_and_no_forces() -> None:
    two = weighed(Told("Poland", "A2", ""), Told("NATO", "A2", ""))
    assert gate(ground(two), Phase.TRANSITION).missing == ()
    assert free_of_cause(ground(two)) and not free_of_cause(ground(weighed()))


def test_what_only_repeats_is_counted_aloud() -> None:
    assert breathe(weighed()) == "Breathe: no report of it is linked yet."
    one = Told("an official", "C3", "")
    assert breathe(weighed(one)) == "Breathe: all that is known comes from an official."
    found = weighed(one, Told("an agency", "B2", "", of=1), Told("Ukraine", "C4", ""))
    assert breathe(found) == "Breathe: two of three reports repeat one source (an official)."
    assert cause(ground(found)).says.startswith("The cause is assessed, but on one origin alone (an official).")
    assert "Breathe" in cause(ground(found, said=None)).says


def test_what_came_since_is_told_and_does_not_shut_it() -> None:
    found = weighed(Told("Poland", "A2", ""), Told("NATO", "A2", "", at=101))
    told = cause(ground(found))
    assert told.met and told.says.endswith("One report came since 050400Z JAN 70.")


def test_what_makes_ready_waits_for_nothing_and_an_order_is_asked_why_it_cannot_wait() -> None:
    said = {step: activation_words(step, free=False) for step in Step}
    assert "waits for no attribution" in said[Step.WARNING] and "waits for no attribution" in said[Step.PREDEPLOYMENT]
    assert "not assessed yet" in said[Step.ORDER]
    assert not any(activation_words(step, free=True) for step in Step)
