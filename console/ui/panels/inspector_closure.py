"""Ways that are closed, in the inspector: what is closed to what, from when to when, why, and by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.domain import times
from console.domain.movement import Closure
from console.map.closure_marks import stops
from console.map.looks import CLOSURES
from console.ui.closures import closures_of, when_words
from console.ui.panels.inspector_sheet import Chip, Fact, Section, Sheet, facts
from console.ui.panels.inspector_subjects import Shown, Subject
from console.ui.panels.inspector_view import Deed
from console.ui.words import tr

if TYPE_CHECKING:
    from console.domain.times import Instant
    from console.store.reader import Reader
    from console.ui.window import Window


def _sheet(found: Closure, shown: Shown) -> Sheet:
    holds = closures_of(shown.window).holds(found)
    closed = stops(found.modes)
    return Sheet(
        found.name,
        (when_words(found),),
        None,
        (Chip(closed[:1].upper() + closed[1:]), Chip(tr("Holds") if holds else tr("Does not hold at the time shown"))),
        sections=(
            *((Section(tr("Reason"), (Fact("", found.reason),)),) if found.reason else ()),
            Section(
                tr("Closure"),
                facts(
                    (tr("Closed by"), f"{found.author}, {times.dtg(found.made_at)}"),
                    (tr("Marking"), found.marking.text if found.marking is not None else shown.marking),
                ),
            ),
        ),
    )


def _deeds(window: Window, found: Closure) -> tuple[Deed, ...]:
    if not window.session.writable or window.map.canvas.looks.of(CLOSURES).locked:
        return ()
    from console.ui.closure_form import ask_edit, ask_lift

    edit = Deed(tr("Edit…"), "", lambda: ask_edit(window, found))
    open_still = found.valid_to is None or found.valid_to > window.clock.now()
    return (Deed(tr("Lift…"), "", lambda: ask_lift(window, found), main=True), edit) if open_still else (edit,)


def _read(reader: Reader, thing: bytes, _day: Instant) -> Closure | None:
    from console.store.closures import closure

    return closure(reader, thing)


SUBJECT = Subject(_read, _sheet, _deeds, by_time=True)
