"""The Storyboard desk: the briefing's slides in order, the one looked at as its audience will see it, and its form."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout

from console.domain.durations import minutes_words
from console.domain.storyboard import KINDS
from console.domain.times import dtg
from console.ui import icons
from console.ui.brief import slide_acts
from console.ui.brief.beside import SinceCard, WithheldCard
from console.ui.brief.brief_desk import BriefDesk
from console.ui.brief.head import Head
from console.ui.brief.no_page import why_no_page
from console.ui.brief.pictures import PagePictures
from console.ui.brief.preview import Preview
from console.ui.brief.slide_form import SlideForm
from console.ui.brief.source import go_to_source, has_source
from console.ui.brief.strip import Strip
from console.ui.brief.strip_row import StripRow
from console.ui.desk_card import Card
from console.ui.label import CutLabel
from console.ui.panels.inspector_controls import KeyedButton
from console.ui.panes import RESTING
from console.ui.steady_scroll import SteadyScroll
from console.ui.words import count, plain_tip, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QImage

    from console.domain.storyboard import Slide, Storyboard
    from console.exports.briefing.page import Page
    from console.ui.desk_kinds import DeskKind
    from console.ui.window import Window

_SHARES: Final = (25, 47, 28)
_SMALL: Final = 384
"""How wide a small picture is, in dots."""
_REST_MS: Final = 150
_WIDE: Final = 300
"""Steps of the grid the head needs beside the desks' row; with less it stands under it."""


