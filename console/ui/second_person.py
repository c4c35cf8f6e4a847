"""Tools ▸ Second person to release…: whether products leave this case only when a second person has released them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.ui.release_fields import with_rule
from console.ui.sheet import Sheet
from console.ui.words import tr

if TYPE_CHECKING:
    from console.domain.errors import ConsoleError
    from console.services.releasing import ReleaseRule
    from console.store.casefile import Store
    from console.ui.window import Window


def ask(window: Window) -> None:
    """Show how it is, and offer the other way; the rule goes only when a second person agrees."""

    with_rule(window, lambda rule: _show(window, rule))


def _show(window: Window, rule: ReleaseRule) -> None:
    sheet = Sheet(window, tr("Second person to release"))
    if not rule.second:
        sheet.heading(tr("One person releases what leaves this case"))
        sheet.text(
            tr(
                "With the rule a briefing, report, map, minutes, ledger or forces file leaves, and a briefing is shown,"
                " only after a second person released it. Quick print, tables and handovers are the cell's own paper."
            ),
            "secondary",
        )
        sheet.act(tr("Ask for a second person"), lambda: _set(window, sheet, True))
    else:
        sheet.heading(tr("A second person releases what leaves this case"))
        sheet.text(tr("It ends only when a second person agrees."), "secondary")
        name, station = sheet.field(tr("Second person")), sheet.field(tr("Station"))
        passphrase = sheet.field(tr("Passphrase"), secret=True) if rule.passphrase else None

        def end() -> str | None:
            said = "" if passphrase is None else passphrase.text()
            return _set(window, sheet, False, (name.text(), station.text(), said))

        sheet.act(tr("End the rule"), end)
    sheet.open()


def _set(window: Window, sheet: Sheet, on: bool, second: tuple[str, str, str] | None = None) -> str | None:
    def work(store: Store, actor: Actor, now: Instant) -> tuple[None, Changes]:
        from console.services.releasing import require_second_person, second_person

        agreed = ""
        if second is not None:
            with store.reader() as reader:
                agreed = second_person(reader, *second)
        return None, require_second_person(store, actor, now, on, agreed)

    def refused(error: ConsoleError) -> None:
        sheet.refuse(str(error))

    window.session.attempt(work, lambda _: sheet.accept(), refused)
    return ""
