"""The minutes and the ledger of a consultation: marked, dated, national positions only where they may stand."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from console.domain.errors import BadInput
from console.domain.marking import EXERCISE_WORDS, PUBLIC, Level, Marking
from console.domain.times import parse_instant
from console.exports.consult_files import consultation_called, write_consultation
from console.exports.document_html import html
from console.exports.document_pdf import Document, pages
from console.exports.ledger import ledger
from console.exports.minutes import minutes
from console.exports.tables import csv_of
from console.services.consult_picture import ConsultPicture
from console.store.casefile import Store, open_reading
from tests import cases

NOW = parse_instant("201800Z NOV 26")
EXERCISE = replace(PUBLIC, exercise=True)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_reading(cases.story(tmp_path_factory.mktemp("minutes") / "heron.flank", "grey-heron")) as opened:
        yield opened


@pytest.fixture(scope="module")
def picture(store: Store) -> ConsultPicture:
    with store.reader() as reader:
        return consultation_called(reader, NOW)


def told(document: Document) -> str:
    return "\n".join(line for section in document.sections for line in (section.title, *section.lines))


def test_minutes_say_who_met_what_was_decided_and_that_positions_are_kept_back(picture: ConsultPicture) -> None:
    text = told(minutes(picture, "heron", EXERCISE))
    assert "Asked for by Latvia, 191600Z NOV 26." in text and "Agreed under silence, 201415Z NOV 26." in text
    assert "200741Z NOV 26  Silence on Statement v1 broken by an Ally: wording" in text
    assert "ACTWARN Allied Reaction Force" in text and "EX-CRM-0001" in text
    assert "National positions are not released. They are not in these minutes." in text
    assert text.count(EXERCISE_WORDS) == 2
    for kept_back in ("Spain", "Italy", "Reserves", "parliament is heard"):
        assert kept_back not in text


def test_a_silence_is_kept_before_it_is_decided_on_in_the_same_minute(picture: ConsultPicture) -> None:
    (decision,) = picture.decisions
    at_once = replace(picture, decisions=(replace(decision, at=parse_instant("201400Z NOV 26")),))
    text = told(minutes(at_once, "heron", EXERCISE))
    assert text.index("Silence on Statement v2 kept") < text.index("201400Z NOV 26  Decided")


def test_released_positions_and_reservations_are_in_them(picture: ConsultPicture) -> None:
    text = told(minutes(replace(picture, released=True), "heron", EXERCISE))
    assert "broken by Spain: wording. Point 3" in text and "Statement v2  Italy  Reserves" in text
    assert "Reservation of Italy: Its parliament is heard" in text and "not released" not in text


def test_the_ledger_has_every_entry_in_the_order_it_was_written_down(picture: ConsultPicture) -> None:
    table = ledger(picture, EXERCISE)
    assert "NATIONAL POSITIONS, not released" in table.name and table.marking.exercise
    assert len(table.rows) == 2 + len(picture.positions) + 5 * 2 + 3
    assert [row[0] for row in table.rows] == sorted(row[0] for row in table.rows)
    (letter,) = [row for row in table.rows if row[2] == "silence broken"]
    assert letter[3:5] == ["Statement v1", "ES"] and letter[9] == "wording"
    assert all(len(row) == len(table.titles) for row in table.rows)


def test_no_cell_of_the_ledger_acts_as_a_formula(picture: ConsultPicture) -> None:
    first = replace(picture.positions[0], caveat='=HYPERLINK("http://x")', reported_by="@SUM(1)")
    text = csv_of(ledger(replace(picture, positions=(first,)), EXERCISE)).decode("utf-8-sig")
    assert ",'=HYPERLINK" in text.replace('"', "") and ",'@SUM(1)," in text


def test_nothing_leaves_that_nobody_may_see(picture: ConsultPicture, tmp_path: Path) -> None:
    apart = Marking(Level.SECRET, "NATO", release=frozenset({"FI"}))
    shut = replace(picture, drafts=(replace(picture.drafts[0], marking=apart),))
    with pytest.raises(BadInput, match="nobody is on the release lists"):
        write_consultation(tmp_path / "a.csv", "ledger", shut, "heron", replace(PUBLIC, release=frozenset({"SE"})))
    assert not (tmp_path / "a.csv").exists()


def test_as_a_page_they_are_marked_at_both_ends_and_no_word_is_markup(picture: ConsultPicture) -> None:
    events = (replace(picture.events[0], text="<b>bold</b> & <script>"), *picture.events[1:])
    page = html(minutes(replace(picture, events=events), "heron", EXERCISE)).decode()
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; &lt;script&gt;" in page and "<script" not in page and "<b>" not in page
    assert page.count(f'<p class="mark">{EXERCISE.banner}</p>') == 2 and "As of 201800Z NOV 26" in page


@pytest.mark.usefixtures("qapp")
def test_a_heading_never_ends_a_page(picture: ConsultPicture) -> None:
    sheets = pages(minutes(picture, "heron", EXERCISE))
    assert len(sheets) == 2 and all(sheet[-1].weight < 600 for sheet in sheets)


def test_a_consultation_is_found_by_its_title_or_refused_with_those_there_are(store: Store) -> None:
    with store.reader() as reader:
        found = consultation_called(reader, NOW, "grey heron").consultation
        assert found is not None and found.basis == "Article 4"
        with pytest.raises(
            BadInput, match=r"'Libya' is no one consultation of this case.* of: “Consultation on Exercise Island"
        ):
            consultation_called(reader, NOW, "Libya")
