import json
from datetime import UTC, datetime

import pytest

from console.domain.categories import Category
from console.feeds import cap_alert, formats
from console.feeds.cap_alert import Alert, Info
from console.feeds.drafts import Asked, Refused, Rejected, ReportDraft, Titled, Warned
from console.feeds.given import GivenBytes
from console.feeds.told_times import ToldTimes

CAP = "urn:oasis:names:tc:emergency:cap:1.2"
RING = "50.0,23.0 50.2,23.0 50.2,23.4 50.0,23.4 50.0,23.0"


def read(content: str, name: str = "cap") -> list:
    found, drafts = formats.read(GivenBytes("a.xml", content.encode()), Asked())
    assert found == name
    return list(drafts)


def reports(content: str, name: str = "cap") -> list[ReportDraft]:
    return [draft for draft in read(content, name) if isinstance(draft, ReportDraft)]


def alert(info: str = "<info><event>Flood</event></info>", space: str = CAP, **fields: str) -> str:
    said = {"identifier": "A1", "sender": "x@y.example", "sent": "2024-05-01T10:00:00+03:00", "status": "Actual"}
    said |= {"msgType": "Alert", "scope": "Public"} | fields
    return f'<alert xmlns="{space}">{"".join(f"<{k}>{v}</{k}>" for k, v in said.items())}{info}</alert>'


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)


@pytest.mark.parametrize("space", [CAP, "urn:oasis:names:tc:emergency:cap:1.1", "http://www.incident.com/cap/1.0", ""])
def test_an_alert_is_one_report_whatever_its_version(space):
    info = f"""<info><event>Flood</event><category>Met</category><severity>Severe</severity><senderName>Water Office
      </senderName><onset>2024-05-01T12:00:00+03:00</onset><expires>2024-05-02T10:00:00+03:00</expires><headline>
      High water</headline><description>Rising &lt;br/&gt;fast</description><instruction>Leave</instruction><area>
      <areaDesc>Bug valley</areaDesc><polygon>{RING}</polygon><geocode><valueName>T</valueName><value>9</value>
      </geocode></area></info>"""
    (one,) = reports(alert(info, space))
    assert (one.headline, one.body) == ("High water", "Rising\nfast\n\nLeave")
    assert one.external_id == "x@y.example,A1"
    assert (one.occurred_from, one.version_at) == (at("2024-05-01T09:00"), at("2024-05-01T07:00"))
    assert one.stale_at == at("2024-05-02T07:00")
    assert (one.lon, one.lat, one.place_precision) == (23.2, 50.1, "region")
    assert json.loads(one.geometry)["coordinates"][0][0] == [23.0, 50.0]
    assert (one.place, one.origin, one.category) == ("Bug valley", "Water Office", Category.HUMANITARIAN.code)
    assert {"T": "9", "severity": "Severe", "scope": "Public"}.items() <= one.attributes.items()


def test_several_languages_are_one_report_english_first():
    info = "".join(
        f"<info><language>{language}</language><event>{event}</event><description>{text}</description>"
        f"<area><areaDesc>{event}</areaDesc><polygon>{RING}</polygon></area></info>"
        for language, event, text in [("fr-CA", "orages", "fort"), ("en-CA", "storm", "strong")]
    )
    (one,) = reports(alert(info))
    assert one.headline == "storm"
    assert one.body == "strong\n\n[fr-CA] orages\n\nfort"
    assert one.place == "storm"
    assert json.loads(one.geometry)["type"] == "Polygon"
    (first,) = reports(alert("<info><language>de</language><event>Sturm</event></info>"))
    assert first.headline == "Sturm"


def test_a_cancel_without_text_takes_back_what_it_names():
    (one,) = reports(alert("", msgType="Cancel", references="x@y.example,A0,2024-05-01T09:00:00+03:00\n z@y,B,C,now"))
    assert one.withdraws
    assert one.updates == ("x@y.example,A0", "z@y,B,C")
    assert one.headline == "Cancelled: an earlier message of x@y.example"


@pytest.mark.parametrize(
    ("references", "updates"),
    [("A0", ("x@y.example,A0",)), ("A0/old@y.example", ("old@y.example,A0",)), ("p,q", ("p,q",)), (" ", ())],
)
def test_an_update_names_what_it_updates_in_every_way_it_is_written(references, updates):
    (one,) = reports(alert(msgType="Update", references=references))
    assert one.updates == updates
    assert not one.withdraws


@pytest.mark.parametrize(("status", "takes_back"), [("Exercise", True), ("Test", False), ("Draft", False)])
def test_what_is_not_real_says_so_and_a_test_takes_nothing_back(status, takes_back):
    (one,) = reports(alert(status=status, msgType="Cancel", references="x,A0,2024-05-01T09:00:00Z"))
    assert one.headline.startswith(f"{status.upper()}: ")
    assert one.attributes["status"] == status
    assert one.withdraws is takes_back


