"""What is typed of a report becomes a headline, a body, a time and a place, or a sentence beside the field."""

import pytest

from console.ui.panels.report_fields import Typed, parts, read
from tests.ui.things import NOW


@pytest.mark.parametrize(
    ("text", "headline", "body"),
    [
        (" One line ", "One line", ""),
        ("First\n\nSecond", "First", "First\n\nSecond"),
        ("A sentence. " + "And much more that follows. " * 9, "A sentence.", None),
        ("word " * 60, None, None),
        ("", "", ""),
    ],
)
def test_the_first_line_is_the_headline_and_a_long_text_stays_whole(
    text: str, headline: str | None, body: str | None
) -> None:
    found = parts(text)
    assert found[0] == headline if headline is not None else (len(found[0]) <= 160 and found[0].endswith("…"))
    assert found[1] == (text.strip() if body is None else body)


def test_an_empty_time_is_now_and_wrong_fields_say_so_each() -> None:
    form, wrong = read(Typed(text="Blast"), NOW, None)
    assert form is not None and form.occurred_from == NOW // 60_000 * 60_000 and not wrong
    form, wrong = read(Typed(text="Blast", level="SECRET", owner="NATO", release="pol est"), NOW, None)
    assert form is not None and form.marking is not None and form.marking.release == {"POL", "EST"}
    form, wrong = read(Typed(time="noon", grade="Z9", position="nowhere"), NOW, None)
    assert form is None and set(wrong) == {"text", "time", "grade", "position"}
