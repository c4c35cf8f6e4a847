"""The situation report: what was known at its moment and no more, and no Ally's position where it is not released."""

from pathlib import Path

import pytest

from console.domain.errors import BadInput, CannotWrite
from console.domain.marking import EXERCISE_WORDS
from console.domain.times import Instant, parse_instant
from console.exports.document_pdf import Document
from console.exports.situation_report import crisis_called, situation_report, write_situation
from console.store.casefile import Store, open_reading
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
    assert "Cause not established." in evening and "Ukrainian air-defence" not in evening
    assert "Made in: not established. Fired by: not established." in evening
    assert "Wreck: type and marks?" in evening and "Reuters" in evening
    assert "Stray Ukrainian air-defence missile: most supported, not proven." in noon
    assert "Stated by the chair: What the Alliance says after the Council met." in noon


def test_a_crisis_of_an_exercise_says_so_and_names_no_ally_that_broke_silence(tmp_path: Path) -> None:
    at = parse_instant("201500Z NOV 26")
    with open_reading(cases.story(tmp_path / "heron.flank", "grey-heron")) as store:
        found = report(store, at)
        text = told(found)
        with store.known_at(at) as reader:
            crisis = crisis_called(reader, "grey heron")
            with pytest.raises(BadInput, match="no one crisis"):
                crisis_called(reader, "another")
            with pytest.raises(CannotWrite, match="Name it so"):
                write_situation(tmp_path / "a.txt", reader, at, crisis.id, "", store.case.marking)
    assert text.count(EXERCISE_WORDS) == 2 and found.marking.exercise
    assert "Statement v1: Broken by an Ally, 200741Z NOV 26: wording." in text
    assert "Allied Reaction Force: Warning (ACTWARN), SACEUR, EX-CRM-0001, from 201430Z." in text
    assert "Report to the Council on the alert, daily (SACEUR's liaison, by 211400Z NOV 26)" in text
    assert not [words for words in ("Spain", "parliament is heard", "Reserves") if words in text]
