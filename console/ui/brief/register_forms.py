"""The forms of the register: a page that went out was wrong, and who was told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.domain.operation import Actor, Changes
from console.domain.times import Instant, dtg
from console.ui.consult.form_parts import lines
from console.ui.sheet import Sheet
from console.ui.sheet_parts import Work, open_beside, writing
from console.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from console.domain.register import Holder, Output, OutputPage
    from console.store.casefile import Store
    from console.ui.window import Window


def ask_correction(window: Window, output: Output, page: OutputPage, having: Sequence[Holder]) -> None:
    """Ask what is so; everybody who has the page is listed, to be told."""
    sheet = Sheet(window, tr("Correct a page"))
    sheet.heading(tr("What is wrong on “{title}”, and what is so?", title=page.title))
    words = tr(
        "Page {n} of “{output}”, as known at {moment}.", n=page.number, output=output.title, moment=dtg(page.known_at)
    )
    sheet.text(words, "secondary")
    who = dict.fromkeys(one.recipient or tr("somebody who was not named") for one in having)
    sheet.text(tr("To tell: {who}", who=", ".join(who)), "secondary")
    text = lines(window, sheet, tr("Correction"))

    def asked() -> Work:
        said = text.toPlainText()

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.register import correct_page

            return correct_page(store, actor, now, page.id, said)

        return work

    sheet.act(tr("Record correction"), writing(window, sheet, asked))
    open_beside(window, sheet, text)


def write_told(window: Window, holder: Holder) -> None:
    """Write down that somebody was told of every correction of a page they were not told of yet."""
    told = [one for one in holder.corrections if holder.recipient not in dict(one.told)]

    def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
        from console.services.register import tell_correction

        for one in told[:-1]:
            tell_correction(store, actor, now, one.id, holder.recipient)
        return tell_correction(store, actor, now, told[-1].id, holder.recipient)

    if told:
        window.session.attempt(work, lambda _: None)
