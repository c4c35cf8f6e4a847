"""Builds ``maps/symbols.json``: ready drawings of the symbol codes in tables and GeoJSON files with a ``sidc``.

``python -m maps.build_symbols resources/baseline/*.csv resources/baseline/*.geojson``. The drawings are those of the
``milsymbol`` package (see SOURCES.md); any code that is not among them is drawn by the package when it is first needed.
"""

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from console.map import drawings


def codes(tables: Sequence[Path]) -> set[str]:
    """All codes of the tables, in live context, and as tables show them."""
    found: set[str] = set()
    for table in tables:
        found |= {drawings.live(row["sidc"]) for row in _rows(table) if row.get("sidc")}
    return found | {drawings.plain(code) for code in found}


def _rows(table: Path) -> Iterable[dict[str, Any]]:
    with table.open(encoding="utf-8", newline="") as lines:
        if table.suffix == ".geojson":
            return [feature["properties"] for feature in json.load(lines)["features"]]
        return list(csv.DictReader(lines))


def main(arguments: Sequence[str]) -> int:
    """Write the file and say how many drawings it holds."""
    wanted = codes([Path(name) for name in arguments]) | {drawings.bare_frame(digit) for digit in "0123456"}
    drawn = {code: svg for code in sorted(wanted) if (svg := drawings.raw_drawing(code)) is not None}
    target = Path(__file__).with_name("symbols.json")
    target.write_text(json.dumps(drawn, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{target}: {len(drawn)} drawings of {len(wanted)} codes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
