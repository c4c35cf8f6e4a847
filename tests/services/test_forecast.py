"""What the record says of a consultation is what its forecast begins with."""

from dataclasses import replace

import pytest

from console.domain.council_state import Situation
from console.domain.decision import Agreed
from console.domain.errors import BadInput
from console.domain.silence import Reason
from console.domain.stance import Stance
from console.domain.times import HOUR, MINUTE
from console.services.attendance import AttendanceForm, NationalForm, assess_nationally, attend
from console.services.consult_picture import consult_picture
from console.services.consultation import Event, EventForm, record_event
from console.services.decisions import DecisionForm, decide
from console.services.drafts import DraftForm, put_draft
from console.services.forecast import calibration, first_report, forecast, milestones, situation
from console.services.silence import BreakForm, break_silence, open_silence
from tests.services.consulting import Table
from tests.services.people import ANN, NOW

RUNS = 300


def here(table: Table, now: int) -> Situation:
    return situation(consult_picture(table.store.writer_view(), now, table.crisis, table.id), now)


def test_what_allies_said_and_who_waits_is_taken_from_the_record(table: Table) -> None:
    table.round(NOW + MINUTE, HU=Stance.RESERVES)
    waits = AttendanceForm("DE", waiting_since=NOW + MINUTE)
    attend(table.store, ANN, NOW + 2 * MINUTE, table.id, [waits, AttendanceForm("FR", instructed=True)])
    for iso2, told in (("ES", "The Cortes have to approve forces"), ("NO", "None needed")):
        assess_nationally(table.store, ANN, NOW + 3 * MINUTE, table.id, NationalForm(iso2, parliament=told))
    allies = {one.iso2: one for one in here(table, NOW + HOUR).allies}
    assert allies["HU"].stance is Stance.RESERVES and allies["PL"].answered
    assert allies["DE"].waiting_since == NOW + MINUTE and allies["FR"].instructed
    assert allies["ES"].must_ask and not allies["NO"].must_ask
    assert len(allies) == len(table.allies)


def test_from_a_request_to_what_is_agreed(table: Table) -> None:
    assert here(table, NOW + MINUTE).requested_at is None
    record_event(table.store, ANN, NOW + MINUTE, table.id, EventForm(Event.REQUESTED, NOW + MINUTE))
    record_event(table.store, ANN, NOW + HOUR, table.id, EventForm(Event.MET, NOW + HOUR))
    found = here(table, NOW + HOUR)
    assert found.met and found.requested_at == NOW + MINUTE and found.text_at == NOW
    closes = NOW + 3 * HOUR
    silence, _ = open_silence(table.store, ANN, NOW + HOUR, table.draft, closes)
    runs = here(table, NOW + 2 * HOUR)
    assert runs.silence == (NOW + HOUR, closes)
    assert here(table, closes + 1).agreed_at == closes
    said = BreakForm("HU", NOW + 2 * HOUR, Reason.WORDING)
    break_silence(table.store, ANN, NOW + 2 * HOUR, silence, said)
    broken = here(table, closes + 1)
    assert (broken.breaks, broken.broken_at, broken.text_at) == (1, NOW + 2 * HOUR, None)
    form = DraftForm("Statement", "Allies await the investigation.")
    again, _ = put_draft(table.store, ANN, NOW + 4 * HOUR, table.id, form)
    amended = here(table, NOW + 5 * HOUR)
    assert (amended.breaks, amended.broken_at, amended.text_at) == (1, None, NOW + 4 * HOUR)
    decided = DecisionForm(table.id, "Statement", "", "", Agreed.CHAIR, draft_id=again)
    decide(table.store, ANN, NOW + 6 * HOUR, decided)
    stated = here(table, NOW + 7 * HOUR)
    assert stated.agreed_at is None and stated.ended_at == NOW + 6 * HOUR
    picture = consult_picture(table.store.writer_view(), NOW + 7 * HOUR, table.crisis, table.id)
    known = milestones(picture)
    assert known.ended_at == NOW + 6 * HOUR


