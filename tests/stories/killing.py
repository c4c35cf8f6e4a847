"""A child process that writes into a case until it is killed, and what it had acknowledged by then."""

import os
import signal
from collections.abc import Callable


def killed(work: Callable[[int], None], hear: Callable[[int], bytes]) -> bytes:
    """Let a child ``work`` (it writes what it acknowledges to the descriptor given), kill it; all it acknowledged.

    ``hear`` reads until the kill is due; what it gives comes first.
    """
    told, acknowledge = os.pipe()
    child = os.fork()
    if child == 0:
        # A copy of the test's own process: it must never come back into pytest.
        try:
            os.close(told)
            work(acknowledge)
            signal.pause()
        finally:
            os._exit(70)
    os.close(acknowledge)
    heard = hear(told)
    os.kill(child, signal.SIGKILL)
    while more := os.read(told, 1 << 16):
        heard += more
    os.close(told)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the child must die of the kill and not of a fault of its own"
    return heard
