"""What the kernel of Linux itself refuses the process that parses, whatever language its libraries are written in.

No socket, no other process, no file opened for writing, made, moved or deleted. Where a kernel has no such filters, or
the machine is of a kind not known here, the other limits hold alone.
"""

import ctypes
import os
import platform
import signal
import struct
from typing import Final

_NO_NEW_PRIVILEGES: Final = 38
_FILTERED: Final = 22, 2
_END_WITH_PARENT: Final = 1
_LOAD, _EQUAL, _AT_LEAST, _ANY_OF, _ANSWER = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _MACHINE, _FIRST, _SECOND, _THIRD = 0, 4, 16, 24, 32
_ALLOW: Final = 0x7FFF0000
_REFUSE: Final = 0x00050000 | 1  # EPERM
_UNKNOWN: Final = 0x00050000 | 38  # ENOSYS: the library then asks in the way that can be judged
_NONE: Final = 0xFFFF  # a call this machine does not have
_THREAD: Final = 0x10000
_OTHER_NUMBERS: Final = 0x40000000
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC

# machine -> its mark, what is refused whatever it is asked with, what is answered as unknown, open, openat, clone
_MACHINES: Final = {
    "x86_64": (
        0xC000003E,
        # socket, connect, bind, socketpair; fork, vfork, execve, kill; truncate, ftruncate, rename to chmod, chown,
        # lchown; ptrace, mknod, setxattr, process_vm_readv, process_vm_writev, bpf, execveat, io_uring_setup, the *at
        # kin: mkdir, mknod, fchown, unlink, rename, link, symlink, fchmod, renameat2
        (41, 42, 49, 53, 57, 58, 59, 62, 76, 77, 82, 83, 84, 85, 86, 87, 88, 90, 91, 92, 93, 94, 101, 133, 188, 189,
         258, 259, 260, 263, 264, 265, 266, 268, 310, 311, 316, 321, 322, 425),
        (435, 437),  # clone3, openat2
        2, 257, 56,
    ),
    "aarch64": (
        0xC00000B7,
        (198, 199, 200, 203, 221, 129, 45, 46, 117, 33, 34, 35, 36, 37, 38, 52, 53, 54, 55, 5, 6, 270, 271, 276, 280,
         281, 425),
        (435, 437),
        _NONE, 56, 220,
    ),
}  # fmt: skip


def end_with_parent() -> None:
    """The system ends this process when the one that started it ends."""
    ctypes.CDLL(None).prctl(_END_WITH_PARENT, int(signal.SIGKILL), 0, 0, 0)


def filtered() -> bool:
    """From here on, for good; False where the system cannot."""
    if platform.machine() not in _MACHINES:
        return False
    rules = _rules(platform.machine())
    kept = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *rule) for rule in rules))
    program = struct.pack("@HP", len(rules), ctypes.addressof(kept))
    system = ctypes.CDLL(None)
    if system.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    return not system.prctl(*_FILTERED, program, 0, 0)


def _rules(machine: str) -> list[tuple[int, int, int, int]]:
    """The filter: (what to do, how many rules to skip when it holds, when it does not, with what)."""
    mark, refused, unknown, opened, opened_at, cloned = _MACHINES[machine]
    rules = [
        (_LOAD, 0, 0, _MACHINE),
        (_EQUAL, 1, 0, mark),
        (_ANSWER, 0, 0, _REFUSE),
        (_LOAD, 0, 0, _NUMBER),
        (_AT_LEAST, 0, 1, _OTHER_NUMBERS),
        (_ANSWER, 0, 0, _REFUSE),
    ]
    for numbers, answer in ((refused, _REFUSE), (unknown, _UNKNOWN)):
        for number in numbers:
            rules += [(_EQUAL, 0, 1, number), (_ANSWER, 0, 0, answer)]
    for number, place in ((opened, _SECOND), (opened_at, _THIRD)):
        rules += [
            (_EQUAL, 0, 4, number),
            (_LOAD, 0, 0, place),
            (_ANY_OF, 0, 1, _WRITING),
            (_ANSWER, 0, 0, _REFUSE),
            (_ANSWER, 0, 0, _ALLOW),
        ]
    return [
        *rules,
        (_EQUAL, 0, 4, cloned),
        (_LOAD, 0, 0, _FIRST),
        (_ANY_OF, 1, 0, _THREAD),
        (_ANSWER, 0, 0, _REFUSE),
        (_ANSWER, 0, 0, _ALLOW),
        (_ANSWER, 0, 0, _ALLOW),
    ]
