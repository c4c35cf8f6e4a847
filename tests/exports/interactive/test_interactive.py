"""The interactive map: one file that asks for nothing, shows what it is given and lets no words out of their place."""

import base64
import hashlib
import json
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from console.domain.annotation import Colour, Kind, Shape
from console.domain.audience import Audience
from console.domain.categories import Category
from console.domain.errors import BadInput
from console.domain.marking import PUBLIC, Level, Marking
from console.domain.times import DAY, HOUR, Precision, parse_instant
from console.exports.interactive import InteractiveMap, drawn, interactive_of
from console.exports.interactive.layers import LayerLine
from console.exports.interactive.page import Head, page
from console.services.annotations import AnnotationForm, draw
from console.services.incidents import IncidentForm, create_incident
from console.services.reports import ReportForm, file_report
from console.store.casefile import Store, open_reading
from tests import cases
from tests.overlaid import Row, put_overlay, square
from tests.services.people import ANN, NOW

SECRET = Marking(Level.SECRET, "NATO")
EVENING = parse_instant("2022-11-15T19:44Z")


class Parts(HTMLParser):
    """What elements a page has, and the words in each script and style."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[tuple[str, dict[str, str | None], str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self.texts.append((tag, dict(attrs), ""))

    def handle_endtag(self, tag: str) -> None:
        self.texts.append(("", {}, ""))

    def handle_data(self, data: str) -> None:
        if self.texts:
            tag, attrs, text = self.texts[-1]
            self.texts[-1] = (tag, attrs, text + data)

    def code(self, tag: str) -> list[str]:
        return [text for name, attrs, text in self.texts if name == tag and "type" not in attrs]


def parts_of(html: bytes) -> Parts:
    parts = Parts()
    parts.feed(html.decode())
    return parts


def data_of(html: bytes) -> dict[str, Any]:
    parts = parts_of(html)
    found: dict[str, Any] = json.loads(next(text for _, attrs, text in parts.texts if attrs.get("id") == "picture"))
    return found


@cache
def told(name: str, moment: int) -> InteractiveMap:
    """The map of a scenario; made once."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = cases.story(Path(folder) / f"{name}.flank", name)
        return interactive_of(open_reading(path, now=moment + DAY), moment)


def titled(data: dict[str, Any], kind: str, title: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in data[kind] if one["title"] == title)
    return found


def test_a_file_names_no_address_and_loads_nothing() -> None:
    html = told("przewodow", EVENING).html
    parts = parts_of(html)
    assert b"://" not in html and b"sourceMappingURL" not in html
    outside = [(name, value) for name, value in parts.attributes if name in ("src", "href", "srcset", "action")]
    assert all((value or "").startswith("#") for _, value in outside)
    assert all(
        where.startswith("data:image/png;base64,") for where in re.findall(r"url\(([^)]*)\)", parts.code("style")[0])
    )
    assert len(html) < 4_000_000


def test_the_policy_lets_only_these_scripts_and_this_style_run() -> None:
    html = told("przewodow", EVENING).html
    parts = parts_of(html)
    policy = next(
        value or "" for name, value in parts.attributes if name == "content" and "default-src" in (value or "")
    )
    code = {kind: parts.code(kind) for kind in ("script", "style")}
    assert [len(each) for each in code.values()] == [2, 1]
    for kind, texts in code.items():
        allowed = next(rule for rule in policy.split("; ") if rule.startswith(f"{kind}-src")).split()[1:]
        sums = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts]
        assert allowed == [f"'sha256-{each}'" for each in sums]
    assert policy.startswith("default-src 'none'; ") and "unsafe" not in policy
    assert not [name for name, _ in parts.attributes if name == "style" or name.startswith("on")]


def test_the_two_moments_of_the_same_case_tell_two_stories() -> None:
    first = titled(data_of(told("przewodow", EVENING).html), "incidents", "Explosion at Przewodów")
    claimed, assessed = first["sides"]
    assert (claimed["kind"], assessed["text"]) == ("claimed", "Cause not established.")
    later = data_of(told("przewodow", parse_instant("2022-11-16T12:00Z")).html)
    assert "air-defence missile" in titled(later, "incidents", "Missile at Przewodów")["sides"][1]["text"]
    assert titled(later, "incidents", "Missile at Przewodów")["sides"][1]["title"] == "Assessed 161158Z NOV 22"


def test_forces_stand_only_where_their_position_is_public() -> None:
    data = data_of(told("przewodow", EVENING).html)
    awacs = next(one for one in data["forces"] if one["layer"] == "early warning")
    assert awacs["area"] and awacs["x"] is not None
    hosts = [one for one in data["forces"] if one["layer"] == "host nation forces"]
    assert hosts and all(one["x"] is None and "not public" in one["detail"] for one in hosts)
    assert titled(data, "forces", "BG Estonia")["x"] is not None


def test_an_exercise_says_so_at_both_ends_and_in_the_title() -> None:
    made = told("grey-heron", parse_instant("2026-11-21T00:00Z"))
    parts = parts_of(made.html)
    bands = [text.strip() for _, attrs, text in parts.texts if "band" in (attrs.get("class") or "")]
    words = "EXERCISE EXERCISE EXERCISE"
    assert bands == [words, PUBLIC.text, PUBLIC.text, words]
    assert made.marking.exercise
    assert next(text for tag, _, text in parts.texts if tag == "title").startswith(words)


