"""The pages for an audience are those of a case in which the withheld things never were, down to their codes."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from console.domain.storyboard import Slide, SlideKind, Storyboard
from console.exports.briefing.build import briefing
from tests import cases
from tests.services.people import ANN, NOW
from tests.services.test_cut import NATO, SECRET, made

OF_INCIDENT = (SlideKind.INCIDENT, SlideKind.MATRIX, SlideKind.CLAIMS, SlideKind.TIMELINE)
KINDS = (SlideKind.TITLE, *OF_INCIDENT, SlideKind.DRAFT, SlideKind.CONSULTATION, SlideKind.TEXT)


@pytest.mark.parametrize("gone", [{"agent", "r2", "second"}, {"v2", "claim", "r1"}, {"strike"}])
def test_pages_show_no_trace(tmp_path: Path, qapp: QApplication, gone: set[str]) -> None:
    told = []
    for name, marks, out in (("whole", dict.fromkeys(gone, SECRET), set()), ("never", {}, gone)):
        below = {"first", "second", "third", "claim"} if "strike" in out else set()
        with cases.empty(tmp_path / f"{name}.flank", "night", ANN, NOW) as store:
            ids = made(store, marks, lambda one, out=out | below: one not in out)
            of_it = {"incident": ids["strike"].hex()} if "strike" in ids else {}
            slides = tuple(
                Slide(bytes([place] * 16), kind, of_it if kind in OF_INCIDENT else {}, text="Words")
                for place, kind in enumerate(KINDS, start=1)
                if kind not in OF_INCIDENT or of_it
            )
            board = Storyboard(b"b" * 16, "Daily", slides, crisis_id=ids["crisis"])
            made_of = briefing(store, board, NOW + 1000, NATO)
            told.append([
                (page.kind, page.title, tuple(page.texts()), page.notes, page.number, page.of, page.code, page.marking)
                for page in made_of.pages
            ])  # fmt: skip
    for one, other in zip(*told, strict=True):
        assert one == other
