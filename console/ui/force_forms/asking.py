"""What can be done with a force, by name: each act reads the force and opens its form."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from console.ui.force_forms.correcting import CorrectSheet
from console.ui.force_forms.known import Known, ask_known
from console.ui.force_forms.nations import LeadPage
from console.ui.force_forms.orders import OrdersSheet
from console.ui.force_forms.page import ForcePage
from console.ui.force_forms.parting import EndSheet, MergeSheet, SplitSheet
from console.ui.force_forms.ready import ReadyPage, TermsPage
from console.ui.force_forms.sheet import EditSheet, ForceSheet
from console.ui.force_forms.size import SizePage
from console.ui.force_forms.under import UnderPage
from console.ui.force_forms.where import WherePage
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.ui.window import Window


def _edit(title: str, page: Callable[..., ForcePage]) -> Callable[..., ForceSheet]:
    return lambda window, known: EditSheet(window, known, tr(title), page)


_FORMS: Final[dict[str, Callable[[Window, Known], ForceSheet]]] = {
    "move": _edit(later("Move"), WherePage),
    "resize": _edit(later("Resize"), SizePage),
    "readiness": _edit(later("Readiness"), ReadyPage),
    "under": _edit(later("Put under"), UnderPage),
    "nations": _edit(later("Lead and nations"), LeadPage),
    "terms": _edit(later("Terms and home"), TermsPage),
    "authority": OrdersSheet,
    "split": SplitSheet,
    "merge": MergeSheet,
    "end": EndSheet,
    "correct": CorrectSheet,
}


def ask_act(window: Window, act: str, unit_id: bytes) -> None:
    """Open the form of an act on a force, unless that is not in the case any more."""

    def show(known: Known) -> None:
        _FORMS[act](window, known)

    ask_known(window, unit_id, show)


def ask_move_to(window: Window, unit_id: bytes, at: tuple[float, float]) -> None:
    """Open the form that moves a force with a place of the map, longitude and latitude, in it."""

    def show(known: Known) -> None:
        sheet = _FORMS["move"](window, known)
        if isinstance(sheet, EditSheet) and isinstance(sheet.page, WherePage):
            sheet.page.put_place(*at)

    ask_known(window, unit_id, show)
