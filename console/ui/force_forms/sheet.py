"""A form of one act on one force: from when, what, why and who says so. It calls one service; what is refused stays."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import isValid

from console.domain.errors import BadInput
from console.domain.force import Force
from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.exports.picture_names import force_name, place_words
from console.services.posture import edit
from console.services.posture_checks import day as day_words
from console.services.posture_checks import holding
from console.services.posture_forms import Form
from console.ui.force_forms.known import Known, read_known
from console.ui.force_forms.page import ForcePage
from console.ui.force_forms.said import FromPage, SaidPage
from console.ui.sheet import Sheet
from console.ui.sheet_parts import Work, open_beside, writing
from console.ui.words import tr

if TYPE_CHECKING:
    from console.store.casefile import Store
    from console.ui.window import Window

_WIDTH_UNITS = 130
_TABLES = ("placement", "readiness", "contribution", "placement_fact", "authority", "force_edit", "unit")


class ForceSheet(Sheet):
    """What the forms of a force have in common: they say what stands on the day, and what others do meanwhile."""

    def __init__(self, window: Window, known: Known, title: str, since: str) -> None:
        """``title`` names the act, ``since`` the field of its day."""
        super().__init__(window, title)
        self.window_of, self.known = window, known
        self.setMinimumWidth(min(window.look.gap(_WIDTH_UNITS), window.width() - window.look.gap(8)))
        self.heading(tr("{act}: {force}", act=title, force=force_name(known.card.shown)))
        self._meanwhile = self.text("", "warn")
        self._meanwhile.hide()
        self.since = FromPage(window, since, known.day, self)
        self.body.addWidget(self.since)
        self._stands = self.text("", "secondary")
        self.since.changed.connect(self._other_day)

    def begin(self, words: str, page: QWidget, first: QWidget, *, required: bool = False) -> None:
        """Add the fields, the source and the button called ``words``, then open with the focus in ``first``."""
        self.body.addWidget(page)
        self.said = SaidPage(self.window_of, self, required=required)
        self.body.addWidget(self.said)
        self.said.check.toggled.connect(lambda _on: self.make_room(self.said))
        self.act(words, writing(self.window_of, self, self.asked))
        session = self.window_of.session
        session.changed.connect(self._changed)
        self.finished.connect(lambda _how: session.changed.disconnect(self._changed))
        self._other_day()
        open_beside(self.window_of, self, first)
        if isinstance(first, QLineEdit):
            first.selectAll()

    def make_room(self, page: QWidget) -> None:
        """Be as high as is needed after something in a page came or went: what is inside it does not tell by itself."""
        page.updateGeometry()
        self.fit()

    def asked(self) -> Work:
        """What is to be written. Raises ConsoleError where what was typed cannot be read."""
        raise NotImplementedError

    def show_force(self, force: Force, at: Instant) -> None:
        """Show how the force stands on the day, in what nobody touched."""

    def stands(self, force: Force) -> str:
        """``On 15 NOV 22: Camp Ādaži, 1 887 persons, battlegroup; what you say holds until 03 JUL 24.``"""
        words = tr("On {day}: {what}", day=day_words(self.since.at), what=standing_words(force))
        if force.valid_to is None:
            return f"{words}."
        return tr("{words}; what you say holds until {day}.", words=words, day=day_words(force.valid_to))

    @property
    def unit_id(self) -> bytes:
        """The force it is about."""
        return self.known.card.shown.id

    def held(self) -> Force:
        """How it stands on the day typed. Raises BadInput where nothing holds then."""
        believed = list(self.known.card.believed)
        if not believed:
            raise BadInput(tr("Nothing is believed of this force any more: all of it was withdrawn."))
        return holding(believed, self.since.moment())

    def refuse(self, sentence: str) -> None:
        """Say why it was not done, and read again what stands: somebody else may have changed it."""
        super().refuse(sentence)
        if sentence:
            self._read_again()

    def _other_day(self) -> None:
        try:
            force = self.held()
        except BadInput as error:
            self._stands.setText(str(error))
            return
        self._stands.setText(self.stands(force))
        self.show_force(force, self.since.at)

    def _changed(self, changes: Changes | None) -> None:
        if changes is None or any(changes.touches(table) for table in _TABLES):
            self._read_again()

    def _read_again(self) -> None:
        moment = self.window_of.time.moment
        self.window_of.session.read(lambda reader: (read_known(reader, self.unit_id, moment),), self._arrived)

    def _arrived(self, found: tuple[Known | None]) -> None:
        known = found[0]
        if not isValid(self) or known is None:
            return
        before = self.known.card
        if (known.card.history, known.card.edits) == (before.history, before.edits):
            return
        edit = known.card.edits[-1] if known.newest > self.known.newest else None
        self.known = known
        if edit is None:
            words = tr("This force was changed meanwhile. What you typed is kept.")
        else:
            words = tr("{name} meanwhile: {words}. What you typed is kept.", name=edit.author, words=edit.words)
        self._meanwhile.setText(words)
        self._meanwhile.show()
        self._other_day()
        self.fit()


class EditSheet(ForceSheet):
    """One page of fields, and the form it is read as."""

    def __init__(self, window: Window, known: Known, title: str, page: Callable[..., ForcePage]) -> None:
        """``page`` makes the fields."""
        super().__init__(window, known, title, tr("From"))
        self.page = page(window, known.countries, self)
        self.begin(tr("Save"), self.page, self.page.first)

    def show_force(self, force: Force, at: Instant) -> None:
        """How it stands."""
        self.page.show_force(force, at)

    def asked(self) -> Work:
        """The edit with what was typed."""
        said, held = self.said.said(self.since.moment()), self.held()
        form: Form = self.page.form(said, held)
        seen, unit_id = type(form).of(held, said), self.unit_id

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            return None, edit(store, actor, now, unit_id, form, seen)

        return work


def standing_words(force: Force) -> str:
    """``Camp Ādaži, 1 887 persons, battlegroup``."""
    strength = force.strength.text
    persons = tr("strength unknown") if strength == "unknown" else tr("{strength} persons", strength=strength)
    return ", ".join(part for part in (place_words(force), persons, force.size_level) if part)
