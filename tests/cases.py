"""New cases for tests that are about what is done in them: made once a process, written out for each test."""

from functools import cache
from pathlib import Path

from console.domain.operation import Actor
from console.domain.times import Instant
from console.services.cases import new_case
from console.services.scenario import scenario_case
from console.store.casefile import Store, create, open_case
from tests.store import memory


def empty(path: Path, title: str, actor: Actor, now: Instant) -> Store:
    """What ``create`` makes, opened."""
    path.write_bytes(_empty(title, actor, now))
    return open_case(path, actor, now)


def with_baseline(path: Path, actor: Actor, now: Instant) -> Store:
    """What ``new_case`` makes, opened: a case with the public baseline."""
    path.write_bytes(_with_baseline(path.stem, actor, now))
    return open_case(path, actor, now)


def story(path: Path, name: str) -> Path:
    """The case of a scenario as ``flank demo NAME`` makes it, closed."""
    path.write_bytes(_story(name))
    return path


@cache
def _story(name: str) -> bytes:
    with memory.folder() as folder:
        scenario_case(folder / f"{name}.flank", name).close()
        return (folder / f"{name}.flank").read_bytes()


@cache
def _empty(title: str, actor: Actor, now: Instant) -> bytes:
    with memory.folder() as folder:
        create(folder / "made.flank", title, actor, now).close()
        return (folder / "made.flank").read_bytes()


@cache
def _with_baseline(name: str, actor: Actor, now: Instant) -> bytes:
    with memory.folder() as folder:
        new_case(folder / f"{name}.flank", actor, now).close()
        return (folder / f"{name}.flank").read_bytes()
