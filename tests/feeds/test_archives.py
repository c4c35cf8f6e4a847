"""Archives: what is inside is read, what is hostile is refused whole, nothing is unpacked to disk."""

import contextlib
import gzip
import io
import random
import stat
import zipfile
from collections.abc import Iterator

import pytest
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st

from console.feeds import archives, formats
from console.feeds.drafts import Asked, Draft, Given, Refused, Rejected, ReportDraft, Warned
from console.feeds.given import GivenBytes


class _Lines:
    """A format of the tests: the word LINES, then a record a line; one that begins with ! is rejected."""

    name = "lines"

    def recognises(self, given: Given) -> bool:
        return given.head.startswith(b"LINES\n")

    def read(self, given: Given, asked: Asked) -> Iterator[Draft]:
        for number, line in enumerate(given.whole().decode().splitlines()[1:], 1):
            yield Rejected(number, "no") if line.startswith("!") else ReportDraft(number=number, headline=line)


@pytest.fixture(autouse=True)
def _lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "parsers", lambda: iter((_Lines(),)))


def _zip(*files: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> GivenBytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", method) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return GivenBytes("a.zip", kept.getvalue())


def _read(given: Given) -> tuple[str, list[Draft]]:
    name, drafts = formats.read(given, Asked())
    return name, list(drafts)


def test_a_compressed_file_is_read_as_if_it_came_alone() -> None:
    name, drafts = _read(GivenBytes("x.csv", gzip.compress(b"LINES\none\n!two\n")))
    assert name == "lines"
    assert drafts == [ReportDraft(number=1, headline="one"), Rejected(2, "no")]


def test_several_files_of_an_archive_are_numbered_on_and_the_rest_is_named() -> None:
    given = _zip(
        ("a.txt", b"LINES\none\ntwo\n"), ("__MACOSX/._a", b"x"), ("b\\c.txt", b"LINES\n!\nlast"), ("p.jpg", b"?")
    )
    name, drafts = _read(given)
    assert name == "lines"
    assert isinstance(drafts[0], Warned) and "p.jpg" in drafts[0].text and "_a" not in drafts[0].text
    assert drafts[1:3] == [ReportDraft(number=1, headline="one"), ReportDraft(number=2, headline="two")]
    assert drafts[3] == Rejected(3, "b/c.txt: no")
    assert drafts[4] == ReportDraft(number=4, headline="last")


def test_an_archive_of_an_archive_is_read_and_one_too_deep_is_refused() -> None:
    given = _zip(("a.txt", b"LINES\none"))
    deep = _zip(("a.zip", given.whole()))
    assert _read(deep)[1] == [ReportDraft(number=1, headline="one")]
    for _ in range(3):
        deep = _zip(("a.zip", deep.whole()))
    with pytest.raises(Refused, match="inside 3 others"):
        _read(deep)


def test_an_archive_of_nothing_known_is_refused() -> None:
    with pytest.raises(Refused, match=r"a.zip holds no file of a format that is read here. Nothing was written"):
        _read(_zip(("p.jpg", b"?")))


@pytest.mark.parametrize("name", ["../x", "a/../../x", "/etc/x", "C:\\x", "..\\x", "c:x"])
def test_a_name_outside_is_refused(name: str) -> None:
    with pytest.raises(Refused, match=r"^Not taken: a.zip holds a file that would land outside"):
        _read(_zip(("good.txt", b"LINES\none"), (name, b"x")))


def test_a_link_is_refused() -> None:
    link = zipfile.ZipInfo("link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with pytest.raises(Refused, match="holds a link"):
        _read(_zip((link, b"/etc/passwd")))


def test_two_files_of_one_name_are_refused() -> None:
    with pytest.warns(UserWarning):
        twice = _zip(("a.txt", b"LINES\none"), ("a.txt", b"LINES\ntwo"))
    with pytest.raises(Refused, match=r"two files called a\.txt"):
        _read(twice)


def test_files_that_share_bytes_are_refused() -> None:
    content = bytearray(_zip(("a.txt", b"LINES\none"), ("b.txt", b"LINES\none")).whole())
    second = content.rindex(b"PK\x01\x02")
    content[second + 42 : second + 46] = bytes(4)
    with pytest.raises(Refused, match="share the same bytes"):
        _read(GivenBytes("a.zip", bytes(content)))


def test_bombs_are_refused_before_they_are_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    zeros = bytes(archives.HARMLESS + 1)
    for bomb in (_zip(("a.txt", zeros)), GivenBytes("a.gz", gzip.compress(zeros, 1))):
        with pytest.raises(Refused, match="200 times its size"):
            _read(bomb)
    monkeypatch.setattr(archives, "MOST_TOTAL", 1 << 20)
    noise = random.Random(1).randbytes(700_000)
    with pytest.raises(Refused, match="unpacks to 1 MB"):
        _read(_zip(("a", noise), ("b", noise)))
    monkeypatch.setattr(archives, "MOST_ENTRIES", 2)
    with pytest.raises(Refused, match="more than 2 files"):
        _read(_zip(("a", b""), ("b", b""), ("c", b"")))


def test_what_is_inside_counts_with_what_is_around_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_ENTRIES", 4)
    inner = _zip(("a", b"LINES\n"), ("b", b"LINES\n")).whole()
    with pytest.raises(Refused, match="more than 4 files"):
        _read(_zip(("1.zip", inner), ("2.zip", inner)))


def test_a_broken_archive_is_refused() -> None:
    whole = _zip(("a.txt", b"LINES\n" + random.Random(2).randbytes(3000))).whole()
    for broken in (whole[:-30], whole[:1000] + whole[1100:], whole[:200] + bytes(50) + whole[250:]):
        with pytest.raises(Refused):
            _read(GivenBytes("a.zip", broken))
    zipped = gzip.compress(random.Random(3).randbytes(3000))
    for broken in (zipped[:2000], zipped[:-5] + b"12345"):
        with pytest.raises(Refused, match="broken"):
            _read(GivenBytes("a.gz", broken))


def test_a_file_without_a_name_is_refused() -> None:
    content = bytearray(_zip(("abcd", b"LINES\none")).whole())
    entry = content.rindex(b"PK\x01\x02")
    content[entry + 28 : entry + 30] = bytes(2)
    assert archives.paths(GivenBytes("a.zip", bytes(content))) in ([], [""])
    with pytest.raises(Refused):
        _read(GivenBytes("a.zip", bytes(content)))


@settings(max_examples=60, deadline=None)
@examples(st.lists(st.tuples(st.integers(0, 260), st.integers(0, 255)), min_size=1, max_size=8))
def test_bytes_turned_in_an_archive_never_crash(turned: list[tuple[int, int]]) -> None:
    content = bytearray(_zip(("a.txt", b"LINES\none"), ("b.txt", b"LINES\none")).whole())
    for at, byte in turned:
        content[at % len(content)] = byte
    with contextlib.suppress(Refused, UnicodeDecodeError):
        _read(GivenBytes("a.zip", bytes(content)))
