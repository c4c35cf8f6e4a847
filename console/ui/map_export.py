"""The map as a file: what the window shows, on paper from A4 to A0 or as a picture, drawn in a process of its own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFileDialog

from console.config.tokens import THEMES
from console.domain.categories import Category
from console.domain.errors import BadInput
from console.domain.release import why_none_of
from console.domain.times import Instant, dtg, file_stamp
from console.exports.map_order import Order, fill_apart
from console.exports.map_sheet import PAPERS, LegendLine, MapSheet
from console.exports.picture_layers import FORCES, incident_layer
from console.map.looks import COVERAGE, GROUPS, REPORT_OTHER
from console.ui.choice_box import ChoiceBox
from console.ui.jobs import Progress
from console.ui.layer_glyphs import PLACES
from console.ui.layer_kinds import name_of
from console.ui.leaving import file_name, note_export
from console.ui.notices import Notice
from console.ui.picture import Picture, picture_of
from console.ui.release_fields import ReleaseFields, product_words, with_rule
from console.ui.sheet import Sheet
from console.ui.time_words import held_words, since_words, when_words
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.services.releasing import ReleaseRule
    from console.ui.window import Window

_THEME_NAMES: Final = {"light": later("Light, for paper"), "dark": later("Dark"), "contrast": later("High contrast")}
_WINDOW: Final = (1920, 1080)
_PICTURES: Final = ((1920, 1080), (3840, 2160), (1600, 1200))
_OTHER: Final = "other"
_SIZE: Final = re.compile(r"(\d{1,5})\s*[x×*]\s*(\d{1,5})", re.IGNORECASE)
_LEAST, _MOST = (1024, 640), 10_000
"""Less has no room for legend and notes, more none in memory."""


def sheet_of(window: Window, title: str, theme: str) -> MapSheet:
    """What the map of a window shows, as a sheet. Raises BadInput when nobody may see all of it."""
    picture, canvas, session = picture_of(window), window.map.canvas, window.session
    now = session.now
    if reason := why_none_of(window.marking.parts, tr("everything the case holds")):
        raise BadInput(tr("Not exported: {reason}", reason=reason))
    marking = window.marking.of_window
    view = canvas.view
    chips = [tr("KNOWN AT {moment}", moment=dtg(now))] if session.moment is not None else []
    chips += [tr("HYPOTHETICAL")] * window.standing.hypothetical
    return MapSheet(
        title=title,
        case="" if session.store is None else tr("Case {title}, {now}", title=session.store.case.title, now=dtg(now)),
        marking=marking.text,
        level=marking.level.slug,
        exercise=marking.exercise,
        as_of=_as_of(picture, now),
        time=_time_of(picture),
        view=view,
        span=(canvas.width() * view.metres_per_pixel, canvas.height() * view.metres_per_pixel),
        content=canvas.content.leaving,
        theme=theme,
        allies=picture.shown.allies,
        legend=_legend(),
        points=canvas.reports.points if canvas.reports.points.size else None,
        window=canvas.reports.window,
        chips=tuple(chips),
    )


def _as_of(picture: Picture, now: Instant) -> str:
    """Of when the picture is: of now, or of the end of the time that is shown."""
    return dtg(now) if picture.is_live else held_words(picture.window)


def drawn(
    case: Path,
    title: str | None,
    theme: str,
    *,
    select: str | None,
    view: str | None,
    known_at: Instant | None,
    as_of: Instant | None,
    now: Instant,
    key: bytes | None,
) -> MapSheet:
    """What the window would show of a case, which is opened for reading only. Raises what opening it raises.

    ``select``, ``view``, ``known_at`` and ``as_of`` as for a picture of the window; nothing is selected without words.
    """
    from console.store.casefile import open_reading
    from console.ui.shot import draw_in_memory, posed

    store = open_reading(case, key=key, now=now)
    try:
        draw_in_memory(1.0)
        with posed(
            store, QSize(*_WINDOW), select=select or "", view=view, known_at=known_at, as_of=as_of, now=now
        ) as window:
            return sheet_of(window, title or store.case.title, theme)
    except BaseException:
        store.close()
        raise


def ask_how(window: Window) -> None:
    """Ask for title, paper and look, then for a file."""
    with_rule(window, lambda rule: _open(window, rule))


def _open(window: Window, rule: ReleaseRule) -> None:
    sheet = Sheet(window, tr("Export map"), hypothetical=window.standing.hypothetical)
    sheet.heading(tr("The map as it is shown now"))
    sheet.text(tr("With frame, degrees, legend, marking, as-of and sources. PDF stays sharp at any size."), "secondary")
    store = window.session.store
    title = sheet.field(tr("Title"), tr("The eastern flank") if store is None else store.case.title)
    form = ChoiceBox(window.look, sheet)
    for paper in PAPERS:
        form.addItem(tr("{paper} lying (PDF)", paper=paper), (paper, False))
        form.addItem(tr("{paper} standing (PDF)", paper=paper), (paper, True))
    for width, height in _PICTURES:
        form.addItem(tr("{w} × {h} pixels (PNG)", w=width, h=height), (width, height))
    form.addItem(tr("Other pixels (PNG)…"), _OTHER)
    sheet.labelled(tr("Size"), form)
    pixels = sheet.field(tr("Pixels, across and down"), "2560 × 1440")

    def offer_pixels() -> None:
        for widget in (sheet.name_of(pixels), pixels):
            widget.setVisible(form.currentData() == _OTHER)
        sheet.fit()

    form.currentIndexChanged.connect(offer_pixels)
    look = ChoiceBox(window.look, sheet)
    for name in sorted(THEMES, key=list(_THEME_NAMES).index):
        look.addItem(tr(_THEME_NAMES[name]), name)
    sheet.labelled(tr("Look"), look)
    second = ReleaseFields(sheet, rule, product_words())

    def run() -> str | None:
        words = " ".join(title.text().split())
        if not words:
            return tr("Give the map a title: it stands over it.")
        try:
            size = form.currentData() if form.currentData() != _OTHER else pixels_of(pixels.text())
            asked = sheet_of(window, words, look.currentData())
        except BadInput as error:
            return str(error)

        def released(who: str) -> None:
            sheet.accept()
            _ask_where(window, asked, size, who)

        return second.settle(window.session, released, sheet.refuse)

    sheet.act(tr("Choose a file…"), run)
    offer_pixels()
    sheet.open()
    title.setFocus()
    title.selectAll()


def pixels_of(text: str) -> tuple[int, int]:
    """The width and height of a picture from ``2560 × 1440``. Raises BadInput."""
    found = _SIZE.fullmatch(text.strip())
    size = (int(found[1]), int(found[2])) if found else (0, 0)
    if size[0] < _LEAST[0] or size[1] < _LEAST[1] or max(size) > _MOST:
        least, most = f"{_LEAST[0]} × {_LEAST[1]}", f"{_MOST} × {_MOST}"
        raise BadInput(tr("Write a size such as 2560 × 1440, from {least} to {most} pixels.", least=least, most=most))
    return size


def export(window: Window, order: Order, released_by: str) -> None:
    """Have the file made beside the window's work, tell when it is there, and record that it left."""
    store, actor, marking = window.session.store, window.session.actor, window.marking.of_window

    def work(progress: Progress) -> str:
        from console.services.releasing import require_may_leave

        if store is not None:
            require_may_leave(store, marking, None, actor, released_by)
        fill_apart(order, progress.check)
        return order.path.name

    def written(name: str) -> None:
        note_export(window, "map", order.path, marking, released_by=released_by)
        window.say(Notice(tr("The map was written to {name}.", name=name), "done"))

    window.jobs.start(tr("Exporting the map"), work, written)


