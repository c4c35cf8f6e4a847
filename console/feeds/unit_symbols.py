"""Symbol codes of the units of one file as twenty digits, and what was lost of those written in letters."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from console.domain import lettered
from console.domain.errors import BadInput
from console.domain.numbers import grouped
from console.domain.sidc import Context, Identity, parse
from console.feeds import symbol_codes
from console.feeds.drafts import Warned

_UNTOLD = "0" * 16
"""Digits 5 to 20 of a code that says nothing of what a unit is."""
_SUBJECT = re.compile(r"(?:country code|order of battle|function|modifier|status|affiliation)\b")


class Symbol(NamedTuple):
    """Twenty digits or nothing; ``note`` says what of the code as written they leave out; ``nation`` it named."""

    code: str = ""
    note: str = ""
    nation: str = ""
    exercise: bool = False


class UnitSymbols:
    """Translates codes and remembers what was lost, to tell it once for the file."""

    def __init__(self) -> None:
        self._lettered = 0
        self._lost: Counter[str] = Counter()
        self._unread: list[str] = []

    def read(self, written: str, identity: Identity | None = None) -> Symbol:
        """The symbol of a unit; ``identity`` is that of its side, for codes that say none."""
        plain = symbol_codes.code(written)
        if not plain:
            return self._none(written)
        if plain.isdigit():
            return self._digits(plain)
        try:
            found = lettered.to_digits(plain, identity)
        except BadInput:
            return self._none(written)
        if found.code[4:] == _UNTOLD:
            return Symbol()
        self._lettered += 1
        self._lost.update(subject[0] if (subject := _SUBJECT.match(one)) else one for one in found.lost)
        note = f"Symbol {plain} leaves out in digits: {', '.join(found.lost)}." if found.lost else ""
        exercise = parse(found.code).context is not Context.REALITY
        return Symbol(found.code, note, lettered.country(plain), exercise)

    def warnings(self) -> Iterator[Warned]:
        """What to tell once all units were read."""
        if self._lettered:
            told = ", ".join(f"{subject} ({grouped(count)})" for subject, count in self._lost.items())
            lost = f" What that leaves out is noted with each: {told}." if told else " Nothing was lost."
            yield Warned(f"Symbol codes of letters read as twenty digits: {grouped(self._lettered)}.{lost}")
        if self._unread:
            named = ", ".join(self._unread[:3]) + (" …" if len(self._unread) > 3 else "")
            yield Warned(f"Symbol codes that are none and were left out: {grouped(len(self._unread))} ({named}).")

    def _digits(self, code: str) -> Symbol:
        try:
            context = parse(f"10{code[2:]}").context
        except BadInput:
            return self._none(code)
        if code[4:] == _UNTOLD:
            return Symbol()
        return Symbol(f"10{code[2:]}", exercise=context is not Context.REALITY)

    def _none(self, written: str) -> Symbol:
        if said := written.strip():
            self._unread.append(ascii(said[:30])[1:-1])
        return Symbol(note=f"Symbol as written: {said[:60]}." if said else "")


def with_identity(code: str, identity: Identity | None) -> str:
    """The code with digit 4 of its side, where both are there."""
    return code if identity is None or not code else f"{code[:3]}{identity:d}{code[4:]}"
