"""The text on the table: its versions, what differs between two of them, who wants it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from console.ui.choice_box import ChoiceBox
from console.ui.consult.draft_text import DraftText
from console.ui.desk_card import Card
from console.ui.label import Label
from console.ui.segments import Segments
from console.ui.style import mark
from console.ui.words import plain_tip, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from console.domain.draft_text import Amendment, Draft
    from console.services.consult_picture import ConsultPicture
    from console.ui.window import Window

_MOST_VERSIONS = 4
_CHANGES = "changes"
_SHOWN_AMENDMENTS = 4


class DraftCard(Card):
    """``chosen`` is emitted when another text or version is looked at; :attr:`draft` is the one positions are on."""

    chosen = Signal()
    #: Somebody wants to say what became of an amendment.
    answering = Signal(object)

    def __init__(self, window: Window, parent: QWidget) -> None:
        """Empty until :meth:`show_picture`."""
        super().__init__(window.look, tr("Draft"), parent, hypothetical=False)
        self._picture: ConsultPicture | None = None
        self._title = self._way = ""
        self._changes = False
        self._compared: tuple[bytes, bytes] | None = None
        self._listed: tuple[tuple[Amendment, ...], bool] = ((), False)
        self._offered: tuple[str, ...] = ()
        self.segments: Segments | None = None
        self.texts = ChoiceBox(window.look, self)
        self.texts.setAccessibleName(tr("Text"))
        self.texts.activated.connect(self._other_text)
        self.texts.hide()
        self.head.insertWidget(1, self.texts)
        self._added, self._removed = Label(tr("added"), self), Label(tr("removed"), self)
        for label, kind in ((self._added, "added"), (self._removed, "removed")):
            label.setProperty("change", kind)
            self.head.addWidget(label)
        self.text = DraftText(window.look, self)
        self.text.setAccessibleName(tr("Draft text"))
        self.body.addSpacing(window.look.gap(2))
        self.body.addWidget(self.text, 1)
        self._amendments = QWidget(self)
        self._rows = QVBoxLayout(self._amendments)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(window.look.gap(1))
        self.body.addWidget(self._amendments)

    @property
    def draft(self) -> Draft | None:
        """The version looked at, of two the newer: positions on it stand in the grid."""
        versions = self._versions()
        if not versions:
            return None
        return next((one for one in versions if one.id.hex() == self._way), versions[-1])

    @property
    def newest(self) -> Draft | None:
        """The newest version of the text looked at: a round of the table is about this one."""
        versions = self._versions()
        return versions[-1] if versions else None

    def show_picture(self, picture: ConsultPicture, *, hidden: bool) -> None:
        """Show the texts of a consultation; ``hidden`` names no Ally that wants one changed."""
        before = self._picture
        self._picture = picture
        titles = list(dict.fromkeys(one.title for one in picture.drafts))
        fresh = before is None or {one.id for one in picture.drafts} - {one.id for one in before.drafts}
        if self._title not in titles:
            self._title = picture.drafts[-1].title if picture.drafts else ""
            self._way = _CHANGES
        elif fresh:
            self._way = _CHANGES
        if [self.texts.itemText(place) for place in range(self.texts.count())] != titles:
            self.texts.clear()
            self.texts.addItems(titles)
        self.texts.setCurrentIndex(self.texts.findText(self._title))
        self.texts.setVisible(len(titles) > 1)
        self.title.setVisible(len(titles) < 2)
        self.title.setText(self._title or tr("Draft"))
        self._offer()
        self._show(hidden=hidden)

    def look_at(self, way: str) -> None:
        """A version by its id, or what changed between the last two."""
        self._way = way
        self._offer()
        self.chosen.emit()

    def newest_version(self) -> None:
        """Look at the newest version, if it is not looked at already."""
        if self.draft is not self.newest:
            self.look_at(_CHANGES)

    def choose_text(self, title: str) -> None:
        """Look at another text."""
        self._title, self._way = title, _CHANGES
        self._offer()
        self.chosen.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: what the marks of a change mean goes where there is no room; they are plain without."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        marks, gap = (self._added, self._removed), self._look.gap(3)
        wide = self.title if self.texts.isHidden() else self.texts
        parts = [wide, *marks, *([] if self.segments is None else [self.segments])]
        room = sum(part.sizeHint().width() + gap for part in parts) + 2 * self._look.gap(4)
        for label in marks:
            label.setVisible(self._changes and room <= self.width())

    def _versions(self) -> list[Draft]:
        drafts = () if self._picture is None else self._picture.drafts
        return sorted((one for one in drafts if one.title == self._title), key=lambda one: one.version)

    def _other_text(self, _place: int) -> None:
        self.choose_text(self.texts.currentText())

    def _offer(self) -> None:
        """A button a version, and one for what changed between the one looked at and the one before."""
        last = self._versions()[-_MOST_VERSIONS:]
        offered = [(one.id.hex(), f"v{one.version}") for one in last]
        if len(last) > 1:
            offered.append((_CHANGES, f"v{last[-2].version} \u2192 v{last[-1].version}"))
        ids = tuple(thing for thing, _ in offered)
        if not ids:
            self._way = ""
        elif self._way not in ids:
            self._way = ids[-1]
        if ids != self._offered:
            self._offered = ids
            had = False
            if self.segments is not None:
                had = self.segments.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
                self.head.removeWidget(self.segments)
                self.segments.deleteLater()
                self.segments = None
            if ids:
                self.segments = Segments(offered, self)
                self.segments.setAccessibleName(tr("Version"))
                self.segments.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
                self.segments.wanted.connect(self.look_at)
                self.head.insertWidget(2, self.segments)
                self.segments.show()
                if had:
                    self.segments.findChildren(QPushButton)[-1].setFocus()
        if self.segments is not None and self._way:
            self.segments.show_id(self._way)

    def _show(self, *, hidden: bool) -> None:
        versions, shown = self._versions(), self.draft
        changes = self._way == _CHANGES and len(versions) > 1
        self._changes = changes
        self._fit()
        pair = None if shown is None else (versions[-2].id if changes else b"", shown.id)
        if pair is not None and pair == self._compared:
            pass  # Versions are never edited: what was worked out of these holds.
        elif shown is None:
            self.text.show_version(tr("No text is on the table. Put one there: D, New version."))
        elif changes:
            self.text.show_changes(versions[-2].text, versions[-1].text)
        else:
            self.text.show_version(shown.text)
        self._compared = pair
        self.aside.say("" if shown is None or not shown.note else shown.note)
        wanted = [] if shown is None or self._picture is None else self._picture.amendments
        self._list([one for one in wanted if shown is not None and one.draft_id == shown.id], hidden=hidden)

    def _list(self, amendments: Sequence[Amendment], *, hidden: bool) -> None:
        if (listed := (tuple(amendments), hidden)) == self._listed:
            return
        self._listed = listed
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one in amendments[-_SHOWN_AMENDMENTS:]:
            self._rows.addWidget(self._row(one, hidden=hidden))
        if len(amendments) > _SHOWN_AMENDMENTS:
            self._rows.addWidget(Label(tr("Older amendments stand in the record."), self._amendments))
        self._amendments.setVisible(bool(amendments))

    def _row(self, one: Amendment, *, hidden: bool) -> QWidget:
        whole = QWidget(self._amendments)
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._look.gap(2))
        who = Label(tr("Amendment") if hidden else one.proposer, whole)
        who.setProperty("type", "strong")
        words = Label(amendment_words(one), whole)
        words.setWordWrap(True)
        words.setProperty("ink", "secondary")
        line.addWidget(who, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        if one.outcome is None:
            answer = QPushButton(tr("Answer…"), whole)
            answer.setAccessibleName(tr("Answer the amendment of {proposer}", proposer=who.text()))
            mark(answer, "act", "link")
            answer.clicked.connect(lambda: self.answering.emit(one))
            line.addWidget(answer, 0, Qt.AlignmentFlag.AlignTop)
        else:
            became = Label(tr(one.outcome.value), whole)
            became.setToolTip(plain_tip("" if hidden else one.answer))
            line.addWidget(became, 0, Qt.AlignmentFlag.AlignTop)
        return whole


def amendment_words(one: Amendment) -> str:
    """``“deliberate” becomes “reckless” · point 3``."""
    if one.old and one.new:
        what = tr("“{old}” becomes “{new}”", old=one.old, new=one.new)
    else:
        what = tr("add “{new}”", new=one.new) if one.new else tr("leave out “{old}”", old=one.old)
    return " · ".join(part for part in (what, one.reason) if part)
