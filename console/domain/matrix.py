"""The matrix of an incident: reports against hypotheses, and which explanation they leave standing.

The rules, and why they are so:

- What counts against a hypothesis is how many independent *origins* speak against it, never how many reports: the
  least contradicted explanation leads, not the most confirmed one (Heuer, *Psychology of Intelligence Analysis*,
  chapter 8).
- Only what is graded credibility 1 to 3 is ranked. What is doubtful (4) or improbable (5) is counted apart and shown.
  What cannot be judged (6, F, or not graded yet) counts neither way: it is not the worst grade, it is none.
- An echo adds nothing while the report it relays is linked too. Where only echoes of it are, the first received speaks
  for it. What was withdrawn, dismissed or replaced by a newer version counts nothing, nor do its echoes.
- An origin has one voice for each hypothesis. Where its reports differ over time, the newest that takes a side decides:
  a government that corrects itself is not its own opponent. A neutral mark takes no side, so it takes nothing back.
  Said both ways at the same moment, it counts neither way. Ranked and doubtful reports are judged apart, so that a
  doubtful word never takes a credible one back.
- Equal counts are parted by support: of each origin that speaks for a hypothesis, the best grade it says so with.
- A hypothesis *remains* while fewer than two more origins speak against it than against the best one; one *leads* only
  when it alone remains, that is with at least two fewer against than every rival.
- Where analysts differ on a mark it counts neither way until they agree; each can be looked at alone.

Nothing here reads a clock or a case.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from console.domain.report import Report, origin_of, root_of, stands
from console.domain.times import Instant

CLEAR = 2
"""So many fewer origins against it than against every rival has what leads."""
_OF_LETTER = {"A": 5, "B": 4, "C": 3, "D": 2, "E": 1}
_OF_NUMBER = {1: 3, 2: 2, 3: 1, 4: 1, 5: 1}


class Mark(StrEnum):
    """What an analyst says of a report and a hypothesis."""

    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"
    NEUTRAL = "neutral"


class Tier(StrEnum):
    """How a report's grade lets it count."""

    RANKED = "ranked"
    DOUBTFUL = "doubtful"
    UNJUDGED = "unjudged"


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One explanation; ``label`` is its short name, as H1, ``position`` its place in the row."""

    id: bytes
    position: int
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class EvidenceMark:
    """What one analyst said at one time of a report and a hypothesis; of two at one time the higher ``id`` is newer."""

    report_id: bytes
    hypothesis_id: bytes
    analyst: str
    mark: Mark
    at: Instant
    id: bytes = b""


@dataclass(frozen=True, slots=True)
class Row:
    """One report of the matrix.

    ``marks`` holds by hypothesis what the analysts say where they agree; ``differ`` the hypotheses on which they do
    not, with what each says. ``echo_of`` is the report it relays. ``speaks`` says that it counts for its origin at all.
    """

    report: Report
    origin: str
    tier: Tier
    marks: Mapping[bytes, Mark]
    differ: Mapping[bytes, Mapping[str, Mark]]
    echo_of: Report | None
    stands: bool
    speaks: bool

    @property
    def neutral(self) -> bool:
        """Whether it was marked and takes no side, so that nothing is seen of it in the matrix but dots."""
        return bool(self.marks) and not self.differ and set(self.marks.values()) == {Mark.NEUTRAL}

    @property
    def unmarked(self) -> bool:
        """Whether nobody has marked it yet."""
        return not self.marks and not self.differ

    def against(self) -> frozenset[bytes]:
        """The hypotheses it speaks against."""
        return frozenset(one for one, mark in self.marks.items() if mark is Mark.INCONSISTENT)

    def backs(self) -> frozenset[bytes]:
        """The hypotheses it speaks for."""
        return frozenset(one for one, mark in self.marks.items() if mark is Mark.CONSISTENT)


@dataclass(frozen=True, slots=True)
class Count:
    """What stands for and against one hypothesis: origins in the order they first said so, and graded support."""

    hypothesis: Hypothesis
    against: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    backing: tuple[str, ...] = ()
    support: int = 0


@dataclass(frozen=True, slots=True)
class Matrix:
    """Where an incident's hypotheses stand. ``rows`` are in the order the reports came, ``counts`` as the hypotheses.

    ``ranking`` has the least contradicted first, and together what nothing parts. ``remaining`` is what is not yet
    clearly worse than the best, best first.
    """

    hypotheses: tuple[Hypothesis, ...]
    rows: tuple[Row, ...]
    counts: tuple[Count, ...]
    analysts: tuple[str, ...] = ()
    ranking: tuple[tuple[Hypothesis, ...], ...] = ()
    remaining: tuple[Hypothesis, ...] = ()

    @property
    def leader(self) -> Hypothesis | None:
        """What leads, if anything does."""
        return self.remaining[0] if len(self.remaining) == 1 and len(self.hypotheses) > 1 else None

    @property
    def favourite(self) -> Hypothesis | None:
        """Of what remains and is least contradicted, the one with the most support; None where several share that."""
        return self.ranking[0][0] if self.ranking and len(self.ranking[0]) == 1 else None

    @property
    def differences(self) -> int:
        """On how many marks the analysts differ."""
        return sum(len(row.differ) for row in self.rows)

    def count(self, hypothesis_id: bytes) -> Count:
        """The count of one hypothesis. Raises KeyError."""
        for one in self.counts:
            if one.hypothesis.id == hypothesis_id:
                return one
        raise KeyError(hypothesis_id)

    @property
    def outcome(self) -> tuple[object, ...]:
        """What a reader takes from it: who leads, what remains, in which order."""
        return self.leader, frozenset(self.remaining), self.ranking


def weigh(
    reports: Sequence[Report],
    hypotheses: Sequence[Hypothesis],
    marks: Iterable[EvidenceMark],
    known: Mapping[bytes, Report] | None = None,
    analyst: str | None = None,
) -> Matrix:
    """Where the hypotheses of an incident stand.

    ``reports`` are those linked to it, ``known`` others that they relay. ``analyst`` None takes what all agree on.
    """
    linked = {report.id: report for report in reports}
    by_id = linked | dict(known or {})
    order = tuple(sorted(hypotheses, key=lambda one: (one.position, one.label)))
    newest = _newest(marks, linked, {one.id for one in order})
    said = newest if analyst is None else {key: mark for key, mark in newest.items() if key[0] == analyst}
    speaking, by_report = _speaking(reports, by_id), _by_report(said)
    rows = tuple(
        _row(report, by_id, speaking, by_report.get(report.id, {}))
        for report in sorted(reports, key=lambda report: (report.received_at, report.id))
    )
    analysts = tuple(sorted({name for name, _, _ in newest}))
    return _settled(order, rows, analysts, without=frozenset())


def without(matrix: Matrix, origins: Collection[str] = (), report_ids: Collection[bytes] = ()) -> Matrix:
    """The matrix as it would stand had these origins never spoken, or these reports never come (nor their echoes)."""
    rows = tuple(
        row
        for row in matrix.rows
        if row.report.id not in report_ids and (row.echo_of is None or row.echo_of.id not in report_ids)
    )
    return _settled(matrix.hypotheses, rows, matrix.analysts, frozenset(origins))


def tier_of(report: Report) -> Tier:
    """How a report's grade lets it count."""
    if report.credibility is None or report.credibility == 6 or report.reliability == "F":
        return Tier.UNJUDGED
    return Tier.RANKED if report.credibility <= 3 else Tier.DOUBTFUL


