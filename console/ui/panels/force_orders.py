"""Who may order a force, in its sheet: alert, stage, prepare, deploy; who; at once, or who has to agree first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGridLayout, QWidget

from console.domain.authority import Act, Authority, Verdict
from console.domain.letters import first_capital
from console.domain.posture import is_nation
from console.ui.authority_words import act_words, verdict_words
from console.ui.panels.inspector_parts import CheckMark, Words, titled
from console.ui.theme import Look
from console.ui.words import tr

_TOP = Qt.AlignmentFlag.AlignTop
_ROLES = {Verdict.ALLOWED: "state.ok", Verdict.COUNCIL: "state.warn", Verdict.NATION: "state.info"}


@dataclass(frozen=True)
class OrdersPart:
    """Lists who may do what with a force on the day shown; ``country`` names a nation by its code."""

    known: Sequence[Authority]
    country: Callable[[str], str]

    def make(self, look: Look, parent: QWidget) -> QWidget:
        """The whole section."""
        made, column = titled(look, tr("Authority"), "", parent)
        if not self.known:
            column.addWidget(Words(tr("Unknown: nobody has said who may order it."), made, ink="secondary"))
            return made
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.gap(3))
        grid.setVerticalSpacing(look.gap(1))
        grid.setColumnMinimumWidth(0, look.gap(17))
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(3, 3)
        lines = self._lines()
        high = Counter[str]()
        for act, one in lines:
            high[act] += 2 if one.condition else 1
        row, before = 0, None
        for act, one in lines:
            if act != before:
                grid.addWidget(Words(act, made, type_="strong"), row, 0, high[act], 1, _TOP)
            row, before = self._line(look, grid, row, act, one, made), act
        column.addLayout(grid)
        return made

    def _lines(self) -> list[tuple[str, Authority]]:
        """One line of the table each; neighbours of which the same is said share theirs: ``Alert, stage, prepare``.

        All four are ``Alert to deploy``.
        """
        by_act = {act: [one for one in self.known if one.act is act] for act in Act}
        alike = groupby((act for act in Act if by_act[act]), key=lambda act: tuple(map(_said, by_act[act])))
        found: list[tuple[str, Authority]] = []
        for _, group in alike:
            acts = list(group)
            words = tr("Alert to deploy") if len(acts) == len(Act) else first_capital(", ".join(map(act_words, acts)))
            found += [(words, one) for one in by_act[acts[0]]]
        return found

    def _line(self, look: Look, grid: QGridLayout, row: int, act: str, one: Authority, parent: QWidget) -> int:
        actor = self.country(one.actor) if is_nation(one.actor) else one.actor
        grid.addWidget(Words(actor, parent), row, 1, _TOP)
        grid.addWidget(VerdictMark(look, one.verdict, parent), row, 2, _TOP)
        words = Words(verdict_words(one.verdict), parent)
        words.setAccessibleName(f"{act}, {actor}: {verdict_words(one.verdict)} {one.condition}".strip())
        grid.addWidget(words, row, 3, _TOP)
        if one.provenance.to_check:
            grid.addWidget(CheckMark(look, parent, one.provenance.check_note), row, 4, _TOP)
        if one.condition:
            row += 1
            grid.addWidget(Words(one.condition, parent, ink="secondary", type_="small"), row, 1, 1, 4)
        return row + 1


def _said(one: Authority) -> tuple[object, ...]:
    return one.actor, one.verdict, one.condition, one.provenance


class VerdictMark(QWidget):
    """A filled disc: at once. A diamond: the Council agrees first. A hollow square: a nation does."""

    def __init__(self, look: Look, verdict: Verdict, parent: QWidget) -> None:
        """As large as a line of text is high."""
        super().__init__(parent)
        self._look, self._verdict = look, verdict
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Qt's."""
        return QSize(self._look.gap(3), self._look.gap(5) - self._look.gap(1) // 2)

    def paintEvent(self, event: QEvent) -> None:
        """Qt's."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, side = self._look.colour(_ROLES[self._verdict]), self.width() - 2.0
        area = QRectF(1, (self.height() - side) / 2, side, side)
        painter.setPen(QPen(ink, 1.6 * self._look.scale))
        if self._verdict is Verdict.ALLOWED:
            painter.setBrush(ink)
            painter.drawEllipse(area.adjusted(1, 1, -1, -1))
        elif self._verdict is Verdict.COUNCIL:
            middle = area.center()
            corners = [QPointF(middle.x(), area.top()), QPointF(area.right(), middle.y())]
            corners += [QPointF(middle.x(), area.bottom()), QPointF(area.left(), middle.y())]
            painter.drawPolygon(QPolygonF(corners))
        else:
            painter.drawRect(area.adjusted(1, 1, -1, -1))
