"""The register: what left, who has it, what was corrected and who was told."""

import pytest

from console.domain.errors import BadInput
from console.domain.operation import Changes
from console.domain.register import OutputKind, OutputPage, holders
from console.domain.storyboard import SlideKind
from console.domain.times import HOUR
from console.services import register as verbs
from console.services.register import OutputForm
from console.services.storyboards import SlideForm, StoryboardForm, make_storyboard
from console.store import outputs, storyboards
from console.store.casefile import Store
from tests.services.people import ANN, NOW


def left(store: Store, recipient: str, *pages: OutputPage) -> bytes:
    form = OutputForm(OutputKind.EXPORT, "Daily", "pdf", "Daily.pdf", b"\1" * 32, recipient=recipient, pages=pages)
    return verbs.record_output(store, ANN, NOW, form)[0]


def test_a_correction_finds_everybody_who_has_the_page(store: Store) -> None:
    board, _ = make_storyboard(store, ANN, NOW, StoryboardForm("Daily"), (SlideForm(SlideKind.TEXT, text="a"),))
    shown = storyboards.storyboard(store.writer_view(), board)
    assert shown is not None
    same = OutputPage(1, "A wrong figure", "12ab34cd", NOW, shown.slides[0].id)
    left(store, "EU Council", same)
    left(store, "SACEUR", same, OutputPage(2, "Other", "ffffffff", NOW))
    page = outputs.outputs(store.writer_view())[-1].pages[0]
    correction, _ = verbs.correct_page(store, ANN, NOW, page.id, "It is 12, not 21.")
    verbs.tell_correction(store, ANN, NOW, correction, "SACEUR")
    reader = store.writer_view()
    found = holders(outputs.outputs(reader), outputs.corrections(reader))
    assert {one.recipient: one.to_tell for one in found if one.corrections} == {"EU Council": True, "SACEUR": False}
    assert [one.page.title for one in found if not one.corrections] == ["Other"]


def test_what_left_under_a_present_before_what_is_known_brings_nothing_into_its_past(store: Store) -> None:
    make_storyboard(store, ANN, NOW, StoryboardForm("Before"))
    make_storyboard(store, ANN, NOW + HOUR, StoryboardForm("After"))
    verbs.record_output(store, ANN, NOW, OutputForm(OutputKind.EXPORT, "Before"))
    store.event("Open", ANN, NOW)
    with store.known_at(NOW) as then:
        assert [board.title for board in storyboards.storyboards(then)] == ["Before"]
    assert [one.at for one in outputs.outputs(store.writer_view())] == [NOW]


def test_no_undo_takes_an_output_back_and_empty_words_are_refused(store: Store) -> None:
    _, changes = verbs.record_output(store, ANN, NOW, OutputForm(OutputKind.SHOWING, "Daily"))
    assert isinstance(changes, Changes) and store.writer_view().value("SELECT lasting FROM operation WHERE seq = "
        "(SELECT max(seq) FROM operation)") == 1  # fmt: skip
    with pytest.raises(BadInput, match="title"):
        verbs.record_output(store, ANN, NOW, OutputForm(OutputKind.PRINT, " "))
    with pytest.raises(BadInput, match="register"):
        verbs.correct_page(store, ANN, NOW, bytes(16), "x")
