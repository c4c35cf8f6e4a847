"""Write a briefing: every format asked for, side by side in processes of their own; all files are there, or none."""

import contextlib
import hashlib
import json
import re
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from console.domain.errors import Cancelled, CannotWrite
from console.domain.marking import EXERCISE_WORDS, Marking
from console.domain.times import file_stamp
from console.exports.briefing.build import Briefing
from console.exports.briefing.order import HTML, NOTES, PDF, PNG, PPTX, Order
from console.exports.drawing_child import Child
from console.exports.files import plain_name
from console.exports.interactive import InteractiveMap

_SIDE_BY_SIDE: Final = 2
_HEAVIEST_FIRST: Final = (PDF, HTML, PPTX, NOTES, PNG)
_TRACED: Final = (PDF, NOTES, PNG, PPTX)
"""What has letters drawn: their outlines differ by a 64th of a pixel by what a process drew before, so each needs a
fresh one for the same bytes every time."""
_LOOK_EVERY_S: Final = 0.05
_LONGEST_STEM: Final = 160
"""Bytes: a system takes 255 for a whole name, and letters of other scripts have two to four."""
_OLD: Final = ".old"
_UNFINISHED: Final = ".briefing."
_LEFT_BEHIND_S: Final = 3600.0


@dataclass(frozen=True)
class LeftFile:
    """A file of a briefing: its format, its name in the folder, the SHA-256 of its bytes and how many they are.

    ``marking`` of what is in it; ``page`` is the number of the one it holds, 0 where it holds all.
    """

    form: str
    name: str
    sha256: bytes
    size: int
    marking: Marking
    page: int = 0

    def holds(self, number: int) -> bool:
        """Whether a page is in it; the interactive map is no page."""
        return self.form != HTML and self.page in (0, number)


