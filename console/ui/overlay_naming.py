"""Another name for an overlay, asked for in a small dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.ui.sheet import Sheet
from console.ui.words import tr

if TYPE_CHECKING:
    from console.domain.operation import Actor, Changes
    from console.domain.times import Instant
    from console.store.casefile import Store
    from console.ui.window import Window


class RenameSheet(Sheet):
    """Asks for the name; what is wrong with it is said in the dialog."""

    def __init__(self, window: Window, ident: str, name: str) -> None:
        """``ident`` is the overlay's id as text, ``name`` what it is called now."""
        super().__init__(window, tr("Rename the overlay"))
        self._window, self._ident = window, ident
        self.heading(tr("Rename the overlay"))
        self.name = self.field(tr("Name"), name)
        self.name.selectAll()
        self.act(tr("Rename"), self._rename)

    def _rename(self) -> str | None:
        overlay_id, name = bytes.fromhex(self._ident), self.name.text()

        def work(store: Store, actor: Actor, now: Instant) -> tuple[None, Changes]:
            from console.services.overlays import rename_overlay

            return None, rename_overlay(store, actor, now, overlay_id, name)

        self._window.session.attempt(work, lambda _: self.accept(), lambda error: self.refuse(str(error)))
        return ""
