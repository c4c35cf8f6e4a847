"""The program's own log: it never grows without end."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from console.config import logs


@pytest.fixture
def root() -> Iterator[logging.Logger]:
    logger = logging.getLogger()
    before, level = list(logger.handlers), logger.level
    yield logger
    for handler in [one for one in logger.handlers if one not in before]:
        logger.removeHandler(handler)
        handler.close()
    logger.setLevel(level)


def test_a_log_goes_on_until_it_is_large_and_then_begins_anew(tmp_path: Path, root: logging.Logger) -> None:
    path = tmp_path / "log" / "console.log"
    for text in ("first", "second"):
        handler = logs.start(path)
        assert handler is not None
        logging.getLogger("console").info(text)
        root.removeHandler(handler)
        handler.close()
    assert "first" in path.read_text() and "second" in path.read_text()

    for age in range(5):
        path.write_text(f"{age}" * 1_000_000)
        handler = logs.start(path)
        assert handler is not None and not path.exists()
        root.removeHandler(handler)
        handler.close()
    kept = {file.name: file.read_text()[0] for file in path.parent.iterdir()}
    assert kept == {"console.log.1": "4", "console.log.2": "3", "console.log.3": "2"}


def test_a_folder_that_cannot_be_written_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file where the folder should be")
    assert logs.start(tmp_path / "log" / "console.log") is None
