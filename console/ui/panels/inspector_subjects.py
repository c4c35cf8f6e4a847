"""What the inspector can show: by kind of what is selected, how it is read, drawn and acted on.

A new subject is a module with a :class:`Subject` and one line of :data:`SUBJECTS`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from console.domain.times import Instant
from console.ui import selection

if TYPE_CHECKING:
    from console.store.reader import Reader
    from console.ui.panels.inspector_sheet import Sheet
    from console.ui.panels.inspector_view import Deed
    from console.ui.window import Window

Write = Callable[[float, float], str]


@dataclass(frozen=True)
class Shown:
    """Where and how a sheet is shown: ``write`` writes a position as the user prefers it, ``day`` is the time shown."""

    window: Window
    write: Write
    day: Instant

    @property
    def marking(self) -> str:
        """The case's own marking."""
        return self.window.marking.of_case.text


def no_deeds(_window: Window, _found: Any) -> tuple[Deed, ...]:
    """Nothing can be done with it."""
    return ()


@dataclass(frozen=True)
class Subject:
    """One kind of thing.

    ``read`` takes the reader, the id and the time shown, on the reader's thread, and gives None when it is not in the
    case. ``sheet`` draws what was read, ``deeds`` are the acts at the foot; ``deeds`` is asked only where the case can
    be written. ``by_time``: another time shown is another thing read.
    """

    read: Callable[[Reader, bytes, Instant], Any]
    sheet: Callable[[Any, Shown], Sheet]
    deeds: Callable[[Window, Any], tuple[Deed, ...]] = no_deeds
    by_time: bool = False


def _incident() -> Subject:
    from console.ui.panels import inspector_incident

    return inspector_incident.SUBJECT


def _report() -> Subject:
    from console.ui.panels import inspector_report

    return inspector_report.SUBJECT


def _force() -> Subject:
    from console.ui.panels import inspector_force

    return inspector_force.SUBJECT


def _annotation() -> Subject:
    from console.ui.panels import inspector_annotation

    return inspector_annotation.SUBJECT


def _closure() -> Subject:
    from console.ui.panels import inspector_closure

    return inspector_closure.SUBJECT


def _claim() -> Subject:
    from console.ui.panels import inspector_claim

    return inspector_claim.SUBJECT


def _source() -> Subject:
    from console.ui.panels import inspector_source

    return inspector_source.SUBJECT


def _overlay_feature() -> Subject:
    from console.ui.panels import inspector_overlay

    return inspector_overlay.SUBJECT


def _crisis() -> Subject:
    from console.ui.panels import inspector_crisis

    return inspector_crisis.SUBJECT


def _reference(kind: str) -> Callable[[], Subject]:
    def subject() -> Subject:
        from console.ui.panels import inspector_reference

        return inspector_reference.subject(kind)

    return subject


SUBJECTS: dict[str, Callable[[], Subject]] = {
    selection.INCIDENT: _incident,
    selection.REPORT: _report,
    **dict.fromkeys(selection.FORCES, _force),
    selection.ANNOTATION: _annotation,
    selection.CLOSURE: _closure,
    selection.CLAIM: _claim,
    selection.OVERLAY_FEATURE: _overlay_feature,
    selection.SOURCE: _source,
    selection.CRISIS: _crisis,
    **{kind: _reference(kind) for kind in selection.REFERENCE},
}
"""Loaded when the first of its kind is selected."""


def subject_of(kind: str) -> Subject | None:
    """What shows things of a kind; None where nothing does."""
    load = SUBJECTS.get(kind)
    return None if load is None else load()
