"""Damage a file in the places its format has: values, elements, rows, members and tables, not only its bytes."""

import csv
import io
import json
import random
import re
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing

_MOST = 600_000
_LONG = (1_000, 100_000, 400_000)
_VALUES = (
    "", " ", "\x00", "0", "-0",
    "00", "1_0", "\u0661\u0662", "\u00b2", "nan", "-inf", "1e400", "1e-400", "0x1F", "+5", "1,5", "9" * 400,
    "1e18", "-1e18", "253402300800", "9223372036854775808", "18446744073709551616", "9999999", "90.0000001", "-180",
    "9999-12-31T23:59:59.999999-14:00", "9999-12-31T24:00:00Z", "0001-01-01T00:00:00+14:00", "0000-00-00T00:00:00Z",
    "2022-02-30",
    "20221115250000", "2022-11-15T14:40:00+99:99", "Tue, 31 Feb 99999 24:61:61 XYZ", "151440Z NOV 22",
    "2022-W99-9", "PT99999999999999999999H", "P-1D", "50.4,23.9 50.4", "50.4,23.9," * 40, "0,0 0,0 0,0 0,0",
    "91,181 -91,-181 91,181", "POINT(NaN inf)", "POLYGON EMPTY", "GEOMETRYCOLLECTION(" * 60, "50.4,23.9 -1",
    "\u202egpj.exe",
    "a\u200bb\u2066", "\ud800", "=1+1", "<b>x</b><script>", "&amp;amp;lt;", "file:///etc/passwd", "../../x",
    "\\\\host\\share\\x", "#" * 9, "#s", "rgb(9e9,-1,nan)", "#ff", "url(http://x)", "true", "null", "None", "[]", "{}",
    "a-", "a-.-G----", "b-m-p-s-m", "S" * 15, "10031000001211000000" * 2, "100310000012110000001", "\n\r\n\t", '"', "'",
)  # fmt: skip
_REPEATED = (
    " ",
    "9",
    "-",
    "a",
    "(",
    "[",
    "1 ",
    "1,1 ",
    "50.1,23.9 ",
    "&lt;",
    "<b>",
    "\n",
    "\u0448",
    "0",
    ".",
    "%41",
    "T1:",
    "T00",
    "/",
    "é ",
)
_NAMES = (
    "", "../x", "/x", "a/../../b", "a\\..\\b", "C:\\x", "x" * 300, "\u202ex", "a\nb", "doc.kml", "a.shp", "a.dbf",
    "a.prj", "a.cpg", "MANIFEST/manifest.xml", "xl/workbook.xml", "xl/sharedStrings.xml", "[Content_Types].xml",
)  # fmt: skip
_TABLES = ("a b", "ж", "x]", "x`", 'sel"ect', "gpkg_contents", "places", "geom", "id", "lat", "rtree_places_geom")


def restructured(dice: random.Random, content: bytes, others: list[bytes]) -> bytes | None:
    """The file with something done to what it says; None where it has no structure that is known here."""
    head = content[:64].lstrip(b"\xef\xbb\xbf \r\n\t")
    changed: Callable[[random.Random, bytes, list[bytes]], bytes]
    if content.startswith(b"PK"):
        changed = _archive
    elif content.startswith(b"SQLite format 3\x00"):
        changed = _database
    elif head.startswith(b"<"):
        changed = _markup
    elif head[:1] in (b"{", b"["):
        changed = _json
    elif b"\x00" not in content[:1000] and b"\n" in content:
        changed = _rows
    else:
        return None
    try:
        return changed(dice, content, others)
    except (ValueError, KeyError, RecursionError, sqlite3.Error, csv.Error, zipfile.BadZipFile, OSError):
        return None


