"""The showing in the register: begun with its first page, and every other page when it is seen first, so that a console
that ends in the middle has recorded what was on the screen."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from console.domain.operation import Actor, Changes
from console.domain.register import OutputKind, OutputPage
from console.services.register import OutputForm, record_output, record_pages

if TYPE_CHECKING:
    from console.domain.errors import ConsoleError
    from console.domain.times import Instant
    from console.exports.briefing.page import Page
    from console.store.casefile import Store
    from console.ui.presenting.prepared import Prepared
    from console.ui.session import Session


class Record:
    """Writes what the audience saw. Pages that come while another is being written wait for it."""

    def __init__(self, session: Session, prepared: Prepared) -> None:
        """Nothing is written until a page is seen."""
        self._session, self._prepared = session, prepared
        self._seen: set[tuple[bytes, str]] = set()
        self._waiting: list[OutputPage] = []
        self._busy = False
        self.output_id: bytes | None = None
        self.refused = ""
        """Why nothing is recorded, as a sentence; empty while it is."""

    def saw(self, page: Page) -> None:
        """The audience has a page before it."""
        if (page.slide_id, page.code) in self._seen:
            return
        self._seen.add((page.slide_id, page.code))
        self._waiting.append(OutputPage(page.number, page.title, page.code, page.known_at, page.slide_id))
        self._write()

    def _write(self) -> None:
        if self._busy or self.refused or not self._waiting:
            return
        if not self._session.writable:
            self.refused = self._session.why_read_only
            return
        pages, self._waiting, self._busy = tuple(self._waiting), [], True
        self._session.attempt(
            lambda store, actor, now: self._written(store, actor, now, pages), self._done, self._failed
        )

    def _written(
        self, store: Store, actor: Actor, now: Instant, pages: tuple[OutputPage, ...]
    ) -> tuple[bytes, Changes]:
        """On the writer's thread. What is said of it is not for the foot of a map: the label goes."""
        if self.output_id is None:
            output_id, changes = record_output(store, actor, now, self._form(pages))
        else:
            output_id, changes = self.output_id, record_pages(store, actor, now, self.output_id, pages)
        return output_id, replace(changes, label="")

    def _form(self, pages: tuple[OutputPage, ...]) -> OutputForm:
        made, audience = self._prepared.made, self._prepared.audience
        codes = " ".join(page.code for page in made.pages)
        return OutputForm(
            OutputKind.SHOWING,
            made.title,
            form="screen",
            sha256=hashlib.sha256(codes.encode()).digest(),
            storyboard_id=self._prepared.board.id,
            known_at=self._prepared.board.known_at,
            audience="" if audience is None else audience.name,
            released_by=self._prepared.released_by,
            marking=made.marking,
            pages=pages,
        )

    def _done(self, output_id: bytes) -> None:
        self.output_id, self._busy = output_id, False
        self._write()

    def _failed(self, error: ConsoleError) -> None:
        self._busy = False
        self.refused = str(error)
