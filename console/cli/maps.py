"""``map``: the map on paper from A4 to A0, or as a picture, as the window would show it."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from console.cli import access
from console.cli.windows import add_scene, size_of
from console.config.tokens import THEMES
from console.domain.errors import CannotWrite, UsageError

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_PAPERS = ("A4", "A3", "A2", "A1", "A0")


def offer(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    sheet = commands.add_parser("map", help="the map on paper (PDF, A4 to A0) or as a picture (PNG)")
    access.add_case(sheet)
    sheet.add_argument("out", type=Path, metavar="OUT.pdf|png", help="the file; its ending tells which")
    sheet.add_argument("--paper", choices=_PAPERS, type=str.upper, help="for a PDF: A4 (as is) to A0")
    sheet.add_argument("--portrait", action="store_true", help="for a PDF: standing instead of lying")
    sheet.add_argument("--size", type=size_of, metavar="WxH", help="for a PNG: pixels (1920x1080)")
    sheet.add_argument("--title", metavar="WORDS", help="what stands over it (else the case's name)")
    sheet.add_argument("--theme", choices=THEMES, default="light", help="light (as is), dark or contrast")
    add_scene(sheet)
    sheet.set_defaults(run=_map)


def _map(asked: argparse.Namespace) -> int:
    kind = asked.out.suffix.lower()
    if kind not in (".pdf", ".png"):
        raise CannotWrite(f"{asked.out} ends neither in .pdf nor in .png. Name it so.")
    if kind == ".pdf" and asked.size is not None:
        raise UsageError("--size is for a .png; a .pdf takes --paper.")
    if kind == ".png" and (asked.paper or asked.portrait):
        raise UsageError("--paper and --portrait are for a .pdf; a .png takes --size.")
    from console.exports.map_order import Order, fill_apart
    from console.ui.map_export import drawn

    key, now = access.key_of(asked), access.now_of(asked)
    sheet = drawn(
        asked.case, asked.title, asked.theme, select=asked.select, view=asked.view, known_at=asked.known_at,
        as_of=asked.as_of, now=now, key=key,
    )  # fmt: skip
    paper = (asked.paper or "A4") if kind == ".pdf" else ""
    # As from the window: one kind of process draws all maps, so that the same map is the same file.
    fill_apart(Order(sheet, asked.out, paper, asked.portrait, asked.size or (1920, 1080)), lambda: None)
    access.note_export(asked, key, now, asked.out, "map")
    return 0
