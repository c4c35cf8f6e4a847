"""``matrix``: how an incident's hypotheses stand, what that rests on, and how it came to be so."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from console.cli import access
from console.cli.terminal import printable, say_json
from console.domain.errors import BadInput
from console.domain.incident import Incident
from console.domain.letters import cut, folded
from console.domain.matrix import Count, Mark, Matrix, Row
from console.domain.matrix_history import Step, history
from console.domain.matrix_order import arranged, bands
from console.domain.matrix_words import carrying, finding, origin_name
from console.domain.times import dtg, iso
from console.store import incidents, matrix
from console.store.reader import Reader

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_SIGNS = {Mark.CONSISTENT: "+", Mark.INCONSISTENT: "x", Mark.NEUTRAL: "."}
_NAME_CELLS = 44


def offer(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this command."""
    made = commands.add_parser("matrix", help="how an incident's hypotheses stand, and what that rests on")
    made.add_argument("case", type=Path, metavar="CASE", help="the case file")
    made.add_argument("incident", nargs="?", default="", metavar="INCIDENT", help="words of its title or place, or id")
    made.add_argument("--known-at", type=access.moment, metavar="T", help="as the case was known then")
    made.add_argument("--analyst", metavar="NAME", help="by the marks of one analyst (else what all agree on)")
    made.add_argument("--json", action="store_true", help="print one object")
    access.add_key(made)
    made.set_defaults(run=_matrix)


def _matrix(asked: argparse.Namespace) -> int:
    with access.looked_at(asked) as store:
        access.tell_notice(store)
        with store.reader() if asked.known_at is None else store.known_at(asked.known_at) as reader:
            incident = _incident(reader, asked.incident)
            evidence = matrix.evidence(reader, incident.id)
            steps = history(matrix.past(reader, incident.id), asked.analyst)
    found = evidence.weighed(asked.analyst)
    if asked.analyst is not None and asked.analyst not in found.analysts:
        raise BadInput(
            f"{asked.analyst!r} has marked nothing here. Marked by: {', '.join(found.analysts) or 'nobody'}."
        )
    if asked.json:
        say_json(_answer(incident, found, steps))
    else:
        for line in _lines(incident, found):
            print(printable(line))
    return 0


def _incident(reader: Reader, words: str) -> Incident:
    """The incident meant: by id, by words, or the only one that has hypotheses."""
    known = incidents.incidents(reader)
    if words:
        wanted = folded(words).split()
        fitting = [one for one in known if one.id.hex() == words.strip()] or [
            one for one in known if all(word in folded(f"{one.title} {one.place}") for word in wanted)
        ]
    else:
        fitting = [one for one in known if matrix.hypotheses(reader, one.id)]
    weighed = [one for one in fitting if matrix.hypotheses(reader, one.id)] or fitting
    if len(weighed) == 1:
        return weighed[0]
    if not weighed:
        raise BadInput(f"No incident has {words!r} in it." if words else "No incident of this case has hypotheses yet.")
    names = "; ".join(one.title for one in weighed[:5])
    raise BadInput(f"{len(weighed)} incidents fit: {names}. Give more words, or the id.")


def _lines(incident: Incident, found: Matrix) -> Iterator[str]:
    yield f"{incident.title} · {incident.status.value}"
    for one in found.hypotheses:
        yield f"  {one.label}  {one.text}"
    labels = [one.label for one in found.hypotheses]
    yield ""
    yield _line("", "Report", labels)
    for band, lines in bands(arranged(found, neutral=True)):
        if band.value:
            yield f"     {band.value}"
        for line in lines:
            name = line.row.report.source or origin_name(line.row.origin)
            cells = [_cell(line.row, one.id) for one in found.hypotheses]
            yield _line(line.row.report.grade or "–", f"  ⤺ {name}" if line.under else name, cells)
    yield _line("", "Origins against (ranked)", [str(len(count.against)) for count in found.counts])
    yield _line("", "at credibility 4–5", [str(len(count.doubtful)) for count in found.counts])
    yield _line("", "Graded support", [str(count.support) for count in found.counts])
    yield ""
    yield finding(found)
    yield from carrying(found)


def _line(grade: str, name: str, cells: list[str]) -> str:
    return f"{grade:<3}  {cut(name, _NAME_CELLS):<{_NAME_CELLS}}" + "".join(f"{cell:>5}" for cell in cells)


def _cell(row: Row, hypothesis_id: bytes) -> str:
    if hypothesis_id in row.differ:
        return "≠"
    mark = row.marks.get(hypothesis_id)
    return "" if mark is None else _SIGNS[mark]


def _answer(incident: Incident, found: Matrix, steps: tuple[Step, ...]) -> dict[str, Any]:
    return {
        "incident": {"id": incident.id.hex(), "title": incident.title, "status": incident.status.value},
        "finding": finding(found),
        "leads": None if found.leader is None else found.leader.label,
        "remaining": [one.label for one in sorted(found.remaining, key=lambda one: one.position)],
        "ranking": [[one.label for one in group] for group in found.ranking],
        "hypotheses": [_counted(count) for count in found.counts],
        "carrying": list(carrying(found)),
        "analysts": list(found.analysts),
        "differences": found.differences,
        "reports": [_told(row, found) for row in found.rows],
        "history": [_stepped(step, found) for step in steps],
    }


def _counted(count: Count) -> dict[str, Any]:
    return {
        "label": count.hypothesis.label,
        "text": count.hypothesis.text,
        "origins_against": list(count.against),
        "origins_against_doubtful": list(count.doubtful),
        "origins_for": list(count.backing),
        "support": count.support,
    }


def _told(row: Row, found: Matrix) -> dict[str, Any]:
    labels = {one.id: one.label for one in found.hypotheses}
    return {
        "id": row.report.id.hex(),
        "received_at": iso(row.report.received_at),
        "source": row.report.source,
        "origin": row.origin,
        "grade": row.report.grade,
        "counts_as": row.tier.value if row.speaks else "nothing",
        "repeats": None if row.echo_of is None else row.echo_of.id.hex(),
        "withdrawn_at": None if row.report.withdrawn_at is None else iso(row.report.withdrawn_at),
        "headline": row.report.headline,
        "marks": {labels[one]: mark.value for one, mark in row.marks.items()},
        "differ": {labels[one]: dict(each) for one, each in row.differ.items()},
    }


def _stepped(step: Step, found: Matrix) -> dict[str, Any]:
    labels = [one.label for one in found.hypotheses]
    return {
        "at": iso(step.at),
        "dtg": dtg(step.at),
        "against": dict(zip(labels, step.against, strict=True)),
        "support": dict(zip(labels, step.support, strict=True)),
        "leads": None if step.leader is None else step.leader.label,
        "remaining": [one.label for one in step.remaining],
    }
