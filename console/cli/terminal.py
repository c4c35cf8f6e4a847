"""What reaches a terminal: text from outside never steers it, and JSON stays JSON."""

import json
import re
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

# JSON escapes what lies below a space by itself; these are DEL, C1, line separators and what turns text around.
_STEERING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    """Text for one line of a terminal: a space stands for every character that shows nothing or steers."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def say(text: str) -> None:
    """Print one line."""
    print(printable(text))


def say_json(value: object) -> None:
    """Print one JSON value, its text readable and what would steer a terminal escaped."""
    print(_STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False)))


@contextmanager
def uninterrupted(*, to_the_end: bool = False) -> Iterator[None]:
    """Ctrl+C waits until this is over: Qt's modules end the process when their loading is interrupted.

    ``to_the_end``: nothing is left to stop after it, so that Ctrl+C came too late.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    usual = signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)
    if came and not to_the_end:
        raise KeyboardInterrupt
