"""Gates that a crisis went through with something missing: named on every product, as on every screen."""

from console.domain.crisis import Crisis
from console.map.words import tr


def override_words(crisis: Crisis | None) -> tuple[str, ...]:
    """A sentence for each, by whom and why; none for no crisis."""
    return tuple(
        tr("Gate passed by {who} with something missing: {reason}", who=one.author, reason=one.override_reason)
        for one in (crisis.overrides if crisis is not None else ())
    )
