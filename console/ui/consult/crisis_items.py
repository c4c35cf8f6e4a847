"""The forms of what belongs to a crisis: a task, a partner to tell, that a partner was told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.domain.decision import Task
from console.domain.operation import Actor, Changes
from console.domain.partner import PartnerNotice
from console.domain.spoken_time import read_time
from console.domain.times import Instant
from console.ui.consult.form_parts import AheadField
from console.ui.sheet import Sheet
from console.ui.sheet_parts import Work, open_beside, writing
from console.ui.words import tr

if TYPE_CHECKING:
    from console.store.casefile import Store
    from console.ui.window import Window


def ask_task(window: Window, crisis_id: bytes, task: Task | None) -> None:
    """Ask for a task, or how one stands now."""
    sheet = Sheet(window, tr("Task"))
    sheet.heading(tr("Give a task") if task is None else tr("Change the task"))
    text = sheet.field(tr("What is to be done"), "" if task is None else task.text)
    owner = sheet.field(tr("Who does it"), "" if task is None else task.owner)
    owner.setPlaceholderText(tr("A person or a desk"))
    due = AheadField(window, sheet, tr("Due"), None if task is None else task.due_at)

    def asked() -> Work:
        words, who, until = text.text(), owner.text(), due.value

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.crisis_tasks import TaskForm, edit_task, give_task

            form = TaskForm(words, who, until)
            if task is None:
                return give_task(store, actor, now, crisis_id, form)
            return None, edit_task(store, actor, now, task.id, form)

        return work

    sheet.act(tr("Give task") if task is None else tr("Save"), writing(window, sheet, asked))
    open_beside(window, sheet, text)


def ask_notice(window: Window, crisis_id: bytes, notice: PartnerNotice | None) -> None:
    """Ask whom to tell what, or change it."""
    sheet = Sheet(window, tr("Partner to tell"))
    sheet.heading(tr("Who outside the Alliance is to be told what?"))
    partner = sheet.field(tr("Who"), "" if notice is None else notice.partner)
    subject = sheet.field(tr("What"), "" if notice is None else notice.subject)
    owner = sheet.field(tr("Who sees to it"), "" if notice is None else notice.owner)
    due = AheadField(window, sheet, tr("Due"), None if notice is None else notice.due_at)

    def asked() -> Work:
        said, until = (partner.text(), subject.text(), owner.text()), due.value

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.partners import NoticeForm, edit_partner_notice, notice_partner

            form = NoticeForm(partner=said[0], subject=said[1], owner=said[2], due_at=until)
            if notice is None:
                return notice_partner(store, actor, now, crisis_id, form)
            return None, edit_partner_notice(store, actor, now, notice.id, form)

        return work

    sheet.act(tr("Save"), writing(window, sheet, asked))
    open_beside(window, sheet, partner if notice is None else subject)


def ask_told(window: Window, notice: PartnerNotice) -> None:
    """Ask how a partner was told, and what it said."""
    sheet = Sheet(window, tr("Told"))
    sheet.heading(tr("Told: {partner}", partner=notice.partner))
    sheet.text(notice.subject, "secondary")
    means = sheet.field(tr("By what means"), notice.means)
    means.setPlaceholderText(tr("Phone, letter, meeting"))
    when = sheet.field(tr("When, Zulu"))
    when.setPlaceholderText(tr("As 2100Z or 20 min ago; nothing: now"))
    answer = sheet.field(tr("What it said"), notice.answer)

    def asked() -> Work:
        how, said = means.text(), answer.text()
        at = read_time(when.text(), window.clock.now()).at if when.text().strip() else None

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.partners import tell_partner

            return None, tell_partner(store, actor, now, notice.id, how, said, at)

        return work

    sheet.act(tr("Told"), writing(window, sheet, asked))
    open_beside(window, sheet, means)
