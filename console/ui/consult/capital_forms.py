"""The forms of the Capitals desk: lines of the roster, a partner or observer, a contact."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from console.domain.attendance import Guest, Level, Link
from console.domain.contact_line import LEVELS as CONTACT_LEVELS
from console.domain.contact_line import MEANS, ContactLine, read_contact
from console.domain.errors import ConsoleError
from console.domain.operation import Actor, Changes
from console.domain.spoken_time import read_time
from console.domain.times import Instant, dtg
from console.ui.check_box import CheckBox
from console.ui.choice_box import ChoiceBox
from console.ui.consult.form_parts import choice
from console.ui.consult.roster_rows import LEVELS, LINKS, RosterRow
from console.ui.sheet import Sheet
from console.ui.sheet_parts import MarkChoice, Work, open_beside, writing
from console.ui.words import count, tr

if TYPE_CHECKING:
    from console.services.consult_picture import ConsultPicture
    from console.store.casefile import Store
    from console.ui.window import Window

_STAYS: Final = ""
_YES, _NO = "yes", "no"


def ask_lines(window: Window, picture: ConsultPicture, rows: Sequence[RosterRow]) -> None:
    """Ask how the Allies chosen stand; what is left as it stands is not touched."""
    if picture.consultation is None:
        return
    of, codes, one = picture.consultation.id, [row.ally.iso2 for row in rows], len(rows) == 1
    sheet = Sheet(window, tr("Lines of the roster"))
    sheet.heading(rows[0].ally.name if one else count("{n} Ally chosen", "{n} Allies chosen", len(rows)))
    if not one:
        sheet.text(", ".join(codes), "secondary")
    stands = rows[0].stands if one else None
    who = sheet.field(tr("Participant"), "" if stands is None else stands.participant)
    stays = (_STAYS, tr("As it stands"))
    level = choice(window, sheet, tr("Level"), [stays, *((one.value, tr(words)) for one, words in LEVELS.items())])
    link = choice(window, sheet, tr("Link"), [stays, *_links()])
    channel = sheet.field(tr("Fallback channel"), "" if stands is None else stands.channel)
    channel.setPlaceholderText(tr("Phone, courier, another mission"))
    yes = [stays, (_YES, tr("Yes")), (_NO, tr("No"))]
    convened, known = (choice(window, sheet, name, yes) for name in (tr("Convened"), tr("Authenticated")))
    instructed = choice(window, sheet, tr("Instructed"), yes)
    waits = sheet.field(tr("Waits for instructions since, Zulu"))
    waits.setPlaceholderText(tr("2115Z, 20 min ago; nothing: as it stands"))
    note = sheet.field(tr("Note"), "" if stands is None else stands.note)

    def asked() -> Work:
        moment = window.clock.now()
        fields: dict[str, Any] = {
            "level": Level(level.currentData()) if level.currentData() else None,
            "link": Link(link.currentData()) if link.currentData() else None,
            "convened": _turned(convened), "authenticated": _turned(known), "instructed": _turned(instructed),
            "waiting_since": read_time(waits.text(), moment).at if waits.text().strip() else None,
        }  # fmt: skip
        for name, field in (("participant", who), ("channel", channel), ("note", note)):
            fields[name] = field.text() if one or field.text().strip() else None

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.attendance import AttendanceForm, attend

            return None, attend(store, actor, now, of, [AttendanceForm(iso2, **fields) for iso2 in codes])

        return work

    sheet.act(tr("Save"), writing(window, sheet, asked))
    open_beside(window, sheet, who)


def ask_guest(window: Window, consultation_id: bytes, guest: Guest | None) -> None:
    """Ask for a partner or observer, or how one stands now."""
    sheet = Sheet(window, tr("Partner or observer"))
    sheet.heading(tr("At the table, without a position") if guest is None else guest.name)
    name = sheet.field(tr("Name"), "" if guest is None else guest.name)
    name.setReadOnly(guest is not None)
    kinds = [("partner", tr("Partner")), ("observer", tr("Observer"))]
    kind = choice(window, sheet, tr("As"), kinds, "partner" if guest is None else guest.kind)
    invited = CheckBox(window.look, tr("Invited"), sheet)
    invited.setChecked(guest is None or guest.invited)
    sheet.body.addWidget(invited)
    who = sheet.field(tr("Participant"), "" if guest is None else guest.participant)
    stood = "" if guest is None or guest.link is None else guest.link.value
    link = choice(window, sheet, tr("Link"), [("", tr("Not known")), *_links()], stood)
    zone = sheet.field(tr("Time zone"), "" if guest is None else guest.timezone or "")
    zone.setPlaceholderText(tr("As Europe/Kyiv"))
    note = sheet.field(tr("Note"), "" if guest is None else guest.note)

    def asked() -> Work:
        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.attendance import GuestForm, attend_guest

            form = GuestForm(
                name.text(), str(kind.currentData()), invited.isChecked(), who.text(),
                Link(link.currentData()) if link.currentData() else None, zone.text().strip() or None, note.text(),
            )  # fmt: skip
            return None, attend_guest(store, actor, now, consultation_id, form)

        return work

    sheet.act(tr("Save"), writing(window, sheet, asked))
    open_beside(window, sheet, name if guest is None else who)


def ask_contact(window: Window, consultation_id: bytes, typed: str, then: Callable[[], None]) -> None:
    """Ask who spoke to whom; ``typed`` is a line as the log takes it, ``then`` follows once it is written."""
    said = _read(typed, window.clock.now())
    sheet = Sheet(window, tr("Contact"))
    sheet.heading(tr("Which capital spoke to which?"))
    one, other = sheet.field(tr("One"), said.one), sheet.field(tr("The other"), said.other)
    for field in (one, other):
        field.setPlaceholderText(tr("PL, or the name of an organisation"))
    at = sheet.field(tr("When, Zulu"), dtg(said.at))
    means, level = sheet.field(tr("By what means"), said.means), sheet.field(tr("At what level"), said.level)
    means.setPlaceholderText(", ".join(MEANS))
    level.setPlaceholderText(", ".join(CONTACT_LEVELS))
    subject, by = sheet.field(tr("About what"), said.subject), sheet.field(tr("Who told it"))
    marking = MarkChoice(sheet, window, None)

    def asked() -> Work:
        when = read_time(at.text(), window.clock.now()).at

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.attendance import ContactForm, log_contact

            form = ContactForm(
                one.text(), other.text(), subject.text(), when, level.text(), means.text(), by.text(), marking.value
            )
            return None, log_contact(store, actor, now, consultation_id, form)

        return work

    sheet.act(tr("Log contact"), writing(window, sheet, asked, lambda _: then()))
    open_beside(window, sheet, subject if said.one and not said.subject else one)


def _read(typed: str, now: Instant) -> ContactLine:
    try:
        return read_contact(typed, now)
    except ConsoleError:
        return ContactLine("", "", now, "", "", typed.strip())


def _links() -> list[tuple[str, str]]:
    return [(link.value, tr(words)) for link, (words, *_) in LINKS.items()]


def _turned(choice: ChoiceBox) -> bool | None:
    value = choice.currentData()
    return None if value == _STAYS else value == _YES
