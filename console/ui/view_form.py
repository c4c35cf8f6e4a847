"""The small forms of saved views: a name, a key, a marking, and whether the shown time is part of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit

from console.domain.errors import ConsoleError
from console.domain.map_view import NUMBERS, MapView
from console.domain.marking import Level, Marking
from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.ui.check_box import CheckBox
from console.ui.map_views import MapViews, views_of
from console.ui.sheet import Sheet
from console.ui.view_time import FOLLOWS, time_words
from console.ui.words import tr

if TYPE_CHECKING:
    from console.store.casefile import Store
    from console.ui.window import Window

_LONGEST = 60
_Work = Callable[["Store", Actor, Instant], tuple[object, Changes]]


def ask_to_save(window: Window) -> None:
    """Ask what the view shown now is to be called, and save it."""
    views = views_of(window)
    sheet = Sheet(window, tr("Save view"))
    sheet.heading(tr("Save view"))
    sheet.text(tr("The place on the map, the layers as they are shown, and a key that brings them back."), "secondary")
    name = _name(sheet, "")
    key = _key(sheet, views, _free(views))
    kept = views.present_time
    with_time = CheckBox(window.look, tr("With the time shown: {time}", time=time_words(kept)), sheet)
    with_time.setChecked(True)
    if kept == FOLLOWS:
        with_time.hide()
        sheet.text(tr("Time: follows the clock"), "secondary")
    else:
        sheet.body.addWidget(with_time)
    marking = _Mark(sheet, window, None)
    content = views.present(kept)

    def asked() -> _Work:
        shown = content if with_time.isChecked() else replace(content, time_from=None, time_to=None)
        called, number, marked = name.text(), key.currentData(), marking.value

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.map_views import save_view

            return save_view(store, actor, now, called, shown, number, marked)

        return work

    sheet.act(tr("Save view"), _writing(window, sheet, asked))
    sheet.open()
    name.setFocus()


def ask_to_edit(window: Window, view: MapView) -> None:
    """Ask for another name, key or marking of a view."""
    views = views_of(window)
    sheet = Sheet(window, tr("Edit view"))
    sheet.heading(view.name)
    sheet.text(time_words((view.content.time_from, view.content.time_to)), "secondary")
    name = _name(sheet, view.name)
    key = _key(sheet, views, view.number, view)
    marking = _Mark(sheet, window, view.marking)

    def asked() -> _Work:
        called, number, marked = name.text(), key.currentData(), marking.value

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.map_views import edit_view

            return None, edit_view(store, actor, now, view.id, called, number, marked)

        return work

    sheet.act(tr("Save"), _writing(window, sheet, asked))
    sheet.open()
    name.selectAll()
    name.setFocus()


def _name(sheet: Sheet, value: str) -> QLineEdit:
    field = sheet.field(tr("Name"), value)
    field.setMaxLength(_LONGEST)
    field.setPlaceholderText(tr("As Baltic, night of the 15th"))
    return field


def _key(sheet: Sheet, views: MapViews, number: int | None, own: MapView | None = None) -> QComboBox:
    """Which key recalls it; one that another view has says so, and is taken from it."""
    choice = QComboBox(sheet)
    choice.addItem(tr("No key"), None)
    for key in NUMBERS:
        holder = views.numbered(key)
        taken = holder is not None and (own is None or holder.id != own.id)
        words = tr("{key}, now “{name}”", key=key, name=holder.name) if taken and holder is not None else str(key)
        choice.addItem(words, key)
    choice.setCurrentIndex(choice.findData(number))
    sheet.labelled(tr("Key on the map"), choice)
    return choice


def _free(views: MapViews) -> int | None:
    return next((key for key in NUMBERS if views.numbered(key) is None), None)


class _Mark:
    """The level of a view: the case's own, or another of the case's owner; a marking it has already stays whole."""

    def __init__(self, sheet: Sheet, window: Window, marking: Marking | None) -> None:
        self._of_case = window.marking.of_case
        self._before = marking
        self._choice = QComboBox(sheet)
        self._choice.addItem(tr("As the case: {marking}", marking=self._of_case.text))
        for level in Level:
            self._choice.addItem(self._marking(level).text)
        self._choice.setCurrentIndex(0 if marking is None else 1 + list(Level).index(marking.level))
        sheet.labelled(tr("Marking"), self._choice)

    @property
    def value(self) -> Marking | None:
        """None: the case's own."""
        place = self._choice.currentIndex()
        return None if place == 0 else self._marking(list(Level)[place - 1])

    def _marking(self, level: Level) -> Marking:
        if self._before is not None and level is self._before.level:
            return self._before
        case = self._of_case
        return Marking(level, "" if level is Level.PUBLIC else case.owner, case.release, case.exercise, case.caveat)


def _writing(window: Window, sheet: Sheet, asked: Callable[[], _Work]) -> Callable[[], str]:
    """What the button of a form runs: it writes once at a time, closes when that is done, and says why it is not."""
    waiting = False

    def ended(error: ConsoleError | None = None) -> None:
        nonlocal waiting
        waiting = False
        if error is None:
            sheet.accept()
        else:
            sheet.refuse(str(error))

    def run() -> str:
        nonlocal waiting
        if not waiting:
            waiting = True
            window.session.attempt(asked(), lambda _: ended(), ended)
        return ""

    return run
