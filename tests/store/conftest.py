"""The sample case is made once and copied for every test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store import memory, sample


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    with memory.folder() as folder:
        yield folder


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> dict[bytes | None, Path]:
    """The sample as a file, plain (None) and encrypted (by its key)."""
    folder = tmp_path_factory.mktemp("prepared")
    files = {None: folder / "plain.flank", sample.KEY: folder / "encrypted.flank"}
    with pytest.MonkeyPatch.context() as patch:
        # Fixtures of a session are made before a test has its own folders.
        patch.setenv("XDG_STATE_HOME", str(folder / "state"))
        patch.setenv("HOME", str(folder))
        patch.setenv("WIN_PD_OVERRIDE_LOCAL_APPDATA", str(folder / "state"))
        for key, path in files.items():
            sample.make(path, key)
    return files


@pytest.fixture
def plain(prepared: dict[bytes | None, Path], tmp_path: Path) -> sample.CaseFile:
    return _copy(prepared, None, tmp_path)


@pytest.fixture
def encrypted(prepared: dict[bytes | None, Path], tmp_path: Path) -> sample.CaseFile:
    return _copy(prepared, sample.KEY, tmp_path)


@pytest.fixture(params=["plain", "encrypted"])
def either(request: pytest.FixtureRequest, prepared: dict[bytes | None, Path], tmp_path: Path) -> sample.CaseFile:
    return _copy(prepared, sample.KEY if request.param == "encrypted" else None, tmp_path)


def _copy(prepared: dict[bytes | None, Path], key: bytes | None, folder: Path) -> sample.CaseFile:
    path = folder / "Case.flank"
    shutil.copy(prepared[key], path)
    return sample.CaseFile(path, key)
