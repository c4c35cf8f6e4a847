"""The Storyboard desk: the briefing's slides in order, the one looked at as its audience will see it, and its form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from console.domain.times import dtg
from console.ui.brief.brief_desk import BriefDesk
from console.ui.brief.pictures import PagePictures
from console.ui.brief.preview import Preview
from console.ui.brief.strip import Strip, StripRow
from console.ui.brief.words import planned_words
from console.ui.desk_card import Card
from console.ui.panes import RESTING
from console.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from console.domain.storyboard import Slide
    from console.exports.briefing.page import Page
    from console.ui.desk_kinds import DeskKind
    from console.ui.window import Window

_SHARES: Final = (26, 74)


class StoryboardDesk(BriefDesk):
    """Slides at the left, the preview in the middle."""

    def __init__(self, window: Window, kind: DeskKind) -> None:
        """Empty until it is opened."""
        super().__init__(window, kind)
        look = window.look
        self.pictures = PagePictures(window)
        self.pictures.changed.connect(self._painted)
        self._slides = Card(look, tr("Slides"), self, hypothetical=False)
        self.strip = Strip(look, self._slides)
        self.strip.answer = self._key
        self._slides.body.addWidget(self.strip, 1)
        self._seen = Card(look, tr("As the audience sees it"), self, hypothetical=False)
        self.preview = Preview(look, self._seen)
        self._seen.body.addWidget(self.preview, 1)
        whole = QHBoxLayout()
        whole.setSpacing(look.gap(3))
        for card, share in zip((self._slides, self._seen), _SHARES, strict=True):
            card.setMinimumWidth(1)
            whole.addWidget(card, share)
        self.body.addLayout(whole, 1)
        self.strip.picked.connect(self.briefings.choose_slide)
        self._resized = QTimer(self, interval=150, singleShot=True)
        self._resized.setObjectName(RESTING)
        self._resized.timeout.connect(self.show_briefing)
        self.remember(self.strip)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: the page is painted as large as it is shown once the size rests."""
        super().resizeEvent(event)
        self._resized.start()

    def show_briefing(self) -> None:
        """The slides and the one looked at, as they stand; pages come as they are built."""
        briefings = self.briefings
        board = briefings.board
        self.pictures.want(briefings.pages, briefings.page, self.preview.dots)
        pages = {page.slide_id: page for page in briefings.pages}
        rows = [] if board is None else [self._row(slide, pages) for slide in board.slides]
        chosen = briefings.slide
        self.strip.show_rows(rows, None if chosen is None else chosen.id, writable=self.writable)
        if board is None:
            self._slides.aside.say("")
        else:
            self._slides.aside.say(
                tr("{n} shown, {time} planned", n=len(board.shown), time=planned_words(board.seconds))
            )
        self._show_page()

    def _row(self, slide: Slide, pages: Mapping[bytes, Page]) -> StripRow:
        page = pages.get(slide.id)
        return StripRow(
            slide,
            None if page is None or slide.left_out else page.number,
            "" if page is None else page.title,
            self.pictures.small.get(slide.id),
            too_long=page is not None and bool(page.too_long),
        )

    def _show_page(self) -> None:
        briefings, page = self.briefings, self.briefings.page
        about = "" if page is None else "\n".join((page.title, *page.texts()))
        self.preview.show_picture(
            self.pictures.large if page is not None else None,
            stale=briefings.stale or self.pictures.of is not page,
            about=about,
            words=self._why_no_page(),
        )
        board = briefings.board
        moment = None if page is None else page.known_at
        self._seen.aside.say("" if board is None or moment is None else tr("As known at {moment}", moment=dtg(moment)))

    def _why_no_page(self) -> tuple[str, str]:
        briefings, slide, made = self.briefings, self.briefings.slide, self.briefings.made
        if briefings.board is None:
            return self.why_empty(tr("There is no briefing yet."), tr("Make one: Ctrl+Shift+0."))
        if slide is None:
            return tr("This briefing has no slide yet."), tr("Add one, or select something and press Ctrl+J.")
        if made is not None and made.refused:
            return made.refused, ""
        if briefings.stale:
            return tr("The pages are being made."), ""
        if slide.left_out:
            return tr("This slide is left out."), tr("It stays in the briefing and is not shown.")
        return (
            tr("There is nothing to show here at this moment, for this audience."),
            tr("Choose another moment or another audience, or leave the slide out."),
        )

    def _painted(self) -> None:
        if self._window.desks.desk is self:
            self.strip.show_images(self.pictures.small)
            self._show_page()

    def _key(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        return bool(held) and step is not None
