"""Small files of every format, made here, for :mod:`tests.fuzz_feeds` to damage."""

import gzip
import io
import json
import sqlite3
import struct
import zipfile

import shapefile

from tests.feeds.workbook_files import xlsx

_CAP = """<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>A-1</identifier><sender>met@example.org</sender>
<sent>2022-11-15T16:40:00+01:00</sent><status>Actual</status><msgType>Update</msgType><scope>Public</scope>
<references>met@example.org,A-0,2022-11-15T15:40:00+01:00</references>
<info><language>en</language><category>Met</category><event>Storm</event><urgency>Immediate</urgency>
<severity>Severe</severity><certainty>Observed</certainty><onset>2022-11-15T24:00:00Z</onset>
<expires>2022-11-16T04:00:00Z</expires><headline>Storm over Lublin</headline><description>Wind &amp; rain</description>
<area><areaDesc>Lublin</areaDesc><polygon>50.4,23.9 50.5,23.9 50.5,24.0 50.4,23.9</polygon>
<circle>50.47,23.92 12.5</circle><geocode><valueName>TERYT</valueName><value>06</value></geocode></area></info>
<info><language>pl</language><headline>Burza</headline></info></alert>"""
_RSS = """<rss version="2.0" xmlns:georss="http://www.georss.org/georss" xmlns:gdacs="http://www.gdacs.org"><channel>
<title>Wire</title><item><title>Blast &lt;b&gt;heard&lt;/b&gt;</title><guid>1</guid><link>https://example.org/1</link>
<pubDate>Tue, 15 Nov 2022 15:40:00 EST</pubDate><description><![CDATA[<p>Two dead</p>]]></description>
<georss:point>50.47 23.92</georss:point><gdacs:alertlevel>Red</gdacs:alertlevel></item>
<item><title>Line</title><georss:line>50 23 51 24</georss:line></item></channel></rss>"""
_ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:georss="http://www.georss.org/georss"><title>Wire</title>
<entry><id>tag:1</id><title type="html">Blast</title><updated>2022-11-15T15:40:00Z</updated>
<summary>Two dead</summary><georss:polygon>50 23 51 24 50 24 50 23</georss:polygon></entry></feed>"""
_COT = """<event version="2.0" uid="u1" type="a-h-G" how="m-g" time="2022-11-15T14:40:00Z" start="2022-11-15T14:39:00Z"
 stale="2022-11-15T14:50:00Z"><point lat="50.47" lon="23.92" hae="9999999.0" ce="12" le="9999999"/>
<detail><contact callsign="ALPHA"/><remarks>seen</remarks>
<link point="50,23"/><strokeColor value="-1"/></detail></event>"""
_NVG = """<nvg xmlns="https://tide.act.nato.int/schemas/2012/10/nvg" version="2.0.0"><point x="23.92" y="50.47"
 symbol="app6a:SHGPUCI----E" label="Unit" uri="u1"/>
