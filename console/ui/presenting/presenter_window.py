"""What whoever speaks sees: the slide, notes, the time, what comes next, what changed since, what is withheld."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from console.domain.durations import minutes_words
from console.domain.storyboard import KINDS, SlideKind
from console.domain.times import dtg
from console.exports.briefing.page import HEIGHT, WIDTH
from console.ui.banner import Banner, frame_width, paint_frames
from console.ui.command_bar import ModeChip
from console.ui.focus import FocusOutline
from console.ui.label import CutLabel, Label
from console.ui.panels.inspector_controls import KeyedButton
from console.ui.presenting.cards import AudienceCard, KnownCard, SinceCard
from console.ui.presenting.foot import Foot
from console.ui.presenting.keys import Act
from console.ui.presenting.notes import Notes
from console.ui.presenting.own_window import OwnWindow
from console.ui.presenting.slide_view import SlideView
from console.ui.presenting.timing import Timing
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.exports.briefing.page import Page
    from console.ui.brief.pictures import PagePictures
    from console.ui.presenting.prepared import Prepared
    from console.ui.window import Window

_WIDE: Final = 1217 / (1217 + 624)
"""The share of the slide and its notes in the width."""
_SHORT: Final = {
    SlideKind.MATRIX: later("Matrix"),
    SlideKind.COMPARE: later("Compare"),
    SlideKind.CONSULTATION: later("Allies"),
    SlideKind.DRAFT: later("Draft"),
    SlideKind.SILENCE: later("Silence"),
    SlideKind.CLAIMS: later("Claims"),
}
"""Kinds whose name has no room on a button of the foot."""
_RIGHT_REST_UNITS: Final = 104
"""What the right side needs in height beside the next slide, in steps of the grid."""


class PresenterWindow(OwnWindow):
    """Everything of it is for the briefer alone; it tells keys and wishes, and shows what it is told."""

    def __init__(self, window: Window, prepared: Prepared, pictures: PagePictures) -> None:
        """Not shown yet."""
        super().__init__()
        self.setObjectName("presenter")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._look = window.look
        made = prepared.made
        self.setWindowTitle(tr("Presenter: {title}", title=made.title))
        self.setAccessibleName(tr("Presenter"))
        self._standing = replace(window.standing, marking=made.marking, known_at=False, hypothetical=False)
        self.banner = Banner(self._look, self)
        self._title, self._about = Label(made.title, self), CutLabel("", self)
        self.chip = ModeChip(self._look, self)
        self.display = QPushButton(self)
        self.end_button = KeyedButton(self._look, tr("End"), "Esc", self)
        self.slide, self.next = SlideView(pictures, self), SlideView(pictures, self, empty=tr("The end"))
        self.timing = Timing(self._look, self)
        self._next_words = CutLabel("", self)
        self.since, self.audience = SinceCard(self._look, self), AudienceCard(self._look, self)
        self.known = KnownCard(self._look, self)
        self._notes_head, self._planned = Label(tr("Notes"), self), Label("", self)
        self.notes = Notes(self._look, self)
        self.foot = Foot(self._look, [(page, tr(_short_words(page))) for page in made.pages], self)
        self._dress_parts()
        self._lay_out()
        FocusOutline(self._look, self, self)
        self._look.changed.connect(self._dress)
        self._dress()

    def show_page(self, page: Page, following: Page | None) -> None:
        """The slide that is on and the one after it."""
        self._about.say(" · ".join((page.case, tr("as known at {moment}", moment=dtg(page.known_at)))))
        self.notes.say(page.notes)
        planned = tr("{time} planned for this slide", time=minutes_words(page.seconds)) if page.seconds else ""
        self._planned.setText(planned)
        standing = replace(self._standing, hypothetical=page.hypothetical)
        self.banner.show_standing(standing)
        if following is None:
            self._next_words.say(tr("Next: the end"))
        else:
            place = tr("{n} of {all}", n=following.number, all=following.of)
            self._next_words.say(tr("Next   {what}", what=f"{place} · {tr(_kind_words(following))}"))
        self.next.show_page(following)
        self.setAccessibleDescription(f"{page.number}. {page.title}\n{page.notes}")

    def show_known(self, words: str) -> None:
        """That the slide is shown as of a past moment; empty: it is not."""
        self.chip.setVisible(bool(words))
        self.chip.show_mode("known_at", words)
        self.slide.outline(self._look.colour("mode.known_at" if words else "state.accent"))

    def show_display(self, words: str) -> None:
        """Where the audience's window is."""
        self.display.setText(words)
        self.display.setAccessibleName(words)

    def show_on(self, screen: QScreen) -> None:
        """Fill a screen."""
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.raise_()
        self.activateWindow()
        self.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's: the frame of an exercise."""
        super().paintEvent(event)
        painter = QPainter(self)
        paint_frames(painter, self.rect(), self._look, self._standing)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: slides keep 16:9, notes and cards keep their lines."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        gap = self._look.gap
        frame = frame_width(self._standing)
        inside = self.width() - 2 * gap(6) - gap(8) - 2 * frame
        wide = min(round(inside * _WIDE), inside - self._right.minimumSize().width())
        high = self.height() - self._look.px("banner") - gap(14) - gap(16) - 2 * frame
        notes = self.notes.least + gap(10)
        self.slide.setFixedHeight(max(gap(30), min(round(wide * HEIGHT / WIDTH), high - notes)))
        rest = gap(_RIGHT_REST_UNITS)
        self.next.setFixedHeight(max(gap(16), min(round((inside - wide) * HEIGHT / WIDTH), high - rest)))

    def _dress_parts(self) -> None:
        self.slide.setAccessibleName(tr("Slide"))
        self.next.setAccessibleName(tr("Next slide"))
        self._title.setProperty("type", "title")
        self._about.setProperty("ink", "secondary")
        self._next_words.setProperty("ink", "secondary")
        for label in (self._notes_head, self._planned):
            label.setProperty("ink", "secondary")
        for button in (self.display, self.end_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.display.clicked.connect(lambda: self.pressed.emit(Act.DISPLAY, False))
        self.end_button.clicked.connect(self.closing)
        self.foot.setAccessibleName(tr("Slides"))

    def _lay_out(self) -> None:
        head = self._head = QHBoxLayout()
        head.addWidget(self._title)
        head.addWidget(self.chip)
        head.addWidget(self._about, 1)
        head.addWidget(self.display)
        head.addWidget(self.end_button)
        notes = QHBoxLayout()
        notes.addWidget(self._notes_head)
        notes.addStretch(1)
        notes.addWidget(self._planned)
        left = self._left = QVBoxLayout()
        left.addWidget(self.slide)
        left.addLayout(notes)
        left.addWidget(self.notes, 1)
        cards = self._cards = QHBoxLayout()
        cards.addWidget(self.since, 3)
        cards.addWidget(self.audience, 2)
        right = self._right = QVBoxLayout()
        right.addWidget(self.timing)
        right.addWidget(self._next_words)
        right.addWidget(self.next)
        right.addLayout(cards, 1)
        right.addWidget(self.known)
        right.addStretch(0)
        body = self._body = QHBoxLayout()
        body.addLayout(left, round(1000 * _WIDE))
        body.addLayout(right, round(1000 * (1 - _WIDE)))
        whole = self._whole = QVBoxLayout(self)
        whole.setSpacing(0)
        whole.addWidget(self.banner)
        whole.addLayout(head)
        whole.addLayout(body, 1)
        whole.addWidget(self.foot)

    def _dress(self) -> None:
        gap = self._look.gap
        frame = frame_width(self._standing)
        self._whole.setContentsMargins(frame, frame, frame, frame)
        self._head.setContentsMargins(gap(6), gap(3), gap(6), gap(3))
        self._head.setSpacing(gap(3))
        self._body.setContentsMargins(gap(6), 0, gap(6), gap(3))
        self._body.setSpacing(gap(8))
        self._left.setSpacing(gap(2))
        self._right.setSpacing(gap(3))
        self._cards.setSpacing(gap(3))
        self._fit()


def _kind_words(page: Page) -> str:
    return KINDS[SlideKind(page.kind)]


def _short_words(page: Page) -> str:
    return _SHORT.get(SlideKind(page.kind), _kind_words(page))
