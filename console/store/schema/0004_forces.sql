-- Posture over time, who may order what, ways to get there, plans and the race. The rules of 0001 hold.

-- Whom a force stands under (parent_id, over valid time), whether it is there to stay, who acts with it, its caveats, and
-- where it is at home in peace where that is not the place. A wrong entry is withdrawn, never overwritten: the row that
-- takes its place names it in corrects_id. recorded_at NULL: it came with the baseline.
ALTER TABLE placement ADD COLUMN parent_id BLOB REFERENCES unit (id);
ALTER TABLE placement ADD COLUMN permanence TEXT CHECK (permanence IN ('permanent', 'rotational'));
ALTER TABLE placement ADD COLUMN acts_as TEXT CHECK (acts_as IN ('alliance', 'nation', 'coalition'));
ALTER TABLE placement ADD COLUMN caveats TEXT;
ALTER TABLE placement ADD COLUMN home_place TEXT;
ALTER TABLE placement ADD COLUMN home_country TEXT;
ALTER TABLE placement ADD COLUMN home_lon REAL CHECK (home_lon BETWEEN -180 AND 180);
ALTER TABLE placement ADD COLUMN home_lat REAL CHECK (home_lat BETWEEN -90 AND 90);
ALTER TABLE placement ADD COLUMN recorded_at INTEGER;
ALTER TABLE placement ADD COLUMN recorded_by TEXT;
ALTER TABLE placement ADD COLUMN corrects_id BLOB REFERENCES placement (id);
ALTER TABLE placement ADD COLUMN withdrawn_at INTEGER;
ALTER TABLE placement ADD COLUMN withdrawn_by TEXT;
ALTER TABLE placement ADD COLUMN withdrawn_why TEXT;
CREATE INDEX placement_parent ON placement (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX placement_corrects ON placement (corrects_id) WHERE corrects_id IS NOT NULL;

-- What came with an order of battle in a file: the source's own id of a unit (identity is its digest within the source),
-- the side it is on in the file's words, the arrival that brought it last, and the node of its file at the top of the tree.
-- A placement with an arrival is what that file says; one without was made by hand or came with the baseline.
ALTER TABLE unit ADD COLUMN source_id BLOB REFERENCES source (id);
ALTER TABLE unit ADD COLUMN arrival_id BLOB REFERENCES arrival (id);
ALTER TABLE unit ADD COLUMN order_id BLOB REFERENCES unit (id);
ALTER TABLE unit ADD COLUMN external_id TEXT;
ALTER TABLE unit ADD COLUMN identity BLOB;
ALTER TABLE unit ADD COLUMN side TEXT;
ALTER TABLE placement ADD COLUMN arrival_id BLOB REFERENCES arrival (id);
CREATE UNIQUE INDEX unit_identity ON unit (source_id, identity) WHERE identity IS NOT NULL;
CREATE INDEX unit_arrival ON unit (arrival_id) WHERE arrival_id IS NOT NULL;
CREATE INDEX unit_order ON unit (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX placement_arrival ON placement (arrival_id) WHERE arrival_id IS NOT NULL;

-- The placement it is the readiness of; NULL: of the baseline's placement of this unit that begins at the same moment. It
-- is withdrawn with its placement, which says by whom and why.
ALTER TABLE readiness ADD COLUMN withdrawn_at INTEGER;
ALTER TABLE readiness ADD COLUMN placement_id BLOB REFERENCES placement (id);
CREATE INDEX readiness_placement ON readiness (placement_id) WHERE placement_id IS NOT NULL;

-- What one nation gives to a force while a placement of it holds. No figures: that it takes part is known, not with how many.
CREATE TABLE contribution (
    id            BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    placement_id  BLOB NOT NULL REFERENCES placement (id),
    country       TEXT NOT NULL,
    strength_min  INTEGER,
    strength_max  INTEGER,
    strength_note TEXT,
    caveats       TEXT,
    source        TEXT NOT NULL,
    as_of         TEXT NOT NULL,
    to_check      INTEGER NOT NULL CHECK (to_check IN (0, 1)),
    check_note    TEXT,
    UNIQUE (placement_id, country)
) STRICT;

-- Where what a placement says of a force comes from, where that is not the source of the placement itself.
CREATE TABLE placement_fact (
    id           BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    placement_id BLOB NOT NULL REFERENCES placement (id),
    field        TEXT NOT NULL CHECK (field IN ('parent', 'traits')),
    source       TEXT NOT NULL,
    as_of        TEXT NOT NULL,
    to_check     INTEGER NOT NULL CHECK (to_check IN (0, 1)),
    check_note   TEXT,
    UNIQUE (placement_id, field)
) STRICT;

-- Who may do what with a force. act: alert, stage, prepare, deploy. verdict: may it at once, or who has to agree first. A
-- line that was never so is withdrawn; the edit of the force says by whom and why.
CREATE TABLE authority (
    id         BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    unit_id    BLOB NOT NULL REFERENCES unit (id),
    act        TEXT NOT NULL CHECK (act IN ('alert', 'stage', 'prepare', 'deploy')),
    actor      TEXT NOT NULL,
    verdict    TEXT NOT NULL CHECK (verdict IN ('allowed', 'needs the Council', 'needs the nation')),
    condition  TEXT NOT NULL DEFAULT '',
    valid_from INTEGER,
    valid_to   INTEGER,
    source     TEXT NOT NULL,
    as_of      TEXT NOT NULL,
    to_check   INTEGER NOT NULL CHECK (to_check IN (0, 1)),
    check_note TEXT,
    withdrawn_at INTEGER
) STRICT;
CREATE INDEX authority_unit ON authority (unit_id);

-- How far a force or mission covers, as a ring about its place. kind: 'air defence' or 'air policing'.
CREATE TABLE coverage (
    id         BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    unit_id    BLOB REFERENCES unit (id),
    mission_id BLOB REFERENCES mission (id),
    kind       TEXT NOT NULL CHECK (kind IN ('air defence', 'air policing')),
    place      TEXT NOT NULL DEFAULT '',
    lon        REAL NOT NULL CHECK (lon BETWEEN -180 AND 180),
    lat        REAL NOT NULL CHECK (lat BETWEEN -90 AND 90),
    radius_km  REAL NOT NULL CHECK (radius_km > 0),
    note       TEXT NOT NULL DEFAULT '',
    valid_from INTEGER,
    valid_to   INTEGER,
    source     TEXT NOT NULL,
    as_of      TEXT NOT NULL,
    to_check   INTEGER NOT NULL CHECK (to_check IN (0, 1)),
    check_note TEXT
) STRICT;
CREATE INDEX coverage_unit ON coverage (unit_id) WHERE unit_id IS NOT NULL;
CREATE INDEX coverage_mission ON coverage (mission_id) WHERE mission_id IS NOT NULL;

-- What somebody did to a force, in words, as it was said then: append-only. holds_from: from when on it is to hold.
CREATE TABLE force_edit (
    id         BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    unit_id    BLOB NOT NULL REFERENCES unit (id),
    at         INTEGER NOT NULL,
    author     TEXT NOT NULL,
    act        TEXT NOT NULL,
    holds_from INTEGER,
    words      TEXT NOT NULL,
    reason     TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX force_edit_unit ON force_edit (unit_id);

-- A way that cannot be taken, drawn on the map: a line or an area (GeoJSON). modes: road;rail;sea;air, as listed.
CREATE TABLE closure (
    id         BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    name       TEXT NOT NULL,
    geometry   TEXT NOT NULL,
    modes      TEXT NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to   INTEGER,
    reason     TEXT NOT NULL DEFAULT '',
    author     TEXT NOT NULL,
    made_at    INTEGER NOT NULL,
    marking_id BLOB REFERENCES marking (id)
) STRICT;
CREATE INDEX closure_marking ON closure (marking_id) WHERE marking_id IS NOT NULL;

-- Assumptions of the arrival and race models as this case holds them; what is not here is as the program ships it. shape:
-- 'fixed' (mode), 'range' (least to most, even) or 'triangle'.
CREATE TABLE assumption (
    id         BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    key        TEXT NOT NULL UNIQUE,
    shape      TEXT NOT NULL CHECK (shape IN ('fixed', 'range', 'triangle')),
    least      REAL NOT NULL,
    mode       REAL NOT NULL,
    most       REAL NOT NULL,
    source     TEXT NOT NULL,
    as_of      TEXT NOT NULL,
    to_check   INTEGER NOT NULL CHECK (to_check IN (0, 1)),
    check_note TEXT
) STRICT;

-- A plan to reinforce a place, and the adversary's clock it races: a shipped preset by its slug, or the operator's own.
-- clock_starts_at: when theirs begins. threshold: so many persons in place (NULL: the plan_force named by first_id is first).
CREATE TABLE plan (
    id             BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    name           TEXT NOT NULL UNIQUE,
    purpose        TEXT NOT NULL DEFAULT '',
    objective      TEXT NOT NULL,
    lon            REAL NOT NULL CHECK (lon BETWEEN -180 AND 180),
    lat            REAL NOT NULL CHECK (lat BETWEEN -90 AND 90),
    begins_at      INTEGER NOT NULL,
    decision_at    INTEGER NOT NULL,
    activation     TEXT NOT NULL CHECK (activation IN ('standing plan', 'force generation')),
    clock          TEXT NOT NULL,
    clock_name     TEXT NOT NULL,
    clock_least_h  REAL NOT NULL,
    clock_most_h   REAL NOT NULL,
    clock_source   TEXT NOT NULL,
    clock_warning_least_d REAL NOT NULL,
    clock_warning_most_d  REAL NOT NULL,
    threshold      INTEGER,
    first_id       BLOB,
    odds           REAL NOT NULL,
    seed           INTEGER NOT NULL,
    runs           INTEGER NOT NULL,
    author         TEXT NOT NULL,
    made_at        INTEGER NOT NULL,
    marking_id     BLOB REFERENCES marking (id)
) STRICT;
CREATE INDEX plan_marking ON plan (marking_id) WHERE marking_id IS NOT NULL;

-- A force, or a part of one, in a plan. Empty columns: as the force stands on the day of the decision (place, notice,
-- strength, authority). modes: road;rail;sea;air it may take.
CREATE TABLE plan_force (
    id             BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    plan_id        BLOB NOT NULL REFERENCES plan (id),
    unit_id        BLOB NOT NULL REFERENCES unit (id),
    position       INTEGER NOT NULL,
    part           TEXT NOT NULL DEFAULT '',
    persons_least  INTEGER,
    persons_most   INTEGER,
    persons_note   TEXT NOT NULL DEFAULT '',
    modes          TEXT NOT NULL DEFAULT 'road;rail;sea;air',
    authority      TEXT CHECK (authority IN ('SACEUR', 'Council', 'nation')),
    notice_least_d REAL,
    notice_most_d  REAL,
    from_place     TEXT,
    from_lon       REAL CHECK (from_lon BETWEEN -180 AND 180),
    from_lat       REAL CHECK (from_lat BETWEEN -90 AND 90),
    UNIQUE (plan_id, unit_id, part)
) STRICT;
CREATE INDEX plan_force_unit ON plan_force (unit_id);
