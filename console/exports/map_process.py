"""The process that makes a map file: reads an order from its standard input, draws it without a screen, ends."""

import os
import pickle
import sys

from console.config import tokens
from console.config.starting import make_haste
from console.domain.errors import CannotWrite
from console.exports.map_order import REFUSED, Order, fill


def main() -> int:
    """Fill the order on standard input; 0 when the file is there."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    make_haste()
    order: Order = pickle.load(sys.stdin.buffer)
    from PySide6.QtWidgets import QApplication

    from console.map.face import family

    app = QApplication(["flank"])
    family(tokens.load().fonts)
    try:
        fill(order)
    except CannotWrite as error:
        print(error, file=sys.stderr)
        return REFUSED
    finally:
        app.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
