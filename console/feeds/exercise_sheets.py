"""Sheets of injects, as OpenAEV and OpenBAS import them and as exercise planners keep them: what is played, and when.

An inject is a report as text. A time counted from the start of the exercise stays as it was written, with its minutes
in ``offset``; a time on the calendar is never made of it.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from console.feeds import exercise_times, moments, workbooks
from console.feeds.column_names import words_of
from console.feeds.drafts import Asked, Draft, Given, Refused, Rejected, ReportDraft, Warned
from console.feeds.table_heads import head
from console.feeds.table_rows import HEADLINE, short

_WHEN = frozenset(("timeline", "trigger", "trigger time", "inject time", "offset", "exercise time", "delta", "t time"))
_PLAYED = frozenset(
    (
        "teams",
        "team",
        "audience",
        "inject",
        "expectation",
        "expectation name",
        "expectation description",
        "expected outcome",
        "expected action",
        "action to be taken",
        "recipient players",
        "responsible controller",
    )
)
_TITLES = ("subject", "title", "event title", "inject title", "name", "action to be taken", "inject", "event")
_TEXTS = ("content", "message", "body", "description", "event description", "details", "comments", "comment")
_LARGEST = 4 << 20  # a plan that people play is no larger
_LOOKED_AT = 60  # rows of a sheet show whether it has injects
_TRIGGERS = 0.6  # the share of the rows whose cell says when
_NOTHING = frozenset(("", "?", "??", "???", "-", "–", "n/a", "tbd"))


class _Plan(NamedTuple):
    """The columns of a sheet of injects, and its rows."""

    names: list[str]
    rows: list[list[str]]
    when: int
    titles: list[int]
    texts: list[int]


class InjectSheet:
    """See the module."""

    name = "injects"

    def recognises(self, given: Given) -> bool:
        """Whether it is a workbook with a sheet of injects."""
        if given.size > _LARGEST or not workbooks.is_workbook(given):
            return False
        try:
            return any(_plan(sheet.rows) is not None for sheet in workbooks.sheets(given, _LOOKED_AT))
        except Refused:
            return False

    def read(self, given: Given, asked: Asked) -> Iterator[Draft]:
        """One report an inject. Raises Refused."""
        number = 0
        left = []
        zoneless = False
        for sheet in workbooks.sheets(given):
            plan = _plan(sheet.rows)
            if plan is None:
                left.append(f"“{sheet.name}”")
                continue
            section = ""
            for row in plan.rows:
                cells = [cell.strip() for cell in row] + [""] * (len(plan.names) - len(row))
                filled = [cell for cell in cells if cell]
                if len(filled) == 1 and not exercise_times.is_trigger(filled[0]):
                    section = filled[0]
                    continue
                number += 1
                draft = _inject(number, plan, cells, section)
                zoneless = zoneless or (isinstance(draft, ReportDraft) and draft.occurred_from is not None)
                yield draft
        if not number:
            raise Refused(f"Not taken: {given.name} has no injects. Nothing was written.")
        if left:
            yield Warned(f"Sheets without injects were left out: {', '.join(left)}.")
        if zoneless:
            yield Warned(moments.ZONELESS)


def _plan(rows: Sequence[Sequence[str]]) -> _Plan | None:
    """The columns of a sheet of injects; None where it is none."""
    filled = [list(row) for row in rows if any(cell.strip() for cell in row)]
    if not filled:
        return None
    for before, row in enumerate(filled[:10]):
        words = [words_of(cell) for cell in row]
        if sum(word in _PLAYED for word in words) >= 1 and any(word in _WHEN for word in words):
            when = next(at for at, word in enumerate(words) if word in _WHEN)
            names = [" ".join(cell.split()) or f"column {at}" for at, cell in enumerate(row, start=1)]
            return _Plan(names, filled[before + 1 :], when, _of(words, _TITLES), _of(words, _TEXTS))
    found = head(filled)
    if found.before and len(filled) > 1 and not exercise_times.is_trigger(" ".join(filled[0][1:2])):
        return None
    return _bare_plan(filled)


def _bare_plan(rows: list[list[str]]) -> _Plan | None:
    """Without a header: one column says when, the first other column what is done, the rest is text."""
    width = max(map(len, rows))
    for at in range(min(width, 6)):
        cells = [row[at].strip() for row in rows if at < len(row) and row[at].strip()]
        relative = sum(map(exercise_times.is_trigger, cells))
        if len(cells) >= 2 and relative >= _TRIGGERS * len(cells):
            others = [column for column in range(width) if column != at]
            return _Plan([f"column {n}" for n in range(1, width + 1)], rows, at, others[:1], others[2:])
    return None


def _of(words: Sequence[str], wanted: Sequence[str]) -> list[int]:
    return [words.index(one) for one in wanted if one in words]


def _inject(number: int, plan: _Plan, cells: list[str], section: str) -> ReportDraft | Rejected:
    told = [at for at in plan.titles if cells[at].lower() not in _NOTHING]
    texts = [cells[at] for at in plan.texts if cells[at].lower() not in _NOTHING and not _is_number(cells[at])]
    if not told and not texts:
        return Rejected(number, "The inject does not say what is played.")
    title = cells[told[0]] if told else texts[0]
    attributes = {
        name: cell
        for at, (name, cell) in enumerate(zip(plan.names, cells, strict=False))
        if cell and at not in plan.texts and at not in told[:1] and at != plan.when
    }
    if section:
        attributes["section"] = section
    when = cells[plan.when]
    moment = moments.Moment(None)
    if when:
        attributes["exercise time"] = when
        if (offset := exercise_times.minutes(when)) is not None:
            attributes["offset"] = str(offset)
        if exercise_times.is_dated(when):
            moment = moments.read(when, day_first=True)
    return ReportDraft(
        number=number,
        headline=short(title) if len(title) > HEADLINE or "\n" in title else title,
        body="\n\n".join(texts),
        occurred_from=moment.at,
        time_precision=moment.precision,
        attributes=attributes,
    )


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdigit()


PARSERS = (InjectSheet(),)
