"""What stands otherwise on a page than on an earlier one of the same slide, as short sentences in reading order."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from console.domain.letters import shortened
from console.exports.briefing.page import Element, Figure, Map, Page, Table, Words, texts_of
from console.map.words import tr

_TOLD: Final = 90
_SENTENCE: Final = re.compile(r"\n|(?<=[.?!]) +")
_SAME_LINE: Final = 6.0
"""Words whose tops are so near stand on one line, in pixels."""


def differences(before: Page | None, after: Page | None) -> tuple[str, ...]:
    """What is so on ``after`` and was not on ``before``; None: there was no such page. Nothing: both say the same."""
    if before is None or after is None:
        if after is not None:
            return (tr("There is something to show now: “{title}”", title=_short(after.title)),)
        return () if before is None else (tr("There is nothing to show here any more."),)
    found = [tr("Title: “{new}”", new=_short(after.title))] if before.title != after.title else []
    found += _words(_of(before, Words), _of(after, Words))
    found += _tables(_of(before, Table), _of(after, Table))
    found += _texts(_of(before, Map, Figure), _of(after, Map, Figure))
    found += [line for line in after.overrides if line not in before.overrides]
    if before.sources != after.sources:
        found.append(_short(after.sources) or tr("No source is named any more."))
    return tuple(dict.fromkeys(found))


def _of(page: Page, *kinds: type) -> list[Element]:
    return [one for one in page.elements if isinstance(one, kinds)]


def _words(before: Sequence[Element], after: Sequence[Element]) -> Iterator[str]:
    """Words that took the place of others, that are new, and that are gone."""
    old, new = [[one for one in side if isinstance(one, Words) and one.text.strip()] for side in (before, after)]
    kept = Counter(one.text for one in old) & Counter(one.text for one in new)
    gone, came = _without(old, kept), _without(new, kept)
    labels = [one for one in new if one not in came]
    for one in came:
        was = next((other for other in gone if _same_place(one, other)), None)
        if was is not None:
            gone.remove(was)
        yield _became(_label(one, labels), *_apart("" if was is None else was.text, one.text))
    for one in gone:
        yield tr("No longer there: “{old}”", old=_short(one.text))


def _without(words: Sequence[Words], kept: Counter[str]) -> list[Words]:
    left, found = Counter(kept), []
    for one in words:
        if left[one.text]:
            left[one.text] -= 1
        else:
            found.append(one)
    return found


def _same_place(one: Words, other: Words) -> bool:
    near = abs(one.box.left - other.box.left) < 2 and abs(one.box.top - other.box.top) < 40
    return near and (one.size, one.weight) == (other.size, other.weight)


def _label(one: Words, labels: Sequence[Words]) -> str:
    """What stands before it on its line, and stood there before."""
    on_line = [
        other
        for other in labels
        if abs(other.box.top - one.box.top) < _SAME_LINE and other.box.left < one.box.left and len(other.text) < 40
    ]
    return max(on_line, key=lambda other: other.box.left).text if on_line else ""


def _apart(old: str, new: str) -> tuple[str, str]:
    """Of both texts the sentences and lines that do not stand in the other, where both have some."""
    was, now = _SENTENCE.split(old), _SENTENCE.split(new)
    only_old = [one for one in was if one not in now]
    only_new = [one for one in now if one not in was]
    return " ".join(only_old), " ".join(only_new) if only_new else new


def _became(label: str, old: str, new: str) -> str:
    if label and old:
        return tr("{label}: “{new}”, was “{old}”", label=label, new=_short(new), old=_short(old))
    if label:
        return tr("{label}: “{new}”", label=label, new=_short(new))
    if old:
        return tr("“{new}”, was “{old}”", new=_short(new), old=_short(old))
    return tr("New: “{new}”", new=_short(new))


def _tables(before: Sequence[Element], after: Sequence[Element]) -> Iterator[str]:
    """Rows by what stands in their first cell."""
    old, new = _rows(before), _rows(after)
    for key, cells in new.items():
        if key not in old:
            yield tr("New: “{new}”", new=_short(", ".join(text for text in cells.values() if text)))
            continue
        for column, text in cells.items():
            was = old[key].get(column, "")
            if was != text:
                yield tr("{row}, {column}: “{new}”, was “{old}”", row=_short(key), column=column,
                         new=_short(text or "–"), old=_short(was or "–"))  # fmt: skip
    for key in old:
        if key not in new:
            yield tr("No longer there: “{old}”", old=_short(key))


def _rows(elements: Sequence[Element]) -> dict[str, dict[str, str]]:
    """Row by row its cells by the names of their columns; rows with one name are told apart by their place."""
    found: dict[str, dict[str, str]] = {}
    for table in elements:
        if isinstance(table, Table):
            names = [column.title or str(place) for place, column in enumerate(table.columns, start=1)]
            for row in table.rows:
                key = row[0].text if row[0].text and row[0].text not in found else f"{row[0].text} {len(found) + 1}"
                found[key.strip()] = {name: cell.text for name, cell in zip(names, row, strict=False)}
    return found


def _texts(before: Sequence[Element], after: Sequence[Element]) -> Iterator[str]:
    """What is told on maps, mark by mark; of a chart what it says as a whole: its axes are no news."""
    old, new = [Counter(text for one in side for text in _told(one) if text) for side in (before, after)]
    for text in new - old:
        yield tr("New: “{new}”", new=_short(text))
    for text in old - new:
        yield tr("No longer there: “{old}”", old=_short(text))


def _told(element: Element) -> Iterator[str]:
    return iter((element.alt,)) if isinstance(element, Figure) else texts_of(element)


def _short(text: str) -> str:
    return shortened(" ".join(text.split()), _TOLD)
