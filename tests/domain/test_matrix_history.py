"""How the lead stood over time follows reports, links, withdrawals and marks, each from its own moment on."""

from console.domain.matrix_history import Past, history, matrix_at
from console.domain.report import Revision, Said
from console.domain.times import HOUR
from tests.domain.matrices import FIVE, Told, marks, report

TWO = FIVE[:2]
US, NATO = report(1, Told("US", "A2", "")), report(2, Told("NATO", "A2", ""))
PAST = Past(
    (US, NATO),
    (),
    (Revision(US.id, 5 * HOUR, "Ann", Said.WITHDRAWN, reason="taken back"),),
    {US.id: 1 * HOUR, NATO.id: 3 * HOUR},
    {},
    TWO,
    (*marks(1, "CI", at=2 * HOUR), *marks(2, "CI", at=2 * HOUR)),
)


def test_each_change_is_a_step_and_moments_that_change_nothing_are_none() -> None:
    steps = history(PAST)
    assert [(step.at // HOUR, step.against) for step in steps] == [(1, (0, 0)), (2, (0, 1)), (3, (0, 2)), (5, (0, 1))]
    assert [step.leader for step in steps] == [None, None, FIVE[0], None]


def test_a_newer_version_takes_the_old_ones_place_from_its_own_time_on() -> None:
    from dataclasses import replace

    past = replace(PAST, revisions=(), received=(replace(US, superseded_by=b"n"), NATO), replaced_at={US.id: 4 * HOUR})
    assert [len(matrix_at(past, at * HOUR).counts[1].against) for at in (2, 3, 4)] == [1, 2, 1]
