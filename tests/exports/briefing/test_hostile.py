"""A briefing with what nobody should write, or no console of this age did: the rest of it holds."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from console.domain.errors import BadInput
from console.domain.marking import Level
from console.domain.operation import Actor
from console.domain.storyboard import Slide, SlideKind, Storyboard
from console.exports.briefing.build import briefing
from console.exports.briefing.leave import stem_of
from console.exports.briefing.measure import lines_of
from console.exports.briefing.pptx_shapes import plain
from console.services.audiences import AudienceForm, delete_audience, keep_audience
from console.services.storyboards import SlideForm, StoryboardForm, make_storyboard
from console.store.casefile import Store, open_case
from console.store.ids import new_id
from console.store.storyboards import storyboard
from tests import cases
from tests.exports.briefing.laid_out import MADE

ANN = Actor("Ann", "Desk 1")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Store]:
    with open_case(cases.story(tmp_path_factory.mktemp("hostile") / "p.flank", "przewodow"), ANN, 0) as opened:
        yield opened


def test_slides_of_a_newer_console_and_subjects_out_of_order_take_nothing_else_down(store: Store) -> None:
    form = SlideForm(SlideKind.TEXT, title="Fine", text="words")
    board_id, _ = make_storyboard(store, ANN, 1_000, StoryboardForm("Mixed"), [form])
    rows = (("hologram", "{}"), *(("text", one) for one in ("no JSON", "[1]", '{"a": 5, "b": "c"}', "[" * 5_000)))
    with store.operation("Merge", ANN, 2_000) as case:
        for place, (kind, subject) in enumerate(rows, start=1):
            case.insert("slide", id=new_id(2_000), storyboard_id=board_id, place=place, kind=kind, subject=subject,
                        title="t", author="Bob", made_at=2_000)  # fmt: skip
    with store.reader() as reader:
        board = storyboard(reader, board_id)
    assert board is not None and board.newer == 1
    assert [dict(one.subject) for one in board.slides] == [{}, {}, {}, {"b": "c"}, {}]
    made = briefing(store, board, 3_000)
    assert len(made.pages) == 5 and "1 slide was made by a newer console" in made.warnings[0]


def test_a_slide_that_cannot_be_shown_is_named(store: Store) -> None:
    for lon in ("nan", "inf", "1e999", "181", "east"):
        subject = {"lon": lon, "lat": "50", "metres_per_pixel": "500"}
        board = Storyboard(b"b" * 16, "Maps", (Slide(b"s" * 16, SlideKind.MAP, subject, title="Where it fell"),))
        with pytest.raises(BadInput, match=r"Slide “Where it fell”: .* needs lon, lat"):
            briefing(store, board, 3_000)


def test_nothing_is_known_at_a_moment_to_come(store: Store) -> None:
    slides = (Slide(b"s" * 16, SlideKind.TEXT, title="Later", text="words", known_at=9_000),)
    board = Storyboard(b"b" * 16, "Later", slides, known_at=8_000)
    assert [page.known_at for page in briefing(store, board, 3_000).pages] == [3_000]
    with pytest.raises(BadInput, match="still to come"):
        briefing(store, board, 3_000, known_at=3_001)


def test_what_a_form_still_names_and_the_case_has_no_more_is_refused(store: Store) -> None:
    audience_id, _ = keep_audience(store, ANN, 1_000, AudienceForm("Guests", Level.UNCLASSIFIED, "NATO"))
    form = StoryboardForm("For guests", audience_id=audience_id)
    delete_audience(store, ANN, 2_000, audience_id)
    with pytest.raises(BadInput, match="The audience of this briefing is not in the case"):
        make_storyboard(store, ANN, 3_000, form)


def test_names_of_files_have_room_in_any_script() -> None:
    stem = stem_of(replace(MADE, title="საქართველო " * 20))
    assert len(f".{stem} notes.pdf.partial".encode()) < 255 and "საქართველო" in stem


def test_signs_that_turn_the_reading_are_not_on_pages(qapp: QApplication) -> None:
    turned = "not \u202edeveileb eb ot\u202c \u2067x\u2069"
    assert [line for line, _ in lines_of(turned, 2_000.0, 28)] == [plain(turned)] == ["not deveileb eb ot x"]
