"""Refresh the lock files after a change of pyproject.toml: ``python3 packaging/lock.py [--upgrade]``.

Writes requirements-build.txt, requirements.txt and requirements-dev.txt with the hashes of every file of every
locked version, for all systems and Pythons at once. Versions already locked stay unless ``--upgrade`` is given. The
resolver (uv, from PyPI) works in a virtual environment that is thrown away.
"""

import sys

sys.dont_write_bytecode = True  # a run leaves nothing behind in packaging/

import floor  # noqa: E402, F401, I001 - stops here on an older Python
import argparse  # noqa: E402
import subprocess  # noqa: E402
import tempfile  # noqa: E402
from collections.abc import Sequence  # noqa: E402
from pathlib import Path  # noqa: E402

import environment  # noqa: E402


def main(arguments: Sequence[str]) -> int:
    """Write the three locks. Raises CalledProcessError when there is no solution or no network."""
    usage = argparse.ArgumentParser(prog="lock.py", description=__doc__.partition("\n")[0])
    usage.add_argument("--upgrade", action="store_true", help="take newer versions where pyproject.toml allows them")
    more = ["--upgrade"] if usage.parse_args(arguments).upgrade else []
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run([sys.executable, "-m", "venv", scratch], check=True)
        interpreter = str(environment.python(Path(scratch)))
        subprocess.run([interpreter, "-m", "pip", "install", "--quiet", "uv"], check=True)
        resolve = [interpreter, "-m", "uv", "pip", "compile", "--quiet", "--universal", "--python-version=3.11"]
        # One version of a package for all Pythons: what is tested is what everybody runs.
        resolve += [
            "--fork-strategy=fewest",
            "--generate-hashes",
            "--no-annotate",
            "--custom-compile-command=python3 packaging/lock.py",
            "--strip-extras",
        ]
        for options in (
            ["packaging/requirements-build.in", "--output-file=packaging/requirements-build.txt"],
            ["pyproject.toml", "--output-file=packaging/requirements.txt"],
            [
                "pyproject.toml",
                "--extra=dev",
                "--constraints=packaging/requirements.txt",
                "--output-file=packaging/requirements-dev.txt",
            ],
        ):
            subprocess.run([*resolve, *more, *options], check=True, cwd=environment.CHECKOUT, stdout=subprocess.DEVNULL)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