def weight_of(report: Report) -> int:
    """What a report's grade adds as support: A to E as 5 to 1, times 3 for confirmed, 2 for probable, 1 for possible.

    A letter not given yet weighs like E: nobody vouches for the source. It parts equal counts and means nothing else.
    """
    return _OF_LETTER.get(report.reliability or "E", 0) * _OF_NUMBER.get(report.credibility or 6, 0)


_Said = dict[tuple[str, bytes, bytes], Mark]


def _newest(marks: Iterable[EvidenceMark], linked: Mapping[bytes, Report], asked: Collection[bytes]) -> _Said:
    """The newest mark of each analyst on each report and hypothesis."""
    found: dict[tuple[str, bytes, bytes], EvidenceMark] = {}
    for one in marks:
        if one.report_id in linked and one.hypothesis_id in asked:
            key = (one.analyst, one.report_id, one.hypothesis_id)
            before = found.get(key)
            # Two at one moment: the order in which they are handed over may not decide.
            if before is None or (one.at, one.id, one.mark.value) > (before.at, before.id, before.mark.value):
                found[key] = one
    return {key: one.mark for key, one in found.items()}


def _speaking(reports: Sequence[Report], known: Mapping[bytes, Report]) -> set[bytes]:
    """The reports that count for their origins: all that stand but echoes of what is linked itself."""
    linked = {report.id for report in reports}
    speaking: set[bytes] = set()
    spoken_for: set[bytes] = set()
    for report in sorted(reports, key=lambda report: (report.received_at, report.id)):
        if not stands(report, known):
            continue
        root = root_of(report, known)
        if root.id == report.id:
            speaking.add(report.id)
        elif root.id not in linked and root.id not in spoken_for:
            spoken_for.add(root.id)
            speaking.add(report.id)
    return speaking


