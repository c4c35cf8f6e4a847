"""``backups``, ``backup`` and ``restore``."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from console.cli import access
from console.domain.errors import BadInput, CannotWrite
from console.domain.marking import PUBLIC
from console.domain.operation import Actor, Operation
from console.domain.times import dtg, iso
from console.exports.records import record
from console.store import backups, header, opening
from console.store.backups import Backup
from console.store.casefile import open_reading

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from console.store.restore import Differences


def offer(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add these commands."""
    listed = commands.add_parser("backups", help="the backups of a case, newest first")
    listed.add_argument("case", type=Path, metavar="CASE", help="the case file")
    listed.add_argument("--json", action="store_true", help="print one array")
    listed.set_defaults(run=_list)

    made = commands.add_parser("backup", help="make a verified backup of a case")
    access.add_case(made)
    made.set_defaults(run=_make)

    restored = commands.add_parser("restore", help="put a backup in the place of a case, which is kept")
    access.add_case(restored)
    restored.add_argument("backup", type=Path, metavar="BACKUP", help="its name in the list, or a path")
    restored.add_argument("--compare", action="store_true", help="only tell what would be lost")
    restored.add_argument(
        "--backup-key-file", type=Path, metavar="FILE", help="passphrase of the backup, where it is an older one"
    )
    restored.add_argument("--json", action="store_true", help="print one object")
    restored.set_defaults(run=_restore)


def _list(asked: argparse.Namespace) -> int:
    found = backups.backups(asked.case)
    if not found:
        header.inspect(asked.case)  # no case there at all: that is what has to be said
    if asked.json:
        told = [{"name": each.path.name, "made_at": iso(each.made_at), "size": each.size} for each in found]
        print(json.dumps(told, ensure_ascii=False))
    else:
        for each in found:
            print(f"{each.path.name}  made {dtg(each.made_at)}  {each.size} bytes")
    return 0


def _make(asked: argparse.Namespace) -> int:
    with access.opened(asked) as store:
        if store.read_only:
            raise CannotWrite(store.why_read_only)
        made = store.back_up(access.now_of(asked))
    print(f"{made} is a verified copy of {asked.case.name}.")
    return 0


def _restore(asked: argparse.Namespace) -> int:
    from console.store.restore import compared, restore

    backup = _named(asked)
    key = _key(asked, backup)
    older = None if asked.backup_key_file is None else access.from_file(asked.backup_key_file)
    told = compared(asked.case, backup, key, older_key=older)
    kept = None
    if not asked.compare:
        who = _who(asked, backup, key, older)
        kept = restore(asked.case, backup, key, who, access.now_of(asked), older_key=older)
    if asked.json:
        print(json.dumps(_as_json(asked, backup, told, kept), ensure_ascii=False))
    else:
        _print(asked, backup, told, kept)
    return 0


def _who(asked: argparse.Namespace, backup: Backup, key: bytes | None, older: bytes | None) -> Actor:
    """Who restores, proved where the case asks for it; where it cannot be read, as the backup asks."""
    try:
        with open_reading(asked.case, key=key) as look:
            return access.proved(look.writer_view(), asked.case.name)
    except BadInput:
        with open_reading(backup.path, key=key if older is None else older) as look:
            return access.proved(look.writer_view(), backup.path.name)


def _named(asked: argparse.Namespace) -> Backup:
    """The backup meant: a name in the list of the case first, else a path."""
    for each in backups.backups(asked.case):
        if str(asked.backup) in (each.path.name, each.path.stem):
            return each
    return backups.at(asked.backup)


def _key(asked: argparse.Namespace, backup: Backup) -> bytes | None:
    """The passphrase of the case; of the backup where the case itself is gone or does not show whether it has one."""
    try:
        key = access.key_of(asked)
        opening.admit(asked.case, key)
        return key
    except BadInput:
        asked_for_backup = argparse.Namespace(case=backup.path, key_file=asked.key_file)
        return access.key_of(asked_for_backup)


def _as_json(asked: argparse.Namespace, backup: Backup, told: "Differences", kept: Path | None) -> dict[str, object]:
    return {
        "backup": backup.path.name,
        "made_at": iso(backup.made_at),
        "restored": not asked.compare,
        "kept": None if kept is None else str(kept),
        "lost": [record(row, PUBLIC) for row in told.lost],
        "regained": [record(row, PUBLIC) for row in told.regained],
        "note": told.note,
    }


def _print(asked: argparse.Namespace, backup: Backup, told: "Differences", kept: Path | None) -> None:
    if told.note:
        print(told.note)
    for row in told.lost:
        print(f"{'would lose' if asked.compare else 'lost'}  {_line(row)}")
    if not told.note:
        for row in told.regained:
            print(f"{'would bring back' if asked.compare else 'brought back'}  {_line(row)}")
    if asked.compare:
        if not (told.lost or told.regained):
            print(f"{asked.case.name} holds nothing that {backup.path.name} has not.")
        return
    print(f"{asked.case.name} is the backup of {dtg(backup.made_at)} again.")
    if kept is not None:
        print(f"As it was before it is kept as {kept}")


def _line(row: Operation) -> str:
    return access.printable(f"{dtg(row.at)}  {row.actor.name}  {row.label}")
