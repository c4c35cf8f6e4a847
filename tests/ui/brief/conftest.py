"""One window a module on a briefing of a plain case; what a test writes stays for the next one."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from console.domain.storyboard import SlideKind
from console.services.storyboards import SlideForm, StoryboardForm, make_storyboard
from console.ui.brief.storyboard import StoryboardDesk
from console.ui.render import settle
from console.ui.window import Window
from tests import cases
from tests.ui.conftest import on_case
from tests.ui.things import ACTOR, LATER, NOW

SLIDES = (
    SlideForm(SlideKind.TITLE, title="Two killed at the border", seconds=90),
    SlideForm(SlideKind.TEXT, title="What is known", text="- Nobody has shown a part"),
    SlideForm(SlideKind.TEXT, title="What we ask for", text="- Facts first"),
)


@pytest.fixture(scope="module")
def briefing(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Window]:
    """A window on a case with one briefing of three slides, seen at LATER."""
    path = tmp_path_factory.mktemp("cases") / "briefed.flank"
    store = cases.empty(path, "Briefed", ACTOR, NOW)
    make_storyboard(store, ACTOR, NOW, StoryboardForm("First 30 minutes"), SLIDES)
    store.close()
    with on_case(tmp_path_factory, path, lambda: LATER, size=(1920, 1080)) as window:
        window.desks.show("storyboard")
        settle(window)
        window.desks.leave()
        yield window


@pytest.fixture
def desk(briefing: Window) -> StoryboardDesk:
    """The Storyboard desk, shown and at rest."""
    briefing.desks.show("storyboard")
    settle(briefing)
    found = briefing.desks.desk
    assert isinstance(found, StoryboardDesk)
    return found
