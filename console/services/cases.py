"""Make a case, on the public baseline or empty."""

from pathlib import Path

from console.config import paths
from console.domain.operation import Actor
from console.domain.times import Instant
from console.feeds.baseline import read_baseline
from console.feeds.hindsight import Then, as_known
from console.services.baseline import load_baseline
from console.store import casefile
from console.store.casefile import Store


def new_case(
    path: Path,
    actor: Actor,
    now: Instant,
    *,
    empty: bool = False,
    exercise: bool = False,
    key: bytes | None = None,
    then: Then | None = None,
) -> Store:
    """Make a case file named after its path and open it. Nothing is left behind when it fails.

    With ``then`` it stands on the public baseline as that was known at a past moment.
    """
    # Read first: a broken baseline must not leave half a case.
    baseline = None if empty else read_baseline(paths.resources("baseline"))
    if baseline is not None and then is not None:
        baseline = as_known(baseline, then)
    store = casefile.create(path, path.stem, actor, now, exercise=exercise, key=key)
    try:
        if baseline is not None:
            load_baseline(store, actor, now, baseline)
    except BaseException:
        store.close()
        path.unlink()
        raise
    return store
