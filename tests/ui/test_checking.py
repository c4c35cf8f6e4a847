"""Tools ▸ Check case: compared with its backups, stopped at once, told only of the case that is shown."""

from collections.abc import Callable
from pathlib import Path

import pytest

from console.store import check
from console.store.casefile import create, open_case
from console.store.connection import key_from
from console.store.findings import Verdict
from console.store.reader import Reader
from console.ui.checking import check_case
from console.ui.render import settle
from console.ui.window import Window
from tests.ui.things import ACTOR, NOW

Making = Callable[..., Window]
_FOREVER = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


def said(window: Window) -> list[str]:
    return [notice.text for notice in window.notices.shown]


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> None:
    """A check that is busy within one statement for as long as nobody stops it."""

    def busy(reader: Reader, *_: object, **__: object) -> Verdict:
        reader.value(_FOREVER)
        raise AssertionError("nobody stopped it")

    monkeypatch.setattr(check, "check", busy)


def test_an_encrypted_case_is_compared_with_its_backups(tmp_path: Path, make_window: Making) -> None:
    path, key = tmp_path / "Closed.flank", key_from("çorrect")
    with create(path, "Closed", ACTOR, NOW, key=key) as store:
        store.back_up(NOW)
    window = make_window()
    window.session.begin(lambda actor, now: open_case(path, actor, now, key=key), path)
    settle(window)
    check_case(window)
    settle(window)
    assert said(window) == ["The case holds: 2 operations checked and replayed."]


def test_stop_ends_a_check_within_one_of_its_steps(window: Window, endless: None) -> None:
    check_case(window)
    window.jobs.stop()
    settle(window)
    assert said(window) == ["Stopped. Nothing was changed."]


def test_a_check_ends_with_the_case_it_is_about(window: Window, endless: None) -> None:
    check_case(window)
    window.session.close()
    settle(window)
    assert said(window) == ["The check of Night watch ended: it is not shown any more."]
