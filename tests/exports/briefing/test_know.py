"""Slides of what is known: each true at its moment, claims apart from assessments, sources by name."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from console.domain.errors import BadInput
from console.domain.operation import Actor
from console.domain.storyboard import SlideKind
from console.domain.times import parse_instant
from console.exports.briefing.build import briefing
from console.exports.briefing.kinds.text import Block, blocks_of
from console.exports.briefing.page import BODY, Words
from console.exports.clip_still import still
from console.exports.pictures import WIDEST, decoded, png_of
from console.services.assessments import AssessmentForm, revise_assessment
from console.services.claims import ClaimForm, make_claim
from console.services.incidents import IncidentForm, edit_incident
from console.services.storyboard_templates import filled
from console.store import crises, incidents, reports
from console.store.casefile import Store, open_case, open_reading
from tests import cases
from tests.exports.briefing.told import page, text_of
from tests.ui.evidence.clips import clip

EVENING = parse_instant("151944Z NOV 22")
NOON = parse_instant("161200Z NOV 22")
LONG_AFTER = parse_instant("2024-12-01T12:00Z")
LATER = (
    "Ukrainian air-defence",
    "S-300",
    "Made in: Russia",
    "likely, 85 %",
    "Council met",
    "President of the United States",
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Store]:
    with open_reading(cases.story(tmp_path_factory.mktemp("know") / "p.flank", "przewodow")) as opened:
        yield opened


def test_in_the_evening_the_cause_is_not_established_and_at_noon_it_tells_what_is_assessed(store: Store) -> None:
    evening, noon = page(store, EVENING, SlideKind.INCIDENT), page(store, NOON, SlideKind.INCIDENT)
    assert evening is not None and noon is not None
    assert evening.title == "Two killed at Przewodów. Cause not established."
    assert noon.title == "Two killed at Przewodów. Stray Ukrainian air-defence missile: most supported, not proven."
    told = text_of(evening)
    assert "Our line: facts first" in told and "one unnamed US official" in told and "1841Z" in told
    assert "Do not name a cause" in told and not any(words in told for words in LATER)
    assert "Fired by" in text_of(noon) and "likely, 85 %" in text_of(noon) and not noon.too_long


def test_what_was_assessed_before_the_last_reports_is_not_said_as_if_they_were_in_it(store: Store) -> None:
    found = text_of(page(store, parse_instant("151841Z NOV 22"), SlideKind.INCIDENT))
    assert "Assessed 151540Z" in found and "As assessed before the last five reports" in found
    assert "Our line" not in found and "not weighed yet" in found


def test_a_title_calls_assessed_what_does_not_say_how_sure_it_is(store: Store) -> None:
    found = page(store, LONG_AFTER, SlideKind.INCIDENT)
    assert found is not None
    assert found.title == "Two killed at Przewodów. Assessed: Stray Ukrainian air-defence missile."
    assert "President\n" in text_of(found) or "President of Ukraine\n" in text_of(found)


def test_a_briefing_about_something_old_tells_its_speaker_so(store: Store) -> None:
    old, new = page(store, LONG_AFTER, SlideKind.TITLE), page(store, NOON, SlideKind.TITLE)
    assert old is not None and "It happened 2 years before this moment: say so." in old.notes
    assert new is not None and "It happened" not in new.notes


def test_a_line_older_than_the_assessment_is_told_as_such(store: Store) -> None:
    between = page(store, parse_instant("161130Z NOV 22"), SlideKind.CLAIMS)
    assert between is not None and "Of 151920Z, before the cause was assessed." in text_of(between)
    assert any("older than the assessment" in words for words in between.too_long)
    for moment in (EVENING, NOON):  # at noon our lines are those of what is assessed then
        assert "before the cause was assessed" not in text_of(page(store, moment, SlideKind.CLAIMS))


def test_a_claim_that_was_taken_back_is_told_as_such_and_its_relay_counts_nothing(store: Store) -> None:
    after = parse_instant("161530Z NOV 22")
    told = text_of(page(store, after, SlideKind.CLAIMS))
    assert told.startswith("One hostile claim is followed. One more is no longer followed.")
    assert "Russian missiles hit Poland" in told and "Taken back by who said it. One report from one origin" in told
    course = text_of(page(store, after, SlideKind.TIMELINE))
    assert "151841Z | Unnamed US official" in course and "Associated Press: Correction" in course


def test_no_slide_of_any_template_tells_in_the_evening_what_came_later(store: Store) -> None:
    for stem in ("article-4-request", "after-action"):  # together they have all kinds that the evening has
        with store.known_at(EVENING) as then:
            board = filled(then, stem, EVENING)
        made = briefing(store, board, EVENING, known_at=EVENING)
        assert len(made.pages) >= 4
        for one in made.pages:
            found = text_of(one)
            assert not [words for words in LATER if words in found], (stem, one.kind)
            assert one.title and one.elements


def test_the_matrix_counts_origins_and_says_what_remains(store: Store) -> None:
    evening, noon = page(store, EVENING, SlideKind.MATRIX), page(store, NOON, SlideKind.MATRIX)
    assert evening is not None and noon is not None
    assert evening.title == "Nothing yet separates the five explanations."
    assert "Origins against (ranked) | 0 | 0 | 0 | 0 | 0" in text_of(evening)
    assert noon.title.startswith("Two of five explanations remain: “Ukrainian air defence missile strayed” and")
    assert "Origins against (ranked) | 3 | 3 | 0 | 0 | 5" in text_of(noon)
    withdrawn = text_of(page(store, parse_instant("161530Z NOV 22"), SlideKind.MATRIX))
    assert "shown, not ranked | 0 | 0 | 1 | 0 | 1" in withdrawn and "President of Ukraine |" in withdrawn
    assert "7 more reports not shown" in text_of(noon)  # three of them repeat others and count nothing
    assert "Least contradicted, alike: “Ukrainian air defence missile strayed” and “Debris" in noon.notes


def test_grades_stand_on_slides_only_where_the_briefer_switched_them_on(store: Store) -> None:
    for kind in (SlideKind.INCIDENT, SlideKind.MATRIX, SlideKind.CLAIMS, SlideKind.TIMELINE):
        found = text_of(page(store, NOON, kind))
        assert not any(f" {grade}" in found for grade in ("A1", "A2", "B2", "B4", "C4", "D3"))
        assert "redibility" not in found


def test_the_course_says_how_long_each_step_took(store: Store) -> None:
    told = text_of(page(store, NOON, SlideKind.TIMELINE))
    assert told.startswith("It took about 20 h from the first report to the statement of the chair.")
    assert "From the first report (151530Z ±) to" in told and "Cause assessed | about 20 h" in told
    assert "First assessment | under 1 h" in told  # the hour of the first report is known, no more


def test_looking_back_each_assessment_stands_as_it_was_with_the_decisions_between(store: Store) -> None:
    noon = text_of(page(store, NOON, SlideKind.TIMELINE, show="assessments"))
    rows = [line for line in noon.split("\n") if line[:6].isdigit() and "|" in line]
    assert "Seven assessments: no cause was assessed for about 20 h after the first report." in noon and len(rows) == 8
    assert rows[2].startswith("151941Z | Cause not established. | not established | not established")
    assert "Stated by the chair" in rows[6] and "likely, 85 %; moderate" in rows[7]
    years = text_of(page(store, LONG_AFTER, SlideKind.TIMELINE, show="assessments"))
    assert "Eight assessments" in years and "one of them not shown" in years


def test_markdown_is_a_small_subset_and_the_rest_is_plain() -> None:
    text = "# Head\n\n- **all bold**\n  - in\n2. two\nplain <b>x</b> **part** *of* it"
    assert list(blocks_of(text)) == [
        Block("Head", 38, 600), Block("all bold", weight=600, sign="•"), Block("in", sign="•", level=1),
        Block("two", sign="2."), Block("plain <b>x</b> part of it", spans=((15, 19, 600), (20, 22, 500))),
    ]  # fmt: skip


def test_a_picture_goes_out_as_its_pixels_alone(tmp_path: Path) -> None:
    image = QImage(3000, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    image.setText("Comment", "CANARY")
    path = tmp_path / "made.png"
    image.save(str(path))
    found = png_of(path.read_bytes())
    assert b"CANARY" in path.read_bytes() and b"CANARY" not in found and b"tEXt" not in found
    assert decoded(found).width() == WIDEST
    with pytest.raises(BadInput, match="not shown here"):
        png_of(b"no picture")


@pytest.mark.no_qt_log
def test_a_still_is_the_frame_at_its_moment_and_of_no_clip_it_says_so(qapp: QApplication) -> None:
    made = clip(["red"] * 5 + ["blue"] * 5)
    assert still(made, "video/x-msvideo", 0).pixelColor(20, 20).red() > 200
    assert still(made, "video/x-msvideo", 800).pixelColor(20, 20).blue() > 200
    with pytest.raises(BadInput, match="Save a still of it"):
        still(b"no clip" * 100, "video/mp4", 0)


LONG = "An endless account of what may or may not have happened at the place, " * 12
KINDS = (SlideKind.TITLE, SlideKind.INCIDENT, SlideKind.CLAIMS, SlideKind.TIMELINE)


@pytest.fixture(scope="module")
def endless(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Store]:
    now, anna = parse_instant("151211Z NOV 24"), Actor("Anna", "Crisis cell")
    with open_case(cases.story(tmp_path_factory.mktemp("endless") / "p.flank", "przewodow"), anna, now) as opened:
        with opened.reader() as reader:
            incident_id = crises.crises(reader)[0].leading
            incident = incidents.incident(reader, incident_id or b"")
            said = tuple(one.id for one in reports.of_incident(reader, incident_id or b""))
        assert incident is not None
        form = AssessmentForm(attribution=LONG, made_in=LONG, fired_by=LONG, confidence="low", narrative=LONG)
        revise_assessment(opened, anna, now + 1, incident.id, form)
        claim = ClaimForm(
            actor=LONG, text=LONG, claimed_at=now, our_line=LONG, incident_id=incident.id, report_ids=said
        )
        make_claim(opened, anna, now + 2, claim)
        edit_incident(opened, anna, now + 3, incident.id, replace(IncidentForm.of(incident), summary=LONG, place=LONG))
        yield opened


@pytest.mark.parametrize("kind", KINDS)
def test_endless_words_stay_inside_the_page_and_the_briefer_is_told(endless: Store, kind: SlideKind) -> None:
    found = page(endless, parse_instant("151215Z NOV 24"), kind)
    assert found is not None and found.too_long
    for element in found.elements:
        if isinstance(element, Words):
            box = element.box
            assert box.top >= BODY.top - 20 and box.bottom <= BODY.bottom + 4 and box.height > 0, element.text[:60]
