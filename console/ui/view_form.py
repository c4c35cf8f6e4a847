"""The small forms of saved views: a name, a key, a marking, and whether the shown time is part of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit

from console.domain.map_view import NUMBERS, MapView
from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.ui.check_box import CheckBox
from console.ui.choice_box import ChoiceBox
from console.ui.map_views import MapViews, views_of
from console.ui.sheet import Sheet
from console.ui.sheet_parts import MarkChoice, Work, writing
from console.ui.view_time import FOLLOWS, time_words
from console.ui.words import tr

if TYPE_CHECKING:
    from console.store.casefile import Store
    from console.ui.window import Window

_LONGEST = 60


def ask_to_save(window: Window) -> None:
    """Ask what the view shown now is to be called, and save it."""
    views = views_of(window)
    sheet = Sheet(window, tr("Save view"))
    sheet.heading(tr("Save view"))
    sheet.text(tr("Place and layers as shown now, and a key that brings them back."), "secondary")
    name = _name(sheet, "")
    key = _key(window, sheet, views, _free(views))
    kept = views.present_time
    with_time = CheckBox(window.look, tr("With the time shown: {time}", time=time_words(kept)), sheet)
    with_time.setChecked(True)
    if kept == FOLLOWS:
        with_time.hide()
        sheet.text(tr("Time: follows the clock"), "secondary")
    else:
        sheet.body.addWidget(with_time)
    marking = MarkChoice(sheet, window, None)
    content = views.present(kept)

    def asked() -> Work:
        shown = content if with_time.isChecked() else replace(content, time_from=None, time_to=None)
        called, number, marked = name.text(), key.currentData(), marking.value

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.map_views import save_view

            return save_view(store, actor, now, called, shown, number, marked)

        return work

    sheet.act(tr("Save view"), writing(window, sheet, asked))
    _open(sheet, name)


def ask_to_edit(window: Window, view: MapView) -> None:
    """Ask for another name, key or marking of a view."""
    views = views_of(window)
    sheet = Sheet(window, tr("Edit view"))
    sheet.heading(view.name)
    sheet.text(time_words((view.content.time_from, view.content.time_to)), "secondary")
    name = _name(sheet, view.name)
    key = _key(window, sheet, views, view.number, view)
    marking = MarkChoice(sheet, window, view.marking)

    def asked() -> Work:
        called, number, marked = name.text(), key.currentData(), marking.value

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.map_views import edit_view

            return None, edit_view(store, actor, now, view.id, called, number, marked)

        return work

    sheet.act(tr("Save"), writing(window, sheet, asked))
    name.selectAll()
    _open(sheet, name)


def _open(sheet: Sheet, first: QLineEdit) -> None:
    sheet.fit()
    sheet.open()
    first.setFocus()


def _name(sheet: Sheet, value: str) -> QLineEdit:
    field = sheet.field(tr("Name"), value)
    field.setMaxLength(_LONGEST)
    field.setPlaceholderText(tr("As Baltic, night of the 15th"))
    return field


def _key(window: Window, sheet: Sheet, views: MapViews, number: int | None, own: MapView | None = None) -> QComboBox:
    """Which key recalls it; one that another view has says so, and is taken from it."""
    choice = ChoiceBox(window.look, sheet)
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
