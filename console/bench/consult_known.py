"""How quick the past is: the whole window as known at any moment, and from there to the next operation.

Gates, on the machine the figures are told for, in a case of 100,000 reports and 5,000 operations:

- ``known_at_s`` ≤ 0.7: from asking for a moment to the window at rest, every panel read and painted; the worst of some
  moments all over the case, opened from now.
- ``step_ms_p95`` ≤ 50: from one operation to the next or to the one before, the same; 95 of 100 steps are quicker.

Both are taken on the posture and on the Council desk (there from act to act of the consultation); the worse is told.
What the indicators say of all reports is long work that follows once nobody steps on, and so do panels behind others
(with the counts beside their names, 250 ms after) and the forecast (200 ms after the last step; until then its cards
show none): none of them is waited for in these two. Without a gate, beside them:
``known_at_board_s``, from asking for a moment until that is there as well, and what the processor worked for a step on
all its threads (``step_cpu_ms_median``): on a machine that others use as well the clock tells mostly of them.
"""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from console.bench import screen
from console.bench.past_case import PastCase
from console.bench.screen import Took

REPORTS: Final = 100_000
OPERATIONS: Final = 5_000
GATES: Final = {"known_at_s": 0.7, "step_ms_p95": 50.0}
"""What each figure may be."""
_MOMENTS: Final = (0.02, 0.5, 0.98)
"""How far into the operations the window is put back to."""
_ASIDE: Final = 60
"""So many operations after a consultation was opened."""
_STEPS: Final = 60


def measure(reports: int = REPORTS, operations: int = OPERATIONS, steps: int = _STEPS) -> dict[str, Any]:
    """``known_at_s`` and ``step_ms_p95``, the worse of both places, and what each place took."""
    with tempfile.TemporaryDirectory(prefix="flank-bench-") as folder:
        case = PastCase(Path(folder) / "Past.flank", reports, operations)
        driven = Past(case)
        try:
            found = {place: driven.measure(place, steps) for place in ("posture", "council")}
        finally:
            driven.end()
    worst = {name: max(figures[name] for figures in found.values()) for name in (*GATES, "known_at_board_s")}
    return worst | {f"{place}_{name}": figure for place, told in found.items() for name, figure in told.items()}


class Past:
    """A window on the case, put back and moved as its user would."""

    def __init__(self, case: PastCase) -> None:
        """Shown and at rest."""
        from console.ui.app import build
        from console.ui.preferences import Preferences
        from console.ui.pulse import Rest

        screen.application()
        self._case = case
        self.window = build(Preferences(None), lambda: case.end)
        self.window.session.show(case.store)
        self.window.resize(*screen.SIZE)
        self.window.show()
        self._rest = Rest(self.window)
        self._rest.come()

    def measure(self, place: str, steps: int) -> dict[str, float]:
        """The figures with a desk (or the posture) shown."""
        self.window.desks.show(place)
        self._rest.come()
        opened = [self._opened(share) for share in _MOMENTS]
        stepped = self._stepped(steps)
        return {
            "known_at_s": round(max(taken for taken, _ in opened), 3),
            "known_at_board_s": round(max(board for _, board in opened), 3),
            "step_ms_p95": round(screen.percentile([one.wall for one in stepped], 0.95), 1),
            "step_ms_median": round(screen.percentile([one.wall for one in stepped], 0.5), 1),
            "step_cpu_ms_median": round(screen.percentile([one.cpu for one in stepped], 0.5), 1),
        }

    def end(self) -> None:
        """Close the window and the case."""
        self.window.close()
        self.window.jobs.join()
        screen.put_away(self.window)

    def _opened(self, share: float) -> tuple[float, float]:
        """Seconds from now to a moment with everything painted, and with the indicators; back to now afterwards."""
        moment = self._case.times[int(share * (len(self._case.times) - 1))]
        begun = time.perf_counter()
        taken = self._took(lambda: self.window.session.put_back(moment)).wall / 1_000
        self._rest.come()
        board = time.perf_counter() - begun
        self.window.session.put_back(None)
        self._rest.come()
        return taken, board

    def _stepped(self, steps: int) -> list[Took]:
        """Steps on and back, from the middle of the case."""
        from console.ui.known_at import step

        self.window.session.put_back(self._case.times[len(self._case.times) // 2 + _ASIDE])
        way = [1] * (steps // 2) + [-1] * (steps // 2)
        taken = [self._took(lambda by=by: step(self.window, by)) for by in way]  # type: ignore[misc]
        self.window.session.put_back(None)
        self._rest.come()
        return taken

    def _took(self, act: Callable[[], object]) -> Took:
        self._rest.come()

        def whole() -> None:
            act()
            self._rest.come(judged=False)

        return screen.took(whole)
