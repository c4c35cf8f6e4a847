"""Tools: who signs on, and whether the case asks everybody for a passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QLineEdit, QPushButton

from console.domain.errors import ConsoleError
from console.domain.operation import Actor, Changes
from console.ui.attempt import Attempt
from console.ui.commands import Command
from console.ui.notices import Notice
from console.ui.sheet import Sheet
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.domain.times import Instant
    from console.store.casefile import Store
    from console.store.reader import Reader
    from console.ui.window import Window

_KEY = "sign-on"


class SignOn(QObject):
    """Who proved themselves in the open case. ``changed`` when :attr:`barred` may have."""

    changed = Signal()

    def __init__(self, window: Window) -> None:
        """Asks the case whenever another is opened and whenever its rule changes."""
        super().__init__(window)
        self._window = window
        self._proved: Actor | None = None
        self.asks = False
        self.barred = ""
        window.session.opened.connect(self._other_case)
        window.session.changed.connect(self._changed)
        window.preferences.changed.connect(self.look)
        self.look()

    @property
    def is_open(self) -> bool:
        """Whether there is a case to sign on to."""
        return self._window.session.store is not None

    def prove(self, name: str, station: str, passphrase: str, sheet: SignOnSheet) -> None:
        """Check who signs on; take them on, or say in the sheet what is wrong."""
        from console.services import sign_on

        def query(reader: Reader) -> Actor | str:
            try:
                return sign_on.prove(reader, name, station, passphrase)
            except ConsoleError as error:
                return str(error)

        def answered(found: Actor | str) -> None:
            if isinstance(found, str):
                sheet.say(found)
            else:
                self._take(found)
                sheet.accept()

        self._window.session.read(query, answered)

    def register(self, name: str, station: str, passphrase: str, sheet: SignOnSheet) -> None:
        """Give somebody a passphrase in this case and take them on."""

        def verb(store: Store, actor: Actor, now: Instant) -> tuple[Actor, Changes]:
            from console.services.sign_on import register

            return Actor(name.strip(), station.strip()), register(store, actor, now, name, station, passphrase or None)

        def done(actor: Actor) -> None:
            self._take(actor)
            sheet.accept()

        Attempt(self._window.session, verb, done, sheet.say)

    def require(self, on: bool) -> None:
        """Ask everybody for their passphrase from now on, or no more."""
        from console.services.sign_on import require_passphrases

        if on:
            # Whoever turns it on has a passphrase, or the service refuses: they are not locked out by it.
            self._proved = self._window.session.actor
        self._window.session.act(require_passphrases, on)

    def look(self) -> None:
        """Ask the case again whether whoever is signed on may write."""
        session = self._window.session
        actor, proved = session.actor, self._proved

        def query(reader: Reader) -> tuple[bool, str]:
            from console.services import sign_on

            return sign_on.asks_for_passphrases(reader), sign_on.why_not_write(reader, actor, proved)

        session.read(query, lambda found: self._know(*found))

    def _take(self, actor: Actor) -> None:
        self._proved = actor
        self._window.preferences.change(name=actor.name, station=actor.station)
        words = tr("Signed on as {name}, {station}.", name=actor.name, station=actor.station)
        self._window.say(Notice(words, key=_KEY))
        self.look()

    def _know(self, asks: bool, barred: str) -> None:
        if barred and barred != self.barred:
            self._window.say(Notice(barred, "warn", tr("Sign on…"), lambda: open_sheet(self._window), _KEY))
        self.asks, self.barred = asks, barred
        self.changed.emit()

    def _other_case(self) -> None:
        self._proved, self.barred = None, ""
        self.look()

    def _changed(self, changes: Changes | None) -> None:
        if changes is None or changes.touches("case_setting", "person"):
            self.look()


class SignOnSheet(Sheet):
    """Name, station, and a passphrase: asked for where the case asks, else one may be set."""

    def __init__(self, window: Window, signed: SignOn) -> None:
        """Filled with who is signed on now."""
        super().__init__(window, tr("Sign on"))
        self._signed = signed
        actor = window.session.actor
        self.name, self.station = self._field(tr("Name"), actor.name), self._field(tr("Station"), actor.station)
        self.passphrase = self._field(tr("Passphrase") if signed.asks else tr("Set a passphrase (may stay empty)"), "")
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self._wrong = QLabel(self)
        self._wrong.setWordWrap(True)
        self._wrong.setProperty("ink", "danger")
        self._wrong.hide()
        buttons = QDialogButtonBox(self)
        main = QPushButton(tr("Sign on"), self)
        # Before it is laid out: a button is dressed when it is first asked for its size.
        main.setProperty("act", "main")
        buttons.addButton(main, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.sign_on)
        buttons.rejected.connect(self.reject)
        self.body.addWidget(self._wrong)
        self.body.addWidget(buttons)
        self.setMinimumWidth(window.look.gap(90))
        (self.passphrase if signed.asks else self.name).setFocus()

    def sign_on(self) -> None:
        """Take what was typed to the case."""
        words = (self.name.text(), self.station.text(), self.passphrase.text())
        if self._signed.asks or not words[2]:
            self._signed.prove(*words, self)
        else:
            self._signed.register(*words, self)

    def say(self, sentence: str) -> None:
        """What was wrong; what was typed stays."""
        self._wrong.setText(sentence)
        self._wrong.show()
        self.passphrase.selectAll()

    @property
    def wrong(self) -> str:
        """What :meth:`say` said."""
        return self._wrong.text()

    def _field(self, name: str, text: str) -> QLineEdit:
        label = QLabel(name, self)
        label.setProperty("ink", "secondary")
        field = QLineEdit(text, self)
        field.setAccessibleName(name)
        label.setBuddy(field)
        self.body.addWidget(label)
        self.body.addWidget(field)
        return field


def sign_on_of(window: Window) -> SignOn:
    """Who proved themselves in a window's case; made when first asked for."""
    found = window.findChild(SignOn)
    return SignOn(window) if found is None else found


def open_sheet(window: Window) -> None:
    """Show the sheet; it does not block the window."""
    SignOnSheet(window, sign_on_of(window)).open()


def _is_open(window: Window) -> bool:
    return sign_on_of(window).is_open


def _asks(window: Window) -> bool:
    return window.session.writable and sign_on_of(window).asks


def _asks_not(window: Window) -> bool:
    return window.session.writable and not sign_on_of(window).asks


COMMANDS = (
    Command("sign_on", later("Sign on…"), "Tools", 0, open_sheet, "", _is_open),
    Command(
        "sign_on.require",
        later("Ask for passphrases"),
        "Tools",
        0,
        lambda window: sign_on_of(window).require(True),
        "",
        _asks_not,
    ),
    Command(
        "sign_on.by_name",
        later("Sign on by name only"),
        "Tools",
        0,
        lambda window: sign_on_of(window).require(False),
        "",
        _asks,
    ),
)
