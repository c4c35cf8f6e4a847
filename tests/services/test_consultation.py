"""Consultations: who asks on what basis, what happens in them, and the Allies of their day at the table."""

from dataclasses import replace

import pytest

from console.domain.attendance import Level, Link
from console.domain.consultation import Basis, Event, Status, gates
from console.domain.errors import BadInput
from console.domain.times import DAY, HOUR, MINUTE, parse_instant
from console.services.attendance import (
    NOT_WAITING,
    AttendanceForm,
    ContactForm,
    GuestForm,
    NationalForm,
    assess_nationally,
    attend,
    attend_guest,
    log_contact,
)
from console.services.consult_picture import consult_picture
from console.services.consultation import (
    ConsultationForm,
    EventForm,
    convene,
    edit_consultation,
    open_consultation,
    record_event,
)
from console.services.crises import CrisisForm
from console.store import attendances, consultations, crises
from console.store.search import find
from console.store.undo import undo
from tests.services.consulting import Table, form
from tests.services.people import ANN, BO, NOW


def record(table: Table, kind: Event, after: int, **more: object) -> None:
    record_event(table.store, ANN, NOW + after, table.id, EventForm(kind, **more))  # type: ignore[arg-type]


def test_it_is_weighed_dropped_and_the_council_meets_all_the_same(table: Table) -> None:
    """As on 15 and 16 November 2022."""
    assert table.consultation.status == Status.CONSIDERED and table.consultation.considered_at == NOW
    record(table, Event.DROPPED, HOUR, text="Poland does not ask")
    convene(table.store, ANN, NOW + 2 * HOUR, table.id)
    assert table.consultation.status == Status.DROPPED
    record(table, Event.MET, 14 * HOUR)
    assert table.consultation.status == Status.IN_SESSION
    with pytest.raises(BadInput, match="sits already"):
        record(table, Event.MET, 15 * HOUR)
    record(table, Event.ROSE, 16 * HOUR)
    record(table, Event.CLOSED, 17 * HOUR)
    stands = table.consultation
    assert (stands.status, stands.met_at, stands.requested_at) == (Status.DROPPED, NOW + 14 * HOUR, None)
    assert stands.closed_at == NOW + 17 * HOUR
    undo(table.store, ANN, NOW + 18 * HOUR)
    assert table.consultation.closed_at is None


def test_it_is_asked_for_convened_and_closed(table: Table) -> None:
    record(table, Event.REQUESTED, MINUTE)
    assert (table.consultation.status, table.consultation.requested_at) == (Status.REQUESTED, NOW + MINUTE)
    convene(table.store, ANN, NOW + HOUR, table.id)
    assert table.consultation.status == Status.CONVENED
    roster = attendances.roster(table.store.writer_view(), table.id)
    assert len(roster) == 30 and all(one.convened for one in roster.values())
    record(table, Event.CLOSED, 2 * HOUR)
    record(table, Event.ADVICE, 3 * HOUR, at=NOW + 90 * MINUTE, text="Military Committee: more patrols")  # told late
    with pytest.raises(BadInput, match=r"was closed at 152144Z NOV 22. Open a new"):
        record(table, Event.ADVICE, 3 * HOUR, text="Too late")


