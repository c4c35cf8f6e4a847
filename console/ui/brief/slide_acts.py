"""What is done with briefings and their slides, from keys, menus and buttons alike."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from console.ui.brief.chosen import briefing_of
from console.ui.desk_kinds import STORYBOARD
from console.ui.notices import Notice
from console.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from console.domain.operation import Actor, Changes
    from console.domain.storyboard import Slide, Storyboard
    from console.domain.times import Instant
    from console.services.storyboards import SlideForm
    from console.store.casefile import Store
    from console.ui.window import Window


def keep(window: Window, slide: Slide) -> None:
    """Keep a slide as somebody wrote it."""
    from console.services.storyboards import SlideForm, edit_slide

    window.session.act(edit_slide, slide.id, SlideForm.of(slide))


def keep_board(window: Window, board: Storyboard) -> None:
    """Keep what is said of a briefing: its title, audience, moment or marking."""
    from console.services.storyboards import StoryboardForm, edit_storyboard

    window.session.act(edit_storyboard, board.id, StoryboardForm.of(board))


def add(window: Window, forms: Sequence[SlideForm], *, stay: bool = False) -> None:
    """Put slides after the one chosen, into a new briefing where there is none; ``stay`` where somebody is.

    What is looked at now is shown as known now, also where the briefing is frozen at an earlier moment.
    """
    briefings = briefing_of(window)
    board, at = briefings.board, briefings.slide
    if stay and board is not None and board.known_at is not None:
        forms = tuple(replace(form, known_at=window.clock.now()) for form in forms)
    place = None if board is None or at is None else board.slides.index(at) + 1

    def work(store: Store, actor: Actor, now: Instant) -> tuple[tuple[bytes, bytes, str], Changes]:
        from console.services.storyboards import StoryboardForm, add_slides, make_storyboard, required

        if board is None:
            title, (crisis, incident) = tr("Briefing"), _about(forms)
            form = StoryboardForm(title, crisis, incident, known_at=now)
            board_id, changes = make_storyboard(store, actor, now, form, forms)
            return (board_id, required(store.writer_view(), board_id).slides[0].id, title), changes
        ids, changes = add_slides(store, actor, now, board.id, forms, place)
        return (board.id, ids[-1], board.title), changes

    def then(made: tuple[bytes, bytes, str]) -> None:
        briefings.choose(made[0], made[1])
        if stay and window.desks.shown != STORYBOARD:
            words = tr("Added to “{briefing}”.", briefing=made[2])
            window.say(Notice(words, "done", tr("Show it"), lambda: window.desks.show(STORYBOARD), "briefing"))

    window.session.attempt(work, then)


def _about(forms: Sequence[SlideForm]) -> tuple[bytes | None, bytes | None]:
    """The crisis, else the incident, that the first slides are about: so is a briefing that begins with them."""
    said = [
        (bytes.fromhex(one.subject.get("crisis", "")), bytes.fromhex(one.subject.get("incident", ""))) for one in forms
    ]
    crisis = next((one for one, _ in said if one), None)
    return crisis, None if crisis is not None else next((one for _, one in said if one), None)


def shift(window: Window, step: int) -> None:
    """Put the slide chosen one place further, or back."""
    board, slide = briefing_of(window).board, briefing_of(window).slide
    if board is not None and slide is not None:
        move(window, slide.id, board.slides.index(slide) + step)


def move(window: Window, slide_id: bytes, place: int) -> None:
    """Put a slide at another place; 0 is the first."""
    from console.services.storyboards import move_slide

    briefings = briefing_of(window)
    board = briefings.board
    if board is not None and window.session.writable and 0 <= place < len(board.slides):
        briefings.choose(board.id, slide_id)
        window.session.act(move_slide, slide_id, place)


def remove(window: Window) -> None:
    """Take the slide chosen out; undo brings it back."""
    from console.services.storyboards import remove_slide

    briefings = briefing_of(window)
    board, slide = briefings.board, briefings.slide
    if board is None or slide is None or not window.session.writable:
        return
    place = board.slides.index(slide)
    rest = [one for one in board.slides if one is not slide]
    if rest:
        briefings.choose(board.id, rest[min(place, len(rest) - 1)].id)
    window.session.act(remove_slide, slide.id)


def turn(window: Window) -> None:
    """Leave the slide chosen out, or show it again."""
    slide = briefing_of(window).slide
    if slide is not None and window.session.writable:
        keep(window, replace(slide, left_out=not slide.left_out))


def update(window: Window, *, every: bool) -> None:
    """Show the slide chosen, or all of them, as known now."""
    from console.services.storyboards import freeze

    board, slide = briefing_of(window).board, briefing_of(window).slide
    if board is not None and slide is not None and window.session.writable:
        window.session.act(freeze, board.id, window.clock.now(), None if every else slide.id)


def delete(window: Window) -> None:
    """Take the briefing chosen away; undo brings it back."""
    from console.services.storyboards import delete_storyboard

    board = briefing_of(window).board
    if board is not None and window.session.writable:
        window.session.act(delete_storyboard, board.id)
