"""The small forms of the matrix: name an explanation, word it otherwise, take it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.domain.matrix import Hypothesis
from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.ui.sheet import Sheet
from console.ui.sheet_parts import Work, open_beside, writing
from console.ui.words import tr

if TYPE_CHECKING:
    from console.store.casefile import Store
    from console.ui.window import Window


def ask_new(window: Window, incident_id: bytes) -> None:
    """Ask for one more explanation."""
    sheet = Sheet(window, tr("Add a hypothesis"))
    sheet.heading(tr("What else could have happened?"))
    sheet.text(tr("Name at least two that exclude each other; “another cause” is one."), "secondary")
    field = sheet.field(tr("Explanation"))

    def asked() -> Work:
        text = field.text()

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.matrix import add_hypothesis

            return add_hypothesis(store, actor, now, incident_id, text)

        return work

    sheet.act(tr("Add"), writing(window, sheet, asked))
    open_beside(window, sheet, field)


def ask_edit(window: Window, hypothesis: Hypothesis) -> None:
    """Ask how an explanation is worded, or take it out."""
    sheet = Sheet(window, tr("Hypothesis {label}", label=hypothesis.label))
    sheet.heading(tr("Hypothesis {label}", label=hypothesis.label))
    field = sheet.field(tr("Explanation"), hypothesis.text)

    def asked() -> Work:
        text = field.text()

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.matrix import rename_hypothesis

            return None, rename_hypothesis(store, actor, now, hypothesis.id, text)

        return work

    def remove() -> None:
        from console.services.matrix import remove_hypothesis

        window.session.act(remove_hypothesis, hypothesis.id)

    sheet.way_out(tr("Remove it with its marks"), remove)
    sheet.act(tr("Save"), writing(window, sheet, asked))
    open_beside(window, sheet, field)
