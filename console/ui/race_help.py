"""Help ▸ How the race is worked out: what is drawn, what counts as first, and what it cannot say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.domain.numbers import grouped
from console.domain.plan import RUNS
from console.services.assumptions import shipped
from console.ui.note import show_note
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window

_WIDTH_UNITS = 160


def show_race_help(window: Window) -> None:
    """The note in a sheet: a few short paragraphs."""
    paragraphs = (
        tr(
            "A plan is run {runs} times, each time with other draws from the spread of every assumption; one seed "
            "gives the same again. What all forces share (orders, speeds, borders, a parliament's decision) is drawn "
            "once a run, what is a force's own (notice, strength, loading) for itself.",
            runs=grouped(RUNS),
        ),
        tr(
            "A force is ordered by SACEUR, by its nation or by the Council, each with steps of its own; its notice to "
            "move runs from the order to make ready. Parliaments that must agree decide beside that, from the decision "
            "on, or at once where urgent rules apply. It leaves when it is ready, ordered and agreed to."
        ),
        tr(
            "Then it is loaded, goes over the ways of the map by road, rail, sea or air, round what is closed a day "
            "after the decision, clears borders, changes rail gauge, and unloads: its first soldiers "
            "are there. The rest follows, so many persons a day. It counts battalion by battalion, of about {packet} "
            "each, as each is complete. What is in place counts from the start; where strength is unknown, it counts "
            "nothing and is named.",
            packet=grouped(shipped()["packet"].spread.mode),
        ),
        tr(
            "Theirs comes after the warning and its hours to the objective, both drawn evenly from their range: a "
            "published range says what was seen, not what is likely. The odds are the share of runs in which what you "
            "asked for (so many persons, or one force complete) is there no later. Decide by is the last full hour "
            "at which they are good enough. Moving the decision simulates nothing anew."
        ),
        tr(
            "Who would win. Persons are counted, not fighting power; nothing is shot at on the "
            "way, and nobody changes the plan. Most figures are assumptions that a person has to check: each is on the "
            "sheet of assumptions with its source. It was held against two observations of 2022: first soldiers 3 days "
            "after the order, a second contingent after 11."
        ),
    )
    heads = (tr("Runs"), tr("Orders"), tr("The way"), tr("First"), tr("What this cannot tell"))
    show_note(window, tr("How the race is worked out"), zip(heads, paragraphs, strict=True), _WIDTH_UNITS)
