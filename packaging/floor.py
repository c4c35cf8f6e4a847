"""The oldest Python the program runs on. Importing this module stops, in one sentence, on an older one.

The entry scripts import it before anything else; it and they keep to syntax that even Python 2 can read.
"""

import sys

OLDEST = (3, 11)

if sys.version_info < OLDEST:
    sys.exit(
        "Flank Console needs Python %d.%d or newer and this is Python %d.%d: install a newer one and start with it."
        % (OLDEST + tuple(sys.version_info[:2]))
    )
