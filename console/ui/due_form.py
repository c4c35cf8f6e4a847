"""The small forms of what is due: acknowledge by name with a note, and within how long grades are due."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from console.domain.due import Due
from console.domain.durations import duration_words, parse_duration
from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.ui.sheet import Sheet
from console.ui.sheet_parts import Work, writing
from console.ui.words import count, tr

if TYPE_CHECKING:
    from console.store.casefile import Store
    from console.ui.window import Window

_LISTED: Final = 6


def ask_to_acknowledge(window: Window, alarms: Sequence[Due]) -> None:
    """Ask for a note, and record that whoever is signed on has seen these."""
    if not alarms:
        return
    sheet = Sheet(window, tr("Acknowledge"))
    sheet.heading(count("Acknowledge one alarm", "Acknowledge {n} alarms", len(alarms)))
    for one in alarms[:_LISTED]:
        sheet.text(one.words)
    if len(alarms) > _LISTED:
        sheet.text(tr("and {n} more", n=len(alarms) - _LISTED), "secondary")
    name = window.session.actor.name
    sheet.text(
        tr("Recorded as seen by {name}, with the time. It is raised anew when its reason changes.", name=name),
        "secondary",
    )
    note = sheet.field(tr("Note"))
    note.setPlaceholderText(tr("What was done about it; may stay empty"))

    def asked() -> Work:
        words = note.text()

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.due import acknowledge

            return None, acknowledge(store, actor, now, alarms, words)

        return work

    sheet.act(tr("Acknowledge"), writing(window, sheet, asked))
    sheet.fit()
    sheet.open()
    note.setFocus()


def ask_grade_within(window: Window) -> None:
    """Ask within how long a report is to be graded."""

    def show(within: int) -> None:
        sheet = Sheet(window, tr("When grades are due"))
        sheet.heading(tr("When grades are due"))
        sheet.text(tr("A report that waits in the inbox ungraded for longer is an alarm, for everybody."), "secondary")
        field = sheet.field(tr("Within"), duration_words(within))

        def asked() -> Work:
            wanted = parse_duration(field.text())

            def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
                from console.services.due import set_grade_within

                return None, set_grade_within(store, actor, now, wanted)

            return work

        sheet.act(tr("Save"), writing(window, sheet, asked))
        sheet.fit()
        sheet.open()
        field.setFocus()
        field.selectAll()

    def query(reader: object) -> int:
        from console.store.due import grade_within
        from console.store.reader import Reader

        assert isinstance(reader, Reader)
        return grade_within(reader)

    window.session.read(query, show)
