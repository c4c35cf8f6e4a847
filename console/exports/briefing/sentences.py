"""The sentences of slides: titles that are true by themselves, names of sources as an audience is told them, times.

Nothing here says more than the case does: what is not established is called so, and a number of sources is one of
origins. A long sentence is not shortened into a surer one.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from console.domain.ages import age
from console.domain.claim import Claim
from console.domain.decision import Agreed, Decision
from console.domain.incident import Assessment, Incident
from console.domain.letters import first_capital
from console.domain.matrix import Hypothesis, Matrix
from console.domain.matrix_words import origin_name
from console.domain.report import Report
from console.domain.times import DAY, HOUR, Instant, Precision, dtg, dtg_short, iso_day
from console.domain.wording import listed, number
from console.exports.check_words import checked
from console.map.words import tr
from console.services.assessments import NOT_ESTABLISHED

_OPEN: Final = (NOT_ESTABLISHED, "not established")
_EXERCISE: Final = ("EXERCISE: ", "EXERCISE. ")
_NEAR: Final = 20 * DAY
"""So near the day of the month alone tells when."""
_SHORT_GROUP: Final = 9
"""Letters of a day, ``15 NOV 22``, and of a time without its month, ``151841Z ±``."""
_MOST_LETTERS: Final = 140
"""Of the names of sources: with the map's they stand on two lines."""


def unmarked(text: str) -> str:
    """A text of an exercise without the word it begins with: the frame of every page says it, top and bottom."""
    for words in _EXERCISE:
        text = text.removeprefix(words)
    return text


def sentence(text: str) -> str:
    """With a capital letter and a full stop."""
    text = first_capital(unmarked(text).strip())
    return text if not text or text[-1] in ".?!…" else f"{text}."


def first_of(text: str) -> str:
    """The first sentence of a text."""
    head, stop, _ = unmarked(text).strip().partition(". ")
    return head + "." if stop else head


def what_happened(incident: Incident) -> str:
    """One sentence: who was harmed and where, else what the incident is called."""
    place = incident.place.partition(",")[0]
    if incident.killed and place:
        return tr("{many} killed at {place}.", many=first_capital(number(incident.killed, tr)), place=place)
    if incident.injured and place:
        return tr("{many} injured at {place}.", many=first_capital(number(incident.injured, tr)), place=place)
    return sentence(incident.title)


def said_of(assessments: Sequence[Assessment]) -> Assessment | None:
    """What is thought of an incident: the newest revision. A first attribution that nobody weighed is a claim."""
    if not assessments or (len(assessments) == 1 and assessments[0].at is None):
        return None
    return assessments[-1]


def established(assessment: Assessment | None) -> bool:
    """Whether an assessment says what it was."""
    said = "" if assessment is None else assessment.attribution.strip().casefold()
    return bool(said) and not said.startswith(_OPEN)


def outdated(claim: Claim, assessments: Sequence[Assessment]) -> bool:
    """Whether our line to a claim still followed is older than the assessment that first names a cause and stands."""
    if not claim.standing.followed or not established(said_of(assessments)):
        return False
    since = next((one.at for one in assessments if established(one)), None)
    return since is not None and claim.revised_at is not None and claim.revised_at < since


def cause(assessment: Assessment | None) -> str:
    """What is assessed, as a sentence."""
    if assessment is None or assessment.attribution.strip().casefold() in ("", NOT_ESTABLISHED):
        return tr("Cause not established.")
    return sentence(assessment.attribution)


def assessed(assessment: Assessment | None) -> str:
    """The same where it stands beside facts: what does not say itself how sure it is, is called assessed."""
    words = cause(assessment)
    return tr("Assessed: {cause}", cause=words) if established(assessment) and ": " not in words else words


def incident_title(incident: Incident, assessment: Assessment | None) -> str:
    """``Two killed at Przewodów. Cause not established.``"""
    return f"{what_happened(incident)} {assessed(assessment)}"


def matrix_title(matrix: Matrix) -> str:
    """What the evidence leaves, without labels that an audience does not know."""
    many = number(len(matrix.hypotheses), tr)
    if matrix.leader is not None:
        return tr("The evidence leaves one explanation of {many}: {text}.", many=many, text=explained(matrix.leader))
    if len(matrix.remaining) == len(matrix.hypotheses):
        return tr("Nothing yet separates the {many} explanations.", many=many)
    left = number(len(matrix.remaining), tr)
    names = [explained(one) for one in matrix.remaining]
    if len(names) > 2:
        return tr("{left} of {many} explanations remain.", left=first_capital(left), many=many)
    told = listed([tr("“{text}”", text=one) for one in names], tr)
    return tr("{left} of {many} explanations remain: {names}.", left=first_capital(left), many=many, names=told)


