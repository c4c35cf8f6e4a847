"""What stands otherwise on a page than on an earlier one of the same slide, as short sentences in reading order.

Only what is sure to be the same thing is said to have been something else: a value by the name beside it, a cell by its
row and column, a heading by its place. All else is new, or gone.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from console.domain.letters import shortened
from console.exports.briefing.page import Element, Figure, Map, Page, Table, Words, texts_of
from console.map.words import tr

_TOLD: Final = 90
_NAME: Final = 40
_SAME_LINE: Final = 6.0
"""Words whose tops are so near stand on one line, in pixels."""
_BESIDE: Final = 24.0
"""So near before a value stands its name."""
_LEGEND: Final = 20
"""Words of that size say how to read the rest."""
_TIME: Final = re.compile(r"(?:\d\d)?(\d{4}Z)(?: ±)?")
_SIGN: Final = 2
"""A cell of so few letters is a sign: it says nothing without the names of its columns."""
_WHOLE: Final = ""
_SENTENCE: Final = re.compile(r"\n|(?<=[.?!]) +")


def differences(before: Page | None, after: Page | None) -> tuple[str, ...]:
    """What is so on ``after`` and was not on ``before``; None: there was no such page. Nothing: both say the same."""
    if before is None or after is None:
        if after is not None:
            return (tr("There is something to show now: “{title}”", title=_short(after.title)),)
        return () if before is None else (tr("There is nothing to show here any more."),)
    found = [tr("Title: “{new}”", new=_short(after.title))] if before.title != after.title else []
    found += _words(_all_words(before), _all_words(after))
    found += _tables(_of(before, Table), _of(after, Table))
    found += _charts(before, after)
    found += [line for line in after.overrides if line not in before.overrides]
    if not found and before.sources != after.sources:
        found.append(tr("It rests on other sources."))
    return tuple(dict.fromkeys(found))


def _of(page: Page, *kinds: type) -> list[Element]:
    return [one for one in page.elements if isinstance(one, kinds)]


def _all_words(page: Page) -> list[Words]:
    return [one for one in page.elements if isinstance(one, Words) and one.text.strip() and one.size > _LEGEND]


def _words(old: Sequence[Words], new: Sequence[Words]) -> Iterator[str]:
    """Values by their names first; then headings that became others, what is new, and what is gone."""
    was, now = _named(old), _named(new)
    for name, value in now.items():
        if name in was and not _same(was[name].text, value.text):
            yield _became(name, *_apart(was[name].text, value.text))
        elif name not in was and not _TIME.fullmatch(value.text):
            yield tr("{label}: “{new}”", label=name, new=_short(value.text))
    gone, came = _others(old, was, new), _others(new, now, old)
    for one in came:
        place = next((other for other in gone if _same_place(one, other)), None)
        if place is not None:
            gone.remove(place)
        yield _became("", *_apart("" if place is None else place.text, one.text))
    yield from _gone(one.text for one in gone)


def _named(words: Sequence[Words]) -> dict[str, Words]:
    """Values by the names that stand right before them; a time before a line is no name of it."""
    found: dict[str, Words] = {}
    for one in words:
        name = next((other for other in words if _names(other, one)), None)
        if name is not None and name.text not in found:
            found[name.text] = one
    return found


def _same(one: str, other: str) -> bool:
    """Whether two texts say the same: of the day before a time has its day, of the day of the slide not."""
    times = _TIME.fullmatch(one), _TIME.fullmatch(other)
    return one == other or (times[0] is not None and times[1] is not None and times[0][1] == times[1][1])


def _names(name: Words, value: Words) -> bool:
    gap = value.box.left - name.box.right
    on_line = abs(name.box.top - value.box.top) < _SAME_LINE
    return on_line and -1 <= gap <= _BESIDE and len(name.text) < _NAME and not _TIME.fullmatch(name.text)


def _others(words: Sequence[Words], named: dict[str, Words], elsewhere: Sequence[Words]) -> list[Words]:
    """Words that are neither names nor their values, nor stand on the other page as well; bare times are left out."""
    taken, left = {id(one) for one in named.values()}, Counter(one.text for one in elsewhere)
    found = []
    for one in words:
        if id(one) in taken or one.text in named or _TIME.fullmatch(one.text):
            continue
        if left[one.text]:
            left[one.text] -= 1
        else:
            found.append(one)
    return found


def _same_place(one: Words, other: Words) -> bool:
    near = abs(one.box.left - other.box.left) < 2 and abs(one.box.top - other.box.top) < 2
    return near and (one.size, one.weight) == (other.size, other.weight)


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
    return tr("Now on it: “{new}”", new=_short(new))


def _gone(texts: Iterable[str]) -> Iterator[str]:
    """All of it in one sentence."""
    names = [shortened(" ".join(text.split()), _NAME) for text in texts]
    if names:
        yield tr("No longer on it: “{old}”", old=_short(", ".join(names)))


def _tables(before: Sequence[Element], after: Sequence[Element]) -> Iterator[str]:
    """Rows by what stands in their first cell. Of a list of times, which is of the newest, older ones just leave."""
    old, new = _rows(before), _rows(after)
    for key, row in new.items():
        if key not in old:
            yield tr("Now on it: “{new}”", new=_short(", ".join(filter(_speaks, row.values()))))
        elif _WHOLE in row:
            if row[_WHOLE] != old[key].get(_WHOLE, ""):
                yield _became(_short(key), old[key].get(_WHOLE, ""), row[_WHOLE])
        else:
            yield from _cells(key, old[key], row)
    yield from _gone(key for key in old if key not in new and not _TIME.match(key))


def _speaks(text: str) -> bool:
    return any(len(part) > _SIGN for part in text.split(" · "))


def _cells(row: str, old: dict[str, str], new: dict[str, str]) -> Iterator[str]:
    for column, text in list(new.items())[1:]:
        was = old.get(column, "")
        if was != text:
            yield tr("{row}, {column}: “{new}”, was “{old}”", row=_short(row), column=column, new=_short(text or "–"),
                     old=_short(was or "–"))  # fmt: skip


def _rows(elements: Sequence[Element]) -> dict[str, dict[str, str]]:
    """Row by row its cells by the names of their columns; all in one, under no name, where columns have none."""
    found: dict[str, dict[str, str]] = {}
    for table in elements:
        if not isinstance(table, Table):
            continue
        for row in table.rows:
            first = row[0].text if row else ""
            time = _TIME.fullmatch(first)
            key = f"{time[1]} {row[1].text}" if time is not None and len(row) > 1 else first
            if all(column.title for column in table.columns[1:]):
                names = [column.title for column in table.columns]
                cells = {name or " ": cell.text for name, cell in zip(names, row, strict=False)}
            else:
                cells = {" ": first, _WHOLE: " · ".join(cell.text for cell in row[1:] if len(cell.text) > _SIGN)}
                cells[_WHOLE] = cells[_WHOLE] or " · ".join(cell.text for cell in row[1:])
            found[key if key and key not in found else f"{key} {len(found) + 1}".strip()] = cells
    return found


def _charts(before: Page, after: Page) -> Iterator[str]:
    """What is told on maps, mark by mark; of a chart what it says as a whole where that has a figure in it."""
    old, new = [Counter(text for one in _of(page, Map, Figure) for text in _told(one)) for page in (before, after)]
    for text in new - old:
        yield tr("Now on it: “{new}”", new=_short(text))
    yield from _gone(old - new)


def _told(element: Element) -> Iterator[str]:
    if isinstance(element, Figure):
        return iter((element.alt,) if re.search(r"\d", element.alt) else ())
    return (text for text in texts_of(element) if text)


def _short(text: str) -> str:
    return shortened(" ".join(text.split()), _TOLD)
