-- The map's own things: what people draw on it, and the views they come back to. The rules of 0001 hold.

-- geometry is a GeoJSON geometry in degrees WGS 84: Point for point, text and circle (its middle), LineString for line
-- and corridor, Polygon for polygon. radius_m belongs to a circle, width_m to a corridor (its whole width); both are
-- geodesic metres.
CREATE TABLE annotation (
    id         BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    kind       TEXT NOT NULL CHECK (kind IN ('point', 'line', 'polygon', 'circle', 'corridor', 'text')),
    label      TEXT NOT NULL DEFAULT '',
    note       TEXT NOT NULL DEFAULT '',
    geometry   TEXT NOT NULL,
    radius_m   REAL CHECK (radius_m > 0),
    width_m    REAL CHECK (width_m > 0),
    colour     TEXT NOT NULL DEFAULT '',
    dashed     INTEGER NOT NULL DEFAULT 0 CHECK (dashed IN (0, 1)),
    author     TEXT NOT NULL,
    made_at    INTEGER NOT NULL,
    marking_id BLOB REFERENCES marking (id),
    CHECK ((kind = 'circle') = (radius_m IS NOT NULL)),
    CHECK ((kind = 'corridor') = (width_m IS NOT NULL))
) STRICT;
CREATE INDEX annotation_marking ON annotation (marking_id) WHERE marking_id IS NOT NULL;

-- A view: where the map stood, which layers showed and how, and which time. number is the key that recalls it; two
-- workstations may have given the same one, so it is not unique. layers is JSON; time_from and time_to are both NULL
-- where the view follows the clock, time_from alone where everything up to time_to is meant.
CREATE TABLE map_view (
    id               BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    name             TEXT NOT NULL,
    number           INTEGER CHECK (number BETWEEN 1 AND 9),
    lon              REAL NOT NULL CHECK (lon BETWEEN -180 AND 180),
    lat              REAL NOT NULL CHECK (lat BETWEEN -90 AND 90),
    metres_per_pixel REAL NOT NULL CHECK (metres_per_pixel > 0),
    layers           TEXT NOT NULL,
    time_from        INTEGER,
    time_to          INTEGER,
    author           TEXT NOT NULL,
    made_at          INTEGER NOT NULL,
    marking_id       BLOB REFERENCES marking (id)
) STRICT;
CREATE INDEX map_view_marking ON map_view (marking_id) WHERE marking_id IS NOT NULL;

-- How exactly the place of an incident is known: NULL or 'point' (lon and lat are where it happened), 'region' (lon and
-- lat, where given, only stand for a whole country or region: the map fills it and draws no point).
ALTER TABLE incident ADD COLUMN place_precision TEXT CHECK (place_precision IN ('point', 'region'));
