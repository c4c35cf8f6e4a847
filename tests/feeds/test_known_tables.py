import pytest

from console.domain import times
from console.domain.categories import Category
from console.feeds import formats, gdelt
from console.feeds.category_words import category
from console.feeds.drafts import Asked, ReportDraft
from console.feeds.given import GivenBytes


def _reports(headers: str | None, *rows: dict[str, str] | str, mark: str = ",") -> list[ReportDraft]:
    names = (headers or mark.join(gdelt.HEADERS)).split(mark)
    lines = [mark.join(row.get(name, "") for name in names) if isinstance(row, dict) else row for row in rows]
    content = "\n".join([*([headers] if headers else []), *lines])
    drafts = formats.read(GivenBytes("x", content.encode()), Asked())[1]
    return [draft for draft in drafts if isinstance(draft, ReportDraft)]


def test_a_headerless_gdelt_export() -> None:
    row = {
        "GLOBALEVENTID": "669666350", "SQLDATE": "20170701", "EventCode": "145", "EventRootCode": "14",
        "Actor1Name": "POLAND", "Actor2Name": "POLICE", "ActionGeo_Type": "4", "ActionGeo_FullName": "Warsaw, Poland",
        "ActionGeo_Lat": "52.25", "ActionGeo_Long": "21", "DATEADDED": "20170701234500", "SOURCEURL": "http://a.example/",
    }  # fmt: skip
    one, two = _reports(None, row, row | {"ActionGeo_Type": "1", "EventRootCode": "04"}, mark="\t")
    assert (one.external_id, one.headline) == ("669666350", "POLAND, protest, POLICE, Warsaw, Poland")
    assert (one.lon, one.lat, one.place, one.place_precision) == (21, 52.25, "Warsaw, Poland", "point")
    assert (one.time_precision, one.category) == ("day", Category.POLITICAL.code)
    assert times.iso(one.version_at or 0) == "2017-07-01T23:45:00Z"
    assert one.attributes["SOURCEURL"] == "http://a.example/"
    assert (two.place_precision, two.category) == ("region", None)


def test_mentions_are_reports_of_their_source() -> None:
    headers = "globaleventid,eventtimedate,mentiontimedate,mentionsourcename,mentionidentifier"
    (one,) = _reports(headers, "1,20160701210000,20170701234500,a.example,http://a.example/2")
    assert (one.external_id, one.origin, one.body) == (None, "a.example", "http://a.example/2")
    assert times.iso(one.occurred_from or 0) == "2016-07-01T21:00:00Z"


def test_ucdp_events() -> None:
    headers = (
        "id,type_of_violence,dyad_name,source_headline,where_prec,where_coordinates,adm_1,latitude,longitude,geom_wkt,"
        "date_start,date_end,best"
    )
    row = "7,1,A - B,,3,Town,Oblast,50,20,POINT (20 50),2015-05-11,2015-05-12,4"
    (one,) = _reports(headers, row)
    assert (one.external_id, one.headline) == ("7", "A - B, state-based conflict, Town")
    assert (one.place, one.place_precision, one.category) == ("Town, Oblast", "region", Category.LAND.code)
    assert times.iso(one.occurred_to or 0) == "2015-05-13T00:00:00Z"
    assert one.attributes["best"] == "4" and "geom_wkt" not in one.attributes


def test_acled_events() -> None:
    headers = (
        "event_id_cnty,event_date,event_type,sub_event_type,location,admin1,latitude,longitude,notes,source,timestamp"
    )
    row = (
        "UKR1,15 November 2022,Explosions/Remote violence,Air/drone strike,Lviv,Lvivska,49.8,24,Text,Agency,1669000000"
    )
    (one,) = _reports(headers, row)
    assert (one.headline, one.body, one.origin) == ("Air/drone strike, Lviv", "Text", "Agency")
    assert (one.category, one.time_precision) == (Category.MISSILE_DRONE.code, "day")
    assert times.iso(one.version_at or 0) == "2022-11-21T03:06:40Z"


def test_gps_disruptions_have_american_days_and_zones_in_words() -> None:
    headers = "Disruption Date/Time,Location,Type,Description,Cause,Closed Date"
    (one,) = _reports(
        headers, "04/05/2024 22:35:00 Eastern African Time,Port Said,Marine,Lost,Unknown Interference,04/30/2024"
    )
    assert times.iso(one.occurred_from or 0) == "2024-04-05T19:35:00Z"
    assert (one.place, one.lon, one.category) == ("Port Said", None, Category.ELECTRONIC_WARFARE.code)
    assert one.headline == "GPS disruption: Unknown Interference, Marine, Port Said"


def test_air_raid_alerts_and_significant_acts() -> None:
    (alert,) = _reports(
        "region,started_at,finished_at,naive", "Kyiv City,2022-02-25 16:36:22+00:00,2022-02-25 17:06:22+00:00,True"
    )
    assert (alert.headline, alert.place) == ("Air raid alert: Kyiv City", "Kyiv City")
    assert alert.category == Category.MISSILE_DRONE.code and alert.attributes == {"naive": "True"}
    (act,) = _reports("time,event_type,target,city", "2004-01-01T00:20:00Z,Mortar,Coalition Forces,")
    assert (act.headline, act.place, act.category) == ("Mortar, Coalition Forces", "", Category.LAND.code)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("missile-drone", Category.MISSILE_DRONE),
        ("Cables and pipelines", Category.MARITIME_INFRASTRUCTURE),
        ("Shelling/artillery/missile attack", Category.MISSILE_DRONE),
        ("Armed clash", Category.LAND),
        ("Peaceful protest", Category.POLITICAL),
        ("GPS jamming", Category.ELECTRONIC_WARFARE),
        ("Suicide bomb", Category.TERRORISM),
        ("Earthquake", Category.HUMANITARIAN),
        ("DDoS", Category.CYBER),
        ("Strategic developments", None),
        ("Other", None),
        ("", None),
    ],
)
def test_words_of_sources_mean_a_kind_only_where_that_is_clear(words: str, kind: Category | None) -> None:
    assert category(words) is kind
