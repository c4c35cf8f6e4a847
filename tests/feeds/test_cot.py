import io
import json
import zipfile
from datetime import UTC, datetime

import pytest

from console.domain.categories import Category
from console.feeds import cot, formats, symbol_codes
from console.feeds.drafts import Asked, FeatureDraft, Refused, Rejected, ReportDraft, Titled, Warned
from console.feeds.given import GivenBytes

PLACE = '<point lat="50.47" lon="23.92" hae="9999999.0" ce="12" le="9999999.0"/>'
NOWHERE = '<point lat="0.0" lon="0.0" hae="9999999" ce="9999999" le="9999999"/>'


def event(detail: str = "", kind: str = "a-h-A-M-F-Q", point: str = PLACE, uid: str = "u1", **more: str) -> str:
    said = {"type": kind, "time": "2022-11-15T14:40:00Z", "start": "2022-11-15T14:39:00Z"} | more
    said |= {"uid": uid, "stale": "2022-11-15T14:50:00Z", "how": "h-e"}
    attributes = " ".join(f'{key}="{value}"' for key, value in said.items() if value)
    return f'<event version="2.0" {attributes}>{point}<detail>{detail}</detail></event>'


def read(content: str | bytes, name: str = "cot") -> list:
    given = GivenBytes("a", content.encode() if isinstance(content, str) else content)
    found, drafts = formats.read(given, Asked())
    assert found == name
    return list(drafts)


def one(content: str | bytes):
    (found,) = [d for d in read(content) if isinstance(d, ReportDraft | FeatureDraft | Rejected)]
    return found


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)


def test_a_thing_is_a_report():
    made = one(
        event(
            '<contact callsign="SHADOW"/><remarks>low and fast</remarks><track course="270" speed="50"/>'
            '<link uid="x" parent_callsign="HOPE" relation="p-p"/>'
            '<__video url="rtsp://user:secret@example.org/stream"/>'
        )
    )
    assert (made.headline, made.body, made.external_id, made.origin) == ("SHADOW", "low and fast", "u1", "HOPE")
    assert (made.lon, made.lat, made.place_precision) == (23.92, 50.47, "point")
    assert made.occurred_from == at("2022-11-15T14:39")
    assert (made.version_at, made.stale_at) == (at("2022-11-15T14:40"), at("2022-11-15T14:50"))
    assert made.category == Category.MISSILE_DRONE.code
    assert made.attributes["sidc"] == "SHAPMFQ--------"
    assert {
        "course": "270",
        "accuracy m": "12",
        "video": "rtsp://example.org/stream",
    }.items() <= made.attributes.items()
    assert "height m" not in made.attributes


@pytest.mark.parametrize(
    ("kind", "sidc", "category"),
    [
        ("a-f-G-U-C-I", "SFGPUCI--------", None),
        ("a-h-G-E-V", "SHGPEV---------", Category.LAND),
        ("a-s-A-M-F", "SSAPMF---------", Category.AIRSPACE),
        ("a-h-S-C-L", "SHSPCL---------", Category.NAVAL),
        ("a-u-A-M-F-Q-r", "SUAPMFQ--------", None),
        ("a-U-G", "SUGP-----------", None),
        ("a-o-X", "SUXP-----------", None),
        ("a-h", "SHZP-----------", None),
        ("b-r-f-h-c", "", None),
        ("a", "", None),
    ],
)
def test_a_type_stands_for_a_symbol_and_sometimes_for_a_category(kind, sidc, category):
    made = one(event(kind=kind)) if kind != "a" else None
    assert symbol_codes.of_cot_type(kind) == sidc
    if made:
        assert made.attributes.get("sidc", "") == sidc
        assert made.category == (category.code if category else None)


@pytest.mark.parametrize(
    ("point", "reason"),
    [
        (NOWHERE, "0,0"),
        ('<point lat="9999999" lon="9999999"/>', "not known"),
        ('<point lat="NaN" lon="1"/>', "not a number"),
        ('<point lat="95" lon="1"/>', "beyond"),
        ("", ""),
    ],
)
def test_a_thing_without_a_place_is_kept_with_the_reason(point, reason):
    made = one(event(point=point))
    assert (made.lon, made.lat, made.place_precision) == (None, None, None)
    assert reason in made.unlocated
    assert bool(made.unlocated) == bool(reason)


def test_a_chat_message_is_a_report_of_its_sender():
    made = one(event('<__chat chatroom="All" senderCallsign="JENNY"/><remarks to="x">Two hurt</remarks>', "b-t-f"))
    assert (made.headline, made.body, made.origin) == ("JENNY: Two hurt", "Two hurt", "JENNY")
    assert made.attributes["chat room"] == "All"


@pytest.mark.parametrize("kind", ["b-t-f-d", "b-t-f-r", "b-f-t-a", "t-x-c-t-r", "t-x-d-d", "y-a", ""])
def test_what_programs_say_to_each_other_is_rejected_with_what_it_is(kind):
    made = one(event(kind=kind))
    assert isinstance(made, Rejected)
    assert made.reason