def value(dice: random.Random) -> str:
    """A value that parsers stumble over; now and then a long one."""
    if dice.random() < 0.12:
        repeated = dice.choice(_REPEATED)
        return repeated * (dice.choice(_LONG) // len(repeated)) + dice.choice(("", "x", "!", "Z"))
    return dice.choice(_VALUES)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


_PIECES = re.compile(rb"<[^>]*>|[^<]+")
_ATTRIBUTE = re.compile(rb"=\s*(\"[^\"]*\"|'[^']*')")


def _markup(dice: random.Random, content: bytes, others: list[bytes]) -> bytes:
    pieces = _PIECES.findall(content)
    for _ in range(dice.choice((1, 1, 2, 4))):
        at = dice.randrange(len(pieces))
        begin, end = _element(pieces, at)
        match dice.randrange(9):
            case 0 | 1 if texts := [
                n for n, piece in enumerate(pieces) if not piece.startswith(b"<") and piece.strip()
            ]:
                pieces[dice.choice(texts)] = _bytes(value(dice))
            case 2 | 3 if given := [n for n, piece in enumerate(pieces) if _ATTRIBUTE.search(piece)]:
                chosen = dice.choice(given)
                found = dice.choice(list(_ATTRIBUTE.finditer(pieces[chosen])))
                held = _bytes(value(dice)).replace(b'"', b"").replace(b"<", b"&lt;")
                pieces[chosen] = pieces[chosen][: found.start(1)] + b'"' + held + b'"' + pieces[chosen][found.end(1) :]
            case 4:
                del pieces[begin:end]
            case 5:
                whole = pieces[begin:end]
                size = sum(map(len, whole))
                pieces[end:end] = whole * _times(dice, (1, 3, 100, 5_000), size)
            case 6:
                depth = _times(dice, (2, 50, 5_000), len(pieces[begin]) + len(pieces[end - 1]))
                pieces[begin:end] = [pieces[begin]] * depth + pieces[begin + 1 : end] + [pieces[end - 1]] * (depth - 1)
            case 7 if sum(map(len, pieces)) < _MOST:
                target = dice.randrange(len(pieces))
                pieces[target:target] = pieces[begin:end]
            case 8:
                other = [piece for piece in _PIECES.findall(dice.choice(others)[:20_000]) if piece.startswith(b"<")]
                if other:
                    pieces[at] = dice.choice(other)
        if not pieces or sum(map(len, pieces)) > _MOST:
            break
    return b"".join(pieces)


def _element(pieces: list[bytes], at: int) -> tuple[int, int]:
    """Where the element that begins here ends; only the piece itself where none begins."""
    piece = pieces[at]
    if not piece.startswith(b"<") or piece[1:2] in b"/!?" or piece.endswith(b"/>"):
        return at, at + 1
    depth = 0
    for place in range(at, len(pieces)):
        piece = pieces[place]
        if piece.startswith(b"</"):
            depth -= 1
        elif piece.startswith(b"<") and piece[1:2] not in b"!?" and not piece.endswith(b"/>"):
            depth += 1
        if not depth:
            return at, place + 1
    return at, len(pieces)


def _json(dice: random.Random, content: bytes, others: list[bytes]) -> bytes:
    holder = {"": json.loads(content)}
    for _ in range(dice.choice((1, 1, 2, 4))):
        places = list(_places(holder))
        inside, key = dice.choice(places)
        match dice.randrange(8):
            case 0 | 1 | 2:
                inside[key] = _json_value(dice)
            case 3 if len(places) > 1:
                other, name = dice.choice(places)
                inside[key] = json.loads(json.dumps(other[name]))
            case 4 if isinstance(inside, list):
                size = len(json.dumps(inside[key]))
                inside[key:key] = [inside[key]] * _times(dice, (1, 100, 20_000), size)
            case 5 if key != "" or isinstance(inside, list):
                del inside[key]
            case 6 if isinstance(inside, dict):
                inside[value(dice)] = inside[key]
            case 7:
                for _ in range(dice.choice((1, 3, 100, 900))):
                    inside[key] = (
                        [inside[key]] if dice.random() < 0.7 else {dice.choice(("geometry", "a")): inside[key]}
                    )
    return json.dumps(holder.get(""), ensure_ascii=dice.random() < 0.5).encode("utf-8", "surrogatepass")


def _places(holder: object) -> "list[tuple[object, object]]":
    found: list[tuple[object, object]] = []
    todo = [holder]
    while todo and len(found) < 5_000:
        inside = todo.pop()
        keys = (
            list(inside) if isinstance(inside, dict) else list(range(len(inside))) if isinstance(inside, list) else []
        )
        for key in keys:
            found.append((inside, key))
            todo.append(inside[key])  # type: ignore[index]
    return found


def _json_value(dice: random.Random) -> object:
    return dice.choice((
        value(dice), value(dice), None, True, [], {}, 0, -1, 1e308, float("nan"), float("inf"), 10**30, 10**4000,
        [None],
        [1e308, -1e308], [[[]]], {"type": value(dice)}, [value(dice)] * 3, 1668526800, 1668526800000, -(10**18),
        {"type": "GeometryCollection", "geometries": [None, {}]}, {"type": "Point", "coordinates": [None, "x"]},
    ))  # fmt: skip


def _rows(dice: random.Random, content: bytes, others: list[bytes]) -> bytes:
    text = content.decode("utf-8", "surrogateescape")
    comma = max(",;\t|", key=text[:4_000].count)
    rows = list(csv.reader(io.StringIO(text), delimiter=comma))
    for _ in range(dice.choice((1, 2, 4))):
        row = dice.choice(rows)
        if sum(len(cell) + 3 for one in rows for cell in one) > _MOST:
            break
        match dice.randrange(8):
            case 0 | 1 | 2 if row:
                row[dice.randrange(len(row))] = value(dice)
            case 3:
                rows[dice.randrange(len(rows)) :] = [row] * _times(
                    dice, (1, 100, 5_000), sum(len(cell) + 3 for cell in row)
                )
            case 4:
                held = value(dice)
                row.extend([held] * _times(dice, (1, 50, 2_000), len(held)))
            case 5:
                row.clear()
            case 6:
                longest = max(map(len, rows[0]), default=1)
                rows[0] = [dice.choice(rows[0] or [""]) for _ in range(_times(dice, (1, 10, 1_000), longest))]
            case 7:
                comma = dice.choice(",;\t|")
    out = io.StringIO()
    csv.writer(out, delimiter=comma, quoting=dice.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL))).writerows(rows)
    return out.getvalue().encode("utf-8", "surrogatepass")


