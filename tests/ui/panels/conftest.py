"""Windows on the public baseline: with the inspector alone, and whole."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from console.domain.incident import Incident
from console.store import incidents
from console.store.casefile import open_case, open_reading
from console.ui.app import build
from console.ui.panels.inspector import InspectorPanel
from console.ui.panes import PanelKind
from console.ui.preferences import Preferences
from console.ui.render import settle
from console.ui.window import Window
from tests.ui.things import ACTOR, LATER

KINDS = (PanelKind("inspector", "Inspector", "right", InspectorPanel),)


@pytest.fixture
def open_window(qtbot: QtBot) -> Iterator[Callable[..., Window]]:
    made: list[Window] = []

    def make(path: Path, *, read_only: bool = False) -> Window:
        preferences = Preferences(None)
        preferences.change(name=ACTOR.name, station=ACTOR.station)
        how = (lambda actor, now: open_reading(path)) if read_only else (lambda actor, now: open_case(path, actor, now))
        window = build(preferences, lambda: LATER, KINDS)
        made.append(window)
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        window.session.begin(how, path)
        settle(window)
        return window

    yield make
    for window in made:
        window.close()


@pytest.fixture
def window(open_window: Callable[..., Window], baseline: Path) -> Window:
    return open_window(baseline)


@pytest.fixture
def panel(window: Window) -> InspectorPanel:
    found = window.panels["inspector"]
    assert isinstance(found, InspectorPanel)
    return found


def past(window: Window, place: str = "Przewod") -> Incident:
    """The incident of the baseline at a place."""
    store = window.session.store
    assert store is not None
    with store.reader() as reader:
        return next(found for found in incidents.incidents(reader) if found.place.startswith(place))


def select(window: Window, incident: Incident) -> None:
    window.selection.select("incident", incident.id.hex())
    settle(window)