@pytest.mark.parametrize(
    ("area", "kind", "lon", "precision", "unlocated"),
    [
        ("<circle>48.5,37.5 5</circle>", "Polygon", 37.5, "point", ""),
        ("<circle>48.5,37.5 0</circle>", "", 37.5, "point", ""),
        (f"<polygon>{RING}</polygon><polygon>1,2 1,3 2,3</polygon>", "MultiPolygon", 2.666667, "region", ""),
        (f"<polygon>{RING}</polygon><polygon>95,2 1,3 2,3</polygon>", "Polygon", 23.2, "region", ""),
        ("<polygon></polygon>", "", None, None, ""),
        ("<polygon>here</polygon>", "", None, None, "not a list"),
        ("<circle>NaN,37.5 5</circle>", "", None, None, "not"),
        ("<circle>48.5,37.5</circle>", "", None, None, "radius"),
        ("<polygon>95,2 1,3 2,3</polygon>", "", None, None, "beyond"),
        ("<polygon>60,179 60,-179 61,-179 61,179</polygon>", "Polygon", 180, "region", ""),
    ],
)
def test_areas_become_geometry_with_a_point_inside(area, kind, lon, precision, unlocated):
    (one,) = reports(alert(f"<info><event>e</event><area><areaDesc>a</areaDesc>{area}</area></info>"))
    assert (json.loads(one.geometry)["type"] if one.geometry else "") == kind
    assert abs(one.lon) == pytest.approx(lon, abs=1e-3) if lon is not None else one.lon is None
    assert one.place_precision == precision
    assert unlocated in one.unlocated
    assert bool(one.unlocated) == bool(unlocated)


def test_a_time_that_is_none_is_told_and_never_guessed():
    drafts = read(alert("<info><event>e</event><expires>soon</expires></info>", sent="yesterday"))
    one = next(draft for draft in drafts if isinstance(draft, ReportDraft))
    assert (one.occurred_from, one.version_at, one.stale_at) == (None, None, None)
    assert any(isinstance(draft, Warned) and "could not be read" in draft.text for draft in drafts)


def test_an_alert_that_expires_before_it_was_sent_does_not_go_stale():
    (one,) = reports(alert("<info><event>e</event><expires>2024-04-01T10:00:00Z</expires></info>"))
    assert one.stale_at is None
    assert one.attributes["expires"] == "2024-04-01T10:00:00Z"


def test_a_distribution_holds_alerts_and_rejects_the_rest():
    drafts = read(
        '<EDXLDistribution xmlns="urn:oasis:names:tc:emergency:EDXL:DE:1.0"><distributionStatus>Exercise'
        f"</distributionStatus><contentObject><xmlContent><embeddedXMLContent>{alert()}</embeddedXMLContent></xmlContent>"
        "</contentObject><contentObject><nonXMLContent/></contentObject></EDXLDistribution>"
    )
    assert [draft.headline for draft in drafts if isinstance(draft, ReportDraft)] == ["EXERCISE: Flood"]
    assert [draft.record for draft in drafts if isinstance(draft, Rejected)] == [2]
    assert Titled("x@y.example") in drafts


def test_of_a_list_that_ends_in_the_middle_whole_alerts_are_taken():
    drafts = read(f"<alerts>{alert()}{alert(identifier='A2')[:-30]}")
    assert [draft.external_id for draft in drafts if isinstance(draft, ReportDraft)] == ["x@y.example,A1"]
    assert any(isinstance(draft, Warned) and "1 record before" in draft.text for draft in drafts)


def test_of_a_list_with_one_broken_alert_the_others_are_taken():
    broken = alert(identifier="A2").replace("</status>", "</wrong>")
    drafts = read(f"<alerts>{alert()}{broken}{alert(identifier='A3')}</alerts>")
    assert [draft.number for draft in drafts if isinstance(draft, ReportDraft)] == [1, 3]
    assert [draft.record for draft in drafts if isinstance(draft, Rejected)] == [2]


@pytest.mark.parametrize(
    "content",
    [alert()[:-30], f'<x xmlns="{CAP}"/>', f'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>{alert("&x;")}'],
)
def test_what_holds_no_whole_alert_is_refused(content):
    with pytest.raises(Refused, match="Nothing was written"):
        read(content)


@pytest.mark.parametrize("content", ["<html/>", "<rss/>", "alert,sent\n1,2", ""])
def test_what_is_no_alert_is_not_recognised_as_one(content):
    from console.feeds.cap import PARSERS

    assert not PARSERS[0].recognises(GivenBytes("a.cap", content.encode()))


def test_alerts_of_other_formats_are_read_by_the_same_rules():
    info = Info(event="Flood", headline="High water")
    made = cap_alert.draft(3, Alert("A1", "x", "2024-05-01T10:00:00Z", "Test", infos=(info,)), ToldTimes(), "urn:1")
    assert (made.number, made.external_id, made.headline) == (3, "urn:1", "TEST: High water")
