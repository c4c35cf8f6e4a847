"""Restoring a backup from the window: first what it would lose, then the backup in the place of the case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from console.domain.errors import ConsoleError, WrongKey
from console.domain.operation import Actor
from console.domain.times import Instant, dtg
from console.ui import passphrases
from console.ui.jobs import Progress
from console.ui.notices import Notice
from console.ui.words import tr

if TYPE_CHECKING:
    from console.store.backups import Backup
    from console.store.casefile import Store
    from console.store.restore import Differences
    from console.ui.window import Window

_NOTICE = "restore"


@dataclass(frozen=True)
class Restoring:
    """A backup for the place of a case. ``older_key`` opens a backup that was made under another passphrase.

    ``key`` is the passphrase of the case; None when it has none, or when it could not be opened and none is known.
    """

    case: Path
    backup: Backup
    key: bytes | None
    older_key: bytes | None = None


def compare(window: Window, wanted: Restoring, then: Callable[[Restoring, Differences], None]) -> None:
    """Find out what restoring would lose, off the window's thread; asks for the backup's passphrase where it differs.

    ``then`` gets what is wanted, with the passphrase that opened the backup.
    """

    def work(_progress: Progress) -> Differences | WrongKey:
        from console.store.restore import compared

        try:
            return compared(wanted.case, wanted.backup, wanted.key, older_key=wanted.older_key)
        except WrongKey as error:
            return error

    def found(answer: Differences | WrongKey) -> None:
        if isinstance(answer, WrongKey):
            _ask(window, wanted, str(answer), then)
        else:
            then(wanted, answer)

    window.jobs.start("", work, found)


def restore(window: Window, wanted: Restoring) -> None:
    """Let go of the case, put the backup in its place off the window's thread, and open what came of it."""
    session = window.session
    held = session.store
    was_open = held is not None and held.path == wanted.case
    kept: list[Path | None] = []

    def opening(actor: Actor, now: Instant) -> Store:
        from console.store import restore
        from console.store.casefile import open_case

        kept.append(restore.restore(wanted.case, wanted.backup, wanted.key, actor, now, older_key=wanted.older_key))
        return open_case(wanted.case, actor, now, key=wanted.key)

    def refused(error: ConsoleError) -> None:
        window.say(Notice(str(error), "danger", key=_NOTICE))
        if was_open:
            window.openings.open(wanted.case, wanted.key)

    if was_open:
        session.close()
    session.begin(opening, wanted.case, lambda: window.say(_done(wanted, kept[-1])), refused)


def _ask(window: Window, wanted: Restoring, why: str, then: Callable[[Restoring, Differences], None]) -> None:
    """The backup was made under another passphrase, or nobody knows yet the one of a case that cannot be read."""

    def go_on(passphrase: str) -> None:
        from console.store.connection import key_from

        typed = key_from(passphrase)
        asked = replace(wanted, key=typed) if wanted.key is None else replace(wanted, older_key=typed)
        compare(window, asked, then)

    tried = wanted.older_key is not None or wanted.key is not None
    passphrases.ask(window, wanted.backup.path, go_on, why if tried else "", act=tr("Compare"))


def _done(wanted: Restoring, kept: Path | None) -> Notice:
    words = tr("Restored the backup of {time}.", time=dtg(wanted.backup.made_at))
    if kept is not None:
        where = str(kept.relative_to(wanted.case.parent))
        words += " " + tr("The case as it was before is kept as {file}.", file=where)
    return Notice(words, "done", key=_NOTICE)
