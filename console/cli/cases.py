"""``new``, ``check`` and ``passphrase``."""

import argparse
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from console.cli import access
from console.cli.terminal import say, say_json
from console.domain.errors import BadInput, CannotWrite, UsageError

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def offer(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add these commands."""
    new = commands.add_parser("new", help="make a case file with the public baseline")
    access.add_case(new)
    new.add_argument("--empty", action="store_true", help="without the public baseline")
    new.add_argument("--exercise", action="store_true", help="an exercise: marked so everywhere")
    new.add_argument("--encrypt", action="store_true", help="encrypted with a passphrase")
    new.set_defaults(run=_new)

    check = commands.add_parser("check", help="does the case still hold: integrity, chain, head, index, replay")
    access.add_case(check)
    check.add_argument("--json", action="store_true", help="print one object")
    check.set_defaults(run=_check)

    passphrase = commands.add_parser(
        "passphrase", help="change the passphrase of a case, or encrypt a plain one", epilog=access.WRITING
    )
    access.add_case(passphrase)
    passphrase.add_argument("--new-key-file", type=Path, metavar="FILE", help="the new passphrase (else a prompt asks)")
    passphrase.add_argument("--remove", action="store_true", help="take the encryption away")
    passphrase.set_defaults(run=_passphrase)


def _new(asked: argparse.Namespace) -> int:
    from console.services.cases import new_case

    if asked.key_file is not None and not asked.encrypt:
        raise UsageError("--key-file without --encrypt would make a case that is not encrypted. Add --encrypt.")
    key = access.new_key(asked) if asked.encrypt else None
    with new_case(
        asked.case, access.actor(), access.now_of(asked), empty=asked.empty, exercise=asked.exercise, key=key
    ):
        pass
    say(f"{asked.case} is ready. Open it with: flank open {shlex.quote(str(asked.case))}")
    return 0


def _check(asked: argparse.Namespace) -> int:
    from console.store.check import check

    key = access.key_of(asked)
    with access.looked_at(asked, damaged_too=True) as store, store.reader() as reader:
        verdict = check(reader, asked.case, store.case.case_id, key)
    if asked.json:
        findings = [{"sentence": finding.sentence, "operation": finding.operation} for finding in verdict.findings]
        told = {"holds": verdict.holds, "operations": verdict.operations, "findings": findings, "notes": verdict.notes}
        say_json(told)
    else:
        for sentence in (*(finding.sentence for finding in verdict.findings), *verdict.notes):
            say(sentence)
    if not verdict.holds:
        first = verdict.findings[0].sentence
        raise BadInput(f"{asked.case.name} does not hold. {first} Compare with a backup before you work on.")
    if not asked.json:
        say(f"{asked.case.name} holds: {verdict.operations} operations checked and replayed.")
    return 0


def _passphrase(asked: argparse.Namespace) -> int:
    if asked.remove and asked.new_key_file:
        raise UsageError("--remove and --new-key-file exclude each other.")
    with access.opened(asked) as store:
        if store.read_only:
            raise CannotWrite(store.why_read_only)
        if asked.remove:
            key = None
        elif asked.new_key_file:
            key = access.from_file(asked.new_key_file)
        else:
            key = access.typed_twice()
        store.change_key(key, access.actor(), access.now_of(asked))
    say(f"{asked.case.name} is {'no longer encrypted' if key is None else 'encrypted with the new passphrase'}.")
    return 0