def explained(hypothesis: Hypothesis) -> str:
    """An explanation without what stands in brackets behind it."""
    text = unmarked(hypothesis.text)
    return text.partition(" (")[0] or text


def named(report: Report, grades: bool = False) -> str:
    """Who says a report, in few words: without what stands in brackets behind a name."""
    name = unmarked(report.source or report.caller or origin_name(report.origin, tr))
    name = name.partition(" (")[0].partition(", ")[0].strip() or name
    return f"{name} {report.grade}" if grades and report.grade else name


def sources_of(reports: Iterable[Report], grades: bool = False) -> tuple[tuple[str, ...], bool]:
    """The names for the foot of a slide, each once with "?" where a fact of it is to check, and whether any is."""
    found: dict[str, bool] = {}
    for report in reports:
        name = named(report, grades)
        found[name] = found.get(name, False) or report.to_check
    names = [checked(name, check) for name, check in found.items()]
    shown: list[str] = []
    while len(shown) < len(names) and sum(map(len, (*shown, names[len(shown)]))) <= _MOST_LETTERS:
        shown.append(names[len(shown)])
    if len(names) > len(shown):
        shown.append(tr("{n} more", n=len(names) - len(shown)))
    return tuple(shown), any(found.values())


def claims_title(claims: Sequence[Claim], ended: int) -> str:
    """How many claims are followed, and how many of them are hostile.

    ``ended``: how many stand beside them that are no longer followed.
    """
    if not claims:
        return tr("No claim is followed any more.")
    many = first_capital(number(len(claims), tr))
    hostile = sum(one.hostile for one in claims)
    if len(claims) == 1:
        head = tr("One hostile claim is followed.") if hostile else tr("One claim is followed.")
    elif hostile:
        head = tr("{many} claims are followed, {hostile} of them hostile.", many=many, hostile=number(hostile, tr))
    else:
        head = tr("{many} claims are followed.", many=many)
    if ended:
        one, many = tr("One more is no longer followed."), tr("{n} more are no longer followed.", n=number(ended, tr))
        head = f"{head} {one if ended == 1 else first_capital(many)}"
    return head


def course_title(since: str, decided: Decision | None, incident: Incident, assessment: Assessment | None) -> str:
    """How long it took from the first report to what the Council came to, or goes on, and whether a cause is assessed.

    ``since`` up to the outcome, or up to the moment of the slide, as :func:`lasted` has it; empty: no report is known.
    """
    if not since:
        return incident_title(incident, assessment)
    if decided is None:
        return f"{first_capital(tr('{time} since the first report.', time=since))} {assessed(assessment)}"
    if decided.agreed is Agreed.CHAIR:
        return tr("It took {time} from the first report to the statement of the chair.", time=since)
    return tr("It took {time} from the first report to the outcome in the Council.", time=since)


def lasted(milliseconds: int, first: Report) -> str:
    """``4 h 14``; ``about 4 h`` where the time of the first report is not known to the minute."""
    if first.precision in (None, Precision.MINUTE):
        return age(milliseconds)
    if milliseconds < HOUR:
        return tr("under 1 h")
    if milliseconds < 2 * DAY:
        return tr("about {n} h", n=(milliseconds + HOUR // 2) // HOUR)
    return tr("about {time}", time=age(milliseconds))


def moment(at: Instant, now: Instant, precision: Precision | None = None, *, dated: bool = False) -> str:
    """A time in a column of them: ``1841Z`` on the day of the slide, ``151841Z`` near it, else with month and year.

    ``dated``: with its day on every row, as where a column runs over several.
    """
    exact = precision or Precision.MINUTE
    if abs(now - at) > _NEAR:
        return dtg(at, exact)
    words = dtg_short(at, exact)
    return words[2:] if not dated and words[:6].isdigit() and iso_day(at) == iso_day(now) else words


def is_full_group(moment_words: str) -> bool:
    """Whether a moment in such words is a whole date-time group, and takes more room than a clock time or a day."""
    return len(moment_words) > _SHORT_GROUP


def numbered(reports: int, origins: Sequence[str]) -> str:
    """``Three reports from two origins: one unnamed US official and Ukraine``."""
    one = tr("one report") if reports == 1 else tr("{many} reports", many=number(reports, tr))
    names = listed([origin_name(origin, tr) for origin in origins], tr)
    if len(origins) == 1:
        return first_capital(tr("{reports} from one origin: {names}", reports=one, names=names))
    return first_capital(
        tr("{reports} from {many} origins: {names}", reports=one, many=number(len(origins), tr), names=names)
    )