HOSTILE = st.text() | st.sampled_from(
    ["</script><script>alert(1)</script>", "\u2028\u2029", "<!--<script>", "]]>", '"><img src=x onerror=alert(1)>',
     "https://example.org/x", "javascript:alert(1)", "';alert(1)//", "\\u003c/script>", "{{ 7*7 }}", "\x00\r\n"]
)  # fmt: skip


@settings(max_examples=15)
@given(HOSTILE, HOSTILE, HOSTILE)
@example("</title></script>", "</script>{% raw %}", "<svg onload=alert(1)>")
def test_no_words_get_out_of_their_place(title: str, words: str, layer: str) -> None:
    html = _page(title, words, layer)
    parts = parts_of(html)
    assert (parts.tags, len(parts.attributes)) == _as_ever()
    assert b"://" not in html
    assert not [line for script in parts.code("script") for line in script if line in "\u2028\u2029"]
    assert data_of(html) == {"words": re.sub(r"(?i)[a-z][a-z0-9+.-]*://", "", words)}


@cache
def _as_ever() -> tuple[list[str], int]:
    plain = parts_of(_page("a", "b", "c"))
    return plain.tags, len(plain.attributes)


def _page(title: str, words: str, layer: str) -> bytes:
    from html import escape

    from console.exports.interactive.embedding import unaddressed

    lines = [LayerLine("one", escape(unaddressed(layer)))]
    return page(Head(title, title, PUBLIC), lines, {"words": words}, "{}", "<svg></svg>")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return cases.empty(tmp_path / "case.flank", "Case", ANN, NOW)


def incident(store: Store, title: str, *, marking: Marking | None = None, region: bool = False) -> bytes:
    form = IncidentForm(
        title, Category.SABOTAGE, 3, NOW - HOUR, Precision.MINUTE, None if region else 24.0, None if region else 56.9,
        "Rīga", "", marking, "LV", region,
    )  # fmt: skip
    return create_incident(store, ANN, NOW, form)[0]


def test_what_an_audience_may_not_see_is_not_in_the_file(store: Store) -> None:
    incident(store, "Fire at a depot")
    incident(store, "Canary in a cage", marking=SECRET)
    file_report(store, ANN, NOW, ReportForm(headline="Canary sings", lon=24.0, lat=56.9, marking=SECRET))
    shape = Shape(Kind.POINT, ((24.1, 56.9),))
    draw(store, ANN, NOW, AnnotationForm(shape, "Canary nest", "", Colour.INK, False, SECRET))
    cut = interactive_of(store, NOW + HOUR, Audience("Ministers", Level.UNCLASSIFIED, frozenset({"LVA"})))
    assert cut.marking == PUBLIC and b"Canary" not in cut.html and b"depot" in cut.html
    whole = interactive_of(store, NOW + HOUR)
    assert whole.marking.level is Level.SECRET and whole.html.count(b"Canary") >= 3


def test_a_map_that_nobody_may_see_all_of_is_not_made(store: Store) -> None:
    for nation in ("LVA", "EST"):
        incident(store, nation, marking=Marking(Level.RESTRICTED, "NATO", frozenset({nation})))
    with pytest.raises(BadInput, match="REL TO LVA and NATO RESTRICTED REL TO EST have nobody in common"):
        interactive_of(store, NOW + HOUR)


def test_a_region_is_no_point_and_what_is_drawn_is_there(store: Store) -> None:
    incident(store, "Somewhere in Latvia", region=True)
    put_overlay(store, ANN, NOW, "<b>Zones</b>", Row("A & B", square(23.0, 56.0, 1.0)))
    put_overlay(store, ANN, NOW, "<b>Zones</b>", Row("Second", square(21.0, 56.0, 1.0)))
    html = interactive_of(store, NOW + HOUR).html
    data = data_of(html)
    assert data["incidents"][0]["region"] == "LV"
    assert [(one["layer"], one["title"], one["closed"]) for one in data["drawings"]] == [
        ("overlay0", "A & B", 1), ("overlay1", "Second", 1),
    ]  # fmt: skip
    assert b"<b>Zones" not in html


def test_shapes_that_have_no_room_are_told_in_the_list(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    put_overlay(store, ANN, NOW, "Zones", *(Row(name, square(23.0, 56.0, 1.0)) for name in "ABC"))
    assert not any("Not on this map" in one for one in interactive_of(store, NOW + HOUR).data["notes"])
    monkeypatch.setattr(drawn, "MOST_VERTICES", 9)
    data = interactive_of(store, NOW + HOUR).data
    assert len(data["drawings"]) == 1 and "Not on this map: 2 shapes." in data["notes"]


def test_the_same_case_gives_the_same_bytes(store: Store) -> None:
    incident(store, "Fire at a depot")
    assert interactive_of(store, NOW + HOUR).html == interactive_of(store, NOW + HOUR).html


def test_a_gate_passed_with_a_gap_is_named_over_the_map() -> None:
    html = page(Head("T", "below", PUBLIC, ("Gate passed by <Ann>",)), [], {}, "{}", "<svg></svg>")
    assert b'<p class="override">Gate passed by &lt;Ann&gt;</p></header>' in html