def _archive(dice: random.Random, content: bytes, others: list[bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", dice.choice((0, 8, 8, 12, 14))) as new:
        members = old.infolist()[:200]
        texts = [one for one in members if one.file_size < 1 << 20] or members
        chosen = dice.choice(texts)
        what = dice.randrange(10)
        for member in members:
            held, name = old.read(member), member.filename
            if member is chosen:
                if what < 6:
                    held = restructured(dice, held, others) or held
                elif what == 6:
                    name = dice.choice(_NAMES)
                elif what == 7:
                    held = dice.choice(others)
                elif what == 8:
                    continue
            marked = zipfile.ZipInfo(name or "x")
            if member is chosen and what == 9:
                marked.external_attr = dice.choice((0o120777, 0o010644, 0o020644, 0o040755)) << 16
            marked.compress_type = new.compression
            new.writestr(marked, held)
            if member is chosen and dice.random() < 0.1:
                for number in range(dice.choice((1, 50))):
                    new.writestr(dice.choice((f"{number}{name}", name + "/", f"{number}.xml")), held[:1_000])
    return made.getvalue()


def _database(dice: random.Random, content: bytes, others: list[bytes]) -> bytes:
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(content)
        db.execute("PRAGMA writable_schema = ON")
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for _ in range(dice.choice((1, 2, 4))):
            table = _quoted(dice.choice(tables))
            columns = [_quoted(row[1]) for row in db.execute(f"PRAGMA table_info({table})")]
            made = _statement(dice, table, dice.choice(columns or ['"x"']))
            try:
                db.execute(*made)
            except (sqlite3.Error, UnicodeEncodeError):
                continue
        db.commit()
        return db.serialize()


def _statement(dice: random.Random, table: str, column: str) -> tuple[str, tuple[object, ...]]:
    given = dice.choice(
        (value(dice), dice.randrange(-5, 9), None, dice.randbytes(60), 1e308, 2**62, b"GP\x00\x01", "EPSG")
    )
    match dice.randrange(8):
        case 0 | 1 | 2:
            return f"UPDATE {table} SET {column} = ?", (given,)
        case 3:
            return f"DROP TABLE {table}", ()
        case 4:
            name = _quoted(dice.choice(_TABLES))
            endless = (
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS fid, i AS geom FROM n"
            )
            return f"CREATE VIEW {name} AS {dice.choice((endless, f'SELECT * FROM {name}', 'SELECT 1'))}", ()
        case 5:
            return f"ALTER TABLE {table} RENAME TO {_quoted(dice.choice(_TABLES))}", ()
        case 6:
            return f"ALTER TABLE {table} RENAME COLUMN {column} TO {_quoted(dice.choice(_TABLES))}", ()
        case _:
            many = dice.choice((3, 1_000, 8_000))
            return (
                f"INSERT INTO {table} ({column}) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                " LIMIT ?) SELECT ? FROM n",
                (many, given),
            )


def _times(dice: random.Random, often: tuple[int, ...], size: int) -> int:
    """How often something of this size is repeated: not beyond what one case may have."""
    return min(dice.choice(often), _MOST // (size + 1) + 1)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
