"""What a matrix says, as sentences a minister can be told. ``tr`` is the caller's translation of each of them."""

from collections.abc import Sequence

from console.domain.matrix import Count, Hypothesis, Matrix
from console.domain.matrix_carriers import Carrier, carrying_origins, resting_on
from console.domain.wording import Tr, listed, number, plain


def origin_name(origin: str, tr: Tr = plain) -> str:
    """An origin as it is called; reports whose source nobody named share one."""
    return origin or tr("an origin not named")


def finding(matrix: Matrix, tr: Tr = plain, *, grades: bool = True) -> str:
    """What the matrix shows, in a few sentences: what leads, what remains, what is contradicted and by whom.

    Without ``grades`` it says of what is not ranked only that.
    """
    return " ".join(part for part in (headline(matrix, tr), detail(matrix, tr, grades=grades)) if part)


def headline(matrix: Matrix, tr: Tr = plain) -> str:
    """The first sentence: what leads or remains, or that nothing does."""
    leader, favourite = matrix.leader, matrix.favourite
    labels = _labels(matrix.remaining, tr)
    if not matrix.hypotheses:
        return tr("No hypotheses yet.")
    if all(row.unmarked for row in matrix.rows):
        return tr("Nothing is marked yet.")
    if leader is not None:
        sentence = "{leader} leads: {origins} against it, at least two fewer than against every other."
        return tr(sentence, leader=leader.label, origins=_origins(len(matrix.count(leader.id).against), tr))
    if len(matrix.remaining) == len(matrix.hypotheses):
        return tr("Nothing leads.")
    if favourite is None:
        return tr("{labels} remain, with nothing between the best of them.", labels=labels)
    best, rest = matrix.count(favourite.id), [matrix.count(one.id) for one in matrix.remaining[1:]]
    if all(len(best.against) < len(one.against) for one in rest):
        return tr("{labels} remain, {best} with the fewest against.", labels=labels, best=favourite.label)
    return tr("{labels} remain, {best} with the most support.", labels=labels, best=favourite.label)


def detail(matrix: Matrix, tr: Tr = plain, *, grades: bool = True) -> str:
    """What the first sentence rests on: who contradicts what, what is only shown, where analysts differ."""
    if not matrix.hypotheses:
        return tr("Name at least two explanations and what the reports say of each.")
    if all(row.unmarked for row in matrix.rows):
        return tr("So nothing separates the hypotheses.")
    parts = (_contradicted(matrix, tr), _doubtful(matrix, tr, grades), differing(matrix, tr))
    return " ".join(part for part in parts if part)


def _contradicted(matrix: Matrix, tr: Tr) -> str:
    if not any(count.against for count in matrix.counts):
        sentence = "No ranked origin speaks against any of the {many}, so nothing yet separates the hypotheses."
        return tr(sentence, many=number(len(matrix.hypotheses), tr))
    if len(matrix.remaining) == len(matrix.hypotheses):
        sentence = "What leads needs two origins fewer against it than every other. {against}"
        return tr(sentence, against=_against(matrix.counts, tr))
    return _against([count for count in matrix.counts if count.hypothesis not in matrix.remaining], tr)


def _against(counts: Sequence[Count], tr: Tr) -> str:
    """``H1 and H2 are contradicted by three independent origins each (Poland, NATO and Belgium), H5 by five.``"""
    groups: dict[frozenset[str], list[Count]] = {}
    for count in counts:
        if count.against:
            groups.setdefault(frozenset(count.against), []).append(count)
    said: list[str] = []
    for group in sorted(groups.values(), key=lambda group: len(group[0].against)):
        labels = listed([count.hypothesis.label for count in group], tr)
        origins, names = group[0].against, listed([origin_name(one, tr) for one in group[0].against], tr)
        if said:
            said.append(tr("{labels} by {many}", labels=labels, many=number(len(origins), tr)))
        elif len(group) > 1 and len(origins) > 1:
            words = "{labels} are contradicted by {origins} each ({names})"
            said.append(tr(words, labels=labels, origins=_origins(len(origins), tr), names=names))
        else:
            words = (
                "{labels} are contradicted by {origins} ({names})"
                if len(group) > 1
                else ("{labels} is contradicted by {origins} ({names})")
            )
            said.append(tr(words, labels=labels, origins=_origins(len(origins), tr), names=names))
    return f"{', '.join(said)}." if said else ""


def _origins(many: int, tr: Tr) -> str:
    if many < 2:
        return tr("one independent origin") if many else tr("no independent origin")
    return tr("{many} independent origins", many=number(many, tr))


def _doubtful(matrix: Matrix, tr: Tr, grades: bool) -> str:
    only = [count for count in matrix.counts if count.doubtful]
    if not only:
        return ""
    labels = listed([count.hypothesis.label for count in only], tr)
    names = dict.fromkeys(origin_name(one, tr) for count in only for one in count.doubtful)
    sentence = "What speaks against {labels}{grade} comes from {names}: shown, not ranked."
    at = " at credibility 4–5"
    if not any(count.against for count in only):
        sentence, at = "The marks against {labels} rest on {names}{grade}: shown, not ranked.", ", at credibility 4–5"
    return tr(sentence, labels=labels, names=listed(list(names), tr), grade=tr(at) if grades else "")


def differing(matrix: Matrix, tr: Tr = plain) -> str:
    """``Ann and Bo differ on 2 marks, which count neither way.``; empty where nobody differs."""
    if not matrix.differences:
        return ""
    names = sorted({name for row in matrix.rows for each in row.differ.values() for name in each})
    if matrix.differences == 1:
        return tr("{names} differ on one mark, which counts neither way.", names=listed(names, tr))
    sentence = "{names} differ on {many} marks, which count neither way."
    return tr(sentence, names=listed(names, tr), many=number(matrix.differences, tr))


def carrying(matrix: Matrix, tr: Tr = plain) -> tuple[str, ...]:
    """Which few origins carry the result and what happens without them; empty while nothing is ranked."""
    if not any(count.against for count in matrix.counts):
        return ()
    found = [_without(one, matrix, tr) for one in carrying_origins(matrix)]
    resting = resting_on(matrix)
    if resting and len(resting[0].origins) > 1:
        found += [_without(one, matrix, tr) for one in resting]
    return tuple(found) or (tr("No single origin carries the result."),)


def _without(carrier: Carrier, matrix: Matrix, tr: Tr) -> str:
    names = listed([origin_name(one, tr) for one in carrier.origins], tr)
    return tr("Without {names}: {change}", names=names, change=change(matrix, carrier.left, tr))


def change(matrix: Matrix, left: Matrix, tr: Tr = plain) -> str:
    """What is another way in a matrix without some of its reports."""
    if left.leader != matrix.leader:
        return tr("nothing leads.") if left.leader is None else tr("{label} leads.", label=left.leader.label)
    if set(left.remaining) != set(matrix.remaining):
        if len(left.remaining) == len(left.hypotheses):
            return tr("nothing separates them.")
        return tr("{labels} remain.", labels=_labels(left.remaining, tr))
    if left.favourite != matrix.favourite:
        if left.favourite is not None:
            return tr("{label} comes first.", label=left.favourite.label)
        return tr("nothing parts {labels}.", labels=_labels(left.ranking[0], tr))
    return tr("the order behind {labels} changes.", labels=_labels(left.ranking[0], tr))


def _labels(hypotheses: Sequence[Hypothesis], tr: Tr) -> str:
    """Their short names in their own order."""
    return listed([one.label for one in sorted(hypotheses, key=lambda one: one.position)], tr)
