"""Tools ▸ Check case: does it still hold, told in a notice, with everything found one press away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.ui.jobs import Progress
from console.ui.notices import Notice
from console.ui.sheet import Sheet
from console.ui.words import count, tr

if TYPE_CHECKING:
    from console.store.findings import Verdict
    from console.ui.window import Window

_STEPS = 4  # Pages, chain, replay, index.


def check_case(window: Window) -> None:
    """Check the open case on a worker, with a reader of its own."""
    store = window.session.store
    if store is None:
        return
    held = store

    def work(progress: Progress) -> Verdict:
        from console.store.check import check

        done = 0

        def step(_words: str) -> None:
            nonlocal done
            progress.report(done, _STEPS)
            done += 1

        with held.reader() as reader:
            return check(reader, held.path, held.case.case_id, held.key, progress=step)

    window.jobs.start(tr("Checking the case"), work, lambda verdict: _tell(window, verdict))


def _tell(window: Window, verdict: Verdict) -> None:
    if verdict.holds:
        words = count("The case holds: {n} operation checked and replayed.",
                      "The case holds: {n} operations checked and replayed.", verdict.operations)  # fmt: skip
        window.say(Notice(" ".join([words, *verdict.notes]), "done", key="check"))
        return
    first = verdict.findings[0].sentence
    words = tr("The case does not hold. {first} Compare with a backup before you work on.", first=first)
    window.say(Notice(words, "danger", tr("Show all"), lambda: _show_all(window, verdict), key="check"))


def _show_all(window: Window, verdict: Verdict) -> None:
    sheet = Sheet(window, tr("What the check found"))
    sheet.heading(tr("What the check found"))
    for sentence in (*(finding.sentence for finding in verdict.findings), *verdict.notes):
        sheet.text(sentence)
    sheet.closing()
    sheet.show()
