"""``export``: the forces of a case for other programs; minutes, ledger and situation report."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from console.cli import access
from console.cli.lists import span
from console.cli.terminal import say, say_json, uninterrupted
from console.domain.numbers import grouped

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_FORMATS = ("orbat-mapper", "msdl", "csv")
_OF_CONSULTATION = ("minutes", "ledger")
_SITREP = "sitrep"


def offer(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    export = commands.add_parser(
        "export",
        help="forces for other programs (ORBAT Mapper, MSDL, CSV); minutes and ledger of a consultation; a situation"
        " report",
        epilog=access.WRITING,
    )
    access.add_case(export)
    export.add_argument("out", type=Path, metavar="OUT.json|xml|csv|pdf|html", help="the file")
    export.add_argument(
        "--format", choices=(*_FORMATS, *_OF_CONSULTATION, _SITREP), required=True,
        help="orbat-mapper (.json), msdl (.xml), csv; minutes (.pdf, .html), ledger (.csv, with national positions);"
        " sitrep (.pdf, .html), the situation report of a crisis",
    )  # fmt: skip
    export.add_argument(
        "--consultation", default="", metavar="WORDS", help="minutes, ledger: which one, by its title (else the newest)"
    )
    export.add_argument(
        "--crisis", default="", metavar="WORDS", help="sitrep: of which one, by its title (else the newest open one)"
    )
    export.add_argument("--audience", metavar="A", help="sitrep: cut it for: a kept audience, NATO+EU, PUBLIC …")
    export.add_argument("--recipient", default="", metavar="WHO", help="sitrep: who gets it, for the register")
    access.add_released_by(export)
    export.add_argument(
        "--as-of", type=span, metavar="T", help="the posture of that day (else all of time; msdl: the present)"
    )
    export.add_argument("--known-at", type=access.moment, metavar="T", help="what this case knew then")
    export.add_argument("--json", action="store_true", help="print one object")
    export.set_defaults(run=_export)


def _export(asked: argparse.Namespace) -> int:
    if asked.format == _SITREP:
        return _situation(asked)
    return _consultation(asked) if asked.format in _OF_CONSULTATION else _forces(asked)


def _situation(asked: argparse.Namespace) -> int:
    from console.exports.situation_out import ReportOut, hand_out_report
    from console.services.audiences import audience_of

    key, now = access.key_of(asked), access.now_of(asked)
    access.known_of(asked, now)
    with access.looked_at(asked) as store:
        access.tell_notice(store)
        _ready_to_lay_out(asked.out)
        with store.reader() as reader:
            audience = None if asked.audience is None else audience_of(reader, asked.audience)
            release = access.second_person(reader, asked.released_by)
        how = ReportOut(asked.out, asked.crisis, audience, asked.known_at, asked.recipient, release.by)
        left = hand_out_report(store, access.actor(), now, how)
    access.note_outputs(asked, key, now, [left], proved=release.proved)
    if asked.json:
        say_json({"file": left.file, "format": asked.format, "title": left.title, "audience": left.audience})
    else:
        say(f"{left.file}: {left.title}.")
    return 0


def _ready_to_lay_out(out: Path) -> None:
    """A PDF is laid out with fonts: that needs an application, which needs no screen."""
    if out.suffix.lower() == ".pdf":
        with uninterrupted():
            from console.ui.application import application
            from console.ui.shot import draw_in_memory

            draw_in_memory(1.0)
            application()


def _consultation(asked: argparse.Namespace) -> int:
    from console.exports.consult_files import consultation_called, marking_of, write_consultation

    key, now = access.key_of(asked), access.now_of(asked)
    known = now if asked.known_at is None else asked.known_at
    with access.looked_at(asked) as store:
        access.tell_notice(store)
        with store.reader() if asked.known_at is None else store.known_at(asked.known_at) as reader:
            picture = consultation_called(reader, known, asked.consultation)
        marking = marking_of(picture, store.case.marking)
        release = access.released(asked, store, marking)
        _ready_to_lay_out(asked.out)
        write_consultation(asked.out, asked.format, picture, store.case.title, store.case.marking)
    title = "" if picture.consultation is None else picture.consultation.title
    access.note_export(asked, key, now, asked.out, f"{asked.format} of “{title}”", marking, release)
    if asked.json:
        say_json({"file": asked.out.name, "format": asked.format, "consultation": title, "released": picture.released})
    else:
        say(f"{asked.out.name}: {asked.format} of “{title}”.")
    return 0


def _forces(asked: argparse.Namespace) -> int:
    from console.domain.times import Interval
    from console.exports.forces_file import FORMATS, marking_of, write_forces
    from console.exports.order_of_battle import read

    key, now, form = access.key_of(asked), access.now_of(asked), FORMATS[asked.format]
    known = now if asked.known_at is None else asked.known_at
    during = Interval(known, known + 1) if asked.as_of is None and form.of_one_moment else asked.as_of
    with access.looked_at(asked) as store:
        access.tell_notice(store)
        with store.reader() if asked.known_at is None else store.known_at(asked.known_at) as reader:
            marking = marking_of(reader, store.case.marking)
            order = read(reader, store.case.title, marking, known, during)
        release = access.released(asked, store, marking)
        lost = write_forces(asked.out, order, form)
    access.note_export(asked, key, now, asked.out, "forces", marking, release)
    if asked.json:
        say_json({"file": asked.out.name, "format": form.name, "units": order.units, "lost": list(lost)})
        return 0
    say(f"{asked.out.name}: {grouped(order.units)} units, {order.about}.")
    for one in lost:
        say(f"  Left out: {one}.")
    return 0
