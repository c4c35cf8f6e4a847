"""What was known of past consultations when they were asked for: ``resources/consultation/cases.toml``."""

from dataclasses import dataclass
from pathlib import Path

from console.domain.errors import BadInput
from console.domain.provenance import Provenance
from console.feeds.assumptions import lines, provenance, text


@dataclass(frozen=True, slots=True)
class PastCase:
    """A past case by its slug in the baseline; ``shock``: people were killed, or an attack was under way."""

    slug: str
    shock: bool
    why: str
    provenance: Provenance


def read_past_cases(file: Path) -> dict[str, PastCase]:
    """Every case by its slug. Raises BadInput naming file and slug."""
    found: dict[str, PastCase] = {}
    for place, line in lines(file, "case", "slug"):
        shock = line.get("shock")
        if not isinstance(shock, bool):
            raise BadInput(f"{place}: shock is {shock!r}, not true or false")
        slug = str(line["slug"])
        found[slug] = PastCase(slug, shock, text(place, line, "why"), provenance(place, line))
    return found