class StoryboardDesk(BriefDesk):
    """Slides at the left, the one looked at in the middle with what changed and what is withheld, its form right."""

    def __init__(self, window: Window, kind: DeskKind) -> None:
        """Empty until it is opened."""
        super().__init__(window, kind)
        self.pictures = PagePictures(window.jobs, self)
        self.top = Head(window, self)
        self.head.setAlignment(self.row, Qt.AlignmentFlag.AlignLeft)
        self.head.addWidget(self.top, 1)
        self._slides = Card(window.look, tr("Slides"), self, hypothetical=False)
        self.strip = Strip(window.look, self._slides)
        self.add = QToolButton(self._slides)
        self.planned = CutLabel("", self._slides)
        self.planned.setProperty("ink", "secondary")
        self.remove = QToolButton(self._slides)
        self._seen = Card(window.look, tr("As the audience sees it"), self, hypothetical=False)
        self.preview = Preview(window.look, self._seen)
        self.since = SinceCard(window, self, lambda every: slide_acts.update(window, every=every))
        self.withheld = WithheldCard(window, self)
        self._about = Card(window.look, tr("This slide"), self, hypothetical=False)
        self.source = KeyedButton(window.look, tr("Go to it"), "G", self._about)
        self._scroll = SteadyScroll(self._about)
        self.form = SlideForm(window, self._scroll)
        self._wide = True
        self._resized = QTimer(self, interval=_REST_MS, singleShot=True)
        self._resized.setObjectName(RESTING)
        self._shown: QImage | None = None
        self._lay_out()
        self._listen()
        self.remember(self.strip)

    def opened(self) -> None:
        """Somebody came to this desk."""
        self.pictures.start()
        super().opened()

    def left(self) -> None:
        """Somebody went away: what was typed is kept."""
        self.form.commit()
        self.pictures.close()
        super().left()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: the page is painted as large as it is shown once the size rests."""
        super().resizeEvent(event)
        self._resized.start()
        wide = self.width() >= self._window.look.gap(_WIDE)
        if wide != self._wide:
            self._wide = wide
            (self.body if wide else self.head).removeWidget(self.top)
            if wide:
                self.head.addWidget(self.top, 1)
            else:
                self.body.insertWidget(0, self.top)

    def show_briefing(self) -> None:
        """The slides and the one looked at, as they stand; pages come as they are built."""
        briefings, board = self.briefings, self.briefings.board
        writable = self.writable
        self.top.show_briefing(briefings, writable=writable)
        pages = {page.slide_id: page for page in briefings.pages}
        rows = [] if board is None else [self._row(board, slide, pages) for slide in board.slides]
        chosen = briefings.slide
        self.strip.show_rows(rows, None if chosen is None else chosen.id, writable=writable)
        self.planned.say("" if board is None else _planned(board, briefings.pages))
        self.add.setVisible(writable and board is not None)
        self.remove.setVisible(writable and chosen is not None)
        self._show_page()
        self.pictures.prepare(briefings.pages, _SMALL)
        self.since.show_briefing(briefings, writable=writable)
        self.withheld.show_briefing(briefings)
        self._about.aside.say("" if chosen is None else tr(KINDS[chosen.kind]))
        for card in (self._slides, self.since, self.withheld):
            card.setVisible(board is not None)  # Before there is a briefing there is one thing to do.
        self._about.setVisible(chosen is not None)
        self.source.setVisible(chosen is not None and has_source(chosen))
        page = None if chosen is None else pages.get(chosen.id)
        follows = tr("Now") if board is None or board.known_at is None else dtg(board.known_at)
        self.form.show_slide(chosen, page, tr("As the briefing: {moment}", moment=follows), writable=writable)
        if briefings.tried is not None:
            self.form.show_tried(briefings.tried)

    def _row(self, board: Storyboard, slide: Slide, pages: Mapping[bytes, Page]) -> StripRow:
        page, made = pages.get(slide.id), self.briefings.made
        return StripRow(
            slide,
            None if page is None or slide.left_out else page.number,
            "" if page is None else page.worked_out[0],
            None if page is None else self.pictures.of(page, _SMALL),
            refused="" if made is None else made.refusals.get(slide.id, ""),
            withheld=any(one.id == slide.id for one in self.briefings.withheld),
            changed=slide.id in (self.briefings.since or {}),
            too_long=page is not None and bool(page.too_long),
            moment=_moment_of(slide, board),
        )

    def _show_page(self) -> None:
        briefings, page = self.briefings, self.briefings.page
        image = None if page is None else self.pictures.of(page, self.preview.dots)
        if image is not None:
            self._shown = image
        elif page is None and not briefings.stale:
            self._shown = None
        about = "" if page is None else "\n".join(page.texts())
        what_is, what_to_do = why_no_page(briefings)
        words = self.why_empty(what_is, what_to_do) if briefings.board is None else (what_is, what_to_do)
        self.preview.show_picture(self._shown, stale=briefings.stale or image is None, about=about, words=words)
        said = "" if page is None else tr("As known at {moment}", moment=dtg(page.known_at))
        audience = self.briefings.audience
        self._seen.aside.say(said if audience is None or page is None else f"{audience.name} · {said}")

    def _painted(self) -> None:
        if self._window.desks.desk is self:
            pages = {page.slide_id: page for page in self.briefings.pages}
            small = {slide_id: self.pictures.of(page, _SMALL) for slide_id, page in pages.items()}
            self.strip.show_images({slide_id: image for slide_id, image in small.items() if image is not None})
            self._show_page()

    def _fit(self, height: int) -> None:
        """What the slide has no use for goes to the cards under it."""
        self._seen.setMaximumHeight(self._seen.height() - self.preview.height() + height)

    def _typed(self, slide: Slide | None) -> None:
        self.briefings.try_out(slide)

    def _say_for(self, audience_id: bytes | None) -> None:
        board = self.briefings.board
        if board is not None and board.audience_id != audience_id:
            slide_acts.keep_board(self._window, replace(board, audience_id=audience_id))

    def _key(self, event: QKeyEvent) -> bool:
        window, modifiers = self._window, event.modifiers()
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if modifiers & Qt.KeyboardModifier.ControlModifier and step is not None:
            slide_acts.shift(window, step)
            return True
        plain = modifiers & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if plain or (not self.writable and event.key() != Qt.Key.Key_G):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.form.title.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        every = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        keys: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_A: self._ask_slide, Qt.Key.Key_L: lambda: slide_acts.turn(window),
            Qt.Key.Key_U: lambda: slide_acts.update(window, every=every),
            Qt.Key.Key_Delete: lambda: slide_acts.remove(window), Qt.Key.Key_E: self._ask_board,
            Qt.Key.Key_G: lambda: go_to_source(window),
        }  # fmt: skip
        run = keys.get(Qt.Key(event.key()))
        if run is not None:
            run()
        return run is not None

    def _give(self) -> None:
        from console.ui.presenting.begin import begin

        begin(self._window, from_chosen=False)

    def _ask_slide(self) -> None:
        from console.ui.brief.choosers import ask_slide

        ask_slide(self._window)

    def _ask_board(self, *, at_moment: bool = False) -> None:
        from console.ui.brief.board_forms import ask_board

        ask_board(self._window, self.briefings.board, at_moment=at_moment)

    def _ask_audiences(self) -> None:
        from console.ui.brief.audiences_sheet import show_audiences

        show_audiences(self._window, self._say_for)

    def _listen(self) -> None:
        from console.ui.acts import brief

        window = self._window
        self.pictures.ready.connect(self._painted)
        self.preview.fits.connect(self._fit)
        self._resized.timeout.connect(self._painted)
        self.strip.answer = self._key
        self.strip.picked.connect(self.briefings.choose_slide)
        self.strip.moved.connect(lambda slide_id, place: slide_acts.move(window, slide_id, place))
        self.add.clicked.connect(self._ask_slide)
        self.remove.clicked.connect(lambda: slide_acts.remove(window))
        self.source.clicked.connect(lambda: go_to_source(window))
        self.form.written.connect(lambda slide: slide_acts.keep(window, slide))
        self.form.typed.connect(self._typed)
        self.top.which.activated.connect(lambda place: self.briefings.choose(bytes(self.top.which.itemData(place))))
        self.top.audience.connect(self._say_for)
        self.top.moment.clicked.connect(lambda: self._ask_board(at_moment=True))
        self.top.new.clicked.connect(lambda: brief.ask_new(window))
        self.top.give.clicked.connect(self._give)
        self.top.export.clicked.connect(lambda: brief.ask_export(window))
        self.top.audiences_wanted.connect(self._ask_audiences)
        window.look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        for button, icon, words, key in (
            (self.add, "plus", tr("Add slide"), "A"), (self.remove, "minus", tr("Remove slide"), "Del"),
        ):  # fmt: skip
            button.setIcon(icons.icon(self._window.look, icon))
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setAccessibleName(words)
            button.setToolTip(plain_tip(f"{words} ({key})"))
        self._scroll.leave_room(self._window.look.gap(3))

    def _lay_out(self) -> None:
        gap = self._window.look.gap
        self._slides.head.addWidget(self.add)
        self._slides.head.addWidget(self.remove)
        self._slides.body.addWidget(self.strip, 1)
        self._slides.body.addWidget(self.planned)
        self._seen.body.addWidget(self.preview, 1)
        self._scroll.setWidget(self.form)
        self._about.head.addWidget(self.source)
        self._about.body.addWidget(self._scroll, 1)
        under = QHBoxLayout()
        under.setSpacing(gap(3))
        under.addWidget(self.since, 1)
        under.addWidget(self.withheld, 1)
        middle = QVBoxLayout()
        middle.setSpacing(gap(3))
        middle.addWidget(self._seen, 72)
        middle.addLayout(under, 28)
        whole = QHBoxLayout()
        whole.setSpacing(gap(3))
        for card in (self._slides, self._seen, self._about, self.since, self.withheld):
            card.setMinimumWidth(1)
        whole.addWidget(self._slides, _SHARES[0])
        whole.addLayout(middle, _SHARES[1])
        whole.addWidget(self._about, _SHARES[2])
        self.body.addLayout(whole, 1)


def _moment_of(slide: Slide, board: Storyboard) -> str:
    """Of when a slide is, where the briefing is of another moment; else empty."""
    own, whole = (None if at is None else dtg(at) for at in (slide.known_at, board.known_at))
    return "" if own is None or own == whole else own


def _planned(board: Storyboard, pages: Sequence[Page]) -> str:
    """``7 slides, 12:30 planned``: of what is seen, once it was built."""
    seconds = [one.seconds for one in pages or board.shown]
    shown = count("{n} slide", "{n} slides", len(seconds))
    return tr("{slides}, {time} planned", slides=shown, time=minutes_words(sum(seconds)))