def test_an_exercise_says_so():
    assert one(event('<contact callsign="A"/>', opex="e-STEADFAST")).headline == "EXERCISE: A"
    assert one(event('<contact callsign="A"/>', "u-d-f", opex="s")).name == "SIMULATION: A"


SHAPES = {
    "circle": ("u-d-c-c", '<shape><ellipse major="200" minor="200" angle="360"/></shape>', "Polygon", 65),
    "rings": ("u-r-b-c-c", '<shape><ellipse major="9" minor="9"/><ellipse major="5" minor="5"/></shape>', "Multi", 2),
    "open": ("u-d-f", '<link point="50,23"/><link point="50.1,23.1,200"/>', "LineString", 2),
    "closed": (
        "u-d-f",
        '<link point="50,23"/><link point="50,24"/><link point="51,23"/><link point="50,23"/>',
        "Pol",
        4,
    ),
    "rectangle": (
        "u-d-r",
        '<link point="1,1"/><link point="1,2"/><link point="2,2"/><link point="2,1"/>',
        "Polygon",
        5,
    ),
    "polyline": (
        "u-d-f",
        '<shape><polyline closed="true"><vertex lat="1" lon="2"/><vertex lat="2" lon="2"/><vertex lat="2" lon="3"/>'
        "</polyline></shape>",
        "Polygon",
        4,
    ),
    "range": ("u-rb-a", '<range value="1000"/><bearing value="90"/>', "LineString", 2),
    "route": ("b-m-r", '<link point="50,23" callsign="SP"/><link point="51,24" callsign=""/>', "LineString", 2),
    "point": ("u-d-p", "", "Point", 2),
    "measures that are none": ("u-d-c-c", '<shape><ellipse major="nan" minor="-5"/></shape>', "Point", 2),
}


@pytest.mark.parametrize(("kind", "detail", "shape", "count"), SHAPES.values(), ids=SHAPES)
def test_drawings_are_features(kind, detail, shape, count):
    made = one(event(detail, kind))
    assert isinstance(made, FeatureDraft)
    geometry = json.loads(made.geometry)
    assert geometry["type"].startswith(shape)
    coordinates = geometry["coordinates"]
    assert len(coordinates[0] if geometry["type"] == "Polygon" else coordinates) == count
    if kind == "b-m-r":
        assert (coordinates[0], made.attributes["waypoints"]) == ([23.0, 50.0], "SP")


def test_a_drawing_keeps_its_style():
    made = one(
        event(
            '<strokeColor value="-65536"/><fillColor value="-1761607681"/><strokeWeight value="3.0"/>'
            '<strokeStyle value="dashed"/><labels_on value="False"/><usericon iconsetpath="x/Google/hiker.png"/>',
            "u-d-p",
        )
    )
    assert made.style == {
        "stroke": "#ff0000",
        "stroke_opacity": 1.0,
        "fill": "#ffffff",
        "fill_opacity": 0.588,
        "width": 3.0,
        "dashed": True,
        "label": False,
        "icon": "hiker",
    }
    plain = one(event('<color argb="red"/><fillColor value="0"/><strokeWeight value="1e99"/>', "u-d-p"))
    assert plain.style == {}


def test_a_drawing_without_a_place_is_kept_with_the_reason():
    made = one(event(kind="u-d-f", point=NOWHERE))
    assert (made.geometry, bool(made.unlocated)) == ("", True)


def test_many_documents_one_after_another_are_many_events():
    stream = "\n".join(f'<?xml version="1.0"?>\n{event(uid=f"u{n}")}\n' for n in range(3)) + "<event uid='u4'"
    drafts = read(stream)
    assert [d.external_id for d in drafts if isinstance(d, ReportDraft)] == ["u0", "u1", "u2"]
    assert any(isinstance(d, Warned) and "3 records before" in d.text for d in drafts)
    assert len(read(f"<events>{event()}{event(uid='u2')}</events>")) == 2


def test_a_broken_event_in_a_stream_does_not_lose_the_others():
    drafts = read(event(uid="u1") + event(uid="u2").replace("<detail>", "<detail></b>") + event(uid="u3"))
    assert [(d.number, d.external_id) for d in drafts if isinstance(d, ReportDraft)] == [(1, "u1"), (3, "u3")]
    assert [d.record for d in drafts if isinstance(d, Rejected)] == [2]


def test_a_hostile_event_in_a_stream_does_not_lose_the_others():
    hostile = f'<!DOCTYPE e [<!ENTITY x SYSTEM "file:///etc/hostname">]>{event("<remarks>&x;</remarks>", uid="u2")}'
    drafts = [d for d in read(f"{event(uid='u1')}\n{hostile}\n{event(uid='u3')}") if isinstance(d, ReportDraft)]
    assert [(d.external_id, d.body) for d in drafts] == [("u1", ""), ("u2", "&x;"), ("u3", "")]


