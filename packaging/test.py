"""Check everything: ``python3 packaging/test.py [--quick] [--wheelhouse DIR] [pytest arguments]``.

Sets up ``.venv`` as run.py does, with the tools of development added, and runs every check even when one
fails. ``--quick`` leaves out the tests under Xvfb and the wheel. The work is done in suite.py.
"""

import sys

sys.dont_write_bytecode = True  # a run leaves nothing behind in packaging/

import floor  # noqa: E402, F401 - stops here on an older Python, before newer syntax is read
import suite  # noqa: E402

if __name__ == "__main__":
    sys.exit(suite.main(sys.argv[1:]))
