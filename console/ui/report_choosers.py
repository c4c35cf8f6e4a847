"""The short lists of the triage: which incident, which report, why, whose knowledge. Suggestions first, then words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QTimer

from console.ui.chooser import Chooser
from console.ui.letters import fits
from console.ui.notices import Notice
from console.ui.palette_list import Line
from console.ui.words import count, later, tr

if TYPE_CHECKING:
    from console.domain.report import Report
    from console.domain.same_event import Suggestion
    from console.store.reader import Reader
    from console.ui.triage import Triage
    from console.ui.window import Window

_WAIT_MS: Final = 80
_MOST: Final = 30
_DISMISSALS: Final = (
    later("No event"),
    later("Not ours: outside the area"),
    later("A test or an exercise"),
    later("Known already: nothing new in it"),
    later("Advertisement or nonsense"),
)
_WITHDRAWALS: Final = (
    later("Taken back by its source"),
    later("Corrected by its source"),
    later("Denied by those named in it"),
)
Found = Sequence[tuple[str, str, bytes]]
"""Title, detail and id of what was found."""


class ReportChooser(Chooser):
    """Suggestions and what the case holds, for one act on the chosen reports."""

    def __init__(
        self, window: Window, name: str, placeholder: str, look: Callable[[Reader, str], Found],
        take: Callable[[bytes], None],
    ) -> None:  # fmt: skip
        """``look`` finds things by words (all, the newest first, for none); ``take`` gets the id of what was chosen."""
        super().__init__(window, name, placeholder)
        self._look, self._take = look, take
        self._suggested: list[Line] = []
        self._always: list[Line] = []
        self._found: list[Line] = []
        self._wait = QTimer(self, interval=_WAIT_MS, singleShot=True)
        self._wait.timeout.connect(self._ask)
        self.field.textChanged.connect(self._typed)
        self._fill()
        self._ask()

    def suggest(self, suggestions: Sequence[Suggestion]) -> None:
        """Offer these first while nothing is typed."""
        self._suggested = [Line(one.title, one.reason, partial(self._take, one.id)) for one in suggestions]
        if not self._left:
            self._fill()

    def always(self, words: str, key: str, run: Callable[[], None]) -> None:
        """One more line at the end, whatever is typed."""
        self._always.append(Line(words, key, run))
        self._fill()

    def _typed(self) -> None:
        self._stepped = False
        self._wait.start()

    def _ask(self) -> None:
        text = self.field.text().strip()
        self._window.session.read(lambda reader: (text, self._look(reader, text)), self._arrived)

    def _arrived(self, answer: tuple[str, Found]) -> None:
        text, found = answer
        if not self._left and text == self.field.text().strip():
            self._found = [Line(title, detail, partial(self._take, row_id)) for title, detail, row_id in found]
            self._fill()

    def _fill(self) -> None:
        typed = bool(self.field.text().strip())
        lines: list[Line] = []
        if self._suggested and not typed:
            lines += [Line(tr("Perhaps the same event"), tr("why")), *self._suggested]
        known = {line.words for line in lines}
        rest = [line for line in self._found if line.words not in known]
        if rest:
            lines += [Line(tr("In this case")), *rest]
        elif typed:
            lines += [Line(tr("Nothing has all these words."))]
        self.show_lines([*lines, *self._always])


class ReasonChooser(Chooser):
    """A few ready words, or those typed."""

    def __init__(
        self, window: Window, name: str, placeholder: str, ready: Sequence[tuple[str, str]],
        take: Callable[[str], None], own: Callable[[str], str],
    ) -> None:  # fmt: skip
        """``ready`` are words with a detail; ``own`` says as a line what is done with the words typed."""
        super().__init__(window, name, placeholder)
        self._ready, self._take, self._own = list(ready), take, own
        self.field.textChanged.connect(self._fill)
        self._fill()

    def offer(self, ready: Sequence[tuple[str, str]]) -> None:
        """Other words are ready now."""
        self._ready = list(ready)
        if not self._left:
            self._fill()

    def _fill(self) -> None:
        typed = " ".join(self.field.text().split())
        own = [Line(self._own(typed), "", partial(self._take, typed))] if typed else []
        fitting = [
            Line(words, detail, partial(self._take, words)) for words, detail in self._ready if fits(typed, words)
        ]
        self.show_lines([*own, *fitting])


def ask_incident(window: Window, triage: Triage) -> ReportChooser:
    """Which incident the chosen reports belong to; linking goes on to the next."""
    chooser = ReportChooser(
        window,
        tr("Link to an incident"),
        asking(triage, tr("Link to which incident?")),
        _incidents(triage),
        triage.link_to,
    )
    chooser.always(tr("New incident from this report"), "Ctrl+Shift+N", triage.new_incident)
    _suggested(window, triage, chooser, "incident")
    open_over_tables(window, chooser)
    return chooser


def ask_unlink(window: Window, triage: Triage) -> None:
    """Off which incident the chosen reports are taken; without asking where there is but one."""
    chosen = [bytes.fromhex(key) for key in triage.chosen]

    def query(reader: Reader) -> list[tuple[bytes, str]]:
        from console.store import report_lines, reports

        linked = dict.fromkeys(one for row in reports.reports_of(reader, chosen) for one in row.incident_ids)
        return list(report_lines.titles_of(reader, linked).items())

    def there(found: list[tuple[bytes, str]]) -> None:
        if len(found) == 1:
            triage.unlink_from(found[0][0])
        elif found:
            open_over_tables(window, _unlinking(window, triage, found))
        else:
            window.say(Notice(tr("It is linked to no incident. L links it."), "warn", key="why-not"))

    window.session.read(query, there)


def _unlinking(window: Window, triage: Triage, found: Sequence[tuple[bytes, str]]) -> Chooser:
    by_title = {title: row_id for row_id, title in found}
    return ReasonChooser(
        window, tr("Take off an incident"), asking(triage, tr("Off which incident?")),
        [(title, "") for title in by_title], lambda title: _known(by_title, title, triage.unlink_from),
        lambda typed: typed,
    )  # fmt: skip


def _known(by_title: dict[str, bytes], title: str, run: Callable[[bytes], None]) -> None:
    if title in by_title:
        run(by_title[title])


def ask_repeated(window: Window, triage: Triage) -> ReportChooser:
    """Which report the chosen ones relay."""
    chooser = ReportChooser(
        window, tr("What it repeats"), asking(triage, tr("Repeats which report?")), _reports(triage), triage.repeat
    )
    chooser.always(tr("It repeats no other"), "", lambda: triage.repeat(None))
    _suggested(window, triage, chooser, "report")
    open_over_tables(window, chooser)
    return chooser


def ask_dismissal(window: Window, triage: Triage) -> ReasonChooser:
    """Why the chosen reports are set aside."""
    chooser = ReasonChooser(
        window, tr("Dismiss"), asking(triage, tr("Dismiss: why?")), [(tr(words), "") for words in _DISMISSALS],
        triage.dismiss_for, lambda typed: tr("Dismiss: {reason}", reason=typed),
    )  # fmt: skip
    open_over_tables(window, chooser)
    return chooser


def ask_withdrawal(window: Window, triage: Triage) -> ReasonChooser:
    """Who took the chosen reports back, and where."""
    chooser = ReasonChooser(
        window, tr("Withdrawn"), asking(triage, tr("Withdrawn: by whom, where?")),
        [(tr(words), tr("it counts nothing from now on")) for words in _WITHDRAWALS], triage.withdraw_for,
        lambda typed: tr("Withdrawn: {reason}", reason=typed),
    )  # fmt: skip
    open_over_tables(window, chooser)
    return chooser


def ask_origin(window: Window, triage: Triage) -> ReasonChooser:
    """Whose knowledge the chosen reports are."""
    chooser = ReasonChooser(
        window, tr("Origin"), asking(triage, tr("Whose knowledge is it?")), (), triage.come_from,
        lambda typed: tr("Origin: {origin}", origin=typed),
    )  # fmt: skip
    window.session.read(_origins, lambda found: chooser.offer([(name, "") for name in found]))
    open_over_tables(window, chooser)
    return chooser


def open_over_tables(window: Window, chooser: Chooser) -> None:
    """Show a chooser over the tables, whose rows it is about."""
    tables = window.tables if window.tables.isVisible() else window.map
    corner = tables.mapTo(window, QPoint(0, 0))
    # Over the rows it is about there is least room: it opens upwards from them, over the map.
    high = window.look.px("row") * 9
    chooser.open_under(QPoint(corner.x() + window.look.gap(3), max(window.look.gap(24), corner.y() - high)))


def asking(triage: Triage, question: str) -> str:
    """A question with how many reports it is about, where they are several."""
    many = len(triage.chosen)
    return question if many < 2 else f"{count('{n} report', '{n} reports', many)} · {question}"


def _suggested(window: Window, triage: Triage, chooser: ReportChooser, kind: str) -> None:
    chosen = triage.chosen
    if not chosen:
        return
    report_id = bytes.fromhex(chosen[0])

    def query(reader: Reader) -> list[Suggestion]:
        from console.services.suggesting import suggest

        return [one for one in suggest(reader, report_id) if one.kind == kind]

    window.session.read(query, chooser.suggest)


def _incidents(triage: Triage) -> Callable[[Reader, str], Found]:
    chosen = triage.chosen[:1]

    def look(reader: Reader, text: str) -> Found:
        from console.domain.times import dtg
        from console.store import incidents, reports, search

        open_ones = {one.id: one for one in incidents.incidents(reader) if one.closed_at is None}
        about = reports.reports_of(reader, [bytes.fromhex(key) for key in chosen])
        if text:
            hits = search.find(reader, text, kinds=("incident",), limit=4 * _MOST)
            found = [open_ones[hit.row_id] for hit in hits if hit.row_id in open_ones]
        else:
            when = [one.occurred_from or one.received_at for one in about]
            near = when[0] if when else max((one.occurred_at for one in open_ones.values()), default=0)
            found = sorted(open_ones.values(), key=lambda one: abs(one.occurred_at - near))
        linked = {row_id for one in about for row_id in one.incident_ids} if len(chosen) == 1 else set()
        return [
            (one.title, f"{one.place} · {dtg(one.occurred_at, one.precision)}", one.id)
            for one in found[: _MOST + len(linked)]
            if one.id not in linked
        ]

    return look


def _reports(triage: Triage) -> Callable[[Reader, str], Found]:
    chosen = set(triage.chosen)
    return reports_but(lambda one: one.id.hex() in chosen)


def reports_but(left_out: Callable[[Report], bool]) -> Callable[[Reader, str], Found]:
    """Finds reports by words (the newest for none), without older versions and without those left out."""

    def look(reader: Reader, text: str) -> Found:
        from console.domain.times import dtg
        from console.store import reports, search

        if text:
            hits = search.find(reader, text, kinds=("report",), limit=2 * _MOST)
            found = reports.reports_of(reader, [hit.row_id for hit in hits])
        else:
            found = reports.received(reader, most=_MOST)
        rows = [one for one in found if one.superseded_by is None and not left_out(one)]
        return [
            (one.headline, " · ".join(part for part in (one.source, one.grade, dtg(one.received_at)) if part), one.id)
            for one in rows[:_MOST]
        ]

    return look


def _origins(reader: Reader) -> list[str]:
    from console.store import reports

    return reports.origins(reader)
