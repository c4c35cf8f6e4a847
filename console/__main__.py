"""Start the program: ``python -m console``."""

import faulthandler
import sys

from console.cli import main

if __name__ == "__main__":
    faulthandler.enable()  # what Python cannot catch leaves at least a trace
    sys.exit(main())
