"""The form of an indicator: name, category, area, window and threshold, by keyboard alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter

from console.domain.annotation import Annotation
from console.domain.categories import Category
from console.domain.durations import duration_words, parse_duration
from console.domain.errors import BadInput
from console.domain.indicator_rules import Area, Indicator, Rule, Where
from console.domain.operation import Actor, Changes
from console.domain.times import HOUR, Instant
from console.ui.choice_box import ChoiceBox
from console.ui.sheet import Sheet
from console.ui.sheet_parts import Work, writing
from console.ui.words import tr

if TYPE_CHECKING:
    from console.store.casefile import Store
    from console.store.reader import Reader
    from console.ui.window import Window

_USUAL: Final = Rule(None, Area(), HOUR, 5)
Drawn = Mapping[str, Annotation]


def ask_for_indicator(window: Window, indicator: Indicator | None = None) -> None:
    """Ask for a new indicator, or for another name or rule of one; what is drawn on the map can be its area."""
    window.session.read(_drawn, lambda drawn: _ask(window, indicator, drawn))


def _ask(window: Window, indicator: Indicator | None, drawn: Drawn) -> None:
    from console.map.ground_areas import ground_areas
    from console.services.indicator_areas import area_names, read_area

    ground = ground_areas()
    rule = _USUAL if indicator is None else indicator.rule
    title = tr("New indicator") if indicator is None else tr("Edit indicator")
    sheet = Sheet(window, title)
    sheet.heading(title)
    sheet.text(tr("It is raised while so many reports come within so long a time in its area."), "secondary")
    name = sheet.field(tr("Name"), "" if indicator is None else indicator.name)
    name.setPlaceholderText(tr("What it would mean: alerts, west Ukraine"))
    category = _category(window, sheet, rule.category)
    area = sheet.field(tr("Area"), _typed(rule.area))
    area.setPlaceholderText(tr("everywhere; a country, region or drawing; a box: 48,22 to 52,25"))
    completer = QCompleter(area_names(ground, drawn), area)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    area.setCompleter(completer)
    within = sheet.field(tr("Within"), duration_words(rule.window))
    threshold = sheet.field(tr("Raised at so many reports"), str(rule.threshold))

    def asked() -> Work:
        wanted = Rule(
            _chosen(category), read_area(area.text(), ground, drawn), parse_duration(within.text()),
            _number(threshold.text()),
        )  # fmt: skip
        called = name.text()

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services import indicators

            if indicator is None:
                return indicators.add_indicator(store, actor, now, called, wanted)
            return None, indicators.edit_indicator(store, actor, now, indicator.id, called, wanted)

        return work

    sheet.act(tr("Make it") if indicator is None else tr("Save"), writing(window, sheet, asked))
    sheet.fit()
    sheet.open()
    name.setFocus()
    name.selectAll()


def _category(window: Window, sheet: Sheet, value: Category | None) -> QComboBox:
    choice = ChoiceBox(window.look, sheet)
    choice.addItem(tr("Any"), None)
    for category in Category:
        choice.addItem(tr(category.label), category)
    choice.setCurrentIndex(0 if value is None else 1 + list(Category).index(value))
    sheet.labelled(tr("Category"), choice)
    return choice


def _chosen(choice: QComboBox) -> Category | None:
    said: str | None = choice.currentData()  # Qt gives back its text
    return None if said is None else Category(said)


def _typed(area: Area) -> str:
    """An area as it can be typed again."""
    if area.where is Where.BOX and area.box is not None:
        west, south, east, north = area.box
        return f"{south:g},{west:g} to {north:g},{east:g}"
    return area.words


def _number(text: str) -> int:
    words = text.strip()
    if not words.isascii() or not words.isdigit() or len(words) > 9:
        raise BadInput(tr("The threshold is a whole number of reports, such as 5."))
    return int(words)


def _drawn(reader: Reader) -> Drawn:
    from console.store import annotations

    return {one.id.hex(): one for one in annotations.annotations(reader)}