def test_an_entry_changes_the_forecast_at_once_and_a_past_one_is_none(table: Table) -> None:
    reader = table.store.writer_view()
    before = forecast(reader, table.id, NOW + HOUR, runs=RUNS)
    table.round(NOW + MINUTE)
    after = forecast(reader, table.id, NOW + HOUR, runs=RUNS)
    assert after.hours.p50 < before.hours.p50
    past = next(one.id for one in consult_picture(reader, NOW).past)
    with pytest.raises(BadInput, match="past consultation"):
        forecast(reader, past, NOW)


def test_a_request_that_was_dropped_is_over(table: Table) -> None:
    record_event(table.store, ANN, NOW + MINUTE, table.id, EventForm(Event.DROPPED, NOW + MINUTE))
    assert here(table, NOW + HOUR).ended_at == NOW + MINUTE


def test_the_nine_cases_are_replayed_from_the_baseline(table: Table) -> None:
    found = calibration(table.store.writer_view(), runs=RUNS)
    assert len(found.in_sample) == len(found.left_out) == 9
    assert {one.case.name for one in found.left_out} >= {"TR", "PL", "EE"}
    assert all(one.case.least <= one.case.most for one in found.left_out)


@pytest.mark.parametrize(("told", "asks"), [("No need", False), ("None.", False), ("Normally the Bundestag", True)])
def test_only_a_line_that_says_no_frees_from_a_parliament(table: Table, told: str, asks: bool) -> None:
    assess_nationally(table.store, ANN, NOW + MINUTE, table.id, NationalForm("DE", parliament=told))
    germany = next(one for one in here(table, NOW + 2 * MINUTE).allies if one.iso2 == "DE")
    assert germany.must_ask is asks
    changed = NationalForm("DE", parliament="None needed")
    assess_nationally(table.store, ANN, NOW + 3 * MINUTE, table.id, changed)
    assert not next(one for one in here(table, NOW + 4 * MINUTE).allies if one.iso2 == "DE").must_ask


def test_the_clock_begins_with_the_first_report_and_says_where_nobody_asked(table: Table) -> None:
    picture = consult_picture(table.store.writer_view(), NOW + HOUR, table.crisis, table.id)
    assert first_report(picture) == picture.crisis.opened_at if picture.crisis else None
    heard = replace(picture, first_report_at=NOW - 3 * HOUR)
    assert milestones(heard).first_at == situation(heard, NOW + HOUR).first_at == NOW - 3 * HOUR
    consultation = picture.consultation
    assert consultation is not None and not milestones(picture).called
    called = replace(picture, consultation=replace(consultation, requested_at=None, convened_at=NOW))
    assert milestones(called).called and situation(called, NOW + HOUR).requested_at == NOW


def test_instructions_on_a_text_before_say_nothing_of_the_amended_one(table: Table) -> None:
    def instructed(now: int) -> bool:
        return next(one for one in here(table, now).allies if one.iso2 == "FR").instructed

    attend(table.store, ANN, NOW + MINUTE, table.id, [AttendanceForm("FR", instructed=True)])
    assert instructed(NOW + 2 * MINUTE)
    silence, _ = open_silence(table.store, ANN, NOW + 2 * MINUTE, table.draft, NOW + 3 * HOUR)
    break_silence(table.store, ANN, NOW + HOUR, silence, BreakForm("HU", NOW + HOUR, Reason.WORDING))
    assert not instructed(NOW + HOUR + MINUTE)
    put_draft(table.store, ANN, NOW + 2 * HOUR, table.id, DraftForm("Statement", "Allies await the investigation."))
    assert not instructed(NOW + 2 * HOUR + MINUTE)
    waits = AttendanceForm("FR", waiting_since=NOW + 2 * HOUR)
    attend(table.store, ANN, NOW + 2 * HOUR + MINUTE, table.id, [waits])
    attend(table.store, ANN, NOW + 3 * HOUR, table.id, [AttendanceForm("FR", instructed=True)])
    assert instructed(NOW + 3 * HOUR + MINUTE)
