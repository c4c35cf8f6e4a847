"""What is being typed about incidents: begun, put aside, brought back, saved, and told what happened underneath."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from console.domain.incident import Incident
from console.domain.times import Instant
from console.ui.panels import inspector_fields
from console.ui.panels.inspector_edit import IncidentEditor, Picker
from console.ui.panels.inspector_fields import Seen, Typed
from console.ui.status_line import STYLES
from console.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from console.domain.operation import Actor, Changes
    from console.store.casefile import Store
    from console.ui.window import Window


@dataclass
class Draft:
    """What somebody types about one incident (``incident_id`` None: a new one) and what it stood like before."""

    incident_id: bytes | None
    before: Seen | None
    typed: Typed
    reports: tuple[bytes, ...] = ()

    @property
    def touched(self) -> bool:
        """Whether anything was typed."""
        blank = replace(Typed(), time=self.typed.time, precision=self.typed.precision)
        return self.typed != (blank if self.before is None else self.before.typed)


class Drafting(QObject):
    """Between the form and the case. ``saved`` tells the id of the incident written.

    ``picker`` is set by whoever can ask the map for a position; None: not offered.
    """

    saved = Signal(bytes)

    def __init__(self, window: Window, editor: IncidentEditor) -> None:
        """Nothing is typed yet."""
        super().__init__(editor)
        self.picker: Picker | None = None
        self.current: Draft | None = None
        self._kept: dict[bytes | None, Draft] = {}
        self._window = window
        self._editor = editor
        editor.saved.connect(self.save)
        editor.pick_wanted.connect(self._pick)

    def keeps(self, incident_id: bytes | None) -> bool:
        """Whether something typed about an incident (None: a new one) waits to be saved."""
        return incident_id in self._kept

    def new(self, begun: Typed | None = None, reports: Sequence[bytes] = ()) -> None:
        """Put a new incident into the form, or what was typed about one before.

        ``begun`` is what to begin with instead, where reports tell of it; saving links ``reports``.
        """
        if begun is not None:
            draft = Draft(None, None, begun, tuple(reports))
        else:
            draft = self._kept.pop(None, Draft(None, None, inspector_fields.blank(self._window.clock.now())))
        self._begin(draft, tr("New incident"))

    def edit(self, incident: Incident) -> None:
        """Put an incident into the form, with what was typed about it before."""
        stands = self._seen(incident)
        self._begin(self._kept.pop(incident.id, Draft(incident.id, stands, stands.typed)), tr("Edit incident"))
        self.stands(incident)

    def put_aside(self) -> Draft | None:
        """Take the form's text away and keep it if anything was typed; gives what is kept."""
        draft, self.current = self.current, None
        if draft is None:
            return None
        draft.typed = self._editor.typed
        if not draft.touched:
            return None
        self._kept[draft.incident_id] = draft
        return draft

    def forget(self) -> None:
        """Forget everything: what was typed about one case must never be saved in another."""
        self.current = None
        self._kept.clear()

    def stands(self, incident: Incident | None) -> None:
        """Say what happened to the incident in the form: it stands so now, or is gone."""
        draft = self.current
        if draft is None or draft.incident_id is None:
            return
        if incident is None:
            draft.incident_id, draft.before = None, None
            sentence = tr("This incident is no longer in the case: its creation was undone. Save makes it anew.")
            self._editor.show_notes((sentence,))
        elif incident.closed_at is not None:
            self._editor.show_notes((tr("This incident was closed meanwhile. Leave the form (Esc) and reopen it."),))
        else:
            self._rebase(draft, self._seen(incident))

    def save(self) -> None:
        """Write what was typed as one operation, or say beside each field what is wrong."""
        draft, store = self.current, self._window.session.store
        if draft is None or store is None:
            return
        draft.typed = self._editor.typed
        form, wrong = inspector_fields.read(draft.typed, draft.before, store.case.exercise)
        self._editor.show_errors(wrong)
        if form is None:
            return
        written = form

        def verb(store: Store, actor: Actor, now: Instant) -> tuple[bytes, Changes]:
            from console.services.incidents import create_incident, edit_incident

            if draft.incident_id is None:
                incident_id, changes = create_incident(store, actor, now, written)
                return incident_id, _linked(store, actor, now, draft.reports, incident_id, changes)
            before = draft.before.form if draft.before is not None else None
            return draft.incident_id, edit_incident(store, actor, now, draft.incident_id, written, before)

        self._window.session.attempt(verb, self._written, lambda error: self._not_written(str(error)))

    def _begin(self, draft: Draft, title: str) -> None:
        self.current = draft
        marking = self._window.marking.of_case
        self._editor.show_typed(title, draft.typed, marking, can_pick=self.picker is not None)

    def _rebase(self, draft: Draft, stands: Seen) -> None:
        if draft.before is None or stands.form == draft.before.form:
            return
        draft.typed, notes = inspector_fields.rebase(self._editor.typed, draft.before, stands)
        draft.before = stands
        self._editor.set_typed(draft.typed)
        kept = [tr("What you typed is kept; Save puts it in place of that.")] if notes else []
        self._editor.show_notes([tr("This incident was changed while you edited it."), *notes, *kept])

    def _written(self, incident_id: bytes) -> None:
        self.current = None
        self._kept.pop(incident_id, None)
        self.saved.emit(incident_id)

    def _not_written(self, sentence: str) -> None:
        self._editor.show_notes((sentence,))

    def _seen(self, incident: Incident) -> Seen:
        from console.services.incidents import IncidentForm

        return inspector_fields.seen(IncidentForm.of(incident), self._write)

    def _write(self, lon: float, lat: float) -> str:
        return STYLES[self._window.preferences.value.coordinate_style][1](lon, lat)

    def _pick(self) -> None:
        if self.picker is not None:
            self.picker(self._picked)

    def _picked(self, lon: float, lat: float) -> None:
        if self.current is not None:
            self._editor.set_typed(replace(self._editor.typed, position=self._write(lon, lat)))


def _linked(
    store: Store, actor: Actor, now: Instant, reports: Sequence[bytes], incident_id: bytes, made: Changes
) -> Changes:
    """Link the reports an incident was made from; what to announce then."""
    from console.services.reports import link_reports

    if not reports:
        return made
    linked = link_reports(store, actor, now, reports, incident_id)
    return replace(linked, tables=made.tables | linked.tables)
