"""Slides of the Council: true at their moment, and no Ally's position where it is not released."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from console.domain.operation import Actor
from console.domain.storyboard import SlideKind
from console.domain.times import parse_instant
from console.exports.briefing.council import cited
from console.exports.briefing.measure import fitted, lines_of
from console.services.positions import release_positions
from console.store import consultations
from console.store.casefile import Store, open_case, open_reading
from tests import cases
from tests.exports.briefing.told import page, text_of

WHILE = parse_instant("201212Z NOV 26")
AFTER = parse_instant("202355Z NOV 26")
COUNCIL = (SlideKind.CONSULTATION, SlideKind.DRAFT, SlideKind.SILENCE, SlideKind.DECISION, SlideKind.OPTIONS)
NATIONAL = ("Supports", "Reserves", "Amendment", "Spain broke", "by Spain", "Reservation", "deliberate is not")


@pytest.fixture(scope="module")
def heron(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return cases.story(tmp_path_factory.mktemp("council") / "heron.flank", "grey-heron")


@pytest.fixture(scope="module")
def store(heron: Path, qapp: QApplication) -> Iterator[Store]:
    with open_reading(heron) as opened:
        yield opened


def test_a_silence_that_runs_was_not_yet_agreed_and_one_that_was_kept_is(store: Store) -> None:
    while_it_ran = text_of(page(store, WHILE, SlideKind.SILENCE))
    assert "Silence runs on Statement v2 until 201400Z NOV 26." in while_it_ran
    assert "Agreed under silence" not in while_it_ran
    assert "Broken by an Ally, 200741Z NOV 26: wording" in while_it_ran
    assert "Statement v2 was agreed under silence at 201400Z NOV 26." in text_of(page(store, AFTER, SlideKind.SILENCE))
    assert page(store, WHILE, SlideKind.DECISION) is None


def test_a_version_says_what_is_new_in_it_and_an_older_one_how_it_ended(store: Store) -> None:
    text = text_of(page(store, WHILE, SlideKind.DRAFT))
    assert "A rule beside a paragraph: new in version 2" in text
    assert "What is new against version 1 has a rule beside it." in text
    before = parse_instant("192300Z NOV 26")
    assert "Silence runs on Statement v1 until 201000Z NOV 26." in text_of(page(store, before, SlideKind.DRAFT))


def test_a_decision_names_the_forces_the_authority_and_what_it_rests_on(store: Store) -> None:
    text = text_of(page(store, AFTER, SlideKind.DECISION))
    assert "Allied Reaction Force" in text and "Warning (ACTWARN) · SACEUR · from 201430Z" in text
    assert "Article 4 · agreed 201400Z NOV 26, recorded 201415Z NOV 26" in text
    assert "picture as known at 201415Z NOV 26" in text and "Alert and preparation only" in text


@pytest.mark.parametrize("kind", COUNCIL)
def test_no_position_stands_on_a_slide_until_it_is_released(store: Store, kind: SlideKind) -> None:
    text = text_of(page(store, AFTER, kind, positions=True))
    assert not [words for words in NATIONAL if words in text]


def test_released_positions_stand_where_the_briefing_has_them(heron: Path, tmp_path: Path, qapp: QApplication) -> None:
    copy = tmp_path / "released.flank"
    copy.write_bytes(heron.read_bytes())
    person, at = Actor("Council desk", "A"), AFTER - 1
    with open_case(copy, person, at) as store:
        with store.reader() as reader:
            of = consultations.consultations(reader)[0].id
        release_positions(store, person, at, of, released=True, reason="EXERCISE control")
        shown = page(store, AFTER, SlideKind.CONSULTATION, positions=True)
        assert shown is not None and "Supports" in text_of(shown)
        assert "Do not say where an Ally stands" not in shown.notes
        assert "Supports" not in text_of(page(store, AFTER, SlideKind.CONSULTATION))
        assert "Reservation: Italy" in text_of(page(store, AFTER, SlideKind.DECISION, positions=True))


def test_an_option_a_decision_took_is_named_in_the_title(store: Store) -> None:
    assert "Six options are laid out side by side." in text_of(page(store, WHILE, SlideKind.OPTIONS))
    taken = text_of(page(store, AFTER, SlideKind.OPTIONS))
    assert "Agreed under silence: Statement, patrols, reaction force alerted." in taken


def test_sources_told_behind_a_text_go_to_the_foot() -> None:
    told = "It fell. (NATO, press conference; Agency (no request); to check: exact minute (12:30))"
    assert cited(told) == ("It fell.", ("NATO, press conference", "Agency (no request)"), True)
    assert cited("Two fighters (exercise)") == ("Two fighters (exercise)", (), False)


def test_words_are_cut_at_a_whole_line(qapp: QApplication) -> None:
    text = "one two three four five six seven eight nine ten 🛰 eleven twelve\nthirteen"
    whole = list(lines_of(text, 200, 24))
    assert " ".join(line for line, _ in whole) == text.replace("\n", " ")
    assert fitted(text, 200, 24, lines=len(whole)) == text
    cut = fitted(text, 200, 24, lines=2)
    assert cut.endswith(" …") and text.startswith(cut.removesuffix(" …")) and len(list(lines_of(cut, 200, 24))) == 2


def test_it_took_until_silence_ended_not_until_that_was_recorded(store: Store) -> None:
    found = page(store, AFTER, SlideKind.TIMELINE)
    assert found is not None and found.title == "It took 31 h 02 from the first report to the outcome in the Council."
