"""``open``, ``demo`` and ``shot``: the window, on a screen or as a picture."""

import argparse
import re
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from console.cli import access
from console.cli.terminal import say
from console.config import paths, settings
from console.config.starting import make_haste
from console.config.tokens import THEMES
from console.domain.errors import CannotWrite
from console.domain.times import Instant

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_BASELINE = "baseline"
_DEMONSTRATIONS = ("przewodow", "grey-heron", _BASELINE)
_NEW = "A case that is made is encrypted when a passphrase is given (--key-file or FLANK_KEY)."
_SIZE = re.compile(r"(\d{3,5})x(\d{3,5})")


def offer(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add these commands."""
    window = commands.add_parser(
        "open", help="the window; makes a case with the public baseline when there is none", epilog=_NEW
    )
    window.add_argument("case", type=Path, nargs="?", metavar="CASE", help="the case file (else the last one)")
    access.add_key(window)
    window.set_defaults(run=_open)

    demo = commands.add_parser("demo", help="the window on a scratch case", epilog=_NEW)
    demo.add_argument(
        "name", nargs="?", choices=_DEMONSTRATIONS, default=_BASELINE, metavar="NAME",
        help="przewodow (the night of 15 November 2022, as it became known), grey-heron (an exercise: silence broken,"
        " text amended, silence kept, forces activated) or baseline; with --now the story so far",
    )  # fmt: skip
    demo.add_argument("--case", type=Path, metavar="PATH", help="keep the case here")
    demo.add_argument("--no-window", action="store_true", help="only make the case (with --case)")
    access.add_key(demo)
    demo.set_defaults(run=_demo)

    shot = commands.add_parser("shot", help="the window as a picture, rendered without a screen")
    access.add_case(shot)
    shot.add_argument("out", type=Path, metavar="OUT.png", help="the picture")
    shot.add_argument("--size", type=size_of, default=(1920, 1080), metavar="WxH", help="at 100 %% (1920x1080)")
    shot.add_argument("--scale", type=_scale, default=1.0, metavar="F", help="pixels for each unit, 1 to 4")
    shot.add_argument(
        "--workplace", choices=("operate", "consult", "brief"), default="operate", help="operate, consult or brief"
    )
    shot.add_argument("--panel", metavar="P", help="the panel in front: incidents, forces, log …")
    shot.add_argument("--theme", choices=THEMES, help="dark, light or contrast")
    add_scene(shot)
    shot.set_defaults(run=_shot)


def add_scene(parser: argparse.ArgumentParser) -> None:
    """Offer what is shown in a picture: selection, view and time."""
    parser.add_argument("--select", metavar="WORDS", help="what is selected, found as with Ctrl+K")
    parser.add_argument("--view", metavar="NAME", help="flank, baltic, vilnius, or a saved view: its name or number")
    parser.add_argument("--as-of", type=access.moment_or_day, metavar="T", help="the day whose posture is shown")
    parser.add_argument("--known-at", type=access.moment, metavar="T", help="as the case was known then")


def _open(asked: argparse.Namespace) -> int:
    if asked.case is None:
        asked.case = _last_case()
    if not asked.case.exists():
        _make(asked, asked.case)
    return _show(asked)


def _demo(asked: argparse.Namespace) -> int:
    passing = asked.case is None
    with ExitStack() as stack:
        if passing:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="flank-", ignore_cleanup_errors=True))
            asked.case = Path(folder, _file_name(asked.name))
        view = "" if asked.name == _BASELINE else _play(asked)
        if not view and not asked.case.exists():
            _make(asked, asked.case)
        if asked.no_window:
            say(f"{asked.case} is ready.")
            return 0
        return _show(asked, passing=passing, view=view)


def _file_name(name: str) -> str:
    if name == _BASELINE:
        return f"{name}.flank"
    from console.services.scenario import scenario_named

    return f"{scenario_named(name).case}.flank"


def _play(asked: argparse.Namespace) -> str:
    """Make the case of a scenario, and go by the scenario's clock from then on; with ``--now`` the story so far.

    Returns the name of the view its window opens with.
    """
    from console.services.scenario import scenario_case, scenario_named

    if not asked.case.exists():
        asked.case.parent.mkdir(parents=True, exist_ok=True)
        scenario_case(asked.case, asked.name, key=access.given_key(asked), until=asked.now).close()
    told = scenario_named(asked.name)
    view = told.view(asked.now)
    if asked.now is None:
        asked.now = told.ends
    return view


def _show(asked: argparse.Namespace, *, passing: bool = False, view: str = "") -> int:
    make_haste()
    key = access.key_of(asked)
    from console.ui.first_sight import show_first

    first = show_first()
    from console.ui.app import run

    return run(asked.case, key=key, now=_clock(asked.now), first=first, passing=passing, view=view)


def _shot(asked: argparse.Namespace) -> int:
    from console.ui.app import shoot

    if asked.out.suffix.lower() != ".png":
        raise CannotWrite(f"{asked.out} is not a .png name. The picture is a PNG: name it so.")
    shoot(
        asked.case,
        asked.out,
        size=asked.size,
        scale=asked.scale,
        workplace=asked.workplace,
        panel=asked.panel,
        select=asked.select,
        view=asked.view,
        theme=asked.theme,
        known_at=asked.known_at,
        as_of=asked.as_of,
        now=access.now_of(asked),
        key=access.key_of(asked),
    )
    return 0


def _make(asked: argparse.Namespace, case: Path) -> None:
    from console.services.cases import new_case

    case.parent.mkdir(parents=True, exist_ok=True)
    new_case(case, access.actor(), access.now_of(asked), key=access.given_key(asked)).close()


def _last_case() -> Path:
    recent = settings.load(paths.settings_file())[0].recent
    return next((Path(path) for path in recent if Path(path).is_file()), paths.documents() / "Eastern flank.flank")


def _clock(fixed: Instant | None) -> Callable[[], Instant] | None:
    """A clock that starts at ``--now`` and runs on; None is the real one."""
    if fixed is None:
        return None
    started = time.monotonic_ns()
    return lambda: fixed + (time.monotonic_ns() - started) // 1_000_000


def size_of(text: str) -> tuple[int, int]:
    """A size in pixels typed on the command line."""
    match = _SIZE.fullmatch(text)
    if match is None or int(match[1]) < 1024 or int(match[2]) < 640:
        raise argparse.ArgumentTypeError(f"{text!r} is not a size such as 1920x1080 (at least 1024x640)")
    return int(match[1]), int(match[2])


def _scale(text: str) -> float:
    try:
        scale = float(text)
    except ValueError:
        scale = 0.0
    if not 1 <= scale <= 4:
        raise argparse.ArgumentTypeError(f"{text!r} is not a scale from 1 to 4")
    return scale
