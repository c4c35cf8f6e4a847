"""How quick a briefing leaves: twelve slides in every format, from a window that somebody goes on working in.

Gates, on the machine the figures are told for:

- ``total_s`` ≤ 5: from the act to the files, PDF, PowerPoint, interactive map and pictures side by side, laid out anew.
- ``longest_block_ms`` ≤ 50: the longest the window's thread was kept from its next event meanwhile.

Without a gate, said beside it: ``total_cpu_s``, processor time of all processes (on a machine that others use as well
the clock tells mostly of them); ``seconds_by_format``, each format by itself; ``bytes`` of each; ``slides``; and
``longest_block_cpu_ms``, the longest turn in time of the processor.
"""

import os
import platform
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import console
from console.bench import screen
from console.config.starting import take_breath
from console.domain.errors import Fault
from console.domain.operation import Actor
from console.domain.storyboard import SlideKind
from console.domain.times import Instant
from console.services.scenario import scenario_case
from console.services.storyboards import SlideForm, StoryboardForm, make_storyboard
from console.store import crises, journal, storyboards
from console.store.casefile import Store

FORMATS: Final = ("pdf", "pptx", "html", "png")
GATES: Final = {"total_s": 5.0, "longest_block_ms": 50.0}
"""What each figure may be."""
CASE: Final = "grey-heron"
KINDS: Final = (
    SlideKind.TITLE, SlideKind.MAP, SlideKind.INCIDENT, SlideKind.MATRIX, SlideKind.CLAIMS, SlideKind.TIMELINE,
    SlideKind.POSTURE, SlideKind.RACE, SlideKind.OPTIONS, SlideKind.CONSULTATION, SlideKind.SILENCE,
    SlideKind.DECISION,
)  # fmt: skip
_ACTOR: Final = Actor("Bench", "Bench")
_PATIENCE_S: Final = 120
_CALM_S: Final = 1.0


def measure(kinds: Sequence[SlideKind] = KINDS, formats: tuple[str, ...] = FORMATS) -> dict[str, Any]:
    """Every figure, and what they were taken on."""
    with tempfile.TemporaryDirectory(prefix="flank-bench-") as folder:
        store = scenario_case(Path(folder) / "bench.flank", CASE)
        now, board_id = _board(store, kinds)
        found = _handed_out(store, now, board_id, Path(folder), formats)
    return found | {
        "gates": GATES,
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}",
        "versions": {"console": console.__version__, "pypdf": version("pypdf"), "python-pptx": version("python-pptx")},
    }


def _board(store: Store, kinds: Sequence[SlideKind] = KINDS) -> tuple[Instant, bytes]:
    """A storyboard of a slide of each kind about the crisis of the scenario, as known at its end."""
    crisis = crises.crises(store.writer_view())[0]
    now = max(one.at for one in journal.newest(store.writer_view(), 1)) + 1
    form = StoryboardForm("Bench", crisis_id=crisis.id, positions=True)
    board_id, _ = make_storyboard(store, _ACTOR, now, form, [SlideForm(kind, text="Bench") for kind in kinds])
    return now, board_id


def _at_rest(store: Store, now: Instant) -> Any:
    """The program's window with the case open, once it has drawn all it draws."""
    from console.ui.app import build
    from console.ui.preferences import Preferences
    from console.ui.pulse import Rest, pass_events

    window: Any = build(Preferences(None), lambda: now)
    window.session.show(store)
    window.resize(*screen.SIZE)
    window.show()
    rest = Rest(window)
    for _ in range(2):  # What is only begun by a timer is found after the first.
        rest.come()
        pass_events(_CALM_S)
    take_breath()  # as the program does once its window is painted
    return window


def _handed_out(store: Store, now: Instant, board_id: bytes, folder: Path, formats: tuple[str, ...]) -> dict[str, Any]:
    screen.application()
    from console.exports.briefing.hand_out import Handed, HandOut, hand_out
    from console.ui.pulse import Pulse, pass_events

    window = _at_rest(store, now)
    (board,) = [one for one in storyboards.storyboards(store.writer_view()) if one.id == board_id]

    def leave(formats: tuple[str, ...]) -> Handed:
        found: list[Handed] = []
        how = HandOut(folder / "-".join(formats), formats)
        window.jobs.start(
            "Bench",
            lambda job: hand_out(store, board, _ACTOR, now, how, progress=job.report, check=job.check),
            found.append,
        )
        _wait(lambda: bool(found), pass_events)
        return found[0]

    pulse = Pulse()
    begun, worked_before = time.perf_counter(), _worked()
    handed = leave(formats)
    total, worked_all = time.perf_counter() - begun, _worked() - worked_before
    longest, worked = pulse.end()
    alone = {}
    for form in formats:
        begun = time.perf_counter()
        leave((form,))
        alone[form] = round(time.perf_counter() - begun, 3)
    window.close()
    window.jobs.join()
    screen.put_away(window)
    return {
        "seconds_by_format": alone,
        "total_s": round(total, 3),
        "total_cpu_s": round(worked_all, 3),
        "longest_block_ms": round(longest, 2),
        "longest_block_cpu_ms": round(worked, 2),
        "bytes": {form: sum(one.size for one in handed.left if one.form == form) for form in formats},
        "slides": len(handed.made.pages),
    }


def _worked() -> float:
    """Processor time of this process and of those it started and that have ended."""
    told = os.times()
    return told.user + told.system + told.children_user + told.children_system


def _wait(until: Callable[[], bool], pass_events: Callable[[float], None]) -> None:
    last = time.monotonic() + _PATIENCE_S
    while not until():
        if time.monotonic() > last:
            raise Fault("The briefing did not leave.")
        pass_events(0.01)
