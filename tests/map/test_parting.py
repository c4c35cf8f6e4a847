"""Piles part, and what cannot is counted."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from console.map.occupancy import Box, Occupancy
from console.map.parting import Body, Remembered, part

FRAME = Box(0, 0, 400, 300)
BODIES = st.lists(st.tuples(st.floats(0, 400), st.floats(0, 300), st.floats(6, 20)), max_size=40).map(
    lambda places: [Body(str(at), x, y, size, size, size, size) for at, (x, y, size) in enumerate(places)]
)


@given(BODIES)
def test_nobody_is_lost_and_nobody_covers_another(bodies: list[Body]) -> None:
    spots = part(bodies, Occupancy(), FRAME)
    told = [one for spot in spots for one in (spot.body.id, *spot.gathered)]
    assert sorted(told) == sorted(body.id for body in bodies)
    boxes = [spot.bare for spot in spots]
    assert not any(one.meets(other) for at, one in enumerate(boxes) for other in boxes[at + 1 :])


@given(BODIES)
def test_the_first_stands_on_its_place(bodies: list[Body]) -> None:
    spots = part(bodies, Occupancy(), FRAME)
    assert not bodies or (spots[0].body == bodies[0] and not spots[0].moved)


def test_one_that_stands_aside_stays_near() -> None:
    pair = [Body(name, 200, 150, 10, 10, 10, 10) for name in ("one", "two")]
    first, second = part(pair, Occupancy(), FRAME)
    assert not first.moved and second.moved
    assert abs(second.x - 200) <= 26 and abs(second.y - 150) <= 26


def test_a_badge_is_part_of_what_a_pile_covers() -> None:
    spots = part([Body(str(at), 200, 150, 60, 60, 60, 60) for at in range(30)], Occupancy(), FRAME)
    host = next(spot for spot in spots if spot.gathered)
    assert host.box.right > host.bare.right


def test_where_there_is_no_room_and_no_neighbour_it_stays_where_it_is() -> None:
    taken = Occupancy()
    taken.take(Box(0, 100, 400, 300))
    far, here = Body("far", 20, 20, 10, 10, 10, 10), Body("here", 300, 250, 10, 10, 10, 10)
    _, spot = part([far, here], taken, FRAME)
    assert spot.body == here and not spot.moved


def test_what_is_parted_from_memory_is_parted_as_anew() -> None:
    chance = Random(7)
    last = Remembered()
    bodies = [_crowded(chance, str(number)) for number in range(120)]
    for _ in range(30):
        act = chance.randrange(4)
        if act == 0:
            bodies.insert(chance.randrange(len(bodies)), _crowded(chance, f"more {len(bodies)} {chance.random()}"))
        elif act == 1:
            del bodies[chance.randrange(len(bodies))]
        elif act == 2:
            bodies[chance.randrange(len(bodies))] = _crowded(chance, f"other {chance.random()}")
        corner = Box(0, 0, chance.choice([40, 60]), 30)
        told = []
        for memory in (None, last):
            taken = Occupancy()
            taken.take(corner)
            spots = part(bodies, taken, Box(0, 0, 400, 300), last=memory)
            told.append([(spot.body.id, spot.x, spot.y, tuple(spot.gathered)) for spot in spots])
        assert told[0] == told[1]


def _crowded(chance: Random, name: str) -> Body:
    return Body(name, chance.randrange(8) * 50.0, chance.randrange(6) * 50.0, 10.0, 10.0, 10.0, 10.0)
