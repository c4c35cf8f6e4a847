import json
from datetime import UTC, datetime

import pytest

from console.domain.categories import Category
from console.feeds import formats, plain
from console.feeds.drafts import Asked, Refused, Rejected, ReportDraft, Titled, Warned
from console.feeds.given import GivenBytes

SPACES = (
    'xmlns:georss="http://www.georss.org/georss" xmlns:gml="http://www.opengis.net/gml"'
    ' xmlns:geo="http://www.w3.org/2003/01/geo/" xmlns:gdacs="http://www.gdacs.org"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cap="urn:oasis:names:tc:emergency:cap:1.1"'
)


def read(content: str, name: str = "rss") -> list:
    found, drafts = formats.read(GivenBytes("a", content.encode()), Asked())
    assert found == name
    return list(drafts)


def rss(*items: str) -> list:
    inside = "".join(f"<item>{item}</item>" for item in items)
    return read(
        f'<rss version="2.0" {SPACES}><channel><title>News</title><link>http://n</link>{inside}</channel></rss>'
    )


def atom(*entries: str) -> list:
    inside = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return read(f'<feed xmlns="http://www.w3.org/2005/Atom" {SPACES}><title>News</title>{inside}</feed>', "atom")


def one(drafts: list) -> ReportDraft:
    (found,) = [draft for draft in drafts if isinstance(draft, ReportDraft)]
    return found


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)


def test_an_item_is_a_report_in_plain_text():
    drafts = rss(
        "<title>Blast &amp;amp; fire</title>"
        "<description>&lt;p&gt;Two &lt;b&gt;hurt&lt;/b&gt;&lt;/p&gt;&lt;script&gt;x()"
        "&lt;/script&gt;&lt;p&gt;wind &amp;lt; 5&lt;/p&gt;</description>"
        "<pubDate>Tue, 15 Nov 2022 15:40:00 +0100</pubDate>"
        "<guid>g1</guid><link>http://n/1</link><category>Cyber attack</category>"
        "<source url='http://o'>Other agency</source>"
    )
    report = one(drafts)
    assert (report.headline, report.body) == ("Blast & fire", "Two hurt\n\nwind < 5")
    assert (report.external_id, report.origin) == ("g1", "Other agency")
    assert report.occurred_from == report.version_at == at("2022-11-15T14:40")
    assert report.category == Category.CYBER.code
    assert (report.lon, report.unlocated) == (None, "")
    assert Titled("News") in drafts


def test_an_entry_keeps_when_it_was_published_and_changed():
    report = one(
        atom(
            "<id>urn:1</id><title type='text'>T</title><published>2022-11-15T14:40:00Z</published>"
            "<updated>2022-11-15T15:00:00Z</updated><content type='xhtml'><div><p>a</p><p>b &amp; c</p></div></content>"
            "<link rel='self' href='http://n/self'/><link href='http://n/1'/><category term='x' label='Floods'/>"
        )
    )
    assert (report.occurred_from, report.version_at) == (at("2022-11-15T14:40"), at("2022-11-15T15:00"))
    assert report.body == "a\n\nb & c"
    assert report.attributes["link"] == "http://n/1"
    assert report.category == Category.HUMANITARIAN.code


def test_rss_1_has_its_items_beside_the_channel():
    drafts = read(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>N</title></channel>'
        '<item rdf:about="http://n/1"><title>T</title><dc:date>2005-06-27T09:54:11+00:00</dc:date></item></rdf:RDF>'
    )
    assert (one(drafts).external_id, one(drafts).occurred_from) == ("http://n/1", at("2005-06-27T09:54:11"))


def test_a_link_is_an_id_only_where_it_leads_to_one_item():
    drafts = rss(
        "<title>a</title><link>http://n/a</link>",
        "<title>b</title><link>http://n</link>",
        "<title>c</title><link>http://n/same</link>",
        "<title>d</title><link>http://n/same</link>",
        "<description>no title\nand no link</description>",
        "",
    )
    assert [draft.external_id for draft in drafts if isinstance(draft, ReportDraft)] == ["http://n/a", *[None] * 4]
    assert drafts[5].headline == "no title"
    assert [draft.record for draft in drafts if isinstance(draft, Rejected)] == [6]


