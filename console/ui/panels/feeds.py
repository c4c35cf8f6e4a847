"""Feeds: where the reports of the case come from, and how long ago the newest of each was received."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.domain.ages import age
from console.domain.feed import Feed
from console.domain.times import MINUTE, Instant, dtg
from console.ui.theme import SEMIBOLD
from console.ui.words import plain_tip, tr

if TYPE_CHECKING:
    from console.domain.operation import Changes
    from console.store.reader import Reader
    from console.ui.window import Window

_MOST = 12
"""Sources listed; a case with more has them in its tables."""


class Feeds(QWidget):
    """A line a source under a heading; not shown in a case without reports."""

    def __init__(self, window: Window) -> None:
        """Reads whenever the session of ``window`` says so; ages grow with its clock."""
        super().__init__()
        self._look, self._session = window.look, window.session
        self.feeds: tuple[Feed, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._session.opened.connect(self._opened)
        self._session.moved.connect(self._tell)
        self._session.changed.connect(self._changed)
        window.clock.ticked.connect(self._tell)
        self._look.changed.connect(self.updateGeometry)
        self.hide()
        self._session.read(_feeds, self._show)

    def lines(self) -> list[tuple[str, str]]:
        """Each source and how old its newest report is: ``("Reuters", "14 min")``."""
        return [(feed.name or tr("No source named"), self._age(feed)) for feed in self.feeds[:_MOST]]

    def sizeHint(self) -> QSize:
        """Qt's: a heading and the lines."""
        row = self._look.px("row_compact")
        return QSize(self._look.gap(58), self._look.gap(3) + row * (1 + len(self.lines())))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's: a hairline, the heading, the lines."""
        look, row = self._look, self._look.px("row_compact")
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, look.colour("line.hair"))
        top = look.gap(3)
        painter.setFont(look.font("text", SEMIBOLD))
        self._line(painter, top, tr("Feeds"), "ink.primary", "", "ink.muted")
        painter.setFont(look.font())
        self._line(painter, top, "", "ink.primary", tr("newest"), "ink.muted")
        for name, old in self.lines():
            top += row
            self._line(painter, top, name, "ink.primary", old, "ink.secondary")

    def _line(self, painter: QPainter, top: int, left: str, ink: str, right: str, other: str) -> None:
        look = self._look
        place = QRect(look.gap(4), top, self.width() - look.gap(8), look.px("row_compact"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(look.colour(other))
        painter.drawText(place, int(middle | Qt.AlignmentFlag.AlignRight), right)
        metrics = painter.fontMetrics()
        room = place.width() - metrics.horizontalAdvance(right) - look.gap(2)
        painter.setPen(look.colour(ink))
        painter.drawText(place, int(middle), metrics.elidedText(left, Qt.TextElideMode.ElideRight, room))

    def _opened(self) -> None:
        self._show(())
        self._session.read(_feeds, self._show)

    def _changed(self, changes: Changes | None) -> None:
        if changes is None or changes.touches("report", "source"):
            self._session.read(_feeds, self._show)

    def _show(self, feeds: tuple[Feed, ...]) -> None:
        self.feeds = feeds
        self.setVisible(bool(feeds))
        self.updateGeometry()
        self._tell()

    def _tell(self) -> None:
        said = [tr("{name}, newest {age} ago", name=name, age=old) for name, old in self.lines()]
        self.setAccessibleName(". ".join([tr("Feeds"), *said]))
        self.setToolTip(plain_tip("\n".join(map(self._moment, self.feeds[:_MOST]))))
        self.update()

    def _age(self, feed: Feed) -> str:
        passed = self._now() - feed.newest
        if feed.before and passed < MINUTE:
            # It is older than that by nobody knows how much.
            return tr("a while")
        return tr("over {age}", age=age(passed)) if feed.before else age(passed)

    def _moment(self, feed: Feed) -> str:
        when = tr("before {time}", time=dtg(feed.newest)) if feed.before else dtg(feed.newest)
        return tr("{name}: newest report received {when}", name=feed.name or tr("No source named"), when=when)

    def _now(self) -> Instant:
        return self._session.now


def _feeds(reader: Reader) -> tuple[Feed, ...]:
    from console.store.feeds import feeds

    return tuple(feeds(reader))
