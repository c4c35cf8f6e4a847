"""Reading playbooks: the cell's own, those laid out for crises, and what was ticked. Their texts stay unread here."""

from collections import defaultdict
from dataclasses import dataclass

from console.domain.playbook import Tick
from console.domain.times import Instant
from console.store.reader import Reader


@dataclass(frozen=True)
class KeptPlaybook:
    """One of the cell's own, as its TOML was written."""

    id: bytes
    slug: str
    name: str
    content: str
    retired_at: Instant | None


@dataclass(frozen=True)
class KeptRun:
    """One laid out for a crisis, with the TOML it was begun with and the newest tick of each step."""

    id: bytes
    crisis_id: bytes
    slug: str
    content: str
    begun_at: Instant
    author: str
    ticks: tuple[Tick, ...]


def own(reader: Reader) -> list[KeptPlaybook]:
    """The cell's own playbooks, by name."""
    sql = "SELECT id, slug, name, content, retired_at FROM playbook ORDER BY name, id"
    return [KeptPlaybook(*row) for row in reader.rows(sql)]


def runs(reader: Reader, crisis_id: bytes | None = None) -> list[KeptRun]:
    """Playbooks laid out, in the order they were; for one crisis or for all."""
    ticks: dict[bytes, dict[str, Tick]] = defaultdict(dict)
    for run_id, step, done, at, author, note in reader.rows(
        "SELECT run_id, step, done, at, author, note FROM playbook_tick ORDER BY at, id"
    ):
        ticks[run_id][step] = Tick(step, bool(done), at, author, note)
    rows = reader.rows(
        "SELECT id, crisis_id, slug, content, begun_at, author FROM playbook_run WHERE ?1 IS NULL OR crisis_id = ?1"
        " ORDER BY begun_at, id",
        (crisis_id,),
    )
    return [
        KeptRun(run_id, of, slug, content, begun_at, author, tuple(ticks[run_id].values()))
        for run_id, of, slug, content, begun_at, author in rows
    ]
