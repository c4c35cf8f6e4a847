"""The form of a plan: what it says of itself at the left, the forces it counts on at the right; one act keeps both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from console.domain.operation import Actor, Changes
from console.domain.plan import Plan, PlanForce, Preset
from console.domain.times import HOUR, Instant, Interval, overlaps
from console.ui.race.plan_fields import PlanFields
from console.ui.race.plan_forces import Known, PlanForces
from console.ui.sheet import Sheet
from console.ui.sheet_parts import Work, writing
from console.ui.words import tr

if TYPE_CHECKING:
    from console.store.casefile import Store
    from console.store.reader import Reader
    from console.ui.window import Window

_WIDTH_UNITS, _LEFT_UNITS, _HIGH_UNITS = 300, 110, 176


@dataclass(frozen=True)
class _Told:
    fresh: Plan
    clocks: tuple[Preset, ...]
    known: Known


def ask_plan(
    window: Window, plan: Plan | None, then: Callable[[bytes], None], *, force_id: bytes = b"",
    lines: tuple[PlanForce, ...] = (),
) -> None:  # fmt: skip
    """Ask for a new plan, or for another way of one; ``then`` gets its id.

    A plan without an id is one the case does not keep yet. ``force_id`` opens one of its lines; ``lines`` are what a
    new one counts on at first.
    """
    day = window.clock.now() if plan is None else plan.decision_at

    def show(told: _Told) -> None:
        form = PlanForm(window, plan or replace(told.fresh, forces=lines), told, then)
        form.open()
        if force_id:
            form.forces.choose(force_id)
        else:
            form.fields.objective.setFocus(Qt.FocusReason.ShortcutFocusReason)

    window.session.read(lambda reader: _read(reader, day), show)


def _read(reader: Reader, day: Instant) -> _Told:
    from console.domain.movement import Spot
    from console.services.assumptions import assumptions, clocks
    from console.services.default_plan import first_plan
    from console.store import reference, units

    forces = {force.id: force for force in units.forces(reader, Interval(day, day + 1)) if _holds(force, day)}
    held, allies = assumptions(reader), {ally.iso2: ally for ally in reference.allies(reader)}
    known = Known(forces, allies, held["size.brigade"].spread, held["notice.unknown"].spread)
    return _Told(first_plan(reader, Spot("", 0.0, 0.0), day // HOUR * HOUR), clocks(), known)


def _holds(force: object, day: Instant) -> bool:
    return overlaps(Interval(day, day + 1), getattr(force, "valid_from", None), getattr(force, "valid_to", None))


class PlanForm(Sheet):
    """Ctrl+Enter keeps the plan; Esc closes an open page of the forces first, and asks once before it loses them."""

    def __init__(self, window: Window, plan: Plan, told: _Told, then: Callable[[bytes], None]) -> None:
        """``plan`` without an id is a new one."""
        super().__init__(window, tr("Edit plan") if plan.id else tr("New plan"), hypothetical=True)
        self._kept, self._begun, self._warned = bool(plan.id), plan.forces, False
        gap = window.look.gap
        columns = QHBoxLayout()
        columns.setSpacing(gap(6))
        self.fields = PlanFields(window, plan, told.clocks, self)
        self.forces = PlanForces(window, told.known, plan.forces, self)
        self.fields.setFixedWidth(min(gap(_LEFT_UNITS), window.width() * 2 // 5))
        columns.addWidget(self.fields)
        columns.addWidget(self.forces, 1)
        self.body.addLayout(columns, 1)
        self.fields.show_forces(self.forces.names)
        self.forces.changed.connect(lambda: self.fields.show_forces(self.forces.names))
        self.act(tr("Save") if plan.id else tr("Make plan"), writing(window, self, self._asked, self._then(then)))
        self.setMinimumWidth(min(gap(_WIDTH_UNITS), window.width() - gap(8)))
        self.resize(self.minimumWidth(), min(gap(_HIGH_UNITS), window.height() - gap(8)))
        QShortcut(QKeySequence("Alt+A"), self).activated.connect(self.forces.begin_adding)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: Esc closes what is open inside first."""
        if event.key() == Qt.Key.Key_Escape and self.forces.busy:
            self.forces.close_page()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Qt's: forces put together are not lost to one key."""
        if self.forces.forces != self._begun and not self._warned:
            self._warned = True
            self.refuse(tr("The forces of this plan are not kept yet: Ctrl+Enter keeps them, Esc again leaves them."))
        else:
            super().reject()

    def _then(self, then: Callable[[bytes], None]) -> Callable[[object], None]:
        return lambda plan_id: then(plan_id) if isinstance(plan_id, bytes) else None

    def _asked(self) -> Work:
        plan = replace(self.fields.plan(), forces=self.forces.forces)
        kept = self._kept

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services import plans

            if not kept:
                return plans.create_plan(store, actor, now, plan)
            return plan.id, plans.rewrite_plan(store, actor, now, plan)

        return work
