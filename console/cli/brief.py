"""``brief``: a briefing as files, cut for an audience, as known at a moment."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from console.cli import access
from console.cli.terminal import say, say_json, uninterrupted
from console.domain.errors import BadInput, CannotWrite
from console.domain.letters import folded
from console.domain.numbers import grouped
from console.domain.times import Instant, iso

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from console.domain.audience import Audience
    from console.domain.storyboard import Storyboard
    from console.exports.briefing.hand_out import Handed
    from console.store.casefile import Store


def offer(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    brief = commands.add_parser("brief", help="a briefing as PDF, PowerPoint, pictures and map", epilog=access.WRITING)
    access.add_case(brief)
    brief.add_argument("storyboard", metavar="STORYBOARD", help="a saved one by its title, or a template's file stem")
    brief.add_argument("out", type=Path, metavar="OUTDIR", help="the folder, made where it is missing")
    brief.add_argument(
        "--format", type=_formats, default=("pdf",), metavar="F,…", help="pdf, pptx, html, png, with commas (pdf)"
    )
    brief.add_argument("--known-at", type=access.moment, metavar="T", help="what this case knew then")
    brief.add_argument(
        "--audience",
        metavar="A",
        help="cut it for: a kept audience, NATO+EU, NATO RESTRICTED: NATO+EU, PUBLIC … (the briefing's own)",
    )
    brief.add_argument("--recipient", default="", metavar="WHO", help="who gets it, for the register")
    access.add_released_by(brief)
    brief.add_argument("--notes", action="store_true", help="pages with what to say, beside the slides")
    brief.add_argument("--json", action="store_true", help="print one object: files, slides, and what is withheld")
    brief.set_defaults(run=_brief)


def _formats(text: str) -> tuple[str, ...]:
    from console.exports.briefing.order import FORMATS

    asked = [part.strip().lower() for part in text.split(",") if part.strip()]
    unknown = [one for one in asked if one not in FORMATS]
    if unknown or not asked:
        raise argparse.ArgumentTypeError(f"{text!r} is no list of formats: take some of {', '.join(FORMATS)}")
    return tuple(one for one in FORMATS if one in asked)


def _brief(asked: argparse.Namespace) -> int:
    with uninterrupted():
        from console.exports.briefing.hand_out import HandOut, hand_out
        from console.exports.briefing.leave import Makers
        from console.services.audiences import audience_of
        from console.ui.application import application
        from console.ui.shot import draw_in_memory

    key, now = access.key_of(asked), access.now_of(asked)
    if asked.out.exists() and not asked.out.is_dir():
        raise CannotWrite(f"{asked.out} is a file. Name a folder.")
    with access.looked_at(asked) as store, Makers() as makers:
        access.tell_notice(store)
        with uninterrupted():
            draw_in_memory(1.0)
            application()
        with store.reader() as reader:
            audience = None if asked.audience is None else audience_of(reader, asked.audience)
            release = access.second_person(reader, asked.released_by)
        board = _board(store, asked, now, audience)
        audience = audience or _kept_audience(store, board)
        how = HandOut(asked.out, asked.format, audience, asked.known_at, asked.notes, asked.recipient, release.by)
        handed = hand_out(store, board, access.actor(), now, how, makers=makers)
    with uninterrupted(to_the_end=True):  # what is written is in the register, and told
        access.note_outputs(asked, key, now, handed.outputs, proved=release.proved)
        if asked.json:
            say_json(_summary(handed, audience))
        else:
            _tell(handed, asked.out)
    return 0


def _board(store: "Store", asked: argparse.Namespace, now: Instant, audience: "Audience | None") -> "Storyboard":
    """A saved one by its title or id, else a template filled from what the audience may see of the case then."""
    from console.services.cut import cut
    from console.services.storyboard_templates import filled, shipped
    from console.store.storyboards import storyboards

    wanted = asked.storyboard
    with store.reader() as reader:
        boards = storyboards(reader)
    for board in boards:
        if folded(board.title) == folded(wanted) or board.id.hex() == wanted.lower():
            return board
    if wanted not in shipped():
        raise BadInput(
            f"There is no briefing “{wanted}” in this case, and no template. Name one of the case by its title, or a"
            f" template: {', '.join(shipped())}."
        )
    with cut(store, asked.known_at, audience).reader as reader:
        return filled(reader, wanted, now if asked.known_at is None else asked.known_at)


def _kept_audience(store: "Store", board: "Storyboard") -> "Audience | None":
    """The audience that a saved briefing is for."""
    from console.services.audiences import required

    if board.audience_id is None:
        return None
    with store.reader() as reader:
        return required(reader, board.audience_id)


def _tell(handed: "Handed", folder: Path) -> None:
    for one in handed.left:
        say(f"{folder / one.name}: {grouped(one.size)} bytes.")
    for page in handed.made.pages:
        for sentence in page.too_long:
            say(f"  Slide {page.number}: {sentence}")
    for words in handed.made.warnings:
        say(f"  {words}")
    if handed.made.withheld:
        say(f"  Withheld: {grouped(len(handed.made.withheld))}. --json says what and why.")


def _summary(handed: "Handed", audience: "Audience | None") -> dict[str, object]:
    made = handed.made
    return {
        "storyboard": made.title,
        "case": made.case,
        "audience": "" if audience is None else audience.name,
        "marking": made.marking.banner,
        "files": [
            {"format": one.form, "file": one.name, "sha256": one.sha256.hex(), "bytes": one.size} for one in handed.left
        ],
        "slides": [
            {
                "number": page.number,
                "title": page.title,
                "kind": page.kind,
                "marking": page.marking.banner,
                "known_at": iso(page.known_at),
                "code": page.code,
                "too_long": list(page.too_long),
            }
            for page in made.pages
        ],
        "warnings": list(made.warnings),
        "withheld": [
            {"table": one.table, "what": one.words, "marking": one.marking.text, "reason": one.reason}
            for one in made.withheld
        ],
    }
