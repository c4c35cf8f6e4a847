"""How often something happens is what its assumption says, whatever the share is drawn from."""

import pytest

from console.domain.council_draws import CouncilDraws
from tests.domain.consulting import assumed, situation


@pytest.mark.parametrize(
    ("name", "key", "share"),
    [
        ("parliament.asked", "parliament.asked", 0.05),
        ("parliament.asked", "parliament.asked_5", 0.5),
        ("delegated.refused", "delegated.refused", 0.15),
        ("instruct.prepared", "instruct.prepared", 0.1),
    ],
)
def test_what_has_a_share_of_one_in_so_many_happens_so_often(name: str, key: str, share: float) -> None:
    draws = CouncilDraws(assumed(), situation(), 1, 10_000)
    assert draws.happens(name, draws.shared(key)).mean() == pytest.approx(share, rel=0.1)
