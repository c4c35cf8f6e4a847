"""The situation report: what was known at its moment and no more, and no Ally's position where it is not released."""

import hashlib
from pathlib import Path

import pytest

from console.domain.audience import Audience
from console.domain.errors import BadInput, CannotWrite
from console.domain.marking import EXERCISE_WORDS, PUBLIC, Level, Marking
from console.domain.operation import Actor
from console.domain.times import Instant, parse_instant
from console.exports.document_pdf import Document
from console.exports.situation_out import ReportOut, hand_out_report
from console.exports.situation_report import crisis_called, situation_report
from console.services.options import OptionForm, put_option
from console.services.releasing import require_second_person
from console.store.casefile import Store, open_case, open_reading
from tests import cases


def report(store: Store, at: Instant) -> Document:
    with store.known_at(at) as reader:
        return situation_report(reader, at, crisis_called(reader).id, store.case.title, store.case.marking)


def told(document: Document) -> str:
    return "\n".join(line for section in document.sections for line in (section.title, *section.lines))


def test_the_first_evening_does_not_know_the_cause_and_the_next_noon_does(tmp_path: Path) -> None:
    with open_reading(cases.story(tmp_path / "p.flank", "przewodow")) as store:
        evening = told(report(store, parse_instant("151944Z NOV 22")))
        noon = told(report(store, parse_instant("161200Z NOV 22")))
        before = told(report(store, parse_instant("161123Z NOV 22")))
    assert "Cause not established." in evening and "Ukrainian air-defence" not in evening
    assert "Made in: not established. Fired by: not established." in evening
    assert "Wreck: type and marks?" in evening and "Reuters" in evening
    assert "Stray Ukrainian air-defence missile: most supported, not proven." in noon
    assert "Stated by the chair: No indication of a deliberate attack on the Alliance." in noon
    assert "Our line of 151920Z, before the cause was assessed:" in before
    assert "Our line of" not in evening and "Our line of" not in noon
    assert "Poland weighs Article 4" not in noon  # it had dropped that by then
    assert "The Council met, not under Article 4." in noon and "in session" not in noon
    assert "credibility" not in evening + noon and "shown, not ranked" in noon
    assert "(Reuters, repeats an earlier origin)" in evening


def test_a_crisis_of_an_exercise_says_so_and_names_no_ally_that_broke_silence(tmp_path: Path) -> None:
    at = parse_instant("201500Z NOV 26")
    with open_reading(cases.story(tmp_path / "heron.flank", "grey-heron")) as store:
        found = report(store, at)
        text = told(found)
    assert text.count(EXERCISE_WORDS) == 2 and found.marking.exercise
    assert "Likelihood: likely, 70 %: Ordered crossing to test the reply." in text and "Made in" not in text
    assert "Statement v1: Broken by an Ally, 200741Z NOV 26: wording." in text
    assert "Allied Reaction Force: Warning (ACTWARN), SACEUR, EX-CRM-0001, from 201430Z." in text
    assert "Report to the Council on the alert, daily (SACEUR's liaison, by 211400Z NOV 26)" in text
    assert not [words for words in ("Spain", "parliament is heard", "Reserves") if words in text]


def test_it_leaves_cut_for_its_audience_and_only_where_it_may(tmp_path: Path) -> None:
    person, now = Actor("Watch officer", "A"), parse_instant("161200Z NOV 22")
    secret = Marking(Level.SECRET, "NATO", frozenset({"POL"}))
    path = tmp_path / "report.html"
    with open_case(cases.story(tmp_path / "p.flank", "przewodow"), person, now) as store:
        with store.reader() as reader:
            crisis = crisis_called(reader)
        put_option(store, person, now, crisis.id, OptionForm("Move the CANARY", marking=secret))
        whole = hand_out_report(store, person, now, ReportOut(path, "missile", recipient="the duty officer"))
        assert b"CANARY" in path.read_bytes() and whole.marking == secret and whole.recipient == "the duty officer"
        public = Audience("The public", Level.PUBLIC, frozenset())
        cut = hand_out_report(store, person, now, ReportOut(path, audience=public))
        assert b"CANARY" not in path.read_bytes() and cut.marking == PUBLIC and cut.audience == "The public"
        assert cut.sha256 == hashlib.sha256(path.read_bytes()).digest()
        require_second_person(store, person, now, on=True)
        for how, words in (
            (ReportOut(path, audience=public), "second person"),
            (ReportOut(path, "another crisis"), "no one crisis"),
            (ReportOut(tmp_path / "report.txt"), "Name it so"),
        ):
            with pytest.raises((BadInput, CannotWrite), match=words):
                hand_out_report(store, person, now, how)
