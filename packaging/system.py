"""What the console needs from the system itself: on Debian and its kin, packages that dpkg can be asked about.

Elsewhere (Windows, macOS, other Linuxes) nothing is asked and nothing is installed. Standard library only.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

QT = (
    "libegl1",
    "libgl1",
    "libxkbcommon0",
    "libdbus-1-3",
    "libfontconfig1",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-image0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
    "libglib2.0-0",
    "libpulse0",
    "fonts-inter",
    "fonts-dejavu-core",
)
VIRTUAL_SCREEN = ("xvfb", "xdotool", "openbox")

# A machine without a network must learn it in seconds; another apt on the machine is waited for.
_APT = (
    "apt-get",
    "-y",
    "-qq",
    "-o=Acquire::Retries=0",
    "-o=Acquire::http::Timeout=15",
    "-o=Acquire::https::Timeout=15",
    "-o=DPkg::Lock::Timeout=120",
)


def venv_package() -> str:
    """The Debian package that lets this Python make virtual environments."""
    return f"python{sys.version_info.major}.{sys.version_info.minor}-venv"


def missing(packages: Sequence[str]) -> list[str]:
    """Which of ``packages`` are not installed, in order; none where there is no dpkg to ask."""
    if not packages or not (shutil.which("dpkg-query") and shutil.which("apt-get")):
        return []
    names = [name for package in packages for name in _names(package)]
    asked = subprocess.run(
        ["dpkg-query", "--show", "--showformat=${Package} ${db:Status-Status}\\n", *names],
        capture_output=True,
        text=True,
    )
    return not_installed(packages, asked.stdout)


def not_installed(packages: Iterable[str], answer: str) -> list[str]:
    """Which of ``packages`` are not ``installed`` in dpkg-query's lines of name and status."""
    installed = {line.split()[0] for line in answer.splitlines() if line.endswith(" installed")}
    return [package for package in packages if installed.isdisjoint(_names(package))]


def install(packages: Sequence[str], remember: Path) -> list[str]:
    """Install what is missing where this user may; returns the sentences to show.

    What could not be installed is kept in the file ``remember``: the next start says so again, and does not
    wait for a package server again.
    """
    wanted = missing(packages)
    if not wanted:
        return []
    # "Type" what a person can: inside a container there is often no sudo, and no need of it.
    by_hand = f"type: {'' if _is_root() else 'sudo '}apt-get install -y {' '.join(wanted)}"
    if not _is_root():
        return [f"The system lacks packages that the console needs; {by_hand}"]
    if remember.is_file() and remember.read_text(encoding="utf-8").split() == wanted:
        return [f"Going on without system packages that could not be installed earlier; {by_hand}"]
    print(f"Installing system packages with apt-get: {' '.join(wanted)}", file=sys.stderr, flush=True)
    _apt_install(wanted)
    left = missing(wanted)
    if not left:
        return []
    remember.write_text("\n".join(left), encoding="utf-8")
    return [f"Going on without system packages that apt-get could not install now: {' '.join(left)}"]


def _names(package: str) -> tuple[str, str]:
    """A library's name, and the one it has since Debian 13 and Ubuntu 24.04 made time 64 bits wide."""
    return package, f"{package}t64"


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _apt_install(packages: Sequence[str]) -> None:
    """Install as many of ``packages`` as this system's sources offer."""
    options = ["install", "--no-install-recommends"]
    if _apt(*options, *packages):
        return
    if not _apt("update"):
        return
    if not _apt(*options, *packages):
        # One name this release does not know must not keep the others away.
        known = [package for package in packages if _apt("install", "--simulate", package)]
        if known:
            _apt(*options, *known)


def _apt(*arguments: str) -> bool:
    quietly = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run([*_APT, *arguments], capture_output=True, stdin=subprocess.DEVNULL, env=quietly)
    return done.returncode == 0