@pytest.mark.parametrize(
    ("where", "kind", "lon", "lat"),
    [
        ("<georss:point>49.5 23.5</georss:point>", "", 23.5, 49.5),
        ("<georss:point>49.5,23.5</georss:point>", "", 23.5, 49.5),
        ("<georss:line>49 23 49.1 23.1 49.2 23.2</georss:line>", "LineString", 23.1, 49.1),
        ("<georss:polygon>49 23 49 24 50 24 50 23 49 23</georss:polygon>", "Polygon", 23.5, 49.5),
        ("<georss:box>49 23 50 24</georss:box>", "Polygon", 23.5, 49.5),
        ("<georss:circle>49 23 500</georss:circle>", "Polygon", 23, 49),
        ("<georss:where><gml:Point><gml:pos>49 23</gml:pos></gml:Point></georss:where>", "", 23, 49),
        (
            "<georss:where><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>49 23 49 24 50 24 50 23"
            "</gml:posList>"
            "</gml:LinearRing></gml:exterior><gml:interior><gml:LinearRing><gml:posList>1 1 2 2 3 3</gml:posList>"
            "</gml:LinearRing></gml:interior></gml:Polygon></georss:where>",
            "Polygon",
            23.5,
            49.5,
        ),
        (
            "<gml:Envelope><gml:lowerCorner>49 23</gml:lowerCorner><gml:upperCorner>50 24</gml:upperCorner>"
            "</gml:Envelope>",
            "Polygon",
            23.5,
            49.5,
        ),
        ("<geo:lat>49</geo:lat><geo:long>23</geo:long>", "", 23, 49),
        ("<geo:Point><geo:lat>49</geo:lat><geo:long>23</geo:long></geo:Point>", "", 23, 49),
        ("<georss:point>49 23</georss:point><geo:lat>49</geo:lat><geo:long>23</geo:long>", "", 23, 49),
        ("<gdacs:bbox>23 24 49 50</gdacs:bbox>", "Polygon", 23.5, 49.5),
        ("<georss:point>49 23</georss:point><gdacs:bbox>20 30 40 50</gdacs:bbox>", "", 23, 49),
        ("<georss:polygon>49 23 49 24 50 24</georss:polygon><georss:point>1 2</georss:point>", "Polygon", 2, 1),
    ],
)
def test_places_of_every_spelling_are_found(where, kind, lon, lat):
    report = one(rss(f"<title>t</title>{where}"))
    assert (report.lon, report.lat) == (pytest.approx(lon, abs=1e-3), pytest.approx(lat, abs=1e-3))
    assert (json.loads(report.geometry)["type"] if report.geometry else "") == kind
    assert report.unlocated == ""


@pytest.mark.parametrize(
    "where",
    [
        "<georss:point>0 0</georss:point>",
        "<georss:point>9999999 9999999</georss:point>",
        "<georss:point>nan 23</georss:point>",
        "<georss:point>here</georss:point>",
        "<georss:point>49</georss:point>",
        "<geo:lat>x</geo:lat><geo:long>23</geo:long>",
        "<georss:circle>49 23</georss:circle>",
        "<georss:where><gml:Point/></georss:where>",
    ],
)
def test_a_place_that_is_none_leaves_the_report_with_the_reason(where):
    report = one(rss(f"<title>t</title>{where}"))
    assert (report.lon, report.lat, report.geometry) == (None, None, "")
    assert report.unlocated


def test_an_event_of_gdacs_brings_its_own_times_and_figures():
    report = one(
        rss(
            "<title>Green alert</title><guid>FL1</guid><pubDate>Sun, 29 Dec 2019 12:00:00 GMT</pubDate>"
            "<georss:point>49 23</georss:point><gdacs:eventtype>FL</gdacs:eventtype><gdacs:alertlevel>Green"
            "</gdacs:alertlevel><gdacs:fromdate>Sat, 28 Dec 2019 12:00:00 GMT</gdacs:fromdate>"
            "<gdacs:todate>Sun, 29 Dec 2019"
            " 24:00:00 GMT</gdacs:todate><gdacs:country>Poland</gdacs:country><gdacs:resources>"
            "<gdacs:resource url='http://x'/>"
            "</gdacs:resources>"
        )
    )
    assert (report.occurred_from, report.occurred_to) == (at("2019-12-28T12:00"), at("2019-12-30T00:00"))
    assert (report.place, report.place_precision) == ("Poland", "region")
    assert report.category == Category.HUMANITARIAN.code
    assert {"event": "flood", "alert level": "Green"}.items() <= report.attributes.items()
    assert "http://x" not in str(report)


