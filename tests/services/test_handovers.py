"""A shift handed over: what changed, what is due, what is open, signed by both and kept."""

from dataclasses import replace
from pathlib import Path

import pytest

from console.domain.categories import Category
from console.domain.errors import BadInput, WrongKey
from console.domain.handover import Section, read_sections, sections_text
from console.domain.marking import Level, Marking
from console.domain.times import DAY, HOUR, MINUTE, Precision, parse_instant
from console.services import handovers, reports
from console.services.due import acknowledge, due
from console.services.handovers import Signature, compose, hand_over, usual_since
from console.services.incidents import IncidentForm, create_incident
from console.services.log import write_log
from console.services.questions import QuestionForm, ask_question
from console.services.reports import ReportForm
from console.services.sign_on import register, require_passphrases
from console.store import handovers as kept
from console.store.casefile import Store, open_reading
from console.store.undo import undo
from tests import cases
from tests.services.people import ANN, BO, NOW

SHIFT = NOW - 12 * HOUR
FORM = IncidentForm(
    "Explosion", Category.MISSILE_DRONE, 4, NOW - HOUR, Precision.HOUR, 23.9345, 50.4705, "Przewodów", "", None
)


def lines(store: Store, title: str, since: int = SHIFT, now: int = NOW) -> list[str]:
    found = {one.title: list(one.lines) for one in compose(store.writer_view(), since, now)}
    return found[title]


def test_a_night_is_told_in_sections(store: Store) -> None:
    made, _ = create_incident(store, ANN, NOW - HOUR, FORM)
    one, _ = reports.file_report(store, ANN, NOW - HOUR, ReportForm(headline="Missiles crossed", source="AP"))
    reports.file_report(store, ANN, NOW - 50 * MINUTE, ReportForm(headline="Blast", source="Radio"))
    reports.withdraw_reports(store, BO, NOW - 9 * MINUTE, [one], "the agency took it back")
    ask_question(store, ANN, NOW - HOUR, made, QuestionForm("Radar track?", "Air desk", NOW - MINUTE))
    write_log(store, ANN, NOW - 30 * MINUTE, "Telephoned Warsaw")
    assert lines(store, "Incidents and assessments") == ["151844Z  New: Explosion, severity 4, unverified"]
    assert lines(store, "Reports") == [
        "2 received: AP 1, Radio 1",
        "2 in the inbox wait for somebody",
        "151935Z  Withdrawn: Missiles crossed (the agency took it back; Bo)",
    ]
    assert lines(store, "Watch log") == ["151914Z  Telephoned Warsaw (Ann, Desk 1 no. 1)"]
    assert "151844Z  New incident “Explosion” (Ann)" in lines(store, "Done at the console")
    assert lines(store, "Open") == [
        "Incident: Explosion, severity 4, unverified. Cause not established",
        "Question: Radar track? (Air desk, due 151943Z)",
    ]
    alarms = due(store.writer_view(), NOW)
    acknowledge(store, BO, NOW, [alarms[0]], "told the duty officer")
    assert lines(store, "Due")[:1] == ["151943Z  Question overdue: Radar track? · Explosion (Air desk; open)"]
    assert lines(store, "Due")[-1].endswith("(the cell; Bo, 151944Z: told the duty officer)")


def test_what_was_before_the_shift_or_taken_back_is_not_told_as_done(store: Store) -> None:
    create_incident(store, ANN, NOW - 2 * DAY, replace(FORM, occurred_at=NOW - 2 * DAY))
    reports.file_report(store, ANN, NOW - HOUR, ReportForm(headline="Mistyped"))
    undo(store, ANN, NOW - HOUR)
    assert lines(store, "Incidents and assessments") == []
    assert lines(store, "Done at the console") == ["151944Z  Make case (Ann)"]
    assert lines(store, "Open")[0].startswith("Incident: Explosion")


def test_it_is_signed_by_both_and_no_undo_takes_it_back(store: Store) -> None:
    reader = store.writer_view()
    assert usual_since(reader, NOW) == SHIFT
    sections = compose(reader, SHIFT, NOW)
    made, changes = hand_over(store, ANN, NOW, SHIFT, sections, " Quiet. ", Signature(" Bo ", "Desk 2"))
    assert changes.label == "Hand over to Bo"
    undo_before = len(kept.handovers(reader))
    (found,) = kept.handovers(reader)
    assert undo_before == 1 and found.id == made
    assert (found.outgoing, found.incoming, found.note) == ("Ann, Desk 1", "Bo, Desk 2", "Quiet.")
    assert found.sections == sections and found.marking is None
    assert usual_since(reader, NOW + HOUR) == NOW


def test_who_goes_cannot_sign_for_who_stays(store: Store) -> None:
    for name, words in (("ann", "same person"), (" ", "needs a name")):
        with pytest.raises(BadInput, match=words):
            hand_over(store, ANN, NOW, SHIFT, (), "", Signature(name, "Desk 9"))
    for since, words in ((NOW, "in the past"), (NOW - 15 * DAY, "14 days")):
        with pytest.raises(BadInput, match=words):
            compose(store.writer_view(), since, NOW)


def test_where_the_case_asks_who_stays_proves_it(store: Store, quick_hash: None) -> None:
    register(store, ANN, NOW, ANN.name, ANN.station, "one")
    register(store, ANN, NOW, BO.name, BO.station, "two")
    require_passphrases(store, ANN, NOW, True)
    with pytest.raises(WrongKey):
        hand_over(store, ANN, NOW, SHIFT, (), "", Signature(BO.name, BO.station, "three"))
    hand_over(store, ANN, NOW, SHIFT, (), "", Signature(BO.name, BO.station, "two"))
    assert len(kept.handovers(store.writer_view())) == 1


def test_it_is_marked_as_high_as_anything_in_the_case(store: Store) -> None:
    secret = Marking(Level.SECRET, "NATO")
    reports.file_report(store, ANN, NOW, ReportForm(headline="Intercept", marking=secret))
    assert handovers.marking_of(store.writer_view()).level is Level.SECRET
    hand_over(store, ANN, NOW, SHIFT, (), "", Signature("Bo", "Desk 2"))
    marking = kept.handovers(store.writer_view())[0].marking
    assert marking is not None and marking.level is Level.SECRET


def test_sections_come_back_as_they_were_kept_and_what_no_console_wrote_is_refused() -> None:
    sections = (Section("Due", ("one", "<b>two</b>")), Section("Open", ()))
    assert read_sections(sections_text(sections)) == sections
    with pytest.raises(BadInput, match="changed by hand"):
        read_sections('[{"title": 3}]')


def test_what_one_ally_said_is_not_in_what_is_printed(tmp_path: Path) -> None:
    with open_reading(cases.story(tmp_path / "heron.flank", "grey-heron")) as told, told.reader() as reader:
        at = parse_instant("201800Z NOV 26")
        printed = "\n".join(line for one in compose(reader, at - DAY, at) for line in one.lines)
    assert "Position on Statement v2" in printed and "Silence on Statement v1 was broken" in printed
    for kept_back in ("US on", "ES breaks", "Amendment of", "Will not write"):
        assert kept_back not in printed
