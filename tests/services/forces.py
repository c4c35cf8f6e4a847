"""Forces of a case for tests of services: a battlegroup at Tapa, made, and what is believed of it."""

from console.domain.force import Force, Position
from console.domain.times import day_start, iso_day
from console.services import posture
from console.services.posture_forms import MoveForm, Said
from console.services.posture_given import Gives
from console.services.posture_whole import ForceForm, NewForceForm
from console.store import force_facts, units
from console.store.casefile import Store
from tests.services.people import ANN, NOW

BEGAN = day_start("2017-04-20")
MOVED = day_start("2022-11-01")
TAPA = ForceForm(
    Said(BEGAN, "NATO, Jun 2022", "2022-06", note="First rotation"), None, "Tapa", "EE", 25.9586, 59.2606,
    Position.POINT, 1000, 1200, "about", "battlegroup", None, None, "MND-N", "GB", (Gives("DK"), Gives("FR", 300, 300)),
    5, 7, "", "SACEUR",
)  # fmt: skip
RIGA = MoveForm(Said(MOVED), "Rīga", "LV", 24.1052, 56.9496)


def made(store: Store, name: str, form: ForceForm = TAPA, short_name: str = "") -> bytes:
    """A battlegroup of that name."""
    return posture.create_force(store, ANN, NOW, NewForceForm(name, "battlegroup", form, short_name))[0]


def placements(store: Store, unit_id: bytes) -> list[Force]:
    """What is believed of a unit."""
    return units.placements(store.writer_view(), unit_id)


def words(store: Store, unit_id: bytes) -> list[str]:
    """Its history, without thin spaces."""
    return [edit.words.replace("\N{THIN SPACE}", "") for edit in force_facts.edits(store.writer_view(), unit_id)]


def spans(forces: list[Force]) -> list[tuple[str | None, ...]]:
    """First day and the day after the last of each."""
    return [tuple(moment and iso_day(moment) for moment in (force.valid_from, force.valid_to)) for force in forces]