def test_an_alarm_and_its_end_say_so():
    detail = '<contact callsign="ALPHA"/><emergency type="911 Alert"{}>ALPHA</emergency>'
    assert one(event(detail.format(""), "b-a-o-tbl")).headline == "911 Alert: ALPHA"
    assert one(event(detail.format(' cancel="true"'), "b-a-o-can")).headline == "Alarm cancelled: ALPHA"


@pytest.mark.parametrize(
    "content",
    [
        "<event uid='u1'",
        f'<!DOCTYPE e [<!ENTITY x SYSTEM "file:///etc/hostname">]>{event("<remarks>&x;</remarks>")}',
        "<event uid='u1'><point lat='1' lon='2'/>",
    ],
)
def test_what_holds_no_whole_event_is_refused(content):
    with pytest.raises(Refused):
        read(content)


def message(**more):
    from takproto.proto import TakMessage

    made = TakMessage()
    said = made.cotEvent
    said.type, said.uid, said.how, said.lat, said.lon = "a-h-G", "p1", "m-g", 50.47, 23.92
    said.hae = said.ce = said.le = 999999.0
    said.sendTime, said.startTime, said.staleTime = (at(f"2022-11-15T14:{minute}:00") for minute in (40, 39, 50))
    said.detail.contact.callsign = more.get("callsign", "ALPHA")
    said.detail.xmlDetail = more.get("detail", "<remarks>seen</remarks>")
    return made.SerializeToString()


def stream(*messages: bytes) -> bytes:
    assert all(len(one) < 1 << 14 for one in messages)
    return b"".join(b"\xbf" + bytes([len(one) & 0x7F | 0x80, len(one) >> 7]) + one for one in messages)


@pytest.mark.parametrize("wrap", [lambda content: b"\xbf\x01\xbf" + content, stream], ids=["mesh", "stream"])
def test_a_protobuf_message_says_what_xml_would(wrap):
    made = one(wrap(message(detail="<remarks>seen by the river, three vehicles heading west</remarks>")))
    assert (made.headline, made.body) == ("ALPHA", "seen by the river, three vehicles heading west")
    assert (made.lon, made.lat, made.external_id, made.category) == (23.92, 50.47, "p1", Category.LAND.code)
    assert (made.version_at, made.stale_at) == (at("2022-11-15T14:40"), at("2022-11-15T14:50"))
    assert "height m" not in made.attributes


def test_a_stream_that_ends_in_the_middle_gives_what_came_before():
    whole = stream(message(), message(callsign="BRAVO"))
    drafts = read(whole[:-5])
    assert [d.headline for d in drafts if isinstance(d, ReportDraft)] == ["ALPHA"]
    assert isinstance(drafts[-1], Warned)
    assert [d.headline for d in read(whole) if isinstance(d, ReportDraft)] == ["ALPHA", "BRAVO"]


def test_a_detail_that_cannot_be_read_does_not_lose_the_event():
    made = one(stream(message(detail="<remarks>cut off in the middle of what was to be said about the vehicles")))
    assert made.headline == "ALPHA"


def test_a_listener_reads_messages_as_they_come():
    assert [d.external_id for d in cot.events(event().encode())] == ["u1"]
    assert [d.external_id for d in cot.events(b"\xbf\x01\xbf" + message())] == ["p1"]
    assert [d.external_id for d in cot.events(b"\xbf\x00\xbf" + event().encode())] == ["u1"]
    for junk in (b"", b"\xbf", b"\xbf\x01\xbf\xff\xff", b"\xbf\xff\xff\xff\xff\xff\xff", b"hello", b"<a/>"):
        with pytest.raises(Refused):
            list(cot.events(junk))


def package(**members: str | bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(
            "MANIFEST/manifest.xml",
            '<MissionPackageManifest version="2"><Configuration><Parameter name="uid" value="x"/>'
            '<Parameter name="name" value="Night watch"/></Configuration><Contents><Content ignore="true"'
            ' zipEntry="old.cot"/></Contents></MissionPackageManifest>',
        )
        for name, member in members.items():
            archive.writestr(name.replace("_", "."), member)
    return content.getvalue()


def test_a_data_package_gives_its_events_and_names_what_is_left_out():
    drafts = read(
        package(a_cot=event(uid="u1"), b_cot=event(uid="u2"), photo_jpg=b"\xff\xd8\xff", old_cot=event()), "tak"
    )
    assert [(d.number, d.external_id) for d in drafts if isinstance(d, ReportDraft)] == [(1, "u1"), (2, "u2")]
    assert Titled("Night watch") in drafts
    assert any(isinstance(d, Warned) and "photo.jpg, old.cot" in d.text for d in drafts)


def test_a_data_package_without_events_says_so():
    with pytest.raises(Refused, match=r"without CoT; it holds list\.txt"):
        read(package(list_txt="a,b\n1,2"), "tak")
    kml = (
        '<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>A</name><Point><coordinates>23,50</coordinates>'
        "</Point></Placemark></kml>"
    )
    drafts = read(package(map_kml=kml), "tak")
    assert any(isinstance(d, Warned) and "no CoT" in d.text for d in drafts)
    assert [d.name for d in drafts if isinstance(d, FeatureDraft)] == ["A"]
