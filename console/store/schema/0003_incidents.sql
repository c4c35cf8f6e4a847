-- From any feed to a graded, assessed incident: what imports, reports, incidents, overlays and the watch need. The rules
-- of 0001 hold.

-- One import: what arrived with one file, message or poll. rejected is a JSON array of {"record": number, "reason": text},
-- warnings a JSON array of texts, mapping a JSON object column -> meaning for tables. records = accepted + duplicates +
-- rejected.
CREATE TABLE arrival (
    id         BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    source_id  BLOB REFERENCES source (id),
    name       TEXT NOT NULL,
    sha256     BLOB CHECK (length(sha256) = 32),
    format     TEXT NOT NULL,
    at         INTEGER NOT NULL,
    author     TEXT NOT NULL,
    records    INTEGER NOT NULL,
    accepted   INTEGER NOT NULL,
    located    INTEGER NOT NULL,
    duplicates INTEGER NOT NULL,
    revised    INTEGER NOT NULL DEFAULT 0,
    rejected   TEXT NOT NULL DEFAULT '[]',
    warnings   TEXT NOT NULL DEFAULT '[]',
    mapping    TEXT
) STRICT;
CREATE INDEX arrival_source ON arrival (source_id);
CREATE INDEX arrival_at ON arrival (at);

-- identity: 16 bytes that two records of one source share when the source means the same thing by them (its own id; where it
-- gives none, all it says and which of equal rows it is). content: 16 bytes over all that was said: the same identity with other content
-- is a newer version, which names the one before in revises_id. version_at: when the source says it made this version.
-- geometry: GeoJSON of a line or area. stale_at: from when on the source itself says it no longer holds. attributes: JSON
-- object of what else it said. unlocated: why a position that was given could not be taken. origin: whose knowledge it
-- is, where that was said on filing. caller and taken_by: of a report typed in by hand.
ALTER TABLE report ADD COLUMN arrival_id BLOB REFERENCES arrival (id);
ALTER TABLE report ADD COLUMN identity BLOB;
ALTER TABLE report ADD COLUMN content BLOB;
ALTER TABLE report ADD COLUMN version_at INTEGER;
ALTER TABLE report ADD COLUMN geometry TEXT;
ALTER TABLE report ADD COLUMN stale_at INTEGER;
ALTER TABLE report ADD COLUMN attributes TEXT;
ALTER TABLE report ADD COLUMN unlocated TEXT;
ALTER TABLE report ADD COLUMN origin TEXT;
ALTER TABLE report ADD COLUMN caller TEXT;
ALTER TABLE report ADD COLUMN taken_by TEXT;
ALTER TABLE report ADD COLUMN to_check INTEGER NOT NULL DEFAULT 0 CHECK (to_check IN (0, 1));
ALTER TABLE report ADD COLUMN check_note TEXT;
CREATE INDEX report_identity ON report (source_id, identity);
CREATE INDEX report_arrival ON report (arrival_id) WHERE arrival_id IS NOT NULL;

-- kind: 'grade' (reliability, credibility), 'repeats' (repeats_id; NULL: it is no echo after all), 'origin' (origin),
-- 'withdrawn' (reason; withdrawal_id is the report that withdraws it), 'reinstated', 'accepted', 'dismissed' (reason), 'new' (back to the inbox),
-- 'placed' (lon, lat, place, place_precision: a place a person accepted for a report that came without).
ALTER TABLE report_revision ADD COLUMN origin TEXT;
ALTER TABLE report_revision ADD COLUMN withdrawal_id BLOB REFERENCES report (id);
ALTER TABLE report_revision ADD COLUMN lon REAL CHECK (lon BETWEEN -180 AND 180);
ALTER TABLE report_revision ADD COLUMN lat REAL CHECK (lat BETWEEN -90 AND 90);
ALTER TABLE report_revision ADD COLUMN place TEXT;
ALTER TABLE report_revision ADD COLUMN place_precision TEXT;
CREATE INDEX report_revision_withdrawal ON report_revision (withdrawal_id) WHERE withdrawal_id IS NOT NULL;
CREATE INDEX report_revision_kind ON report_revision (kind, report_id);

ALTER TABLE report_attachment ADD COLUMN note TEXT;
-- Of a clip or picture: when its first moment was recorded (UTC), and by whom and when it was added.
ALTER TABLE report_attachment ADD COLUMN recorded_at INTEGER;
ALTER TABLE report_attachment ADD COLUMN at INTEGER;
ALTER TABLE report_attachment ADD COLUMN author TEXT;

ALTER TABLE incident_report ADD COLUMN at INTEGER;
ALTER TABLE incident_report ADD COLUMN author TEXT;

-- would_change: what would change our mind. hypothesis_id: the explanation this assessment takes as leading, if one.
ALTER TABLE assessment ADD COLUMN would_change TEXT;
ALTER TABLE assessment ADD COLUMN hypothesis_id BLOB REFERENCES hypothesis (id);
CREATE INDEX assessment_hypothesis ON assessment (hypothesis_id) WHERE hypothesis_id IS NOT NULL;

