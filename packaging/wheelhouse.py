"""Fill a folder from which run.py sets up without a network: ``python3 packaging/wheelhouse.py [--dev] DIR``.

Run it on a connected machine of the same kind (system, processor, Python) as the one in the secure room,
carry DIR over, and start there with ``python3 packaging/run.py --wheelhouse DIR``. What it fetches is
checked against the lock here and again there. ``--dev`` adds what packaging/test.py needs.
"""

import sys

sys.dont_write_bytecode = True

import floor  # noqa: E402, F401, I001 - stops here on an older Python
import argparse  # noqa: E402
import subprocess  # noqa: E402
import tempfile  # noqa: E402
from collections.abc import Sequence  # noqa: E402
from pathlib import Path  # noqa: E402

import environment  # noqa: E402


def main(arguments: Sequence[str]) -> int:
    """Download every package of the lock into the folder. Returns 0, or pip's exit code."""
    usage = argparse.ArgumentParser(prog="wheelhouse.py", description=__doc__.partition("\n")[0])
    usage.add_argument("folder", metavar="DIR", type=Path)
    usage.add_argument("--dev", action="store_true", help="also what packaging/test.py needs")
    asked = usage.parse_args(arguments)
    asked.folder.mkdir(parents=True, exist_ok=True)
    lock = environment.DEVELOPMENT if asked.dev else environment.RUNTIME
    with tempfile.TemporaryDirectory() as scratch:
        # pip asks a source package for its name and version by running the build tool: it must be there.
        subprocess.run([sys.executable, "-m", "venv", scratch], check=True)
        interpreter = environment.python(Path(scratch))
        to_folder = ("--dest", str(asked.folder))
        return (
            environment.run_pip(interpreter, "download", None, environment.BUILD, *to_folder)
            or environment.run_pip(interpreter, "install", asked.folder, environment.BUILD)
            or environment.run_pip(interpreter, "download", None, lock, *to_folder)
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
