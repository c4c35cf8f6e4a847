"""Attachments are kept once by their content, undone with their operation, and never trusted for their name."""

from pathlib import Path

import pytest
from hypothesis import given as examples
from hypothesis import strategies as st

from console.domain.attachment import MediaKind, kind_of, media_type_of
from console.domain.errors import BadInput
from console.services import attachments as act
from console.services.attachments import Given, clean_name
from console.services.reports import ReportForm, file_report
from console.store import attachments
from console.store.casefile import Store
from console.store.undo import undo
from tests.services.people import ANN, NOW

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def filed(store: Store, headline: str) -> bytes:
    return file_report(store, ANN, NOW, ReportForm(headline=headline))[0]


def test_the_same_content_is_kept_once_however_it_is_called(store: Store) -> None:
    one, two = filed(store, "One"), filed(store, "Two")
    act.attach(store, ANN, NOW, one, [Given("wreck.png", PNG, "tail", NOW)])
    act.attach(store, ANN, NOW, two, [Given("copy.jpg", PNG)])
    act.attach(store, ANN, NOW, two, [Given("again.png", PNG)])
    reader = store.writer_view()
    assert reader.value("SELECT count(*) FROM attachment") == 1
    (first,), (second,) = attachments.of_report(reader, one), attachments.of_report(reader, two)
    assert first.id == second.id and (first.name, first.media_type, first.kind) == (
        "wreck.png", "image/png", MediaKind.PICTURE,
    )  # fmt: skip
    assert attachments.content(reader, first.id) == PNG and first.note == "tail"
    act.detach(store, ANN, NOW, first.link_id)
    assert attachments.content(reader, first.id) == PNG  # the other report has it still
    act.detach(store, ANN, NOW, second.link_id)
    assert attachments.content(reader, first.id) is None
    undo(store, ANN, NOW)
    assert attachments.content(reader, first.id) == PNG


def test_what_it_shows_and_when_can_be_said_later(store: Store) -> None:
    act.attach(store, ANN, NOW, filed(store, "One"), [Given("clip.mp4", b"\x00\x00\x00\x18ftypmp42" + bytes(40))])
    link = store.writer_view().value("SELECT id FROM report_attachment")
    act.describe_attachment(store, ANN, NOW, link, "smoke over the dryer", NOW - 1000)
    found = attachments.attachment(store.writer_view(), link)
    assert found is not None and (found.note, found.recorded_at) == ("smoke over the dryer", NOW - 1000)
    assert found.kind is MediaKind.VIDEO
    with pytest.raises(BadInput, match="still to come"):
        act.describe_attachment(store, ANN, NOW, link, "", NOW + 10**8)


def test_what_cannot_be_kept_is_refused_and_nothing_is_written(store: Store, tmp_path: Path) -> None:
    report = filed(store, "One")
    with pytest.raises(BadInput, match="is empty"):
        act.attach(store, ANN, NOW, report, [Given("good.png", PNG), Given("empty.png", b"")])
    with pytest.raises(BadInput, match="not a file"):
        act.read_file(tmp_path)
    assert attachments.of_report(store.writer_view(), report) == []


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"%PDF-1.7", "application/pdf"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"RIFF\x00\x00\x00\x00AVI LIST", "video/x-msvideo"),
        (b"\x00\x00\x00\x14ftypqt  ", "video/quicktime"),
        (b"\x1aE\xdf\xa3....webm", "video/webm"),
        ("Взрыв в Пшеводуве".encode(), "text/plain"),
        (b"BMW seen", "text/plain"),
        (b"\x00\x01\x02", "application/octet-stream"),
        (b"<script>alert(1)</script>", "text/plain"),
    ],
)
def test_a_media_type_comes_from_the_content(content: bytes, media_type: str) -> None:
    assert media_type_of(content) == media_type


def test_only_what_can_be_shown_is_shown() -> None:
    assert kind_of("application/octet-stream") is MediaKind.OTHER and kind_of("text/plain") is MediaKind.TEXT


@examples(st.text(max_size=300))
def test_a_name_never_leaves_its_folder(name: str) -> None:
    clean = clean_name(name)
    assert clean and len(clean) <= 120 and "/" not in clean and "\\" not in clean and clean not in (".", "..")
