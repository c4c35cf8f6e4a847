"""What a check finds."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """Something that does not hold; ``operation`` is the sequence number of the first operation to blame."""

    sentence: str
    operation: int | None = None


@dataclass(frozen=True)
class Verdict:
    """What a check found. ``notes`` are worth knowing but no fault."""

    operations: int
    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether nothing was found."""
        return not self.findings