ALTER TABLE question ADD COLUMN asked_by TEXT;
ALTER TABLE question ADD COLUMN answered_by TEXT;

-- What is thought of a claim and what we say to it, as revisions; claim.status and claim.our_line are the first.
ALTER TABLE claim ADD COLUMN hostile INTEGER NOT NULL DEFAULT 1 CHECK (hostile IN (0, 1));
ALTER TABLE claim ADD COLUMN made_at INTEGER;
ALTER TABLE claim ADD COLUMN author TEXT;
CREATE TABLE claim_revision (
    id       BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    claim_id BLOB NOT NULL REFERENCES claim (id),
    at       INTEGER NOT NULL,
    author   TEXT NOT NULL,
    status   TEXT NOT NULL,
    our_line TEXT NOT NULL,
    reason   TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX claim_revision_claim ON claim_revision (claim_id);

-- Where reports come in by themselves. kind: 'folder', 'http', 'cot-tcp', 'cot-udp'; address: a folder, a URL, host:port.
-- settings is JSON (every_s, format, mapping, expected_every_s, …). What came and when is in arrival; state changes between
-- working and failing are feed_state rows, so that a quiet night writes nothing.
CREATE TABLE feed (
    id        BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    source_id BLOB NOT NULL REFERENCES source (id),
    kind      TEXT NOT NULL CHECK (kind IN ('folder', 'http', 'cot-tcp', 'cot-udp')),
    address   TEXT NOT NULL,
    enabled   INTEGER NOT NULL DEFAULT 0 CHECK (enabled IN (0, 1)),
    settings  TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX feed_source ON feed (source_id);
CREATE TABLE feed_state (
    id      BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    feed_id BLOB NOT NULL REFERENCES feed (id),
    at      INTEGER NOT NULL,
    state   TEXT NOT NULL,
    reason  TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX feed_state_feed ON feed_state (feed_id);

-- How the columns of a source's tables are read (JSON object column -> meaning), as last corrected by a person; and how
-- often it is heard when it works (NULL: not known, so it is never called stale).
ALTER TABLE source ADD COLUMN mapping TEXT;
ALTER TABLE source ADD COLUMN expected_every_s INTEGER;

-- Overlays: shapes and tracks of a file, kept as a layer. style and attributes are JSON of plain values (colours, widths,
-- numbers, texts): nothing in them is ever fetched or run.
CREATE TABLE overlay (
    id         BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    name       TEXT NOT NULL,
    format     TEXT NOT NULL,
    arrival_id BLOB REFERENCES arrival (id),
    source_id  BLOB REFERENCES source (id),
    note       TEXT NOT NULL DEFAULT '',
    author     TEXT NOT NULL,
    made_at    INTEGER NOT NULL,
    marking_id BLOB REFERENCES marking (id)
) STRICT;
CREATE INDEX overlay_arrival ON overlay (arrival_id) WHERE arrival_id IS NOT NULL;
CREATE INDEX overlay_source ON overlay (source_id) WHERE source_id IS NOT NULL;
CREATE INDEX overlay_marking ON overlay (marking_id) WHERE marking_id IS NOT NULL;
CREATE TABLE overlay_feature (
    id          BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    overlay_id  BLOB NOT NULL REFERENCES overlay (id),
    number      INTEGER NOT NULL,
    external_id TEXT,
    identity    BLOB,
    folder      TEXT NOT NULL DEFAULT '',
    name        TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL DEFAULT '',
    geometry    TEXT,
    style       TEXT NOT NULL DEFAULT '{}',
    valid_from  INTEGER,
    valid_to    INTEGER,
    sidc        TEXT,
    attributes  TEXT
) STRICT;
CREATE INDEX overlay_feature_overlay ON overlay_feature (overlay_id, number);

-- Alarms are computed from what stands in the case; an acknowledgement names the alarm by its key.
CREATE TABLE acknowledgement (
    id        BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    alarm     TEXT NOT NULL,
    at        INTEGER NOT NULL,
    by        TEXT NOT NULL,
    note      TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX acknowledgement_alarm ON acknowledgement (alarm);

-- A shift handover: what was handed over, frozen as text (JSON sections), signed by both.
CREATE TABLE handover (
    id          BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    since       INTEGER NOT NULL,
    at          INTEGER NOT NULL,
    content     TEXT NOT NULL,
    note        TEXT NOT NULL DEFAULT '',
    outgoing    TEXT NOT NULL,
    outgoing_at INTEGER,
    incoming    TEXT,
    incoming_at INTEGER,
    marking_id  BLOB REFERENCES marking (id)
) STRICT;
CREATE INDEX handover_marking ON handover (marking_id) WHERE marking_id IS NOT NULL;
