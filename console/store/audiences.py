"""Reading the audiences a case keeps."""

from console.domain.audience import Audience
from console.domain.marking import Level
from console.store.reader import Reader


def audiences(reader: Reader) -> list[Audience]:
    """Every audience, by name."""
    return [
        Audience(name, Level[level], frozenset(part for part in members.split(";") if part), note, row_id)
        for row_id, name, level, members, note in reader.rows(
            "SELECT id, name, level, members, note FROM audience ORDER BY name"
        )
    ]