def test_an_entry_with_fields_of_cap_is_read_as_an_alert():
    report = one(
        atom(
            "<id>urn:1</id><title>Flood watch</title><summary>Water</summary>"
            "<updated>2018-08-15T14:52:00-08:00</updated>"
            "<cap:event>Flood Watch</cap:event><cap:status>Test</cap:status><cap:expires>2018-08-16T07:00:00-08:00"
            "</cap:expires><cap:areaDesc>Coast</cap:areaDesc><cap:polygon>49,23 49,24 50,24 49,23</cap:polygon>"
            "<cap:geocode><valueName>FIPS6</valueName><value>002</value><valueName>UGC</valueName><value>A B</value>"
            "</cap:geocode>"
        )
    )
    assert (report.headline, report.body, report.external_id) == ("TEST: Flood watch", "Water", "urn:1")
    assert (report.stale_at, report.place) == (at("2018-08-16T15:00"), "Coast")
    assert json.loads(report.geometry)["coordinates"][0][1] == [24.0, 49.0]
    assert {"FIPS6": "002", "UGC": "A B"}.items() <= report.attributes.items()


def test_an_alert_inside_an_entry_is_that_alert():
    inside = (
        '<alert xmlns="urn:oasis:names:tc:emergency:cap:1.1"><identifier>A</identifier><sender>s</sender>'
        "<info><event>Fire</event></info></alert>"
    )
    report = one(atom(f"<id>urn:1</id><title>t</title><content type='text/xml'>{inside}</content>"))
    assert (report.external_id, report.headline) == ("s,A", "Fire")


def test_times_without_a_zone_are_told_once():
    drafts = rss(*["<title>t</title><pubDate>2018-09-23 08:30:00</pubDate>"] * 3)
    assert [draft.text for draft in drafts if isinstance(draft, Warned)] == ["Times without a zone were taken as UTC."]


def test_of_half_a_feed_the_whole_items_are_taken():
    drafts = read("<rss><channel><item><title>a</title></item><item><title>b</tit")
    assert one(drafts).headline == "a"
    assert any(isinstance(draft, Warned) and "1 record before that was taken" in draft.text for draft in drafts)
    with pytest.raises(Refused):
        read("<rss><channel><item><title>a</ti")


def test_a_broken_item_in_the_middle_does_not_lose_the_others():
    drafts = rss(
        "<title>a</title><georss:point>49 23</georss:point>",
        "<title>b</wrong>",
        "<title>c",
        "<title>d &amp; e < 5</title><link>http://n/d</link>",
    )
    assert [(d.number, d.headline) for d in drafts if isinstance(d, ReportDraft)] == [(1, "a"), (4, "d & e < 5")]
    assert [d.record for d in drafts if isinstance(d, Rejected)] == [2, 3]
    assert drafts[2].lon == 23
    assert any(isinstance(d, Warned) and "one by one" in d.text for d in drafts)
    with pytest.raises(Refused):
        rss("<title>b</wrong>", "<title>c</wrong>")


def test_what_an_extension_says_does_not_stand_before_the_title():
    report = one(rss("<dc:title>Picture</dc:title><title>Report</title>"))
    assert report.headline == "Report"


def test_a_feed_without_items_is_read_and_holds_nothing():
    assert rss() == [Titled("News")]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<UNIT 3> 1 < 2 <b", "<UNIT 3> 1 < 2 <b"),
        ("<!-- x --><img alt='1>2' src=x onerror=alert(1)>y", "y"),
        ("<style>p{}</style>z<script>1", "z1"),
        ("&lt;b&gt; &euro;&nbsp;5 &unknown;", "<b> € 5 &unknown;"),
        ("FLD   STG\n  A     1", "FLD   STG\nA     1"),
        ("<td>1</td><td>2</td>", "1 2"),
        ("<script>" * 20_000, ""),
        ("<b \"" * 20_000, "<b \"" * 20_000),
    ],
    ids=range(9),
)  # fmt: skip
def test_html_becomes_plain_text(html, text):
    assert plain.text(html).replace("\n\n", "\n") == text.strip()
