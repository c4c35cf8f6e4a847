"""The limits of a process on Windows: a job object that holds memory and processor time and lets it start no other."""

import ctypes
import sys
from typing import Any, Final

_EXTENDED_LIMITS: Final = 9
_PROCESS_TIME, _ACTIVE_PROCESS, _PROCESS_MEMORY, _NO_ERROR_BOX, _KILL_ON_CLOSE = 0x2, 0x8, 0x100, 0x400, 0x2000
_TICKS: Final = 10_000_000
"""So many units of time make a second."""

_kept: list[Any] = []


class _Basic(ctypes.Structure):
    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    )


class _Extended(ctypes.Structure):
    _fields_ = (
        ("Basic", _Basic),
        ("IoInfo", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


if sys.platform == "win32":

    def limit(memory: int, processor_s: int) -> None:
        """Put this process into a job of its own. Raises OSError where the system does not let it."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = ctypes.c_void_p
        kernel.CreateJobObjectW.argtypes = (ctypes.c_void_p, ctypes.c_wchar_p)
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        kernel.SetInformationJobObject.argtypes = (ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_uint32)
        kernel.AssignProcessToJobObject.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
        job = kernel.CreateJobObjectW(None, None)
        wanted = _Extended()
        wanted.Basic.LimitFlags = _PROCESS_TIME | _ACTIVE_PROCESS | _PROCESS_MEMORY | _NO_ERROR_BOX | _KILL_ON_CLOSE
        wanted.Basic.PerProcessUserTimeLimit = processor_s * _TICKS
        wanted.Basic.ActiveProcessLimit = 1
        wanted.ProcessMemoryLimit = memory
        size = ctypes.sizeof(wanted)
        if not (
            job
            and kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(wanted), size)
            and kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
        ):
            raise ctypes.WinError(ctypes.get_last_error())
        _kept.append(job)  # closing the handle would end the process
