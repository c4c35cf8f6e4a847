"""Sources: where reports come from, how reliable each is, and whether it is still heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.domain.ages import age
from console.domain.live_feed import FeedKind, LiveFeed, SourceStanding
from console.domain.operation import Changes
from console.domain.report import RELIABILITY
from console.domain.times import Instant, dtg
from console.ui.arriving.live import live_of
from console.ui.columns import Column, number
from console.ui.panels.table_panel import TablePanel
from console.ui.selection import SOURCE
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.store.reader import Reader
    from console.ui.window import Window

KINDS = {
    FeedKind.FOLDER: later("Folder"),
    FeedKind.HTTP: later("Web address"),
    FeedKind.COT_TCP: later("CoT, TCP"),
    FeedKind.COT_UDP: later("CoT, UDP"),
}


class Sources(TablePanel[SourceStanding]):
    """Reads when reports, sources or feeds change; ages grow with the clock."""

    def __init__(self, window: Window) -> None:
        """Empty until the case is read."""
        super().__init__(
            window, tr("Sources"), self._columns(), lambda row: row.id.hex(), (SOURCE,),
            marking=lambda _: window.marking.of_case,
        )  # fmt: skip
        self._live = live_of(window)
        self.rows: tuple[SourceStanding, ...] = ()
        self.table.order_by(0)
        window.clock.ticked.connect(lambda: self.refresh(None))
        self._live.changed.connect(lambda: self.table.set_rows(self.rows))
        window.preferences.changed.connect(lambda: self.table.set_rows(self.rows))
        self.refresh(None)

    @property
    def chosen(self) -> SourceStanding | None:
        """The source of the row chosen."""
        return next((row for row in self.rows if row.id.hex() == self.table.selected_id), None)

    def refresh(self, changes: Changes | None) -> None:
        """Read the sources again."""
        self._say_empty(tr("No source yet."), tr("Import a file (Ctrl+I), or add a feed from the Reports menu."))
        if self._window.session.store is None:
            self._show(())
        elif (
            changes is None  # as of another moment all are older or newer
            or not changes.written
            or changes.touches("report", "source", "feed", "feed_state", "arrival")
        ):
            now = self._now()

            def query(reader: Reader) -> tuple[SourceStanding, ...]:
                from console.store.live_feeds import standings

                return tuple(standings(reader, now))

            self._window.session.read(query, self._show)

    def _show(self, rows: tuple[SourceStanding, ...]) -> None:
        self.rows = rows
        self.table.set_rows(rows)

    def _pick(self, thing: str) -> None:
        self._window.selection.select(SOURCE, thing)

    def _now(self) -> Instant:
        return self._window.session.now

    def _heard(self, row: SourceStanding) -> Instant | None:
        known = [row.last_heard, None if row.feed is None else self._live.last_success(row.feed.id)]
        return max((when for when in known if when is not None), default=None)

    def _age(self, row: SourceStanding) -> str:
        heard = self._heard(row)
        return "" if heard is None else age(self._now() - heard)

    def _standing(self, row: SourceStanding) -> str:
        feed = row.feed
        if feed is not None and not feed.enabled:
            return tr("off")
        if feed is not None and feed.kind.network and self._window.preferences.value.network_off:
            return tr("held: network off")
        if row.failing_since is not None:
            return tr("failing since {time}", time=dtg(row.failing_since))
        if row.is_stale(self._now()):
            return tr("stale")
        if feed is None:
            return ""
        return tr("on") if self._live.is_running(feed.id) else tr("waiting")

    def _role(self, row: SourceStanding) -> str | None:
        words = row.failing_since is not None or row.is_stale(self._now())
        off = row.feed is not None and not row.feed.enabled
        return "state.warn" if words and not off else None

    def _columns(self) -> tuple[Column[SourceStanding], ...]:
        return (
            Column(tr("Source"), lambda row: row.name, 60, 36, bold=True),
            Column(
                tr("Rel."), lambda row: row.reliability or "", 12, bold=True,
                tip=lambda row: RELIABILITY.get(row.reliability or "", tr("not rated yet")),
            ),
            Column(tr("Heard"), self._age, 26, sort=lambda row: -(self._heard(row) or 0), role=self._role),
            Column(
                tr("Newest report"), lambda row: "" if row.newest is None else dtg(row.newest), 36, rank=1,
                sort=lambda row: row.newest,
            ),
            Column(
                tr("24 h"), lambda row: number(row.reports_day), 18, sort=lambda row: row.reports_day, number=True
            ),
            Column(
                tr("Rejected"), lambda row: number(row.errors_day) if row.errors_day else "", 22, rank=1,
                sort=lambda row: row.errors_day, number=True,
            ),
            Column(tr("State"), self._standing, 44, 30, role=self._role, tip=lambda row: row.failure),
            Column(
                tr("Usually"), lambda row: every_words(row.expected_every_s), 26, rank=2,
                sort=lambda row: row.expected_every_s,
            ),
            Column(tr("Comes by"), lambda row: by_words(row.feed), 60, 30, stretch=True, rank=1),
        )  # fmt: skip


def by_words(feed: LiveFeed | None) -> str:
    """How a source comes in."""
    if feed is None:
        return tr("Imported or typed by hand")
    return f"{tr(KINDS[feed.kind])}: {feed.address}"


def every_words(seconds: int | None) -> str:
    """How often: ``every 5 min``."""
    return "" if seconds is None else tr("every {time}", time=age(seconds * 1000))
