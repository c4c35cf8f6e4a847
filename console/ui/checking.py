"""Tools ▸ Check case: does it still hold, told in a notice, with everything found one press away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.domain.errors import Cancelled
from console.ui.jobs import Progress
from console.ui.notices import Notice
from console.ui.sheet import Sheet
from console.ui.words import count, tr

if TYPE_CHECKING:
    from console.store.findings import Verdict
    from console.ui.window import Window

_STEPS = 4  # Pages, chain, replay, index.
_ASK_EVERY = 20_000
"""Steps of SQLite's virtual machine between two looks whether to go on."""


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

        def asked() -> bool:
            if window.session.store is not held:
                raise Cancelled(tr("The check of {title} ended: it is not shown any more.", title=held.case.title))
            progress.check()
            return False

        with held.reader() as reader:
            # Between two steps minutes may pass: SQLite asks every few milliseconds.
            reader.db.set_progress_handler(asked, _ASK_EVERY)
            return check(reader, held.path, held.case.case_id, held.key, progress=step)

    def told(verdict: Verdict) -> None:
        if window.session.store is held:
            _tell(window, verdict)

    window.jobs.start(tr("Checking the case"), work, told)


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
