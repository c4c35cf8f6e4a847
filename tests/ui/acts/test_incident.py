"""The incident commands are there only where they can be done."""

from console.ui.panels.inspector import InspectorPanel
from console.ui.render import settle
from console.ui.window import Window
from tests.ui.panels.conftest import past, select
from tests.ui.things import LATER

JUDGING = {"incident.assess", "incident.link", "incident.ask", "incident.hypothesis"}


def possible(window: Window) -> set[str]:
    return {c.id for c in window.menus.table if c.id.startswith("incident.") and c.enabled_when(window)}


def test_commands_follow_what_is_shown(window: Window, panel: InspectorPanel) -> None:
    assert possible(window) == {"incident.new"}
    select(window, past(window))
    assert possible(window) == {"incident.new", "incident.edit", "incident.close", "incident.history"} | JUDGING
    panel.close_incident()
    settle(window)
    assert possible(window) == {"incident.new", "incident.reopen", "incident.history"}
    window.session.put_back(LATER)
    settle(window)
    assert possible(window) == {"incident.history"}