<polyline points="23,50 24,51" style="stroke:#ff0000;stroke-width:2"/>
<g label="Group"><circle cx="23" cy="50" rx="1000" ry="500" rotation="20"/>
<text x="23" y="50" content="Here"/></g></nvg>"""
_KML = """<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Area</name><Style id="s">
<LineStyle><color>ff0000ff</color><width>3</width></LineStyle></Style><Folder><name>Roads</name><Placemark id="p1">
<name>Road</name>
<description>&lt;b&gt;x&lt;/b&gt;</description><styleUrl>#s</styleUrl><TimeSpan><begin>2022-11</begin><end>2022-11-15</end>
</TimeSpan><MultiGeometry><Point><coordinates>23.9,50.4,0</coordinates></Point><LineString><coordinates>23,50 24,51
</coordinates></LineString></MultiGeometry></Placemark></Folder></Document></kml>"""
_GPX = """<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><metadata><name>Walk</name></metadata>
<wpt lat="50.47" lon="23.92"><ele>200</ele><time>2022-11-15T14:40:00Z</time><name>Barn</name></wpt>
<rte><rtept lat="50" lon="23"/><rtept lat="51" lon="24"/></rte><trk><name>T</name><trkseg><trkpt lat="50" lon="23">
<time>2022-11-15T14:40:00Z</time></trkpt><trkpt lat="50.1" lon="23.1"/></trkseg></trk></gpx>"""
_GEOJSON = {
    "type": "FeatureCollection", "metadata": {"title": "Quakes"}, "features": [
        {"type": "Feature", "id": "q1", "properties": {"title": "M 4.1", "time": 1668526800000,
         "updated": 1668526900000, "mag": 4.1, "stroke": "#ff0000"},
         "geometry": {"type": "Point", "coordinates": [23.92, 50.47, 10]}},
        {"type": "Feature", "properties": {"name": "Box"}, "geometry": {"type": "Polygon", "coordinates":
         [[[23, 50], [24, 50], [24, 51], [23, 50]]]}},
        {"type": "Feature", "properties": None, "geometry": None}],
}  # fmt: skip
_ROWS = [
    {"id": "1", "date": "2022-11-15 15:40", "lat": 50.47, "lon": 23.92, "title": "Blast", "text": "Two dead"},
    {"id": "2", "date": "15.11.2022", "lat": None, "lon": "x", "title": "", "text": "ш" * 30},
]
_CSV = """id,date,latitude,longitude,place,headline,text
1,2022-11-15T15:40:00Z,50.47,23.92,Przewodów,Blast,"Two dead, one ""barn"" hit"
2,15/11/2022 16:00,,,Lublin,Нічого,line one
3,20221115160000,95,200,,Out of range,x
"""
_PLAN = {
    "version": 1,
    "exercise_information": {"exercise_name": "Plan", "exercise_start_date": "2022-11-15T08:00:00Z"},
    "exercise_scenarios": [],
    "exercise_injects": [
        {"inject_id": "1", "inject_title": "Begin", "inject_depends_duration": 60, "inject_content": {"body": "Go"}}
    ],
}

_SCENARIO = {
    "id": "s", "type": "ORBAT-mapper", "version": "2.2.0", "name": "Drill", "startTime": "2022-11-15T00:00:00Z",
    "meta": {"lastModifiedDate": "2022-11-16T00:00:00Z"}, "sides": [
        {"id": "blue", "name": "Blue", "standardIdentity": "3", "groups": [{"id": "g", "name": "Land", "subUnits": [
            {"id": "u1", "name": "1st Brigade", "sidc": "10031000181211000000", "location": [23.9, 50.5],
             "personnel": [{"name": "Soldiers", "count": 4000}], "state": [
                {"t": "2022-11-16T00:00:00Z", "location": [24.1, 50.6], "status": "Moving"}],
             "subUnits": [{"id": "u2", "name": "1st Battalion", "sidc": "SFGPUCI----F---", "subUnits": []}]}]}]},
        {"id": "red", "name": "Red", "standardIdentity": "6", "groups": [], "subUnits": []}],
    "layerStack": [{"id": "l", "kind": "overlay", "name": "Measures", "items": [
        {"id": "b", "kind": "tacticalGraphic", "graphicKind": "boundary", "controlPoints": [[23, 50], [24, 51]]}]}],
}  # fmt: skip
_MSDL = """<MilitaryScenario xmlns="urn:sisostds:scenario:military:data:draft:msdl:1"><ScenarioID><name>Drill</name>
<modificationDate>2022-11-15</modificationDate></ScenarioID><Environment><ScenarioTime>2022-11-15T00:00:00Z
</ScenarioTime></Environment><ForceSides><ForceSide><ObjectHandle>b</ObjectHandle><ForceSideName>Blue</ForceSideName>
<AllegianceHandle>b</AllegianceHandle><Associations><Association><AffiliateHandle>r</AffiliateHandle>
<Relationship>HO</Relationship></Association></Associations></ForceSide><ForceSide><ObjectHandle>r</ObjectHandle>
<ForceSideName>Red</ForceSideName></ForceSide></ForceSides><Organizations><Units><Unit><ObjectHandle>1</ObjectHandle>
<SymbolIdentifier>S-G-UCI----H---</SymbolIdentifier><Name>1st Brigade</Name><UnitSymbolModifiers>
<Echelon>BRIGADE</Echelon></UnitSymbolModifiers><Disposition><Location><CoordinateChoice>UTM</CoordinateChoice>
<CoordinateData><UTM><UTMGridZone>34U</UTMGridZone><UTMEasting>500000</UTMEasting><UTMNorthing>5600000</UTMNorthing>
</UTM></CoordinateData></Location></Disposition><Relations><ForceRelation><ForceRelationChoice>FORCE_SIDE
</ForceRelationChoice><ForceRelationData><ForceSideHandle>b</ForceSideHandle></ForceRelationData></ForceRelation>
</Relations><Holdings><Holding><NSN_Code>p</NSN_Code><NSN_Name>Personnel</NSN_Name><OnHandQuantity>4000.0
</OnHandQuantity></Holding></Holdings></Unit></Units><Equipment><EquipmentItem><ObjectHandle>2</ObjectHandle>
<SymbolIdentifier>S-G-EVAT-------</SymbolIdentifier><Name>Tank</Name><Disposition><Location><CoordinateData><MGRS>
<MGRSGridZone>34U</MGRSGridZone><MGRSGridSquare>GA</MGRSGridSquare><MGRSEasting>08000</MGRSEasting>
<MGRSNorthing>95000</MGRSNorthing></MGRS></CoordinateData></Location></Disposition><Relations>
<OrganicSuperiorHandle>1</OrganicSuperiorHandle></Relations></EquipmentItem></Equipment></Organizations>
<TacticalGraphics><TacticalGraphic><ObjectHandle>3</ObjectHandle><SymbolIdentifier>G-G-GLB--------</SymbolIdentifier>
<Disposition><Location><CoordinateData><GCC><X>3305482.6</X><Y>3582555.4</Y><Z>4099566.6</Z></GCC></CoordinateData>
</Location></Disposition></TacticalGraphic></TacticalGraphics></MilitaryScenario>"""

_UNITS = """unit,unit id,sidc,superior,side,strength,lat,lon,valid from,valid to,country
1st Brigade,1,SFGPUCI----H---,Land Command,Blue,"4,000",50.5,23.9,2022-11-01,2022-11-15,PL
1st Battalion,2,10031000161211000000,1,Blue,600-800,50.6,23.8,2022-11-01,,pl
"""
_UNIT_FEATURES = {
    "type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"date": day, "unit": name, "type_of_btg": "tank", "country": "ru"},
         "geometry": {"type": "Point", "coordinates": [23.9, 50.5]}}
        for day in ("2022-03-27", "2022-03-31") for name in ("6th Regiment", "6th Regiment", "59th Regiment")],
}  # fmt: skip


def seeds() -> dict[str, list[bytes]]:
    """By the name of the format: what it is damaged from. A format without one of its own gets all the others'."""
    return {
        "cap": [_CAP.encode()],
        "rss": [_RSS.encode(), _RSS.encode("utf-16")],
        "atom": [_ATOM.encode()],
        "cot": [_COT.encode(), _message(), f"<events>{_COT}{_COT}</events>".encode()],
        "nvg": [_NVG.encode()],
        "units": [_UNITS.encode()],
        "unit-geojson": [json.dumps(_UNIT_FEATURES).encode()],
        "msdl": [_MSDL.encode()],
        "orbat-mapper": [json.dumps(_SCENARIO).encode()],
        "tak": [_zipped({"MANIFEST/manifest.xml": "<MissionPackageManifest version='2'/>", "a.cot": _COT})],
        "shapefile": [_shapes()],
        "kml": [_KML.encode(), _zipped({"doc.kml": _KML})],
        "gpx": [_GPX.encode()],
        "gpkg": [_package()],
        "geojson": [json.dumps(_GEOJSON).encode()],
        "msel": [json.dumps(_PLAN).encode()],
        "json": [json.dumps(_ROWS).encode()],
        "injects": [xlsx({"Plan": [["Action", "Timeline", "Teams", "Content"], ["Call", "M-5", "Press", "Asks"]]})],
        "xlsx": [xlsx({"One": [["id", "date", "lat", "lon", "title"], ["1", 44880.5, 50.47, 23.92, "Blast"]]})],
        "csv": [_CSV.encode(), _CSV.encode("cp1251", "replace"), gzip.compress(_CSV.encode())],
    }


