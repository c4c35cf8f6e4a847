"""A consultation with its crisis, a text and what is said to it, for tests of what people do in it."""

from dataclasses import dataclass

from console.domain.attendance import Level
from console.domain.consultation import Basis, Consultation, Way
from console.domain.reference import Ally
from console.domain.stance import Stance
from console.domain.times import Instant
from console.services.consultation import ConsultationForm, open_consultation
from console.services.crises import CrisisForm, open_crisis
from console.services.drafts import DraftForm, put_draft
from console.services.positions import PositionForm, take_positions
from console.store import consultations, reference
from console.store.casefile import Store
from tests.services.people import ANN, NOW

TEXT = "Allies stand with Poland. They await the investigation."


@dataclass(frozen=True)
class Table:
    """A consultation that is open, with one version of a statement, both since ``NOW``."""

    store: Store
    crisis: bytes
    id: bytes
    draft: bytes

    @property
    def consultation(self) -> Consultation:
        found = consultations.consultation(self.store.writer_view(), self.id)
        assert found is not None
        return found

    @property
    def allies(self) -> dict[str, Ally]:
        return {one.iso2: one for one in reference.allies(self.store.writer_view(), NOW + 1)}

    def round(self, now: Instant, draft: bytes | None = None, **others: Stance) -> None:
        """Everybody supports, but those named."""
        said = dict.fromkeys(self.allies, Stance.SUPPORTS) | others
        forms = [PositionForm(iso2, stance) for iso2, stance in said.items()]
        take_positions(self.store, ANN, now, draft or self.draft, forms)


def form(crisis: bytes, **other: object) -> ConsultationForm:
    said = {"requesters": ("PL",), "level": Level.AMBASSADORS, "way": Way.AT_ONCE, "considered_at": NOW} | other
    return ConsultationForm(crisis, "Missile at Przewodów", other.pop("basis", Basis.ARTICLE_4), **{  # type: ignore[arg-type]
        name: value for name, value in said.items() if name != "basis"
    })  # fmt: skip


def laid(store: Store, **other: object) -> Table:
    crisis, _ = open_crisis(store, ANN, NOW, CrisisForm(title="Przewodów"))
    row_id, _ = open_consultation(store, ANN, NOW, form(crisis, **other))
    draft, _ = put_draft(store, ANN, NOW, row_id, DraftForm("Statement", TEXT, "chair"))
    return Table(store, crisis, row_id, draft)