class Makers:
    """The processes that make files. Begun before the pages are laid out, so that they are there when those are."""

    def __init__(self) -> None:
        """Starts them."""
        self.children = tuple(Child() for _ in range(_SIDE_BY_SIDE))
        for child in self.children:
            child.start()

    def __enter__(self) -> "Makers":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End them."""
        for child in self.children:
            child.close()


def stem_of(made: Briefing) -> str:
    """What its files are called: its title and as known when; EXERCISE first where it is one."""
    moment = max((page.known_at for page in made.pages), default=0)
    said = [EXERCISE_WORDS.split()[0]] * made.marking.exercise
    name = plain_name(made.title).encode()[:_LONGEST_STEM].decode("utf-8", "ignore")
    title = name.strip() or "briefing"
    return " ".join([*said, title, file_stamp(moment)])


def write_briefing(
    made: Briefing,
    folder: Path,
    formats: Sequence[str],
    *,
    notes: bool = False,
    html: Callable[[], InteractiveMap] | None = None,
    makers: Makers | None = None,
    progress: Callable[[int, int], None] = lambda done, of: None,
    check: Callable[[], None] = lambda: None,
) -> tuple[LeftFile, ...]:
    """Write the files into ``folder``, which is made where it is missing; they take the place of files of their names.

    ``html`` gives the interactive map where that format is asked for; ``notes``: pages with what to say, beside the
    slides. ``progress(done, all)`` and ``check`` may raise to end the work. Raises CannotWrite; nothing is left then.
    """
    with contextlib.ExitStack() as ending:
        with _told(folder):
            ending.enter_context(_kept(folder))
            fresh = Path(ending.enter_context(tempfile.TemporaryDirectory(prefix=_UNFINISHED, dir=folder)))
            _sweep(folder, fresh)
        taken = makers or ending.enter_context(Makers())
        stem = stem_of(made)
        plain = replace(made, withheld=(), warnings=())
        orders = [Order(plain, form, fresh, stem) for form in _HEAVIEST_FIRST if form in formats]
        orders += [Order(plain, NOTES, fresh, stem)] * notes
        steps = _Steps(len(made.pages) * len(orders), progress)
        found = _run(orders, taken, steps, html, check)
        left = tuple(one for order in orders for one in found[order.form])
        check()
        with _told(folder):
            _put(fresh, folder, [one.name for one in left], _earlier(folder, stem, left))
    return left


class _Steps:
    """How far all formats are together."""

    def __init__(self, of: int, progress: Callable[[int, int], None]) -> None:
        self._of = of
        self._progress = progress
        self._done: dict[str, int] = {}
        self._turn = threading.Lock()

    def told(self, form: str, done: int) -> None:
        with self._turn:
            self._done[form] = done
            self._progress(sum(self._done.values()), self._of)


def _run(
    orders: Sequence[Order],
    makers: Makers,
    steps: _Steps,
    html: Callable[[], InteractiveMap] | None,
    check: Callable[[], None],
) -> dict[str, list[LeftFile]]:
    """Fill the orders; the files of each format."""
    free = list(makers.children)
    stopped = threading.Event()

    def still_wanted() -> None:
        if stopped.is_set():
            raise Cancelled("Stopped. Nothing was written.")

    def fill(order: Order) -> list[LeftFile]:
        still_wanted()
        marking = order.made.marking
        if order.form == HTML:
            assert html is not None
            order = replace(order, interactive=(planned := html()))
            marking = planned.marking
        child = free.pop()
        try:
            answer = child.ask(
                order, lambda done, _: steps.told(order.form, done), still_wanted, unused=order.form in _TRACED
            )
        finally:
            free.append(child)
        names = [str(name) for name in json.loads(answer)]
        if order.form != PNG:
            return [_left(order, name, marking) for name in names]
        return [
            _left(order, name, page.marking, page.number) for name, page in zip(names, order.made.pages, strict=True)
        ]

    with ThreadPoolExecutor(_SIDE_BY_SIDE, thread_name_prefix="briefing") as pool:
        running: dict[str, Future[list[LeftFile]]] = {order.form: pool.submit(fill, order) for order in orders}
        try:
            while wait(running.values(), _LOOK_EVERY_S, FIRST_EXCEPTION).not_done:
                check()
                for one in running.values():
                    if one.done():
                        one.result()
            return {form: one.result() for form, one in running.items()}
        except BaseException:
            stopped.set()
            raise


def _left(order: Order, name: str, marking: Marking, page: int = 0) -> LeftFile:
    content = (order.folder / name).read_bytes()
    return LeftFile(order.form, name, hashlib.sha256(content).digest(), len(content), marking, page)


def _earlier(folder: Path, stem: str, left: Sequence[LeftFile]) -> list[str]:
    """Pictures of pages that an earlier briefing of that name had and this one has not: none of them may stay."""
    if not any(one.form == PNG for one in left):
        return []
    names = {one.name for one in left}
    picture = re.compile(rf"{re.escape(stem)} \d\d+\.png")
    return [path.name for path in folder.iterdir() if picture.fullmatch(path.name) and path.name not in names]


def _sweep(folder: Path, fresh: Path) -> None:
    """Take away what consoles left that were killed as they wrote here, an hour ago or more by the folder's own clock.

    Where one was killed as it put files in their place, those that stood there before are in it: that stays.
    """
    now = fresh.stat().st_mtime
    for left in folder.glob(f"{_UNFINISHED}*"):
        with contextlib.suppress(OSError):
            if now - left.lstat().st_mtime > _LEFT_BEHIND_S and not any((left / _OLD).glob("*")):
                shutil.rmtree(left)


def _put(fresh: Path, folder: Path, names: Sequence[str], gone: Sequence[str]) -> None:
    """Put files into the folder and take others out; where one cannot be put, all is as it was. Raises OSError.

    Under every name stands the old file or the new one, at any moment.
    """
    (fresh / _OLD).mkdir()
    kept: list[str] = []
    placed: list[str] = []
    try:
        for name in (*names, *gone):
            if (folder / name).is_dir():
                raise IsADirectoryError(21, "a folder has that name", name)
            if (folder / name).exists():
                _keep(folder / name, fresh / _OLD / name)
                kept.append(name)
        for name in names:
            (fresh / name).replace(folder / name)
            placed.append(name)
        for name in gone:
            (folder / name).unlink(missing_ok=True)
    except BaseException:
        for name in kept:
            (fresh / _OLD / name).replace(folder / name)
        for name in set(placed).difference(kept):
            (folder / name).unlink(missing_ok=True)
        raise


def _keep(path: Path, aside: Path) -> None:
    """A second name for a file; where the system has none, it is moved."""
    try:
        aside.hardlink_to(path)
    except OSError:
        path.replace(aside)


@contextlib.contextmanager
def _kept(folder: Path) -> Iterator[None]:
    """The folder, made with those above it; where the work fails those that were made are taken away again."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        for one in missing:
            with contextlib.suppress(OSError):
                one.rmdir()
        raise


@contextlib.contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        shown = folder.name or str(folder)
        why = error.strerror or error
        raise CannotWrite(f"Nothing was written to {shown}: {why}. Choose another folder.") from None
