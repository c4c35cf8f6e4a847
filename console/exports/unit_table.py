"""An order of battle as a table: a row for each span of each unit, under the marking, safe for spreadsheets."""

from collections.abc import Iterator

from console.domain.force import Force, Position
from console.exports.order_of_battle import Node, Order, Side, counted
from console.exports.record_parts import validity
from console.exports.tables import TableExport, csv_of

_TITLES = (
    "id", "unit", "short name", "kind", "parent id", "parent", "side", "nation", "host", "sidc", "size",
    "position kind", "place", "lat", "lon", "strength min", "strength max", "strength note", "valid from", "valid to",
    "note", "source", "as of", "to check",
)  # fmt: skip


def table(order: Order) -> tuple[bytes, tuple[str, ...]]:
    """The file, and what it cannot hold, a phrase each."""
    nodes = {node.force.id: node for _, node, _ in order.nodes()}
    rows = [row for side, node, _ in order.nodes() if not node.is_group for row in _rows(side, node, nodes)]
    lost = (*order.lost, *_lost(order))
    return csv_of(TableExport(f"{order.title} · {order.posture}", _TITLES, rows, order.marking, order.known)), lost


def _rows(side: Side, node: Node, nodes: dict[bytes, Node]) -> Iterator[list[str]]:
    for force in node.spans:
        above = nodes.get(force.parent_id or b"")
        lon, lat = (force.lon, force.lat) if force.position is not Position.NOT_PUBLIC else (None, None)
        yield [
            node.id, force.name, force.short_name, force.kind,
            "" if above is None or above.is_group else above.id, "" if above is None else above.force.name,
            "" if side.is_whole else side.name, *_described(force),
            *("" if degrees is None else repr(degrees) for degrees in (lat, lon)),
            *("" if figure is None else str(figure) for figure in force.strength.bounds), force.strength.note,
            *(end or "" for end in validity(force.valid_from, force.valid_to).values()), force.note,
            force.provenance.source, force.provenance.as_of,
            (force.provenance.check_note or "yes") if force.provenance.to_check else "",
        ]  # fmt: skip


def _described(force: Force) -> list[str]:
    """Nation, host, symbol, size, what the position stands for, and the place."""
    return [force.lead, force.country or "", force.sidc or "", force.size_level, force.position.value, force.place]


def _lost(order: Order) -> Iterator[str]:
    nested = sum(node.is_group and above is not None for _, node, above in order.nodes())
    if nested:
        yield f"what {counted(nested, 'group', 'groups')} of units stand under, other than their side"
    if empty := sum(node.is_group and not node.below for _, node, _ in order.nodes()):
        yield counted(empty, "group without a unit", "groups without units")
