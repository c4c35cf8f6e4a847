"""A still of a clip: the frame that is looked at becomes a picture of the same report, and a slide of the briefing."""

from __future__ import annotations

import hashlib
from pathlib import PurePath
from typing import TYPE_CHECKING

from console.domain.operation import Actor, Changes
from console.domain.storyboard import SlideKind
from console.domain.times import Instant
from console.ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from console.domain.attachment import Attachment
    from console.store.casefile import Store
    from console.ui.window import Window


def add_still(window: Window, clip: Attachment, image: QImage, position: int) -> None:
    """Keep the frame at ``position`` (milliseconds) with the clip's report, marked as the clip, and add its slide."""
    from console.ui.brief.offers import shown
    from console.ui.brief.slide_acts import add
    from console.ui.evidence.clip import clip_time

    at = clip_time(position)
    name = f"{PurePath(clip.name).stem} {at.replace(':', '-')}.png"
    note = tr("Still of {clip} at {time}", clip=clip.name, time=at)
    recorded = None if clip.recorded_at is None else clip.recorded_at + position

    def work(store: Store, actor: Actor, now: Instant) -> tuple[bytes, Changes]:
        from console.exports.pictures import png
        from console.services.attachments import Given, attach
        from console.store.attachments import of_report

        content = png(image)
        given = Given(name, content, note, recorded, marking=clip.marking)
        changes = attach(store, actor, now, clip.report_id, (given,))
        digest = hashlib.sha256(content).digest()
        kept = next(one for one in of_report(store.writer_view(), clip.report_id) if one.sha256 == digest)
        return kept.link_id, changes

    window.session.attempt(
        work, lambda link_id: add(window, (shown(SlideKind.IMAGE, "attachment", link_id, 60),), stay=True)
    )
