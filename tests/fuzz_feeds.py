"""Damage files of every format and see that no parser breaks: ``python -m tests.fuzz_feeds [SECONDS] [FORMAT …]``.

Each parser is given damaged files for so many seconds (60) in a process with the limits every import has: damaged in
their bytes, and in the values, elements, rows, members and tables their format has (:mod:`tests.fuzz_structure`).
``--with FOLDER`` damages the files of a folder too, each for the format it is recognised as; nothing of them is kept.

What counts as broken: an exception that is no refusal, a process that ends by itself, more than 5 seconds of the
processor on one file, more than 512 MiB, a draft that breaks what :mod:`console.feeds.drafts` promises. Every case
comes from its number, so that it can be made again: ``--case FORMAT NUMBER FILE [FOLDER]`` writes it to a file.
"""

import argparse
import io
import math
import random
import signal
import subprocess
import sys
import threading
import time
import traceback
import warnings
import zipfile
from pathlib import Path

from console.config import children
from console.feeds import confined, formats, wire
from console.feeds.drafts import Asked, FeatureDraft, Refused, Rejected, ReportDraft, UnitDraft, UnitState
from console.feeds.given import GivenBytes
from tests.fuzz_seeds import seeds
from tests.fuzz_structure import restructured

MEMORY = 512 << 20
HANG_S = 5.0
"""Of the processor, so that other programs on the machine count nothing."""
_STILL_S = 60.0
_MOST_FILES = 200
_MOST = 1 << 20
_TOKENS = (
    b"<", b">", b"&", b'"', b"'", b"\x00", b"\xff", b"NaN", b"inf", b"-1", b"1e999", b"999999999999999999999", b"null",
    b"[[[[", b"{", b"\n", b",", b";", b"\xef\xbb\xbf", b"\xd0\x9f", b"&#x0;", b"]]>", b"<!--", b"<![CDATA[",
    b"9999-99-99", b"24:00", b"-180.0001", b"90.5", b"\\ud800", b"\xed\xa0\x80",
    b"PK\x03\x04", b"\x1f\x8b\x08", b"%n", b"0,0",
)  # fmt: skip


def damaged(number: int, given: list[bytes], others: list[bytes]) -> bytes:
    """The case of this number: one of the given files with one to eight things done to it."""
    dice = random.Random(number)
    whole = dice.choice(given if dice.random() < 0.95 else others)
    if dice.random() < 0.6 and (made := restructured(dice, whole, others)) is not None:
        return made[:_MOST] if dice.random() < 0.8 else _damaged(dice, made, others)
    if whole.startswith(b"PK") and dice.random() < 0.6:
        return _repacked(dice, whole, others)
    return _damaged(dice, whole, others)