_OfReport = dict[bytes, dict[str, Mark]]
"""What each analyst says of one report, by hypothesis."""


def _by_report(said: _Said) -> dict[bytes, _OfReport]:
    found: dict[bytes, _OfReport] = {}
    for (analyst, report_id, hypothesis_id), mark in said.items():
        found.setdefault(report_id, {}).setdefault(hypothesis_id, {})[analyst] = mark
    return found


def _row(report: Report, known: Mapping[bytes, Report], speaking: Collection[bytes], by_hypothesis: _OfReport) -> Row:
    agreed = {one: next(iter(each.values())) for one, each in by_hypothesis.items() if len(set(each.values())) == 1}
    differ = {one: each for one, each in by_hypothesis.items() if one not in agreed}
    root = root_of(report, known)
    return Row(
        report, origin_of(report, known), tier_of(report), agreed, differ, None if root.id == report.id else root,
        stands(report, known), report.id in speaking,
    )  # fmt: skip


def _settled(
    hypotheses: tuple[Hypothesis, ...], rows: tuple[Row, ...], analysts: tuple[str, ...], without: frozenset[str]
) -> Matrix:
    speaking = [row for row in rows if row.speaks and row.origin not in without]
    counts = tuple(_count(one, speaking) for one in hypotheses)
    ranked = sorted(counts, key=lambda one: (len(one.against), -one.support, one.hypothesis.position))
    ranking: list[list[Count]] = []
    for one in ranked:
        if ranking and _equal(ranking[-1][0], one):
            ranking[-1].append(one)
        else:
            ranking.append([one])
    fewest = min((len(one.against) for one in counts), default=0)
    return Matrix(
        hypotheses,
        rows,
        counts,
        analysts,
        tuple(tuple(one.hypothesis for one in group) for group in ranking),
        tuple(one.hypothesis for one in ranked if len(one.against) < fewest + CLEAR),
    )


def _equal(one: Count, other: Count) -> bool:
    return (len(one.against), one.support) == (len(other.against), other.support)


def _count(hypothesis: Hypothesis, speaking: Sequence[Row]) -> Count:
    ranked = _voices(hypothesis, [row for row in speaking if row.tier is Tier.RANKED])
    doubtful = _voices(hypothesis, [row for row in speaking if row.tier is Tier.DOUBTFUL])
    backing = {origin: weight for origin, (mark, weight) in ranked.items() if mark is Mark.CONSISTENT}
    return Count(
        hypothesis,
        tuple(origin for origin, (mark, _) in ranked.items() if mark is Mark.INCONSISTENT),
        tuple(origin for origin, (mark, _) in doubtful.items() if mark is Mark.INCONSISTENT),
        tuple(backing),
        sum(backing.values()),
    )


def _voices(hypothesis: Hypothesis, rows: Sequence[Row]) -> dict[str, tuple[Mark, int]]:
    """What each origin says in the end, with the best grade it says so with; origins in the order they said it."""
    by_origin: dict[str, list[tuple[Instant, Mark, int]]] = {}
    for row in rows:
        mark = row.marks.get(hypothesis.id, Mark.NEUTRAL)
        if mark is not Mark.NEUTRAL:
            by_origin.setdefault(row.origin, []).append((row.report.received_at, mark, weight_of(row.report)))
    found: list[tuple[Instant, str, Mark, int]] = []
    for origin, said in by_origin.items():
        newest = max(at for at, _, _ in said)
        last = {mark for at, mark, _ in said if at == newest}
        if len(last) == 1:
            (mark,) = last
            weight = max(weight for _, one, weight in said if one is mark)
            found.append((min(at for at, one, _ in said if one is mark), origin, mark, weight))
    return {origin: (mark, weight) for _, origin, mark, weight in sorted(found)}
