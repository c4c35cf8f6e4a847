"""Put briefings together: make a storyboard, add, write, order and take out slides, freeze it at a moment."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from console.domain.errors import BadInput
from console.domain.letters import called, folded, shortened
from console.domain.marking import Marking
from console.domain.operation import Actor, Changes
from console.domain.storyboard import LONGEST_SECONDS, Slide, SlideKind, Storyboard
from console.domain.times import Instant
from console.store import markings, storyboards
from console.store.casefile import Store
from console.store.ids import new_id
from console.store.reader import Reader, Writer

_LONGEST_TEXT = 20_000


@dataclass(frozen=True)
class StoryboardForm:
    """What a person says of a storyboard. ``known_at`` None follows the clock."""

    title: str
    crisis_id: bytes | None = None
    incident_id: bytes | None = None
    audience_id: bytes | None = None
    known_at: Instant | None = None
    grades: bool = False
    positions: bool = False
    template: str = ""
    marking: Marking | None = None

    @staticmethod
    def of(one: Storyboard) -> "StoryboardForm":
        """The form as a storyboard stands."""
        return StoryboardForm(
            one.title, one.crisis_id, one.incident_id, one.audience_id, one.known_at, one.grades, one.positions,
            one.template, one.marking,
        )  # fmt: skip


@dataclass(frozen=True)
class SlideForm:
    """What a person says of a slide."""

    kind: SlideKind
    subject: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    text: str = ""
    notes: str = ""
    seconds: int = 120
    known_at: Instant | None = None
    left_out: bool = False
    marking: Marking | None = None

    @staticmethod
    def of(slide: Slide) -> "SlideForm":
        """The form as a slide stands."""
        return SlideForm(
            slide.kind, slide.subject, slide.title, slide.text, slide.notes, slide.seconds, slide.known_at,
            slide.left_out, slide.marking,
        )  # fmt: skip


def make_storyboard(
    store: Store, actor: Actor, now: Instant, form: StoryboardForm, slides: Sequence[SlideForm] = ()
) -> tuple[bytes, Changes]:
    """Begin a briefing, with slides or none. Gives its id. Raises BadInput when the title is empty or taken."""
    title = _title(form.title)
    board_id = new_id(now)
    with store.operation(f"New briefing “{shortened(title)}”", actor, now) as case:
        _require_free(case, title, None)
        case.insert(
            "storyboard", id=board_id, author=actor.name, made_at=now, template=form.template,
            **_columns(case, form, now),
        )  # fmt: skip
        for place, slide in enumerate(slides):
            _insert(case, actor, now, board_id, place, slide)
    return board_id, case.changes


def edit_storyboard(store: Store, actor: Actor, now: Instant, board_id: bytes, form: StoryboardForm) -> Changes:
    """Give a briefing another title, moment, audience or marking. Raises BadInput."""
    title = _title(form.title)
    with store.operation(f"Edit briefing “{shortened(title)}”", actor, now) as case:
        required(case, board_id)
        _require_free(case, title, board_id)
        case.update("storyboard", board_id, **_columns(case, form, now))
    return case.changes


def delete_storyboard(store: Store, actor: Actor, now: Instant, board_id: bytes) -> Changes:
    """Take a briefing away; undo brings it back. Raises BadInput where pages of it have left the case."""
    title = required(store.writer_view(), board_id).title
    with store.operation(f"Delete briefing “{shortened(title)}”", actor, now) as case:
        required(case, board_id)
        if case.value("SELECT 1 FROM output WHERE storyboard_id = ?", (board_id,)) or case.value(
            "SELECT 1 FROM output_page p JOIN slide s ON s.id = p.slide_id WHERE s.storyboard_id = ?", (board_id,)
        ):
            raise BadInput(f"“{title}” was given or handed out: the register needs it. It stays.")
        case.execute("DELETE FROM slide WHERE storyboard_id = ?", (board_id,))
        case.execute("DELETE FROM storyboard WHERE id = ?", (board_id,))
    return case.changes


def add_slide(
    store: Store, actor: Actor, now: Instant, board_id: bytes, form: SlideForm, place: int | None = None
) -> tuple[bytes, Changes]:
    """Put a slide at a place (0 is the first; None: at the end). Gives its id. Raises BadInput."""
    ids, changes = add_slides(store, actor, now, board_id, (form,), place)
    return ids[0], changes


def add_slides(
    store: Store, actor: Actor, now: Instant, board_id: bytes, forms: Sequence[SlideForm], place: int | None = None
) -> tuple[tuple[bytes, ...], Changes]:
    """Put slides in this order at a place, as one act. Gives their ids. Raises BadInput."""
    title = required(store.writer_view(), board_id).title
    what = "slide" if len(forms) == 1 else "slides"
    with store.operation(f"Add {what} to “{shortened(title)}”", actor, now) as case:
        board = required(case, board_id)
        at = len(board.slides) if place is None else max(0, min(place, len(board.slides)))
        made = tuple(_insert(case, actor, now, board_id, at, form) for form in forms)
        order = [slide.id for slide in board.slides]
        _order(case, [*order[:at], *made, *order[at:]])
    return made, case.changes


def edit_slide(store: Store, actor: Actor, now: Instant, slide_id: bytes, form: SlideForm) -> Changes:
    """Write or show something else on a slide. Raises BadInput."""
    with store.operation("Edit slide", actor, now) as case:
        required_slide(case, slide_id)
        case.update("slide", slide_id, **_slide_columns(case, form, now))
    return case.changes


def move_slide(store: Store, actor: Actor, now: Instant, slide_id: bytes, place: int) -> Changes:
    """Put a slide at another place of its storyboard (0 is the first)."""
    with store.operation("Move slide", actor, now) as case:
        board = required_slide(case, slide_id)[0]
        order = [slide.id for slide in board.slides if slide.id != slide_id]
        at = max(0, min(place, len(order)))
        _order(case, [*order[:at], slide_id, *order[at:]])
    return case.changes


def remove_slide(store: Store, actor: Actor, now: Instant, slide_id: bytes) -> Changes:
    """Take a slide out; undo brings it back. Raises BadInput where it was shown or handed out: leave it out instead."""
    with store.operation("Remove slide", actor, now) as case:
        required_slide(case, slide_id)
        if case.value("SELECT 1 FROM output_page WHERE slide_id = ?", (slide_id,)):
            raise BadInput("This slide was shown or handed out: the register needs it. Leave it out instead.")
        case.execute("DELETE FROM slide WHERE id = ?", (slide_id,))
    return case.changes


def freeze(
    store: Store, actor: Actor, now: Instant, board_id: bytes, known_at: Instant | None, slide_id: bytes | None = None
) -> Changes:
    """Show a briefing, or one slide of it, as known at a moment; None follows the clock. Raises BadInput.

    For a whole briefing, slides with a moment of their own take the new one too: one picture for all.
    """
    if known_at is not None and known_at > now:
        raise BadInput("That moment is still to come. Give one that has passed.")
    with store.operation("Update briefing" if slide_id is None else "Update slide", actor, now) as case:
        board = required(case, board_id)
        if slide_id is not None:
            required_slide(case, slide_id)
            case.update("slide", slide_id, known_at=known_at)
        else:
            case.update("storyboard", board_id, known_at=known_at)
            for slide in board.slides:
                if slide.known_at is not None:
                    case.update("slide", slide.id, known_at=None)
    return case.changes


def required(reader: Reader, board_id: bytes) -> Storyboard:
    """A storyboard of the case. Raises BadInput where it is gone."""
    found = storyboards.storyboard(reader, board_id)
    if found is None:
        raise BadInput("This briefing is not in the case any more: it was deleted, or its making was undone.")
    return found


def required_slide(reader: Reader, slide_id: bytes) -> tuple[Storyboard, Slide]:
    """A slide with its storyboard. Raises BadInput where it is gone."""
    for board in storyboards.storyboards(reader):
        for slide in board.slides:
            if slide.id == slide_id:
                return board, slide
    raise BadInput("This slide is not in the case any more: it was removed, or its making was undone.")


def _insert(case: Writer, actor: Actor, now: Instant, board_id: bytes, place: int, form: SlideForm) -> bytes:
    slide_id = new_id(now)
    case.insert(
        "slide", id=slide_id, storyboard_id=board_id, place=place, author=actor.name, made_at=now,
        **_slide_columns(case, form, now),
    )  # fmt: skip
    return slide_id


def _order(case: Writer, order: Sequence[bytes]) -> None:
    for place, slide_id in enumerate(order):
        if case.value("SELECT place FROM slide WHERE id = ?", (slide_id,)) != place:
            case.update("slide", slide_id, place=place)


def _columns(case: Writer, form: StoryboardForm, now: Instant) -> dict[str, object]:
    for table, row_id in (("crisis", form.crisis_id), ("incident", form.incident_id), ("audience", form.audience_id)):
        if row_id is not None and case.value(f"SELECT 1 FROM {table} WHERE id = ?", (row_id,)) is None:
            raise BadInput(f"The {table} of this briefing is not in the case any more. Choose another one.")
    return {
        "title": _title(form.title),
        "crisis_id": form.crisis_id,
        "incident_id": form.incident_id,
        "audience_id": form.audience_id,
        "known_at": form.known_at,
        "grades": int(form.grades),
        "positions": int(form.positions),
        "marking_id": markings.marking_id(case, form.marking, now),
    }


def _slide_columns(case: Writer, form: SlideForm, now: Instant) -> dict[str, object]:
    if not 0 <= form.seconds <= LONGEST_SECONDS:
        raise BadInput("A slide is planned for 0 to 60 minutes. Give a time such as 2:30.")
    if (longest := max(len(form.notes), len(form.text))) > _LONGEST_TEXT:
        raise BadInput(f"The text is too long: {longest} letters. Keep text and notes under {_LONGEST_TEXT + 1}.")
    return {
        "kind": form.kind.value,
        "subject": json.dumps(dict(sorted(form.subject.items())), ensure_ascii=False),
        "title": called(form.title),
        "text": form.text.strip(),
        "notes": form.notes.strip(),
        "seconds": form.seconds,
        "known_at": form.known_at,
        "left_out": int(form.left_out),
        "marking_id": markings.marking_id(case, form.marking, now),
    }


def _title(words: str) -> str:
    title = called(words)
    if not title:
        raise BadInput("A briefing needs a title. Say in a few words what it is.")
    return title


def _require_free(reader: Reader, title: str, but: bytes | None) -> None:
    for board in storyboards.storyboards(reader):
        if folded(board.title) == folded(title) and board.id != but:
            raise BadInput(f"There is a briefing “{board.title}” already. Choose another title.")
