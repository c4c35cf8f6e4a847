"""``brief``: a briefing as files, cut for an audience, as known at a moment."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from console.cli import access
from console.cli.terminal import say

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def offer(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    brief = commands.add_parser("brief", help="a briefing as PDF, PowerPoint, pictures and map", epilog=access.WRITING)
    access.add_case(brief)
    brief.add_argument("storyboard", metavar="STORYBOARD", help="a saved one by its title, or a template's file stem")
    brief.add_argument("out", type=Path, metavar="OUTDIR", help="the folder, made where it is missing")
    brief.add_argument("--known-at", type=access.moment, metavar="T", help="what this case knew then")
    brief.set_defaults(run=_brief)


def _brief(asked: argparse.Namespace) -> int:
    from console.domain.errors import BadInput
    from console.domain.letters import folded
    from console.exports.briefing.build import briefing
    from console.exports.briefing.pdf import pdf
    from console.exports.files import write_file
    from console.services.storyboard_templates import filled, shipped
    from console.store.storyboards import storyboards
    from console.ui.application import application
    from console.ui.shot import draw_in_memory

    now = access.now_of(asked)
    with access.looked_at(asked) as store:
        with store.reader() as reader:
            board = next((one for one in storyboards(reader) if folded(one.title) == folded(asked.storyboard)), None)
        if board is None:
            if asked.storyboard not in shipped():
                raise BadInput(
                    f"There is no briefing “{asked.storyboard}” in this case, and no template. Name one of the"
                    f" case by its title, or a template: {', '.join(shipped())}."
                )
            with store.known_at(asked.known_at) as reader:
                board = filled(reader, asked.storyboard, now)
        made = briefing(store, board, now, None, asked.known_at)
    draw_in_memory(1.0)
    application()
    asked.out.mkdir(parents=True, exist_ok=True)
    write_file(asked.out / "briefing.pdf", pdf(made))
    say(f"{asked.out / 'briefing.pdf'}: {len(made.pages)} slides.")
    return 0
