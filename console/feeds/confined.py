"""What the process that parses may not do, whatever a file makes of it: no network, no writing, no other process.

The limits of the system hold for everything in the process, on Linux also what its kernel refuses
(:mod:`console.feeds.confined_linux`). The audit hook holds for Python's own code: it stops a
library that would fetch an address or write a file, and cannot be taken off again.
"""

import os
import select
import sys
import threading
import time
from typing import Final

OUT_OF_MEMORY: Final = 86
"""The exit code of a process that took more memory than it may."""

_FORBIDDEN: Final = (
    "socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.startfile", "os.system", "pty.",
    "shutil.", "os.chmod", "os.chown", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink",
    "os.truncate", "os.utime", "os.kill", "pickle.find_class", "winreg.", "ftplib.", "http.client.", "imaplib.",
    "nntplib.", "poplib.", "smtplib.", "telnetlib.", "urllib.", "webbrowser.", "ctypes.", "sqlite3.enable_load_ext",
    "sqlite3.load_ext", "os.setxattr", "os.removexattr", "tempfile.", "_winapi.CreateFile",
    "_winapi.CreateProcess", "_winapi.CreateJunction",
)  # fmt: skip
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_LOOK_EVERY_S: Final = 0.1


class Forbidden(PermissionError):
    """A parser, or a library it uses, tried what no parser may."""


def confine(memory: int, processor_s: int) -> None:
    """From here on, for good: so many bytes of memory, so many seconds of the processor, and only reading."""
    if sys.platform == "win32":
        from console.feeds.confined_windows import limit

        limit(memory, processor_s)
    else:
        _limit(memory, processor_s)
    if sys.platform == "linux":
        from console.feeds import confined_linux

        confined_linux.filtered()
    import ctypes  # noqa: F401  numpy looks for it, and nothing loads it from here on

    sys.addaudithook(_refuse)


def end_with_parent() -> None:
    """The process ends when the console that started it has gone, however that ended; before any limit."""
    if sys.platform == "linux":
        from console.feeds import confined_linux

        confined_linux.end_with_parent()
        if select.select([0], [], [], 0)[0]:  # nothing more is sent: it is the end, and came before this was asked for
            os._exit(0)
    else:
        held_open = os.dup(0)
        threading.Thread(target=_end_after, args=(held_open,), daemon=True).start()


def _end_after(pipe: int) -> None:
    """Nothing more comes on the pipe: only its end is waited for."""
    os.read(pipe, 1)
    os._exit(0)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open":
        flags = arguments[2]
        if isinstance(flags, int) and flags & _WRITING:
            raise Forbidden("writing")
    elif event == "sqlite3.connect":
        if arguments[0] != ":memory:":
            raise Forbidden("a database in a file")
    elif event.startswith(_FORBIDDEN):
        raise Forbidden(event)


if sys.platform != "win32":
    import resource

    _LAST_S = 5
    """So long after it was told that its time is over it is ended without being told."""

    def _limit(memory: int, processor_s: int) -> None:
        _lower(resource.RLIMIT_CPU, processor_s, _LAST_S)
        for what, most in (
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_NOFILE, 64),
        ):
            _lower(what, most)
        if sys.platform == "darwin":
            # macOS takes the number and does not hold it.
            threading.Thread(target=_watch, args=(memory,), daemon=True).start()
        else:
            _lower(resource.RLIMIT_AS, memory)
            _lower(resource.RLIMIT_NPROC, 0)

    def _lower(what: int, most: int, after: int = 0) -> None:
        _, hard = resource.getrlimit(what)
        last = most + after
        if hard != resource.RLIM_INFINITY:
            most, last = min(most, hard), min(last, hard)
        resource.setrlimit(what, (most, last))

    def _watch(memory: int) -> None:
        """End the process once it took too much: bytes are what macOS counts the largest size in."""
        while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss <= memory:
            time.sleep(_LOOK_EVERY_S)
        os._exit(OUT_OF_MEMORY)
