"""Builds the pages of a storyboard: each slide's body from the cut picture of its moment, in the frame of all pages."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from console.domain.audience import Audience
from console.domain.errors import BadInput
from console.domain.marking import Marking, product_of
from console.domain.storyboard import Slide, Storyboard
from console.domain.times import Instant
from console.exports.briefing.fit import too_long
from console.exports.briefing.floor import markings_on
from console.exports.briefing.frame import surround
from console.exports.briefing.kinds import body_of
from console.exports.briefing.local import local_of
from console.exports.briefing.page import Body, Page, code_of
from console.exports.briefing.scene import Scene
from console.exports.override_words import override_words
from console.map.words import count, tr
from console.services.cut import Withheld, cut, slide_warned, slide_withheld
from console.store import crises
from console.store.casefile import Store
from console.store.reader import Reader


@dataclass(frozen=True)
class Briefing:
    """The pages in order; what is withheld from whom they are for and what to read again, told to the briefer alone."""

    title: str
    case: str
    pages: tuple[Page, ...]
    marking: Marking
    withheld: tuple[Withheld, ...] = ()
    warnings: tuple[str, ...] = ()


def briefing(
    store: Store,
    board: Storyboard,
    now: Instant,
    audience: Audience | None = None,
    known_at: Instant | None = None,
    check: Callable[[], None] = lambda: None,
) -> Briefing:
    """Build it. ``known_at`` takes the place of every moment the storyboard names; ``check`` may raise to end the work.

    No page says what is known at a moment to come: a slide that names one shows what is known now.

    Raises BadInput where the audience may see nothing of the case, where ``known_at`` is to come, and where a slide
    cannot be shown, with its name. Whether the whole may leave is for :mod:`console.services.releasing` to say.
    """
    withheld: dict[bytes, Withheld] = {}
    warnings = dict.fromkeys(_newer(board))
    if known_at is not None and known_at > now:
        raise BadInput(tr("That moment is still to come. Give one that has passed."))
    moments = {
        slide.id: min(now, board.moment_of(slide, now)) if known_at is None else known_at for slide in board.shown
    }
    made: dict[bytes, Page] = {}
    for moment in sorted(set(moments.values())):
        check()
        taken = cut(store, moment, audience)
        withheld.update({one.id: one for one in taken.withheld})
        warnings.update(dict.fromkeys(taken.warnings))
        with taken.reader as reader:
            for slide in board.shown:
                if moments[slide.id] != moment:
                    continue
                check()
                if (kept := slide_withheld(taken, board, slide)) is not None:
                    withheld[slide.id] = kept
                elif (page := _named_page(reader, store, board, slide, moment)) is not None:
                    made[slide.id] = page
                    warnings.update(dict.fromkeys(slide_warned(taken, board, slide)))
    pages = [made[slide.id] for slide in board.shown if slide.id in made]
    marking = product_of([store.case.marking, *(page.marking for page in pages)])
    numbered = [replace(page, number=number, of=len(pages)) for number, page in enumerate(pages, start=1)]
    return Briefing(board.title, store.case.title, tuple(numbered), marking, tuple(withheld.values()), tuple(warnings))


def _newer(board: Storyboard) -> Iterator[str]:
    if board.newer:
        yield count(
            "{n} slide was made by a newer console and is left out: this one cannot show it.",
            "{n} slides were made by a newer console and are left out: this one cannot show them.",
            board.newer,
        )


def _named_page(reader: Reader, store: Store, board: Storyboard, slide: Slide, moment: Instant) -> Page | None:
    try:
        return page_of(reader, store.case.title, store.case.marking, board, slide, moment)
    except BadInput as error:
        raise BadInput(tr("Slide “{name}”: {why}", name=slide.name, why=error)) from None


def page_of(
    reader: Reader, case: str, case_marking: Marking, board: Storyboard, slide: Slide, moment: Instant
) -> Page | None:
    """One slide as a page, from a reader that stands at its moment; None where it is not there."""
    local = local_of(reader, board, moment)
    body = body_of(Scene(reader, moment, board, slide, local.city, local.zone))
    if body is None:
        return None
    crisis = None if board.crisis_id is None else crises.crisis(reader, board.crisis_id)
    overrides = () if crisis is None else crisis.overrides
    raised = [board.marking, slide.marking, *body.markings]
    if crisis is not None and overrides:
        raised.append(crisis.marking)  # they stand on every page
    marking = product_of([case_marking, *(one for one in raised if one is not None)])
    title = slide.title or body.title
    page = Page(
        slide_id=slide.id,
        title=title,
        board=board.title,
        case=case,
        known_at=moment,
        place=local.words,
        elements=body.elements,
        sources=_sources(body),
        notes=slide.notes or body.notes,
        seconds=slide.seconds,
        marking=marking,
        kind=slide.kind.value,
        overrides=override_words(crisis),
        hypothetical=body.hypothetical,
        worked_out=(body.title, body.notes),
    )
    marked = product_of([marking, *markings_on(reader, page)])
    page = replace(page, marking=replace(marked, exercise=marked.exercise or case_marking.exercise))
    cut_of = too_long(surround(page).said, body.elements)
    return replace(page, code=code_of(page), too_long=tuple(dict.fromkeys((*body.too_long, *cut_of))))


def _sources(body: Body) -> str:
    parts = [tr("Sources: {names}.", names=", ".join(body.sources))] if body.sources else []
    if body.to_check:
        parts.append(tr("? to check."))
    parts += [tr("Map: {names}", names=names) for names in body.attribution]
    return "  ".join(parts)
