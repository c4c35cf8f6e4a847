"""How long the window's thread is kept busy while a round of the table is entered on the Council desk."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, thread_time
from typing import Any, Final

from console.bench import screen
from console.domain.consultation import Basis, Event, Way
from console.domain.operation import Actor
from console.domain.stance import Stance
from console.domain.times import HOUR
from console.services import cases
from console.services.consultation import ConsultationForm, EventForm, open_consultation, record_event
from console.services.crises import CrisisForm, open_crisis
from console.services.drafts import DraftForm, put_draft
from console.services.positions import PositionForm, take_positions
from console.store import reference
from console.store.casefile import Store

_NOW: Final = 1_795_176_000_000
_ACTOR: Final = Actor("Bench", "Bench")
_STANCES: Final = (Stance.SUPPORTS, Stance.NO_INSTRUCTIONS, Stance.AMENDMENT, Stance.SILENT)
_WORDS: Final = "Allies met today under Article 4. " * 40
_CALM_MS: Final = 300
"""So long after an entry what it caused is watched, the new forecast with it: quicker than anybody speaks."""


def blocked(entries: int) -> screen.Took:
    """The longest of the thread's turns, milliseconds, from the first entry until the last has been shown.

    By the clock, and of the processor: on a machine that others use as well the clock tells mostly of them.
    """
    with tempfile.TemporaryDirectory(prefix="flank-bench-") as folder:
        store = cases.new_case(Path(folder) / "bench.flank", _ACTOR, _NOW)
        draft, isos = prepared(store)
        return _entered(store, draft, isos[:entries])


def prepared(store: Store) -> tuple[bytes, list[str]]:
    """A consultation that has met with a text on the table; the text, and the codes of all Allies."""
    crisis, _ = open_crisis(store, _ACTOR, _NOW - 30 * HOUR, CrisisForm(title="Bench"))
    form = ConsultationForm(
        crisis, "Bench", Basis.ARTICLE_4, ("LV",), None, Way.CAPITALS, requested_at=_NOW - 20 * HOUR
    )
    consultation, _ = open_consultation(store, _ACTOR, _NOW - 20 * HOUR, form)
    record_event(store, _ACTOR, _NOW - 10 * HOUR, consultation, EventForm(Event.MET, _NOW - 10 * HOUR))
    draft, _ = put_draft(store, _ACTOR, _NOW - 5 * HOUR, consultation, DraftForm("Statement", _WORDS))
    return draft, [one.iso2 for one in reference.allies(store.writer_view(), _NOW)]


def _entered(store: Store, draft: bytes, isos: list[str]) -> screen.Took:
    app = screen.application()
    from console.ui.app import build
    from console.ui.desk_kinds import COUNCIL
    from console.ui.preferences import Preferences

    window: Any = build(Preferences(None), lambda: _NOW)
    window.session.show(store)
    window.resize(*screen.SIZE)
    window.show()
    window.desks.show(COUNCIL)
    _watch(app, 3 * _CALM_MS)
    turns = []
    for place, iso2 in enumerate(isos):
        form = PositionForm(iso2, _STANCES[place % len(_STANCES)])
        turns.append(_turn(lambda form=form: window.session.act(take_positions, draft, [form])))  # type: ignore[misc]
        turns += _watch(app, _CALM_MS)
    turns += _watch(app, _CALM_MS)
    window.close()
    window.jobs.join()
    screen.put_away(window)
    return screen.Took(max(one.wall for one in turns), max(one.cpu for one in turns))


def _watch(app: Any, milliseconds: int) -> list[screen.Took]:
    """Let the thread do what it has to for so long; its turns."""
    found, end = [], perf_counter() + milliseconds / 1000
    while perf_counter() < end:
        found.append(_turn(app.processEvents))
    return found


def _turn(act: Callable[[], object]) -> screen.Took:
    begun, worked = perf_counter(), thread_time()
    act()
    return screen.Took((perf_counter() - begun) * 1000, (thread_time() - worked) * 1000)
