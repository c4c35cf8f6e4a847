"""The picture cut for an audience: a copy of the case as known at a moment, with everything taken out it may not see.

Slides, maps, tables, totals and notes are made from the cut copy alone, so that nothing withheld can reach a product.
A row's marking is its own as it is now, else that of what it belongs to (a report's source, an assessment's incident, a
position's draft), else the case's.
"""

from dataclasses import dataclass

from console.domain.audience import Audience
from console.domain.errors import BadInput
from console.domain.marking import PUBLIC
from console.domain.release import may_see, why_not
from console.domain.storyboard import Slide, Storyboard
from console.domain.times import Instant
from console.services.withheld import Titles, quoted, titles_of, told, warned
from console.services.withheld import Withheld as Withheld
from console.store import cutting, markings
from console.store.casefile import Store
from console.store.inherited import inherit
from console.store.present_markings import as_marked_now
from console.store.rewind import Rewound


@dataclass(frozen=True)
class Cut:
    """``reader`` holds what the audience may see as known then; close it. It is not moved to another moment.

    ``withheld`` and ``warnings`` (what stays but may tell of it, a sentence each) are for the briefer alone, and
    so are ``titles`` of what is withheld.
    """

    reader: Rewound
    withheld: tuple[Withheld, ...] = ()
    warnings: tuple[str, ...] = ()
    audience: Audience | None = None
    whole: bool = True
    titles: Titles = ()

    def shows(self, board: Storyboard, slide: Slide) -> bool:
        """Whether a slide stays: what it shows stays, and what the briefing is about where that has no own marking."""
        if self.whole:
            return True
        about = [] if board.marking is not None else [board.crisis_id, board.incident_id]
        shown = [slide.subject_id(key) for key in slide.subject]
        return not any(cutting.is_gone(self.reader, one) for one in (*about, *shown) if one is not None)


def cut(store: Store, moment: Instant | None, audience: Audience | None) -> Cut:
    """The case as known at a moment (None: now) as an audience may see it; None: all of it, for the briefer.

    Raises BadInput where the audience may not even see what carries the case's own marking.
    """
    if audience is not None:
        require_case(store, audience)
    copy = as_marked_now(store, moment)
    try:
        taken = Cut(copy) if audience is None else _cut(copy, audience)
        inherit(copy)
        return taken
    except BaseException:
        copy.close()
        raise


def require_case(store: Store, audience: Audience) -> None:
    """Raises BadInput where an audience may not see what carries no marking but the case's."""
    if reason := why_not(store.case.marking, audience):
        raise BadInput(f"“{audience.name}” may see nothing of this case: {reason} Choose another audience.")


def _cut(copy: Rewound, audience: Audience) -> Cut:
    known = {row_id: one for row_id, one in markings.all_markings(copy).items() if row_id is not None}
    hidden = {row_id: one for row_id, one in known.items() if not may_see(one, audience)}
    cutting.find(copy, hidden)
    carried = cutting.carried(copy, hidden) if hidden else []
    withheld = told(copy, carried, hidden, audience)
    warnings = warned(copy, carried) if carried else ()
    cutting.take_out(copy)
    return Cut(copy, withheld, warnings, audience, not carried, titles_of(carried))


def slide_warned(taken: Cut, board: Storyboard, slide: Slide) -> tuple[str, ...]:
    """What the briefer wrote on a slide that may tell of what is withheld, a sentence each."""
    written = "\n".join((board.title, slide.title, slide.text, slide.notes))
    return tuple(quoted(f"Slide “{slide.name}”", written, taken.titles))


def slide_withheld(taken: Cut, board: Storyboard, slide: Slide) -> Withheld | None:
    """Why a slide is not for whom the picture was cut for: its own marking or its briefing's, or what it shows."""
    for marking in (board.marking, slide.marking):
        if marking is not None and taken.audience is not None and (reason := why_not(marking, taken.audience)):
            return Withheld("slide", slide.id, f"Slide “{slide.name}”", marking, reason)
    if taken.shows(board, slide):
        return None
    marking = slide.marking or board.marking or PUBLIC
    return Withheld("slide", slide.id, f"Slide “{slide.name}”", marking, "What it shows is withheld.")
