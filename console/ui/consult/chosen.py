"""Which crisis and which consultation the window is on, and what is known of them: read once for every desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from console.domain.decision import Decision
    from console.domain.operation import Changes
    from console.domain.times import Instant
    from console.services.consult_picture import ConsultPicture
    from console.store.reader import Reader
    from console.ui.window import Window


class Consulting(QObject):
    """``picture`` is None until it was read, and without a case. Ask :func:`consulting_of` for the window's one."""

    #: :attr:`picture` is another.
    changed = Signal()

    def __init__(self, window: Window) -> None:
        """Reads whenever the session of ``window`` says so."""
        super().__init__(window)
        self._window, self._session = window, window.session
        self._crisis: bytes | None = None
        self._consultation: bytes | None = None
        self._asked = 0
        self.picture: ConsultPicture | None = None
        self.decision_id: bytes | None = None
        """The decision somebody chose on a desk; set by the desk."""
        self._session.opened.connect(self._opened)
        self._session.moved.connect(self._read)
        self._session.changed.connect(self._changed)
        self._read()

    @property
    def now(self) -> Instant:
        """Now by the case's clock, or the moment the case is put back to."""
        return self._session.now

    @property
    def writable(self) -> bool:
        """Whether something can be written about the consultation shown: not once it is closed."""
        consultation = None if self.picture is None else self.picture.consultation
        return consultation is not None and self._session.writable and not consultation.ended(self.now)

    @property
    def decision(self) -> Decision | None:
        """The decision chosen on a desk, else the newest of the consultation shown."""
        known = () if self.picture is None else self.picture.decisions
        return next((one for one in known if one.id == self.decision_id), known[0] if known else None)

    @property
    def chosen(self) -> tuple[bytes | None, bytes | None]:
        """The crisis and the consultation that were asked for; None where the newest is shown."""
        return self._crisis, self._consultation

    def choose(self, crisis_id: bytes | None, consultation_id: bytes | None = None) -> None:
        """Show another crisis and the newest consultation in it, or the one given."""
        self._crisis, self._consultation = crisis_id, consultation_id
        self._read()

    def choose_consultation(self, consultation_id: bytes) -> None:
        """Show another consultation, with the crisis it is in."""
        self.choose(None, consultation_id)

    def _opened(self) -> None:
        self._crisis = self._consultation = None
        self._show(None)
        self._read()

    def _changed(self, changes: Changes | None) -> None:
        from console.services.consult_picture import TABLES

        if changes is None or (changes.written and changes.touches(*TABLES)):
            self._read()

    def _read(self) -> None:
        """Read once more; of what is asked for meanwhile only the last is shown."""
        if self._session.store is None:
            return
        self._asked += 1
        asked, now, crisis, consultation = self._asked, self.now, self._crisis, self._consultation

        def query(reader: Reader) -> ConsultPicture | None:
            from console.services.consult_picture import consult_picture

            return consult_picture(reader, now, crisis, consultation) if asked == self._asked else None

        def arrived(picture: ConsultPicture | None) -> None:
            if picture is not None and asked == self._asked:
                self._show(picture)

        self._session.read(query, arrived)

    def _show(self, picture: ConsultPicture | None) -> None:
        self.picture = picture
        self.changed.emit()


def consulting_of(window: Window) -> Consulting:
    """What a window's case holds of crises and consultations, made when the first asks for it."""
    found = window.findChild(Consulting)
    return Consulting(window) if found is None else found