def _zipped(files: dict[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def _message() -> bytes:
    from takproto.proto import TakMessage

    made = TakMessage()
    said = made.cotEvent
    said.type, said.uid, said.how, said.lat, said.lon = "a-h-G", "p1", "m-g", 50.47, 23.92
    said.sendTime = said.startTime = said.staleTime = 1668526800000
    said.detail.contact.callsign = "ALPHA"
    said.detail.xmlDetail = "<remarks>seen</remarks>"
    return b"\xbf\x01\xbf" + bytes(made.SerializeToString())


def _shapes() -> bytes:
    shp, shx, dbf = io.BytesIO(), io.BytesIO(), io.BytesIO()
    with shapefile.Writer(shp=shp, shx=shx, dbf=dbf) as writer:
        writer.field("NAME", "C", 20)
        for lon in (23.0, 24.0):
            writer.poly([[[lon, 50.0], [lon, 51.0], [lon + 1, 51.0], [lon, 50.0]]])
            writer.record("Area")
    return _zipped({"a.shp": shp.getvalue(), "a.shx": shx.getvalue(), "a.dbf": dbf.getvalue()})


def _package() -> bytes:
    with sqlite3.connect(":memory:") as db:
        db.executescript(
            """
            PRAGMA application_id = 0x47504B47; PRAGMA user_version = 10300;
            CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT,
                organization_coordsys_id INTEGER, definition TEXT, description TEXT);
            INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84', 4326, 'EPSG', 4326, 'x', '');
            CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT, description TEXT,
                last_change TEXT, min_x REAL, min_y REAL, max_x REAL, max_y REAL, srs_id INTEGER);
            INSERT INTO gpkg_contents VALUES ('places', 'features', 'Places', '', '2022', 0, 0, 1, 1, 4326);
            CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT,
                srs_id INTEGER, z INTEGER, m INTEGER);
            INSERT INTO gpkg_geometry_columns VALUES ('places', 'geom', 'POINT', 4326, 0, 0);
            CREATE TABLE places (fid INTEGER PRIMARY KEY, geom BLOB, name TEXT);
            """
        )
        shape = b"GP\x00\x01" + struct.pack("<i", 4326) + struct.pack("<BIdd", 1, 1, 23.92, 50.47)
        db.executemany("INSERT INTO places (geom, name) VALUES (?, ?)", [(shape, "Barn"), (None, "Nowhere")])
        db.commit()
        return db.serialize()
