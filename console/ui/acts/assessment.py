"""Incident: assess, ask, link, name hypotheses, look at how they stood over time, choose the words of likelihood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.domain.incident import Incident
from console.domain.yardsticks import YARDSTICKS
from console.ui.commands import Choice, Command, why_not_writable
from console.ui.incident_desk import desk_of
from console.ui.panels.inspector import inspector_of
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.ui.window import Window


def _incident(window: Window) -> Incident | None:
    panel = inspector_of(window)
    return None if panel is None else panel.incident


def _can(window: Window) -> bool:
    panel = inspector_of(window)
    return panel is not None and panel.can_edit and not panel.editing


def _seen(window: Window) -> bool:
    return _incident(window) is not None


def _assess(window: Window) -> None:
    panel = inspector_of(window)
    if panel is not None and panel.facts is not None:
        desk_of(window).assess(panel.facts)


def _link(window: Window) -> None:
    if (incident := _incident(window)) is not None:
        desk_of(window).link(incident.id)


def _ask(window: Window) -> None:
    if (incident := _incident(window)) is not None:
        desk_of(window).ask(incident.id)


def _hypothesis(window: Window) -> None:
    if (incident := _incident(window)) is not None:
        desk_of(window).add_hypothesis(incident.id)


def _history(window: Window) -> None:
    if (incident := _incident(window)) is not None:
        desk_of(window).history(incident.id)


def _yardsticks(window: Window) -> list[Choice]:
    def use(key: str) -> None:
        from console.services.assessments import set_yardstick

        window.session.act(set_yardstick, key)

    panel = inspector_of(window)
    now = "" if panel is None or panel.facts is None else panel.facts.yardstick.key
    return [Choice(one.name, lambda key=key: use(key), key == now) for key, one in YARDSTICKS.items()]  # type: ignore[misc]


def _writable(window: Window) -> bool:
    return not why_not_writable(window)


def _why_not(window: Window) -> str:
    return why_not_writable(window) or ("" if _can(window) else tr("Choose an open incident first."))


COMMANDS = (
    Command("incident.assess", later("Revise assessment"), "Incident", 2, _assess, "", _can, why_not=_why_not),
    Command("incident.link", later("Link report"), "Incident", 2, _link, "", _can, why_not=_why_not),
    Command("incident.ask", later("Ask a question"), "Incident", 2, _ask, "", _can, why_not=_why_not),
    Command("incident.hypothesis", later("Add a hypothesis"), "Incident", 2, _hypothesis, "", _can, why_not=_why_not),
    Command("incident.history", later("Hypotheses over time"), "Incident", 2, _history, "", _seen),
    Command(
        "case.yardstick", later("Words of likelihood"), "Incident", 3, None, "", _writable, choices=_yardsticks,
        why_not=why_not_writable,
    ),
)  # fmt: skip
