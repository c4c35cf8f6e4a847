"""Start Flank Console from a checkout: ``python3 packaging/run.py [--wheelhouse DIR] [console arguments]``.

The first start makes ``.venv`` and installs the locked dependencies (from the folder DIR where there is no
network: see wheelhouse.py); every start then hands the other arguments to the console, ``demo baseline``
when there are none. The work is done in start.py.
"""

import sys

sys.dont_write_bytecode = True  # a start leaves nothing behind in packaging/

import floor  # noqa: E402, F401 - stops here on an older Python, before newer syntax is read
import start  # noqa: E402

if __name__ == "__main__":
    sys.exit(start.main(sys.argv[1:]))
