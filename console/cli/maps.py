"""``map``: the map on paper from A4 to A0, as a picture as the window would show it, or interactive in one file."""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from console.cli import access
from console.cli.terminal import say
from console.cli.windows import add_scene, size_of
from console.config.tokens import THEMES
from console.domain.errors import CannotWrite, UsageError
from console.domain.marking import Marking
from console.domain.numbers import grouped

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_PAPERS = ("A4", "A3", "A2", "A1", "A0")


def offer(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    sheet = commands.add_parser(
        "map", help="the map on paper (PDF, A4 to A0), as a picture (PNG) or interactive (HTML)"
    )
    access.add_case(sheet)
    sheet.add_argument("out", type=Path, metavar="OUT.pdf|png|html", help="the file; its ending tells which")
    sheet.add_argument("--paper", choices=_PAPERS, type=str.upper, help="for a PDF: A4 (as is) to A0")
    sheet.add_argument("--portrait", action="store_true", help="for a PDF: standing instead of lying")
    sheet.add_argument("--size", type=size_of, metavar="WxH", help="for a PNG: pixels (1920x1080)")
    sheet.add_argument("--title", metavar="WORDS", help="what stands over it (else the case's name)")
    sheet.add_argument("--theme", choices=THEMES, default=None, help="light (as is), dark or contrast")
    sheet.add_argument(
        "--audience", metavar="A", help="for an .html: who it is for, such as NATO+EU; it is cut for them"
    )
    access.add_released_by(sheet)
    add_scene(sheet)
    sheet.set_defaults(run=_map)


def _map(asked: argparse.Namespace) -> int:
    kind = asked.out.suffix.lower()
    if kind == ".html":
        return _interactive(asked)
    if kind not in (".pdf", ".png"):
        raise CannotWrite(f"{asked.out} ends neither in .pdf, .png nor .html. Name it so.")
    if asked.audience is not None:
        raise UsageError("--audience is for an .html: a .pdf or .png is not cut.")
    if kind == ".pdf" and asked.size is not None:
        raise UsageError("--size is for a .png; a .pdf takes --paper.")
    if kind == ".png" and (asked.paper or asked.portrait):
        raise UsageError("--paper and --portrait are for a .pdf; a .png takes --size.")
    from console.exports.map_order import Order, fill_apart
    from console.store.casefile import open_reading
    from console.ui.map_export import drawn

    key, now = access.key_of(asked), access.now_of(asked)
    access.known_of(asked, now)
    # Asked before it is drawn, which takes seconds; what nobody may see all of is then not drawn.
    with open_reading(asked.case, key=key, now=now) as store:
        release = access.released(asked, store, store.case.marking)
    sheet = drawn(
        asked.case, asked.title, asked.theme or "light", select=asked.select, view=asked.view, known_at=asked.known_at,
        as_of=asked.as_of, now=now, key=key,
    )  # fmt: skip
    paper = (asked.paper or "A4") if kind == ".pdf" else ""
    # As from the window: one kind of process draws all maps, so that the same map is the same file.
    fill_apart(Order(sheet, asked.out, paper, asked.portrait, asked.size or (1920, 1080)), lambda: None)
    marking = replace(Marking.parse(sheet.marking), exercise=sheet.exercise)
    access.note_export(asked, key, now, asked.out, "map", marking, release)
    return 0


def _interactive(asked: argparse.Namespace) -> int:
    """One file for a browser, with all that is known at a moment and a slider of its own."""
    for name in ("paper", "portrait", "size", "theme", "select", "view", "as_of"):
        if getattr(asked, name):
            raise UsageError(f"--{name.replace('_', '-')} is not for an .html, which takes --title and --known-at.")
    from console.exports.files import write_file
    from console.exports.interactive import interactive_of
    from console.services.audiences import audience_of
    from console.services.register import output_of_file
    from console.services.releasing import require_may_leave

    key, now = access.key_of(asked), access.now_of(asked)
    with access.looked_at(asked) as store:
        access.tell_notice(store)
        with store.reader() as reader:
            audience = None if asked.audience is None else audience_of(reader, asked.audience)
            release = access.second_person(reader, asked.released_by)
        at = access.known_of(asked, now)
        made = interactive_of(store, at, audience, title=asked.title or "")
        require_may_leave(store, made.marking, audience, access.actor(), release.by)
    write_file(asked.out, made.html)
    form = output_of_file(
        asked.out,
        "interactive map",
        known_at=asked.known_at,
        audience="" if audience is None else audience.name,
        released_by=release.by,
        marking=made.marking,
    )
    access.note_outputs(asked, key, now, [form], proved=release.proved)
    say(f"{asked.out}: {grouped(len(made.html))} bytes, {made.marking.banner}.")
    return 0
