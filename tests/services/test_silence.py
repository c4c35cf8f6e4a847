"""The silence procedure as it is recorded: one at a time, to a deadline, broken by a letter in time."""

import pytest

from console.domain.errors import BadInput
from console.domain.silence import Reason, Standing, State, standing
from console.domain.times import HOUR, MINUTE, Instant
from console.services.drafts import DraftForm, put_draft
from console.services.silence import BreakForm, break_silence, extend_silence, open_silence, withdraw_silence
from console.store import draft_texts
from console.store.undo import undo
from tests.services.consulting import Table
from tests.services.people import ANN, NOW

CLOSES = NOW + 2 * HOUR


def opened(table: Table, after: int = 0, closes: Instant = CLOSES, draft: bytes | None = None) -> bytes:
    return open_silence(table.store, ANN, NOW + after, draft or table.draft, closes)[0]


def stands(table: Table, at: Instant) -> Standing:
    return standing(draft_texts.silences(table.store.writer_view(), table.id)[-1], at)


def letter(table: Table, silence: bytes, after: int, iso2: str = "HU", at: Instant | None = None) -> None:
    break_silence(table.store, ANN, NOW + after, silence, BreakForm(iso2, at, Reason.SUBSTANCE, "Not like this"))


def test_it_is_kept_when_nobody_writes_though_no_program_ran(table: Table) -> None:
    opened(table)
    assert stands(table, CLOSES - 1).state is State.RUNNING
    assert stands(table, CLOSES).state is State.KEPT


def test_one_silence_at_a_time_on_the_newest_version(table: Table) -> None:
    silence = opened(table)
    with pytest.raises(BadInput, match=r"Silence runs on Statement v1 until 152144Z NOV 22. Extend it"):
        opened(table, 1)
    withdraw_silence(table.store, ANN, NOW + 2, silence, "The Council meets")
    second, _ = put_draft(table.store, ANN, NOW + 3, table.id, DraftForm("Statement", "Other words."))
    with pytest.raises(BadInput, match="Statement v2 is newer"):
        opened(table, 4)
    opened(table, 5, draft=second)
    with pytest.raises(BadInput, match="was kept at 152144Z NOV 22"):
        opened(table, 3 * HOUR, NOW + 4 * HOUR, second)
    with pytest.raises(BadInput, match="Set a later deadline"):
        opened(table, 3 * HOUR, CLOSES, second)


def test_it_is_extended_only_while_it_runs_and_only_to_later(table: Table) -> None:
    silence = opened(table)
    with pytest.raises(BadInput, match=r"closes at 152144Z NOV 22. Set a later time"):
        extend_silence(table.store, ANN, NOW, silence, CLOSES, "")
    extend_silence(table.store, ANN, NOW + HOUR, silence, CLOSES + HOUR, "A capital is not reached")
    assert stands(table, CLOSES + 1).closes_at == CLOSES + HOUR
    with pytest.raises(BadInput, match="was kept at 152244Z NOV 22: it does not run any more"):
        extend_silence(table.store, ANN, CLOSES + HOUR, silence, CLOSES + 2 * HOUR, "")
    extend_silence(table.store, ANN, CLOSES + HOUR, silence, CLOSES + 2 * HOUR, "", at=CLOSES)  # written down late
    assert stands(table, CLOSES + HOUR).state is State.RUNNING


def test_a_letter_breaks_it_at_the_time_it_arrived(table: Table) -> None:
    silence = opened(table)
    assert stands(table, CLOSES).state is State.KEPT
    letter(table, silence, 3 * HOUR, at=CLOSES - MINUTE)  # came in time, written down afterwards
    broken = stands(table, CLOSES)
    assert (broken.state, broken.since) == (State.BROKEN, CLOSES - MINUTE)
    letter(table, silence, 3 * HOUR, "TR", CLOSES - 2 * MINUTE)
    assert stands(table, CLOSES).since == CLOSES - 2 * MINUTE and len(stands(table, CLOSES).broken_by) == 2
    undo(table.store, ANN, NOW + 4 * HOUR)
    undo(table.store, ANN, NOW + 4 * HOUR)
    assert stands(table, CLOSES).state is State.KEPT


def test_a_letter_out_of_time_twice_or_of_no_ally_breaks_nothing(table: Table) -> None:
    silence = opened(table, MINUTE)
    for iso2, at, words in (
        ("HU", CLOSES, "closed at 152144Z NOV 22: a letter of 152144Z NOV 22 is too late"),
        ("HU", NOW, "before silence on Statement v1 opened"),
        ("FI", None, "Finland was no Ally"),
    ):
        with pytest.raises(BadInput, match=words):
            letter(table, silence, 3 * HOUR, iso2, at)
    letter(table, silence, HOUR)
    with pytest.raises(BadInput, match="Hungary broke silence on Statement v1 already"):
        letter(table, silence, HOUR + 1)


def test_a_time_typed_to_the_minute_silence_opened_in_is_in_time(table: Table) -> None:
    silence = opened(table, 30_000)
    letter(table, silence, HOUR, at=NOW)
    assert stands(table, NOW + 30_000).state is State.BROKEN


def test_withdrawing_needs_a_reason_and_a_silence_that_runs(table: Table) -> None:
    silence = opened(table)
    with pytest.raises(BadInput, match="why silence is withdrawn"):
        withdraw_silence(table.store, ANN, NOW, silence, " ")
    letter(table, silence, 1)
    with pytest.raises(BadInput, match="was broken at 151944Z"):
        withdraw_silence(table.store, ANN, NOW + 2, silence, "x")


def test_nothing_written_down_late_lets_two_silences_run_at_once(table: Table) -> None:
    first = opened(table, closes=NOW + HOUR)
    second, _ = put_draft(table.store, ANN, NOW + 2 * HOUR, table.id, DraftForm("Statement", "Other words."))
    opened(table, 2 * HOUR, NOW + 3 * HOUR, second)
    late = NOW + 30 * MINUTE
    for closes in (NOW + 4 * HOUR, NOW + 2 * HOUR + 1):
        with pytest.raises(BadInput, match=r"Statement v2 was put at 152144Z NOV 22: silence on Statement v1 did not"):
            extend_silence(table.store, ANN, NOW + 4 * HOUR, first, closes, "", at=late)
    extend_silence(table.store, ANN, NOW + 4 * HOUR, first, NOW + 2 * HOUR, "", at=late)
    third, _ = put_draft(table.store, ANN, NOW + 4 * HOUR, table.id, DraftForm("Statement", "Third words."))
    opened(table, 6 * HOUR, NOW + 7 * HOUR, third)
    with pytest.raises(BadInput, match=r"opened at 160144Z NOV 22. Check both times"):
        open_silence(table.store, ANN, NOW + 8 * HOUR, third, NOW + 9 * HOUR, opened_at=NOW + 5 * HOUR)
    with pytest.raises(BadInput, match=r"before silence on Statement v3 ended \(160244Z NOV 22\)"):
        put_draft(table.store, ANN, NOW + 9 * HOUR, table.id, DraftForm("Statement", "x", at=NOW + 5 * HOUR))


@pytest.mark.parametrize("closes", [1 << 62, 253_402_300_740_000, 253_402_300_800_000])
def test_a_deadline_in_a_year_that_is_nobodys_is_refused(table: Table, closes: Instant) -> None:
    with pytest.raises(BadInput, match="Check the year"):
        opened(table, closes=closes)
    silence = opened(table)
    with pytest.raises(BadInput, match="Check the year"):
        extend_silence(table.store, ANN, NOW + HOUR, silence, closes, "more time")
