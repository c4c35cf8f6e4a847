"""The forms of a crisis: open or edit one, enter a phase, close it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from console.domain.annotation import Kind, geometry_text
from console.domain.crisis import NAMES, Crisis, Phase
from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.ui.consult.form_parts import choice, lines
from console.ui.consult.gate_view import gate_lines
from console.ui.sheet import Sheet
from console.ui.sheet_parts import MarkChoice, Work, open_beside, writing
from console.ui.words import tr

if TYPE_CHECKING:
    from console.domain.annotation import Annotation
    from console.domain.incident import Incident
    from console.services.consult_picture import ConsultPicture
    from console.store.casefile import Store
    from console.store.reader import Reader
    from console.ui.window import Window

_SUMMARY_UNITS: Final = 24
_STANDS: Final = (Phase.PLANNING, Phase.EXECUTION)


def ask_open(window: Window, incident: Incident | None, then: Callable[[bytes], None]) -> None:
    """Ask for a new crisis, about an incident or none yet; ``then`` gets its id once it is open."""
    _with_areas(window, lambda areas: _ask(window, None, incident, areas, then))


def ask_edit(window: Window, crisis: Crisis) -> None:
    """Ask for other words, another area or marking."""
    _with_areas(window, lambda areas: _ask(window, crisis, None, areas, lambda _: None))


def _with_areas(window: Window, then: Callable[[list[Annotation]], None]) -> None:
    def query(reader: Reader) -> list[Annotation]:
        from console.store.annotations import annotations

        return [one for one in annotations(reader) if one.shape.kind is Kind.POLYGON]

    window.session.read(query, then)


def _ask(
    window: Window, crisis: Crisis | None, incident: Incident | None, areas: list[Annotation],
    then: Callable[[bytes], None],
) -> None:  # fmt: skip
    sheet = Sheet(window, tr("Crisis"))
    sheet.heading(tr("Open a crisis") if crisis is None else tr("Edit the crisis"))
    if incident is not None:
        sheet.text(tr("It leads with “{title}”. More can be added.", title=incident.title), "secondary")
    title = sheet.field(tr("Title"), crisis.title if crisis is not None else "" if incident is None else incident.title)
    area = sheet.field(tr("Area"), crisis.area if crisis is not None else "" if incident is None else incident.place)
    kept = None if crisis is None else crisis.geometry
    drawn = [(geometry_text(one.shape), one.label or tr("An area without a name")) for one in areas]
    stands = [(kept, tr("As it stands"))] if kept else []
    offered = [(None, tr("None on the map")), *stands, *drawn]
    outline = choice(window, sheet, tr("Outline, one of the areas drawn"), offered, kept or None)
    about = "" if crisis is None else crisis.summary
    summary = lines(window, sheet, tr("What it is about"), about, _SUMMARY_UNITS)
    marking = MarkChoice(sheet, window, None if crisis is None else crisis.marking)

    def asked() -> Work:
        said = (title.text(), area.text(), summary.toPlainText(), outline.currentData(), marking.value)

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.crises import CrisisForm, edit_crisis, open_crisis

            ids = () if incident is None else (incident.id,)
            form = CrisisForm(
                title=said[0], area=said[1], summary=said[2], geometry=said[3], incident_ids=ids, marking=said[4]
            )
            if crisis is None:
                return open_crisis(store, actor, now, form)
            return crisis.id, edit_crisis(store, actor, now, crisis.id, form, CrisisForm.of(crisis))

        return work

    def done(result: object) -> None:
        if isinstance(result, bytes):
            then(result)

    sheet.act(tr("Open crisis") if crisis is None else tr("Save"), writing(window, sheet, asked, done))
    open_beside(window, sheet, title)
    title.selectAll()


def ask_enter(window: Window, picture: ConsultPicture, phase: Phase) -> None:
    """Ask why the crisis moves to a phase; where its gate misses something that is read first."""
    crisis = picture.crisis
    if crisis is None or phase is crisis.phase:
        return
    gate, name = picture.gates.get(phase), tr(NAMES[phase])
    missing = gate is not None and bool(gate.missing)
    sheet = Sheet(window, tr("Phase"))
    back = phase < crisis.phase
    sheet.heading(tr("Go back to “{phase}”", phase=name) if back else tr("Enter “{phase}”", phase=name))
    if gate is not None:
        sheet.body.addWidget(gate_lines(window.look, gate.conditions, sheet))
    reason = sheet.field(tr("Why now"))
    override = sheet.field(tr("Why the crisis goes on without it")) if missing else None
    if override is not None:
        sheet.text(
            tr("It is recorded as an override in your name and stays on every later screen and slide. What protects"
               " people needs none."), "secondary",
        )  # fmt: skip
    plan = sheet.field(tr("Or the plan that stands already")) if missing and phase in _STANDS else None

    def asked() -> Work:
        words = reason.text()
        why = "" if override is None else override.text()
        stands = "" if plan is None else plan.text()

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.phases import enter_phase

            return None, enter_phase(store, actor, now, crisis.id, phase, words, why, stands)

        return work

    words = tr("Go back") if back else tr("Enter all the same") if missing else tr("Enter")
    sheet.act(words, writing(window, sheet, asked))
    open_beside(window, sheet, reason)


def ask_close(window: Window, crisis: Crisis) -> None:
    """Ask why a crisis is closed."""
    sheet = Sheet(window, tr("Close crisis"))
    sheet.heading(tr("Close “{title}”", title=crisis.title))
    sheet.text(tr("It stays in the case and can be reopened."), "secondary")
    reason = sheet.field(tr("Why it is closed"))

    def asked() -> Work:
        words = reason.text()

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.crises import close_crisis

            return None, close_crisis(store, actor, now, crisis.id, words)

        return work

    sheet.act(tr("Close crisis"), writing(window, sheet, asked))
    open_beside(window, sheet, reason)
