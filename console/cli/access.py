"""What every command that opens a case shares: the case, its key, the time and who is at the keyboard."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from console.cli.terminal import printable as printable
from console.config import paths, settings
from console.config.identity import signed_on
from console.domain.errors import BadInput, ConsoleError, OlderCase, WrongKey
from console.domain.operation import Actor
from console.domain.times import Instant, parse_day_or_instant, parse_instant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from console.domain.marking import Marking
    from console.services.register import OutputForm

    # The window is on the screen sooner where the store is loaded when a case is opened.
    from console.store.casefile import Store
    from console.store.reader import Reader

_VARIABLE = "FLANK_KEY"
_SIGN_ON = "FLANK_SIGN_ON"
_RELEASE = "FLANK_RELEASE"
_PRESENT = parse_instant("3000-01-01T00:00Z")
WRITING = f"Where the case asks for a passphrase at sign-on, a prompt asks for yours; or set {_SIGN_ON}."
"""What ``--help`` says of commands that write in a case that is there."""


def add_key(parser: argparse.ArgumentParser) -> None:
    """Offer ``--key-file`` and ``--now``."""
    parser.add_argument("--key-file", type=Path, metavar="FILE", help=f"passphrase of the case (or {_VARIABLE})")
    parser.add_argument("--now", type=present, metavar="T", help="take this as the present, for repeatable runs")


def add_case(parser: argparse.ArgumentParser) -> None:
    """Offer the case and what goes with it."""
    parser.add_argument("case", type=Path, metavar="CASE", help="the case file")
    add_key(parser)


def moment(text: str) -> Instant:
    """An instant typed on the command line."""
    return _typed(parse_instant, text)


def present(text: str) -> Instant:
    """An instant typed as the present: rows are numbered by it, and what is reckoned from it has to have a date."""
    found = moment(text)
    if not 0 <= found < _PRESENT:
        raise argparse.ArgumentTypeError(f"{text!r} is no present: take a moment from 1970 to 2999")
    return found


def moment_or_day(text: str) -> Instant:
    """An instant typed on the command line, or the last one of a day."""
    return _typed(lambda typed: parse_day_or_instant(typed).end - 1, text)


def now_of(asked: argparse.Namespace) -> Instant:
    """The present: ``--now``, else the clock."""
    fixed: Instant | None = asked.now
    return time.time_ns() // 1_000_000 if fixed is None else fixed


def known_of(asked: argparse.Namespace, now: Instant) -> Instant:
    """As known when: ``--known-at``, else the present. Raises BadInput for a moment to come: nothing is known then."""
    known: Instant = now if asked.known_at is None else asked.known_at
    if known > now:
        raise BadInput("That moment is still to come. Give one that has passed.")
    return known


def actor() -> Actor:
    """Who is signed on at this workstation."""
    name, station = signed_on(settings.load(paths.settings_file())[0])
    return Actor(" ".join(name.split()), " ".join(station.split()))


def proved(reader: Reader, case: str) -> Actor:
    """Who is signed on, having proved it where the case asks for that. Raises WrongKey when they have not."""
    from console.services.sign_on import asks_for_passphrases, prove

    who = actor()
    if not asks_for_passphrases(reader):
        return who
    told = os.environ.get(_SIGN_ON)
    if told is None:
        alone = f"{case} asks for a passphrase at sign-on and nobody can be asked here. Set {_SIGN_ON}."
        told = _asked(f"Passphrase of {who.name} at {who.station}: ", alone)
    return prove(reader, who.name, who.station, told)


def key_of(asked: argparse.Namespace) -> bytes | None:
    """The key of the case asked for: from the file, the environment, or a prompt where the case needs one."""
    from console.store import header

    if asked.key_file is None and header.inspect(asked.case).nature is header.Nature.PLAIN:
        return None
    return given_key(asked) or prompt(f"Passphrase of {asked.case.name}: ")


def given_key(asked: argparse.Namespace) -> bytes | None:
    """The key given by file or variable, nobody being asked; None where there is none."""
    if asked.key_file is not None:
        return from_file(asked.key_file)
    told = os.environ.get(_VARIABLE)
    return _required(told) if told else None


def new_key(asked: argparse.Namespace) -> bytes:
    """The key a new case shall have; typed twice at a prompt."""
    return given_key(asked) or typed_twice()


def typed_twice() -> bytes:
    """A new passphrase from the prompt. Raises WrongKey when it is not typed the same both times."""
    first = prompt("New passphrase: ")
    if prompt("The same again: ") != first:
        raise WrongKey("The two passphrases differ. Nothing was written; start again.")
    return first


def from_file(file: Path) -> bytes:
    """A passphrase kept in a file; one newline at its end is not part of it."""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongKey(
            f"{file} cannot be read as a passphrase. Give a text file that holds only the passphrase."
        ) from error
    return _required(text.removesuffix("\n").removesuffix("\r"))


def prompt(question: str) -> bytes:
    """A passphrase typed unseen. Raises WrongKey where nobody can be asked."""
    alone = f"A passphrase is wanted and nobody can be asked here. Give --key-file FILE or set {_VARIABLE}."
    return _required(_asked(question, alone))


def opened(asked: argparse.Namespace) -> Store:
    """The case, open for writing (or for reading, when another console has it) by who proved to be at the keyboard.

    The proof comes first, from a look that writes nothing: no word of the journal carries an unproved name.
    """
    from console.store.casefile import bring_up_to_date, open_case, open_reading

    key, now = key_of(asked), now_of(asked)
    try:
        look = open_reading(asked.case, key=key, now=now)
    except OlderCase:
        bring_up_to_date(asked.case, actor(), now, key)
        look = open_reading(asked.case, key=key, now=now)
    with look:
        who = proved(look.writer_view(), asked.case.name)
    store = open_case(asked.case, who, now, key=key)
    tell_notice(store)
    return store


def asks_for_proof(store: Store) -> bool:
    """Whether nobody may write under a name in this case without having proved it."""
    from console.services.sign_on import asks_for_passphrases

    return asks_for_passphrases(store.writer_view())


def looked_at(asked: argparse.Namespace, *, damaged_too: bool = False) -> Store:
    """The case, open for reading; its file stays as it is."""
    from console.store.casefile import open_reading

    return open_reading(asked.case, key=key_of(asked), now=now_of(asked), damaged_too=damaged_too)


def note_export(
    asked: argparse.Namespace,
    key: bytes | None,
    now: Instant,
    path: Path,
    title: str,
    marking: Marking,
    release: Release,
) -> None:
    """Put into the register that ``title`` was written to ``path``; ``marking`` of the file."""
    from console.services.register import output_of_file

    known_at: Instant | None = asked.known_at
    form = output_of_file(path, title, marking=marking, known_at=known_at, released_by=release.by)
    note_outputs(asked, key, now, [form], proved=release.proved)


def note_outputs(
    asked: argparse.Namespace, key: bytes | None, now: Instant, forms: Sequence[OutputForm], *, proved: bool = False
) -> None:
    """Put into the register of the case that something left it, where this console may write there.

    ``proved``: whoever is at the keyboard has proved who they are, where the case asks for that.
    """
    from console.services.register import record_output
    from console.store.casefile import open_case

    who = actor()
    with open_case(asked.case, who, now, key=key) as store:
        if store.read_only:
            print(printable(f"Not recorded in the register: {store.why_read_only}"), file=sys.stderr)
            return
        unproved = not proved and asks_for_proof(store)
        for form in forms:
            record_output(store, who, now, form, unproved=unproved)


@dataclass(frozen=True)
class Release:
    """Who released beside the one at the keyboard (``Name, Station``), and whether both proved who they are."""

    by: str = ""
    proved: bool = False


def add_released_by(parser: argparse.ArgumentParser) -> None:
    """Offer the second person who releases a product."""
    parser.add_argument(
        "--released-by", default="", metavar="NAME", help="the second person, where the case asks for one"
    )


def second_person(reader: Reader, said: str) -> Release:
    """Who released beside the one at the keyboard.

    Where the case asks for passphrases both prove who they are: one person alone could be two names.
    """
    from console.services.releasing import second_person as proved_second
    from console.services.sign_on import asks_for_passphrases

    if not said or not asks_for_passphrases(reader):
        return Release(said)
    proved(reader, "This case")
    name, _, station = (part.strip() for part in said.partition(","))
    told = os.environ.get(_RELEASE)
    if told is None:
        told = _asked(
            f"Passphrase of {said}: ", f"{said} has to prove the release and nobody can be asked. Set {_RELEASE}."
        )
    return Release(proved_second(reader, name, station, told), proved=True)


def released(asked: argparse.Namespace, store: Store, marking: Marking) -> Release:
    """The same for a product so marked, of all of the case. Raises BadInput where it may not leave."""
    from console.services.releasing import require_may_leave

    with store.reader() as reader:
        release = second_person(reader, asked.released_by)
    require_may_leave(store, marking, None, actor(), release.by)
    return release


def tell_notice(store: Store) -> None:
    """Say beside the output that the file is not the newest this machine saw of the case; ``check`` finds it itself."""
    if store.notice:
        print(printable(store.notice), file=sys.stderr)


def _asked(question: str, alone: str) -> str:
    if not sys.stdin or not sys.stdin.isatty():
        raise WrongKey(alone)
    return getpass.getpass(question)


def _required(passphrase: str) -> bytes:
    if not passphrase:
        raise WrongKey("The passphrase is empty. Give one.")
    from console.store.connection import key_from

    return key_from(passphrase)


def _typed(read: Callable[[str], Instant], text: str) -> Instant:
    try:
        return read(text)
    except ConsoleError as error:
        raise argparse.ArgumentTypeError(str(error).rstrip(".")) from None
