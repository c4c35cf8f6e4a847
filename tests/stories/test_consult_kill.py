"""The console is killed while a round of the table is entered: what was acknowledged stands, and silence goes on."""

import os
import sys
from pathlib import Path

import pytest

from console.domain.silence import State, standing
from console.domain.stance import Stance
from console.domain.times import HOUR, MINUTE
from console.services.positions import PositionForm, take_positions
from console.services.silence import extend_silence, open_silence
from console.store import check, draft_texts
from console.store.casefile import open_case
from tests import cases
from tests.services.consulting import Table, laid
from tests.services.people import ANN, NOW
from tests.store import memory
from tests.stories.killing import killed

ROUNDS = 40
KILLS = 6
CLOSES = NOW + 2 * HOUR

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")


def entered(path: Path, table: Table, acknowledge: int, turn: int) -> None:
    """What the child does until it is killed: one position after another, a line after each."""
    with open_case(path, ANN, NOW) as store:
        allies = sorted(Table(store, table.crisis, table.id, table.draft).allies)
        for number in range(ROUNDS):
            iso2, stance = allies[number % len(allies)], list(Stance)[(number + turn) % 5]
            at = NOW + MINUTE + turn * HOUR // 8 + number * 1000
            forms = [PositionForm(iso2, stance, caveat=f"{turn}.{number}")]
            take_positions(store, ANN, at, table.draft, forms)
            os.write(acknowledge, f"{turn}.{number}\n".encode())


def acknowledged_by(path: Path, table: Table, turn: int) -> list[str]:
    """Let a child enter positions and kill it in the middle; what it acknowledged until then."""

    def hear(told: int) -> bytes:
        heard = b""
        while heard.count(b"\n") <= turn * 3 and (more := os.read(told, 64)):
            heard += more
        return heard

    return killed(lambda acknowledge: entered(path, table, acknowledge, turn), hear).decode().split()


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_positions_and_silence_survive_kills_and_a_deadline_that_passed_meanwhile() -> None:
    with memory.folder() as folder:
        path = folder / "Killed.flank"
        with cases.with_baseline(path, ANN, NOW) as store:
            table = laid(store)
            silence, _ = open_silence(store, ANN, NOW + 1, table.draft, CLOSES)
        acknowledged: list[str] = []
        for turn in range(KILLS):
            acknowledged += acknowledged_by(path, table, turn)
            with open_case(path, ANN, NOW) as store:
                reader = store.writer_view()
                kept = {one.caveat for one in draft_texts.positions(reader, table.id)}
                assert kept.issuperset(acknowledged)
                assert check.check(reader, path, store.case.case_id, None).holds
                known = draft_texts.silences(reader, table.id)[-1]
                assert standing(known, CLOSES - 1).state is State.RUNNING
                assert standing(known, CLOSES + HOUR).state is State.KEPT, "nobody ran when it passed"
        with open_case(path, ANN, CLOSES - MINUTE) as store:
            extend_silence(store, ANN, CLOSES - MINUTE, silence, CLOSES + HOUR, "A capital is not reached")
        acknowledged_by(path, table, KILLS)
        with open_case(path, ANN, CLOSES) as store:
            known = draft_texts.silences(store.writer_view(), table.id)[-1]
            assert standing(known, CLOSES).state is State.RUNNING and standing(known, CLOSES).closes_at == CLOSES + HOUR
            with store.known_at(CLOSES - 2 * MINUTE) as then:
                known = draft_texts.silences(then, table.id)[-1]
                assert standing(known, CLOSES - 2 * MINUTE).closes_at == CLOSES
