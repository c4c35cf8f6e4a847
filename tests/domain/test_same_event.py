"""What tells of one event is found by time, place and words, and the reason is said."""

from dataclasses import replace

from console.domain.same_event import Account, best, match
from console.domain.times import DAY, HOUR, MINUTE, Precision, parse_instant

AT = parse_instant("151440Z NOV 22")
BLAST = Account(
    b"a", "report", "Missile hits a grain dryer", "Missile hits a grain dryer, two killed", "Przewodów", AT,
    Precision.MINUTE, 23.93, 50.47, False, 2,
)  # fmt: skip
OTHER = Account(
    b"b", "report", "Two killed by a missile", "Two killed by a missile at a grain dryer in Poland", "Przewodow",
    AT + 12 * MINUTE, Precision.MINUTE, 23.97, 50.47, False, 2,
)  # fmt: skip


def test_two_accounts_of_one_event_match_and_say_why() -> None:
    found = match(BLAST, OTHER)
    assert found is not None and found.score > 0.7
    assert found.reason.startswith("12 min apart, 3 km, ‘Przewodow’, ‘missile’")


def test_another_place_or_another_week_is_another_event_whatever_the_words() -> None:
    assert match(BLAST, replace(OTHER, lon=10.0)) is None
    assert match(BLAST, replace(OTHER, start=AT + 5 * DAY)) is None


def test_the_same_hour_alone_is_no_reason() -> None:
    assert match(BLAST, Account(b"c", "report", "Ferry delayed", "Ferry delayed in fog", "", AT, Precision.MINUTE,
                                None, None, False, None)) is None  # fmt: skip


def test_a_place_named_in_the_text_stands_for_a_position_in_any_spelling() -> None:
    said = replace(OTHER, lon=None, lat=None, place="", text="Ракета упала в Пшеводове", title="Ракета упала")
    assert match(BLAST, said) is None, "no word in common"
    said = replace(OTHER, lon=None, lat=None, place="", text="Missile fell on Przewodow at the dryer")
    found = match(BLAST, said)
    assert found is not None and "‘Przewodów’" in found.reason


def test_a_day_without_an_hour_fits_all_of_its_day() -> None:
    found = match(BLAST, replace(OTHER, start=AT // DAY * DAY, precision=Precision.DAY))
    assert found is not None and "the same day" in found.reason


def test_the_likeliest_stands_first() -> None:
    later = replace(OTHER, id=b"d", start=AT + 9 * HOUR)
    assert [one.id for one, _ in best(BLAST, [later, OTHER], 5)] == [b"b", b"d"]
