"""What makes a start quick, before anything large is imported."""

import gc
import os


def make_haste() -> None:
    """Before numpy and Qt are imported: no worker threads for linear algebra nobody does here, no collections.

    Measured on two cores: 50 ms and 60 ms of the first painted window. :func:`take_breath` follows once it is painted.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.disable()


def take_breath() -> None:
    """Collect again from here on; what the start made stays for good and is never looked through again."""
    gc.freeze()
    gc.enable()
