"""``quick-print``: the picture of now on one sheet of A4, for when screens fail."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from console.cli import access
from console.cli.terminal import say, uninterrupted
from console.domain.errors import BadInput, CannotWrite

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from console.map.views import View


def offer(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    quick = commands.add_parser(
        "quick-print",
        help="one sheet of A4: the map, the last hour, what is due",
        epilog=f"{access.WRITING} It is the cell's own paper: no second person releases it.",
    )
    access.add_case(quick)
    quick.add_argument("out", type=Path, metavar="OUT.pdf", help="the file")
    quick.add_argument("--view", metavar="NAME", help="flank, baltic or vilnius (else about the leading incident)")
    quick.add_argument("--known-at", type=access.moment, metavar="T", help="what this case knew then")
    quick.add_argument("--recipient", default="", metavar="WHO", help="who gets it, for the register")
    quick.set_defaults(run=_quick)


def _quick(asked: argparse.Namespace) -> int:
    if asked.out.suffix.lower() != ".pdf":
        raise CannotWrite(f"{asked.out} does not end in .pdf. Name it so.")
    with uninterrupted():
        from console.exports.files import write_file
        from console.exports.quick_order import output_of
        from console.exports.quick_print import pdf, quick_sheet
        from console.ui.application import application
        from console.ui.shot import draw_in_memory

        draw_in_memory(1.0)
        application()
    key, now = access.key_of(asked), access.now_of(asked)
    known = access.known_of(asked, now)
    view = _view(asked.view)
    with access.looked_at(asked) as store:
        access.tell_notice(store)
        with store.reader() if asked.known_at is None else store.known_at(asked.known_at) as reader:
            sheet = quick_sheet(reader, known, view)
    content = pdf(sheet)
    write_file(asked.out, content)
    access.note_outputs(asked, key, now, [output_of(sheet, asked.out.name, content, asked.recipient)])
    say(f"{asked.out.name}: {sheet.title}, page {sheet.code}.")
    return 0


def _view(name: str | None) -> "View | None":
    from console.map.views import NAMED

    if name is not None and name not in NAMED:
        raise BadInput(f"There is no view “{name}”. Take one of {', '.join(NAMED)}.")
    return None if name is None else NAMED[name]
