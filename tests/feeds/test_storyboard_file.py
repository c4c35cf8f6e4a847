"""Templates of briefings as they are written: those that ship hold, whatever else is given is read whole or refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.config import paths
from console.domain.errors import BadInput
from console.domain.storyboard import SlideKind
from console.feeds.storyboard_file import read_template

FILES = sorted(paths.resources("storyboards").glob("*.toml"))
LEAST = 'title = "Own"\nabout = "Ours"\n[[slide]]\nkind = "text"\n'


def test_four_ship_and_each_begins_with_a_title() -> None:
    stems = [file.stem for file in FILES]
    assert stems == ["after-action", "article-4-request", "daily-update", "first-30-minutes"]
    readme = paths.resources("storyboards", "README.md").read_text(encoding="utf-8")
    for file in FILES:
        assert f"`{file.name}`" in readme
        made = read_template(file.read_text(encoding="utf-8"), file.stem)
        assert made.slides[0].kind is SlideKind.TITLE and len(made.slides) >= 6
        assert not made.grades and not made.positions


def test_a_short_one_is_enough() -> None:
    made = read_template(LEAST + 'subject = {view = "The evening"}\nseconds = 30\ntext = """a\nb"""\n', "own")
    slide = made.slides[0]
    assert (slide.seconds, slide.text, slide.subject) == (30, "a\nb", {"view": "The evening"})


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("title =", "not TOML"),
        ('title = "Own"\nabout = "Ours"\n', r"needs a \[\[slide\]\]"),
        (LEAST.replace("text", "song"), "its kind is one of"),
        (LEAST + "seconds = 4000\n", "up to 3600"),
        ("order = true\n" + LEAST, "order is a whole number up to 999"),
        (LEAST + "subject = {view = 1}\n", "table of texts"),
        (LEAST + 'unless = "rain"\n', "unless is one of"),
        (LEAST + 'subject = {days = "soon"}\n', "days is a number"),
        (LEAST + 'who = "me"\n', "no “who” here"),
        (LEAST.replace('"Ours"', "true"), "about is a text"),
    ],
)
def test_what_is_off_is_told_with_its_place(text: str, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        read_template(text, "own")


@given(st.text())
def test_whatever_is_given_is_read_or_refused(text: str) -> None:
    for whole in (text, LEAST + text):
        try:
            read_template(whole, "own")
        except BadInput as error:
            assert str(error).endswith(".")
