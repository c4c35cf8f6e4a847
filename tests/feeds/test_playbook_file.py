"""Playbooks as they are written: those that ship hold, and whatever else is given is read whole or refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.config import paths
from console.domain.categories import Category
from console.domain.course_option import CRITERIA
from console.domain.errors import BadInput
from console.feeds.playbook_file import read_playbook

FILES = sorted(paths.resources("playbooks").glob("*.toml"))
LEAST = 'slug = "own"\nname = "Own"\n[[step]]\nkey = "one"\ntext = "Warn"\n'


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_ships_is_of_substance(file: object) -> None:
    playbook = read_playbook(file.read_text(encoding="utf-8"))  # type: ignore[attr-defined]
    assert playbook.slug == file.stem and playbook.shipped  # type: ignore[attr-defined]
    assert all(step.owner for step in playbook.steps) and len(playbook.steps) >= 10
    assert all(step.within_min or step.waits for step in playbook.steps)
    assert any(step.protective for step in playbook.steps) and any(step.waits for step in playbook.steps)
    assert len(playbook.hypotheses) >= 4 and len(playbook.questions) >= 6 and len(playbook.tell) >= 4
    assert all(len(option.criteria) >= 5 for option in playbook.options) and len(playbook.options) >= 3


def test_eight_ship_and_every_one_is_in_the_readme() -> None:
    readme = paths.resources("playbooks", "README.md").read_text(encoding="utf-8")
    assert len(FILES) == 8 and all(f"`{file.name}`" in readme for file in FILES)


def test_a_short_one_is_enough() -> None:
    playbook = read_playbook(LEAST + "within_min = 5\nprotective = true\n", shipped=False)
    assert (playbook.steps[0].within_min, playbook.steps[0].protective, playbook.shipped) == (5, True, False)
    assert read_playbook('categories = ["cyber"]\n' + LEAST).categories == (Category.CYBER,)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("slug =", "not TOML"),
        ('slug = "own"\nname = "Own"\n', r"needs a \[\[step\]\]"),
        (LEAST.replace("own", "O wn"), "The slug"),
        (LEAST + "within_min = true\n", "within_min is a whole number"),
        (LEAST + "protective = true\nwaits = true\n", "waits for nothing"),
        (LEAST + '[[step]]\nkey = "one"\ntext = "Again"\n', "already"),
        (LEAST + 'who = "me"\n', "no “who” here"),
        ('hypotheses = ["alone"]\n' + LEAST, "at least two"),
        ('categories = ["rain"]\n' + LEAST, "no category 'rain'"),
        (LEAST + '[[option]]\ntitle = "Go"\nactor = "me"\n', "its actor is one of"),
        (LEAST + '[[option]]\ntitle = "Go"\nactor = "nation"\ncriteria = {luck = "good"}\n', "no “luck” here"),
        (LEAST + '[[tell]]\npartner = "EU"\n', "subject is missing"),
        (LEAST.replace('"Warn"', "7"), "text is a text"),
        ("x = " + "[" * 5000, "not TOML"),
        (" " * 70_000, "at most"),
        ("a." * 30_000 + "b = 1", "at most 200 full stops"),
        (LEAST + "within_min = " + "1" * 5_000, "too many digits"),
        ('hypotheses = ["\\u0000", "He did"]\n' + LEAST, "list of texts"),
    ],
)
def test_what_is_off_is_said_with_its_place(text: str, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        read_playbook(text)


def test_what_is_off_is_said_shortly() -> None:
    long = "z" * 60_000
    for text in (f'"{long}" = 1\n' + LEAST, f'categories = ["{long}"]\n' + LEAST, LEAST + f'"{long}" = 1\n'):
        with pytest.raises(BadInput) as refused:
            read_playbook(text)
        assert len(str(refused.value)) < 300
    assert len(read_playbook(f'hypotheses = ["{long}", "other"]\n' + LEAST).hypotheses[0]) == 1000


VALUES = st.recursive(
    st.booleans() | st.integers(-9, 9) | st.text(max_size=5).map(repr),
    lambda inner: st.lists(inner, max_size=2).map(lambda parts: f"[{', '.join(map(str, parts))}]"),
    max_leaves=3,
)
KEYS = st.sampled_from(["slug", "name", "key", "text", "owner", "within_min", "title", "actor", "criteria", *CRITERIA])


@given(st.text(max_size=200) | st.lists(
    st.tuples(KEYS, VALUES).map(lambda pair: f"{pair[0]} = {pair[1]}".replace("True", "true").replace("False", "false"))
    | st.sampled_from(["[[step]]", "[[option]]", "[[tell]]", "[option.criteria]"]), max_size=8,
).map("\n".join))  # fmt: skip
def test_nothing_else_gets_through(text: str) -> None:
    try:
        read_playbook(text)
    except BadInput as error:
        assert str(error)
