"""What stories on a real display share."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.stories.seat import Camera, Seat, until, xdotool


@pytest.fixture(scope="module")
def camera() -> Iterator[Camera]:
    if "DISPLAY" not in os.environ:
        pytest.skip("needs a display")
    made = Camera()
    yield made
    made.leave()


@pytest.fixture
def seat(camera: Camera, tmp_path: Path) -> Iterator[Seat]:
    folder = tmp_path / "watch"
    folder.mkdir()
    made = Seat(folder, camera)
    yield made
    made.leave()


@pytest.fixture
def window_manager(camera: Camera) -> Iterator[None]:
    """Xvfb has none, and without one no window can fill the screen."""
    program = shutil.which("openbox")
    if program is None:
        pytest.skip("needs the window manager openbox")
    running = subprocess.Popen([program], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until(lambda: xdotool("get_desktop"), "the window manager")
    yield
    running.terminate()
    running.wait()