def _repacked(dice: random.Random, archive: bytes, others: list[bytes]) -> bytes:
    """An archive that is whole, one of its members damaged."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        chosen = dice.choice(old.namelist())
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, _damaged(dice, content, others) if name == chosen else content)
    return made.getvalue()


def _damaged(dice: random.Random, whole: bytes, others: list[bytes]) -> bytes:
    content = bytearray(whole)
    for _ in range(dice.choice((1, 1, 2, 3, 5, 8))):
        if not content:
            break
        at = dice.randrange(len(content))
        length = min(len(content) - at, dice.choice((1, 2, 4, 16, 64, 256)))
        match dice.randrange(9):
            case 0:
                content[at] ^= 1 << dice.randrange(8)
            case 1:
                content[at : at + length] = dice.randbytes(length)
            case 2:
                del content[at : at + length]
            case 3:
                content[at:at] = content[at : at + length] * dice.choice((1, 2, 50))
            case 4:
                content[at:at] = dice.choice(_TOKENS) * dice.choice((1, 1, 1, 300))
            case 5:
                other = dice.choice(others)
                begin = dice.randrange(len(other))
                content[at : at + length] = other[begin : begin + 256]
            case 6:
                del content[at:]
            case 7:
                content[at : at + length] = dice.choice(_TOKENS)
            case 8 if len(content) >= at + 4:
                content[at : at + 4] = dice.choice((b"\xff\xff\xff\xff", b"\x00\x00\x00\x00", b"\xff\xff\xff\x7f"))
    return bytes(content[:_MOST])


def broken(name: str, content: bytes) -> str:
    """What a parser does wrong with a file; empty when nothing."""
    given = GivenBytes("fuzzed", content)
    numbers: set[int] = set()
    try:
        _, drafts = formats.read(given, Asked(), name)
        for draft in drafts:
            wire.encoder.encode(draft) if "\\ud" not in ascii(draft) else None
            if isinstance(draft, ReportDraft | FeatureDraft | UnitDraft | Rejected):
                number = draft.record if isinstance(draft, Rejected) else draft.number
                if number < 1 or number in numbers:
                    return f"record {number} comes twice or counts from nowhere"
                numbers.add(number)
            for placed in (draft,) if isinstance(draft, ReportDraft) else getattr(draft, "states", ()):
                if not _placed(placed):
                    return f"a position that is none: {placed.lat}, {placed.lon}"
        for parser in formats.parsers():
            parser.recognises(given)
    except Refused as refused:
        return "" if str(refused).strip() else "a refusal without a word"
    except MemoryError:
        raise
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__}: {error} ({Path(last.filename).name}:{last.lineno})"
    return ""


def _placed(draft: ReportDraft | UnitState) -> bool:
    if draft.lon is None or draft.lat is None:
        return draft.lon is draft.lat
    return (
        math.isfinite(draft.lon) and abs(draft.lon) <= 180 and abs(draft.lat) <= 90 and (draft.lon, draft.lat) != (0, 0)
    )


def _work(name: str, first: int, seconds: float, folder: str) -> None:
    """In the process with the limits: case after case, each told before it is tried."""
    warnings.simplefilter("ignore")
    files = _files(folder)
    confined.confine(MEMORY, round(seconds) + 60)
    given, others = _given(name, files)
    until = time.monotonic() + seconds
    number, worst = first, 0.0
    while time.monotonic() < until:
        try:
            content = damaged(number, given, others)
        except MemoryError:  # what damages it may not take more than the parser either; that is no fault of the parser
            number += 1
            continue
        print(f"case {number}", flush=True)
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_PROF, HANG_S)  # which ends this process
        begun = time.process_time()
        wrong = broken(name, content)
        took = time.process_time() - begun
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_PROF, 0)
        if wrong:
            print(f"broken {' '.join(wrong.split())[:300]}", flush=True)
        if took > worst:
            worst = took
            print(f"took {took}", flush=True)
        number += 1
    print(f"peak {_peak()}", flush=True)


def _files(folder: str) -> list[GivenBytes]:
    if not folder:
        return []
    paths = [path for path in sorted(Path(folder).rglob("*")) if path.is_file() and path.stat().st_size <= _MOST]
    return [GivenBytes(path.name, path.read_bytes()) for path in paths[:_MOST_FILES]]


def _given(name: str, files: list[GivenBytes]) -> tuple[list[bytes], list[bytes]]:
    """What is damaged for a format, and what everything may be mixed with."""
    made = seeds()
    found = [file.whole() for file in files if _is(name, file)]
    others = [content for contents in made.values() for content in contents]
    return made.get(name, [] if found else others) + found, others


def _is(name: str, file: GivenBytes) -> bool:
    try:
        return formats.recognised(file).name == name
    except Refused:
        return False


def _peak() -> int:
    """The most memory this process had at once, in MiB; 0 where that is not known."""
    if sys.platform == "win32":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> (20 if sys.platform == "darwin" else 10)


class Fuzzed:
    """One parser under fire: ``cases`` tried, and what was found (case → what)."""

    def __init__(self, name: str, folder: str = "") -> None:
        self.name = name
        self.cases = 0
        self.worst = 0.0
        self.peak = 0
        self._folder = folder
        self.found: dict[int, str] = {}
        self._heard = 0.0
        self._case = 0

    def run(self, seconds: float) -> "Fuzzed":
        """For so many seconds; a process that breaks is followed by another, from the next case on."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self._one_process(left)
            self._case += 1
        return self

    def _one_process(self, seconds: float) -> None:
        command = [
            *children.command("tests.fuzz_feeds"),
            "--work",
            self.name,
            str(self._case),
            str(seconds),
            self._folder,
        ]
        environment = children.bare_environment()
        with subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as child:
            self._heard = time.monotonic() + 10  # it has to start first
            over = threading.Event()
            watch = threading.Thread(target=self._watch, args=(child, over))
            watch.start()
            for line in child.stdout or ():
                self._heard = time.monotonic()
                word, _, rest = line.partition(" ")
                if word == "case":
                    self._case = int(rest)
                    self.cases += 1
                elif word == "broken":
                    self.found.setdefault(self._case, rest.strip())
                elif word == "took":
                    self.worst = max(self.worst, float(rest))
                elif word == "peak":
                    self.peak = max(self.peak, int(rest))
            over.set()
            watch.join()
            said = child.stderr.read() if child.stderr else ""
        if child.returncode:
            if child.returncode == -getattr(signal, "SIGPROF", 0):
                self.found.setdefault(self._case, f"more than {HANG_S:.0f} s")
            memory = "MemoryError" in said or child.returncode == confined.OUT_OF_MEMORY
            why = "more than 512 MiB" if memory else f"ended with {child.returncode}: {said.strip()[-300:]}"
            self.found.setdefault(self._case, why)

    def _watch(self, child: "subprocess.Popen[str]", over: threading.Event) -> None:
        while not over.wait(0.1):
            if time.monotonic() - self._heard > _STILL_S:
                self.found.setdefault(self._case, f"nothing for {_STILL_S:.0f} s")
                child.kill()
                return


def main() -> int:
    """Fuzz all parsers, or those named; 1 when something was found."""
    if sys.argv[1:2] == ["--work"]:
        _work(sys.argv[2], int(sys.argv[3]), float(sys.argv[4]), sys.argv[5])
        return 0
    if sys.argv[1:2] == ["--case"]:
        given, others = _given(sys.argv[2], _files("".join(sys.argv[5:6])))
        Path(sys.argv[4]).write_bytes(damaged(int(sys.argv[3]), given, others))
        return 0
    asked = argparse.ArgumentParser(prog="python -m tests.fuzz_feeds", description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("seconds", nargs="?", type=float, default=60.0, help="for each parser (60)")
    asked.add_argument("formats", nargs="*", help="only these")
    asked.add_argument("--with", dest="folder", default="", help="damage the files of this folder too")
    words = asked.parse_args()
    known = list(dict.fromkeys(parser.name for parser in formats.parsers()))
    found = False
    for name in words.formats or known:
        fuzzed = Fuzzed(name, words.folder).run(words.seconds)
        told = f"worst {fuzzed.worst:.2f} s of the processor, {fuzzed.peak} MiB"
        print(f"{name:10} {fuzzed.cases:8} cases, {told}, {len(fuzzed.found)} broken", flush=True)
        for case, what in sorted(fuzzed.found.items())[:20]:
            print(f"    case {case}: {what}", flush=True)
        found |= bool(fuzzed.found)
    return int(found)


if __name__ == "__main__":
    sys.exit(main())
