"""A new incident from reports: the form begins with what they say, and saving it links them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from console.domain.report import Report
from console.domain.times import Precision, dtg
from console.ui.panels.inspector import inspector_of
from console.ui.panels.inspector_fields import Typed
from console.ui.status_line import STYLES

if TYPE_CHECKING:
    from console.store.reader import Reader
    from console.ui.window import Window

_TITLE: Final = 90
_SUMMARY: Final = 2_000


def new_from(window: Window, report_ids: Sequence[bytes]) -> None:
    """Open the form with the first report that has a place, a time and a kind of each."""

    def query(reader: Reader) -> list[Report]:
        from console.store import reports

        return reports.reports_of(reader, report_ids)

    def there(found: list[Report]) -> None:
        panel = inspector_of(window)
        if panel is not None and found:
            window.show_panel("inspector")
            panel.new(begun(window, found), [one.id for one in found])

    window.session.read(query, there)


def begun(window: Window, found: Sequence[Report]) -> Typed:
    """What the form begins with. How severe it is nobody has said yet."""
    first = min(found, key=lambda one: one.occurred_from or one.received_at)
    placed = next((one for one in found if one.lon is not None and one.lat is not None), None)
    when, precision = (first.occurred_from, first.precision) if first.occurred_from else (first.received_at, None)
    precision = precision or Precision.MINUTE
    exact = Precision.MINUTE if precision is Precision.HOUR else precision
    write = STYLES[window.preferences.value.coordinate_style][1]
    position = ""
    if placed is not None and placed.lon is not None and placed.lat is not None and not placed.region_only:
        position = write(placed.lon, placed.lat)
    kind = next((one.category for one in found if one.category is not None), None)
    return Typed(
        title=" ".join(first.headline.split())[:_TITLE],
        category="" if kind is None else kind.value,
        time=dtg(when, exact),
        precision=precision.value,
        place=next((one.place for one in (placed, *found) if one is not None and one.place), ""),
        position=position,
        summary="\n".join(dict.fromkeys((one.body or one.headline).strip() for one in found))[:_SUMMARY],
    )