def order_of(sheet: MapSheet, path: Path, form: tuple[str | int, bool | int]) -> Order:
    """An order for a choice of the form: (paper, standing) or (width, height) in pixels."""
    first, second = form
    if isinstance(first, str):
        return Order(sheet, path, paper=first, portrait=bool(second))
    return Order(sheet, path, size=(first, int(second)))


def _ask_where(window: Window, sheet: MapSheet, form: tuple[str | int, bool | int], released_by: str) -> None:
    kind = "pdf" if isinstance(form[0], str) else "png"
    dialog = QFileDialog(
        window, tr("Export map"), str(window.openings.folder()), tr("Maps ({pattern})", pattern=f"*.{kind}")
    )
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(kind)
    dialog.selectFile(_file_name(window, sheet, kind))
    dialog.fileSelected.connect(lambda chosen: export(window, order_of(sheet, Path(chosen), form), released_by))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _file_name(window: Window, sheet: MapSheet, kind: str) -> str:
    moment = window.session.now
    return file_name(window, (sheet.title, file_stamp(moment)), f".{kind}")


def _time_of(picture: Picture) -> str:
    window = picture.window
    since, held, when = since_words(window), held_words(window), when_words(window)
    if not since:
        return tr("Incidents until {time} · forces {when}", time=held, when=when)
    return tr("Incidents {since} to {time} · forces {when}", since=since, time=held, when=when)


def _legend() -> tuple[LegendLine, ...]:
    incidents = [LegendLine(incident_layer(each), tr(each.label), category=each.value) for each in Category]
    forces = [LegendLine(layer.id, tr(layer.label), sidc=layer.sidc) for layer in FORCES if layer.on_map]
    dots = [
        LegendLine(f"report:{each.value}", tr(each.label), category=each.value, kind=each.code) for each in Category
    ]
    rings = [LegendLine(layer, name_of(layer)) for layer in GROUPS[COVERAGE]]
    places = [LegendLine(layer, name_of(layer), sidc=sidc) for layer, sidc in PLACES.items()]
    return (*incidents, *forces, *rings, *places, *dots, LegendLine(REPORT_OTHER, tr("No category"), kind=0))