def test_a_crisis_is_opened_with_it_in_one_operation_or_not_at_all(table: Table) -> None:
    before = len(crises.crises(table.store.writer_view()))
    with pytest.raises(BadInput, match="Say which Ally"):
        open_consultation(table.store, ANN, NOW, form(b"", requesters=()), CrisisForm(title="EX Strait"))
    assert len(crises.crises(table.store.writer_view())) == before
    made, _ = open_consultation(table.store, ANN, NOW + HOUR, form(b""), CrisisForm(title="EX Strait"))
    found = consultations.consultation(table.store.writer_view(), made)
    assert found is not None and found.crisis_id in {
        one.id for one in crises.crises(table.store.writer_view()) if one.title == "EX Strait"
    }
    undo(table.store, ANN, NOW + 2 * HOUR)
    assert len(crises.crises(table.store.writer_view())) == before


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (EventForm(Event.ROSE), "does not sit"),
        (EventForm(Event.NOTE, text=" "), "Type the note"),
        (EventForm(Event.TASKED), "who is tasked"),
        (EventForm(Event.MET, NOW + HOUR), "still to come"),
        (EventForm(Event.ATTACK), "belong to Article 5"),
    ],
)
def test_what_cannot_have_happened_is_refused(table: Table, event: EventForm, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        record_event(table.store, ANN, NOW, table.id, event)


def test_article_5_has_two_gates_each_can_be_taken_back(table: Table) -> None:
    store = table.store
    seen = ConsultationForm.of(table.consultation)
    edit_consultation(store, ANN, NOW, table.id, replace(seen, basis=Basis.ARTICLE_5))
    record(table, Event.ATTACK, 1)
    record(table, Event.ORIGIN, 2)
    record(table, Event.WITHDRAWN, 3, gate=Event.ATTACK)
    happened = consultations.events(store.writer_view(), table.id)
    assert gates(happened, NOW + 2) == {Event.ATTACK: NOW + 1, Event.ORIGIN: NOW + 2}
    assert gates(happened, NOW + 3) == {Event.ATTACK: None, Event.ORIGIN: NOW + 2}
    record(table, Event.WITHDRAWN, 4)
    assert set(gates(consultations.events(store.writer_view(), table.id), NOW + 4).values()) == {None}
    with pytest.raises(BadInput, match="nothing to take back"):
        record(table, Event.WITHDRAWN, 5)


def test_opening_says_what_is_missing(table: Table) -> None:
    for other, words in (
        ({"requesters": ()}, "which Ally asks for Article 4"),
        ({"requesters": ("FI",)}, "Finland was no Ally on 15 NOV 22"),
        ({"requesters": ("XX",)}, "no Ally's code"),
        ({"deadline_at": NOW - HOUR}, "deadline is before"),
    ):
        with pytest.raises(BadInput, match=words):
            open_consultation(table.store, ANN, NOW, form(table.crisis, **other))
    meeting = form(table.crisis, basis=Basis.MEETING, requesters=(), considered_at=None)
    row_id, changes = open_consultation(table.store, ANN, NOW, meeting)
    found = consultations.consultation(table.store.writer_view(), row_id)
    assert found is not None and found.status == Status.REQUESTED and changes.touches("consultation")


def test_it_is_found_by_its_title_and_what_is_on_its_agenda(table: Table) -> None:
    seen = ConsultationForm.of(table.consultation)
    edit_consultation(table.store, ANN, NOW, table.id, replace(seen, agenda="Air defence of Lublin"))
    for words in ("missile przewodow", "lublin defence"):
        assert [hit.title for hit in find(table.store.writer_view(), words, kinds=("consultation",))][:1] == [
            seen.title
        ]


def test_an_edit_keeps_what_somebody_else_changed(table: Table) -> None:
    seen = ConsultationForm.of(table.consultation)
    edit_consultation(table.store, BO, NOW, table.id, replace(seen, agenda="Air defence"))
    edit_consultation(table.store, ANN, NOW, table.id, replace(seen, level=Level.LEADERS), seen)
    assert (table.consultation.agenda, table.consultation.level) == ("Air defence", Level.LEADERS)
    with pytest.raises(BadInput, match="somebody changed the agenda"):
        edit_consultation(table.store, ANN, NOW, table.id, replace(seen, agenda="Statement"), seen)
    edit_consultation(table.store, ANN, NOW + HOUR, table.id, replace(seen, requested_at=NOW + HOUR), seen)
    assert table.consultation.status == Status.REQUESTED


def test_a_time_that_was_wrong_is_corrected_and_stays_on_record(table: Table) -> None:
    seen = ConsultationForm.of(table.consultation)
    for after, asked_at in ((HOUR, NOW + HOUR), (2 * HOUR, NOW + MINUTE)):
        edit_consultation(table.store, ANN, NOW + after, table.id, replace(seen, requested_at=asked_at))
    assert table.consultation.requested_at == NOW + MINUTE
    told = [one.at for one in consultations.events(table.store.writer_view(), table.id) if one.kind is Event.REQUESTED]
    assert told == [NOW + MINUTE, NOW + HOUR]
    with pytest.raises(BadInput, match="stays on record"):
        edit_consultation(table.store, ANN, NOW + 3 * HOUR, table.id, replace(seen, considered_at=None))


def test_the_allies_are_those_of_the_day_of_the_consultation_not_of_its_record(table: Table) -> None:
    years_later = parse_instant("2026-11-21T10:00Z")
    open_consultation(table.store, ANN, years_later, form(table.crisis))
    picture = consult_picture(table.store.writer_view(), years_later, table.crisis)
    assert picture.consultation is not None and len(picture.allies) == 30
    open_consultation(table.store, ANN, years_later, form(table.crisis, considered_at=years_later))
    assert len(consult_picture(table.store.writer_view(), years_later, table.crisis).allies) == 32


def test_a_line_of_the_roster_changes_only_what_is_said(table: Table) -> None:
    def line() -> object:
        poland = table.allies["PL"].id
        return attendances.roster(table.store.writer_view(), table.id)[poland]

    def say(after: int, **more: object) -> bool:
        said = AttendanceForm("pl", **more)  # type: ignore[arg-type]
        return attend(table.store, ANN, NOW + after, table.id, [said]).touches("attendance")

    say(1, convened=True, authenticated=True, participant="Amb. P", link=Link.UP, level=Level.AMBASSADORS)
    say(2, waiting_since=NOW)
    stands = line()
    assert (stands.joined, stands.waiting_since, stands.participant) == (True, NOW, "Amb. P")  # type: ignore[attr-defined]
    say(4, instructed=True, link=Link.DOWN, channel="phone")
    stands = line()
    assert (stands.joined, stands.waiting_since, stands.instructed) == (False, None, True)  # type: ignore[attr-defined]
    assert not say(5, instructed=True)  # nothing new
    say(6, at=NOW + 3, link=Link.DEGRADED)  # told late: the newer line holds
    assert line() == stands
    say(7, waiting_since=NOW + 7)
    say(8, waiting_since=NOT_WAITING)
    assert not line().instructed and line().waiting_since is None  # type: ignore[attr-defined]
    with pytest.raises(BadInput, match="does not wait"):
        say(9, waiting_since=NOW, instructed=True)


def test_guests_assessments_and_contacts_are_written_down(table: Table) -> None:
    store, now = table.store, NOW + HOUR
    attend_guest(store, ANN, now, table.id, GuestForm("European Union", "observer", timezone="Europe/Brussels"))
    assess_nationally(store, ANN, now, table.id, NationalForm("DE", "Stray missile", confidence="moderate", at=NOW))
    log_contact(store, ANN, now, table.id, ContactForm("pl", "us", "Where it came from", NOW, "leaders", "phone"))
    reader = store.writer_view()
    (guest,), (said,), (call,) = (
        attendances.guests(reader, table.id), attendances.national_assessments(reader, table.id),
        attendances.contacts(reader, table.id),
    )  # fmt: skip
    assert (guest.name, guest.kind) == ("European Union", "observer")
    assert (said.threat, said.at) == ("Stray missile", NOW) and (call.one, call.other, call.at) == ("PL", "US", NOW)


def test_guests_assessments_and_contacts_say_what_is_missing(table: Table) -> None:
    store, day = table.store, NOW + DAY
    with pytest.raises(BadInput, match="Poland is an Ally"):
        attend_guest(store, ANN, NOW, table.id, GuestForm("Poland"))
    with pytest.raises(BadInput, match="red lines"):
        assess_nationally(store, ANN, NOW, table.id, NationalForm("DE", " "))
    with pytest.raises(BadInput, match="low, moderate or high"):
        assess_nationally(store, ANN, NOW, table.id, NationalForm("DE", "x", confidence="sure"))
    for contact, words in (
        (ContactForm("PL", "pl", "x"), "these are the same"),
        (ContactForm("PL", " ", "x"), "two ends"),
        (ContactForm("PL", "US", " "), "what they spoke about"),
        (ContactForm("PL", "US", "x", day), "still to come"),
    ):
        with pytest.raises(BadInput, match=words):
            log_contact(store, ANN, NOW, table.id, contact)
