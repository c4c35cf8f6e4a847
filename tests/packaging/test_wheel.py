"""The installed program: a wheel, alone in a fresh virtual environment, makes a case and draws it."""

import os
import struct
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
SCRIPTS = "Scripts" if sys.platform == "win32" else "bin"

pytestmark = pytest.mark.wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built by the build tool that is installed here: no network."""
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(CHECKOUT)]
    built = subprocess.run(build, capture_output=True, text=True)
    assert built.returncode == 0, built.stdout + built.stderr
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def flank(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``flank`` command in a fresh virtual environment that sees what is installed here, not the checkout."""
    venv = tmp_path_factory.mktemp("fresh") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    base = {"base": str(venv), "platbase": str(venv)}
    packages = Path(sysconfig.get_path("purelib", scheme="venv", vars=base))
    # A folder named in a .pth file has its own .pth files left alone: the one that points to the checkout too.
    packages.joinpath("installed-here.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    install = [sys.executable, "-m", "pip", "--python", str(venv), "install", "--no-deps", "--no-index", str(wheel)]
    installed = subprocess.run(install, capture_output=True, text=True)
    assert installed.returncode == 0, installed.stdout + installed.stderr
    return venv / SCRIPTS / "flank"


def _run(command: list[str | Path], folder: Path) -> str:
    """Run in ``folder``, with no screen and nothing that leads back to the checkout."""
    hidden = ("PYTHONPATH", "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    variables = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_carries_what_ships_and_no_scripts(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "console/shipped/resources/tokens.toml" in names
    assert any(name.startswith("console/shipped/maps/") for name in names)
    assert not [name for name in names if name.startswith("console/shipped/") and name.endswith(".py")]
    assert {name.partition("/")[0] for name in names} <= {"console", wheel.name.rsplit("-", 3)[0] + ".dist-info"}


def test_an_installed_console_makes_a_case_and_draws_it(flank: Path, tmp_path: Path) -> None:
    where = _run([flank.with_name("python"), "-c", "import console; print(console.__file__)"], tmp_path)
    assert Path(where.strip()).is_relative_to(flank.parents[1])
    _run([flank, "new", "case.flank"], tmp_path)
    _run([flank, "shot", "case.flank", "picture.png", "--size", "1280x800"], tmp_path)
    picture = (tmp_path / "picture.png").read_bytes()
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", picture[16:24]) == (1280, 800)
