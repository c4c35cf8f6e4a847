"""What the tests of the formats of shapes ask: everything a file gives, as its parser reads it."""

from typing import NamedTuple

from console.feeds import formats
from console.feeds.drafts import Asked, FeatureDraft, Rejected, ReportDraft, Warned
from console.feeds.given import GivenBytes


class Drafted(NamedTuple):
    format: str
    reports: list[ReportDraft]
    features: list[FeatureDraft]
    rejected: list[Rejected]
    warnings: list[str]


def drafted(content: str | bytes, name: str = "file") -> Drafted:
    """All drafts of a file, by kind; asserts that records are numbered from 1 without a gap. Raises Refused."""
    given = GivenBytes(name, content.encode() if isinstance(content, str) else content)
    name, drafts = formats.read(given, Asked())
    told = Drafted(name, [], [], [], [])
    numbers = []
    for draft in drafts:
        if isinstance(draft, Warned):
            told.warnings.append(draft.text)
        elif isinstance(draft, Rejected):
            told.rejected.append(draft)
            numbers.append(draft.record)
        else:
            (told.reports if isinstance(draft, ReportDraft) else told.features).append(draft)  # type: ignore[arg-type]
            numbers.append(draft.number)
    assert numbers == list(range(1, len(numbers) + 1))
    return told
