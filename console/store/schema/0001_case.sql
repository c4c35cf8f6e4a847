-- The case file, first version: every thing of the model in the field's own words.
--
-- Rules. Ids are 16-byte UUIDv7. Instants are integer milliseconds since 1970-01-01 UTC; an interval is half open
-- (valid_to is the first instant after it; NULL is open). Columns are only ever appended: changesets match by
-- position. Public facts carry source, as_of, to_check and check_note. marking_id NULL means the case's default.
-- No trigger writes an entity table.

-- The case itself -----------------------------------------------------------------------------------------------

CREATE TABLE case_setting (
    key   TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE person (
    id              BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    name            TEXT NOT NULL,
    station         TEXT NOT NULL,
    passphrase_hash TEXT,
    UNIQUE (name, station)
) STRICT;

CREATE TABLE marking (
    id       BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    level    TEXT NOT NULL,
    owner    TEXT NOT NULL DEFAULT '',
    release  TEXT NOT NULL DEFAULT '',
    exercise INTEGER NOT NULL DEFAULT 0 CHECK (exercise IN (0, 1)),
    caveat   TEXT NOT NULL DEFAULT '',
    UNIQUE (level, owner, release, exercise, caveat)
) STRICT;

CREATE TABLE log_entry (
    id         BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    station    TEXT NOT NULL,
    number     INTEGER NOT NULL,
    at         INTEGER NOT NULL,
    author     TEXT NOT NULL,
    text       TEXT NOT NULL,
    marking_id BLOB REFERENCES marking (id),
    UNIQUE (station, number)
) STRICT;
CREATE INDEX log_entry_marking ON log_entry (marking_id) WHERE marking_id IS NOT NULL;

-- Allies and places ---------------------------------------------------------------------------------------------

CREATE TABLE ally (
    id                   BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    slug                 TEXT NOT NULL UNIQUE,
    iso2                 TEXT NOT NULL UNIQUE,
    iso3                 TEXT NOT NULL,
    name                 TEXT NOT NULL,
    ascii_name           TEXT NOT NULL,
    capital              TEXT NOT NULL,
    lon                  REAL NOT NULL,
    lat                  REAL NOT NULL,
    accession_at         INTEGER NOT NULL,
    accession_note       TEXT,
    region               TEXT NOT NULL,
    timezone             TEXT NOT NULL,
    eastern_flank        INTEGER NOT NULL CHECK (eastern_flank IN (0, 1)),
    land_border          TEXT,
    land_border_note     TEXT,
    jfc_area             TEXT,
    parliament_approval  TEXT,
    parliament_note      TEXT,
    parliament_as_of     TEXT,
    source               TEXT NOT NULL,
    as_of                TEXT NOT NULL,
    to_check             INTEGER NOT NULL CHECK (to_check IN (0, 1)),
    check_note           TEXT
) STRICT;

CREATE TABLE place (
    id         BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    slug       TEXT,
    name       TEXT NOT NULL,
    ascii_name TEXT NOT NULL DEFAULT '',
    kind       TEXT NOT NULL,
    country    TEXT,
    lon        REAL,
    lat        REAL,
    geometry   TEXT,
    sidc       TEXT,
    note       TEXT,
    marking_id BLOB REFERENCES marking (id),
    source     TEXT NOT NULL,
    as_of      TEXT NOT NULL,
    to_check   INTEGER NOT NULL CHECK (to_check IN (0, 1)),
    check_note TEXT,
    CHECK ((lon IS NULL) = (lat IS NULL))
) STRICT;
CREATE UNIQUE INDEX place_slug ON place (slug) WHERE slug IS NOT NULL;
CREATE INDEX place_map ON place (lon, lat) WHERE lon IS NOT NULL;
CREATE INDEX place_marking ON place (marking_id) WHERE marking_id IS NOT NULL;

CREATE TABLE corridor (
    id         BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    slug       TEXT,
    name       TEXT NOT NULL,
    ascii_name TEXT NOT NULL DEFAULT '',
    kind       TEXT NOT NULL,
    country    TEXT,
    geometry   TEXT NOT NULL,
    note       TEXT,
    marking_id BLOB REFERENCES marking (id),
    source     TEXT NOT NULL,
    as_of      TEXT NOT NULL,
    to_check   INTEGER NOT NULL CHECK (to_check IN (0, 1)),
    check_note TEXT
) STRICT;
CREATE UNIQUE INDEX corridor_slug ON corridor (slug) WHERE slug IS NOT NULL;
CREATE INDEX corridor_marking ON corridor (marking_id) WHERE marking_id IS NOT NULL;

CREATE TABLE symbol (
    id         BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    slug       TEXT NOT NULL UNIQUE,
    use        TEXT NOT NULL,
    identity   TEXT NOT NULL,
    sidc       TEXT NOT NULL,
    note       TEXT,
    source     TEXT NOT NULL,
    as_of      TEXT NOT NULL,
    to_check   INTEGER NOT NULL CHECK (to_check IN (0, 1)),
    check_note TEXT
) STRICT;

-- Reports: items as received, never edited ----------------------------------------------------------------------

CREATE TABLE source (
    id          BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    name        TEXT NOT NULL UNIQUE,
    kind        TEXT NOT NULL DEFAULT '',
    reliability TEXT CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')),
    repeats_id  BLOB REFERENCES source (id),
    note        TEXT,
    marking_id  BLOB REFERENCES marking (id)
) STRICT;
CREATE INDEX source_repeats ON source (repeats_id);
CREATE INDEX source_marking ON source (marking_id) WHERE marking_id IS NOT NULL;

CREATE TABLE report (
    id              BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    source_id       BLOB REFERENCES source (id),
    external_id     TEXT,
    occurred_from   INTEGER,
    occurred_to     INTEGER,
    time_precision  TEXT,
    received_at     INTEGER NOT NULL,
    lon             REAL,
    lat             REAL,
    place           TEXT,
    place_precision TEXT,
    category        INTEGER,
    headline        TEXT NOT NULL,
    body            TEXT NOT NULL DEFAULT '',
    credibility     INTEGER CHECK (credibility BETWEEN 1 AND 6),
    revises_id      BLOB REFERENCES report (id),
    marking_id      BLOB REFERENCES marking (id),
    CHECK ((lon IS NULL) = (lat IS NULL)),
    CHECK (lon BETWEEN -180 AND 180 AND lat BETWEEN -90 AND 90)
) STRICT;
CREATE INDEX report_map ON report (lon, lat, occurred_from, category) WHERE lon IS NOT NULL;
CREATE INDEX report_external ON report (source_id, external_id);
CREATE INDEX report_received ON report (received_at);
CREATE INDEX report_revises ON report (revises_id) WHERE revises_id IS NOT NULL;
CREATE INDEX report_marking ON report (marking_id) WHERE marking_id IS NOT NULL;

-- Grades, echoes, withdrawals and dismissals of a report are revisions with their time.
CREATE TABLE report_revision (
    id          BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    report_id   BLOB NOT NULL REFERENCES report (id),
    at          INTEGER NOT NULL,
    author      TEXT NOT NULL,
    kind        TEXT NOT NULL,
    reliability TEXT CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')),
    credibility INTEGER CHECK (credibility BETWEEN 1 AND 6),
    repeats_id  BLOB REFERENCES report (id),
    reason      TEXT
) STRICT;
CREATE INDEX report_revision_report ON report_revision (report_id);
CREATE INDEX report_revision_repeats ON report_revision (repeats_id) WHERE repeats_id IS NOT NULL;

CREATE TABLE attachment (
    id         BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    sha256     BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
    name       TEXT NOT NULL,
    media_type TEXT NOT NULL,
    content    BLOB NOT NULL,
    marking_id BLOB REFERENCES marking (id)
) STRICT;
CREATE INDEX attachment_marking ON attachment (marking_id) WHERE marking_id IS NOT NULL;

CREATE TABLE report_attachment (
    id            BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    report_id     BLOB NOT NULL REFERENCES report (id),
    attachment_id BLOB NOT NULL REFERENCES attachment (id),
    UNIQUE (report_id, attachment_id)
) STRICT;
CREATE INDEX report_attachment_attachment ON report_attachment (attachment_id);

-- Incidents: fused by a person, with what was claimed and what was assessed --------------------------------------

CREATE TABLE incident (
    id             BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    slug           TEXT,
    title          TEXT NOT NULL,
    ascii_name     TEXT NOT NULL DEFAULT '',
    summary        TEXT NOT NULL DEFAULT '',
    category       INTEGER NOT NULL,
    severity       INTEGER NOT NULL CHECK (severity BETWEEN 1 AND 5),
    status         TEXT NOT NULL CHECK (status IN ('unverified', 'developing', 'assessed')),
    occurred_at    INTEGER NOT NULL,
    occurred_to    INTEGER,
    time_precision TEXT NOT NULL,
    lon            REAL,
    lat            REAL,
    place          TEXT NOT NULL DEFAULT '',
    country        TEXT,
    killed         INTEGER,
    injured        INTEGER,
    hostile_intent TEXT,
    attribution_changed INTEGER CHECK (attribution_changed IN (0, 1)),
    sidc           TEXT,
    opened_at      INTEGER NOT NULL,
    closed_at      INTEGER,
    marking_id     BLOB REFERENCES marking (id),
    source_names   TEXT,
    source         TEXT,
    as_of          TEXT,
    to_check       INTEGER NOT NULL DEFAULT 0 CHECK (to_check IN (0, 1)),
    check_note     TEXT,
    CHECK ((lon IS NULL) = (lat IS NULL))
) STRICT;
CREATE UNIQUE INDEX incident_slug ON incident (slug) WHERE slug IS NOT NULL;
CREATE INDEX incident_map ON incident (lon, lat) WHERE lon IS NOT NULL;
CREATE INDEX incident_time ON incident (occurred_at);
CREATE INDEX incident_marking ON incident (marking_id) WHERE marking_id IS NOT NULL;

CREATE TABLE incident_report (
    id          BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    incident_id BLOB NOT NULL REFERENCES incident (id),
    report_id   BLOB NOT NULL REFERENCES report (id),
    UNIQUE (incident_id, report_id)
) STRICT;
CREATE INDEX incident_report_report ON incident_report (report_id);

-- at is NULL where nobody recorded when it was said (first attributions of past incidents).
CREATE TABLE assessment (
    id          BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    incident_id BLOB NOT NULL REFERENCES incident (id),
    revision    INTEGER NOT NULL,
    attribution TEXT NOT NULL,
    made_in     TEXT,
    fired_by    TEXT,
    nature      TEXT CHECK (nature IN ('deliberate', 'accident', 'crime', 'natural', 'unresolved')),
    likelihood  REAL CHECK (likelihood BETWEEN 0 AND 1),
    confidence  TEXT CHECK (confidence IN ('low', 'moderate', 'high')),
    narrative   TEXT NOT NULL DEFAULT '',
    author      TEXT NOT NULL,
    at          INTEGER,
    marking_id  BLOB REFERENCES marking (id),
    UNIQUE (incident_id, revision)
) STRICT;
CREATE INDEX assessment_marking ON assessment (marking_id) WHERE marking_id IS NOT NULL;

CREATE TABLE hypothesis (
    id          BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    incident_id BLOB NOT NULL REFERENCES incident (id),
    position    INTEGER NOT NULL,
    label       TEXT NOT NULL,
    text        TEXT NOT NULL,
    UNIQUE (incident_id, label)
) STRICT;

CREATE TABLE evidence_mark (
    id            BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    report_id     BLOB NOT NULL REFERENCES report (id),
    hypothesis_id BLOB NOT NULL REFERENCES hypothesis (id),
    analyst       TEXT NOT NULL,
    mark          TEXT NOT NULL CHECK (mark IN ('consistent', 'inconsistent', 'neutral')),
    at            INTEGER NOT NULL
) STRICT;
CREATE INDEX evidence_mark_report ON evidence_mark (report_id);
CREATE INDEX evidence_mark_hypothesis ON evidence_mark (hypothesis_id);

CREATE TABLE question (
    id          BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    incident_id BLOB NOT NULL REFERENCES incident (id),
    text        TEXT NOT NULL,
    owner       TEXT,
    asked_at    INTEGER NOT NULL,
    due_at      INTEGER,
    answered_at INTEGER,
    answer      TEXT
) STRICT;
CREATE INDEX question_incident ON question (incident_id);

CREATE TABLE claim (
    id          BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    incident_id BLOB REFERENCES incident (id),
    actor       TEXT NOT NULL,
    text        TEXT NOT NULL,
    status      TEXT NOT NULL,
    our_line    TEXT NOT NULL DEFAULT '',
    claimed_at  INTEGER,
    marking_id  BLOB REFERENCES marking (id)
) STRICT;
CREATE INDEX claim_incident ON claim (incident_id);
CREATE INDEX claim_marking ON claim (marking_id) WHERE marking_id IS NOT NULL;

CREATE TABLE claim_report (
    id        BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    claim_id  BLOB NOT NULL REFERENCES claim (id),
    report_id BLOB NOT NULL REFERENCES report (id),
    UNIQUE (claim_id, report_id)
) STRICT;
CREATE INDEX claim_report_report ON claim_report (report_id);

CREATE TABLE indicator (
    id      BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    name    TEXT NOT NULL UNIQUE,
    rule    TEXT NOT NULL,
    enabled INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0, 1))
) STRICT;

CREATE TABLE indicator_state (
    id           BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    indicator_id BLOB NOT NULL REFERENCES indicator (id),
    state        TEXT NOT NULL,
    at           INTEGER NOT NULL,
    reason       TEXT NOT NULL
) STRICT;
CREATE INDEX indicator_state_indicator ON indicator_state (indicator_id);

-- Forces --------------------------------------------------------------------------------------------------------

CREATE TABLE unit (
    id         BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    slug       TEXT,
    kind       TEXT NOT NULL,
    name       TEXT NOT NULL,
    short_name TEXT NOT NULL DEFAULT '',
    ascii_name TEXT NOT NULL DEFAULT '',
    domain     TEXT NOT NULL DEFAULT '',
    parent_id  BLOB REFERENCES unit (id),
    sidc       TEXT,
    note       TEXT,
    valid_from INTEGER,
    valid_to   INTEGER,
    marking_id BLOB REFERENCES marking (id)
) STRICT;
CREATE UNIQUE INDEX unit_slug ON unit (slug) WHERE slug IS NOT NULL;
CREATE INDEX unit_parent ON unit (parent_id);
CREATE INDEX unit_marking ON unit (marking_id) WHERE marking_id IS NOT NULL;

-- Where a unit is, how strong and under whom, over valid time. position says what the point means: 'point' (the
-- unit is there), 'home' (its headquarters' home, not where its troops are), 'area' (only the area is public) or
-- 'not public' (then lon and lat are NULL).
CREATE TABLE placement (
    id               BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    slug             TEXT,
    unit_id          BLOB NOT NULL REFERENCES unit (id),
    valid_from       INTEGER,
    valid_to         INTEGER,
    position         TEXT NOT NULL CHECK (position IN ('point', 'home', 'area', 'not public')),
    place            TEXT NOT NULL DEFAULT '',
    country          TEXT,
    lon              REAL,
    lat              REAL,
    place_id         BLOB REFERENCES place (id),
    lead             TEXT,
    contributors     TEXT,
    higher           TEXT,
    strength         INTEGER,
    strength_min     INTEGER,
    strength_max     INTEGER,
    strength_note    TEXT,
    size_level       TEXT,
    sidc             TEXT,
    note             TEXT,
    source           TEXT NOT NULL,
    as_of            TEXT NOT NULL,
    to_check         INTEGER NOT NULL CHECK (to_check IN (0, 1)),
    check_note       TEXT,
    CHECK ((lon IS NULL) = (lat IS NULL)),
    CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_from < valid_to)
) STRICT;
CREATE UNIQUE INDEX placement_slug ON placement (slug) WHERE slug IS NOT NULL;
CREATE INDEX placement_unit ON placement (unit_id, valid_from);
CREATE INDEX placement_time ON placement (valid_from, valid_to);
CREATE INDEX placement_place ON placement (place_id);

CREATE TABLE readiness (
    id              BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    unit_id         BLOB NOT NULL REFERENCES unit (id),
    valid_from      INTEGER,
    valid_to        INTEGER,
    notice_days_min REAL,
    notice_days_max REAL,
    notice_note     TEXT,
    authority       TEXT,
    source          TEXT NOT NULL,
    as_of           TEXT NOT NULL,
    to_check        INTEGER NOT NULL CHECK (to_check IN (0, 1)),
    check_note      TEXT
) STRICT;
CREATE INDEX readiness_unit ON readiness (unit_id, valid_from);

-- Running and past operations and missions of the Alliance (a recorded change is an "operation", below).
CREATE TABLE mission (
    id            BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    slug          TEXT,
    name          TEXT NOT NULL,
    ascii_name    TEXT NOT NULL DEFAULT '',
    kind          TEXT NOT NULL,
    domain        TEXT NOT NULL DEFAULT '',
    place         TEXT NOT NULL DEFAULT '',
    country       TEXT,
    lon           REAL,
    lat           REAL,
    valid_from    INTEGER,
    valid_to      INTEGER,
    status        TEXT NOT NULL DEFAULT '',
    command       TEXT,
    strength_min  INTEGER,
    strength_max  INTEGER,
    strength_note TEXT,
    description   TEXT NOT NULL DEFAULT '',
    sidc          TEXT,
    marking_id    BLOB REFERENCES marking (id),
    source        TEXT NOT NULL,
    as_of         TEXT NOT NULL,
    to_check      INTEGER NOT NULL CHECK (to_check IN (0, 1)),
    check_note    TEXT,
    CHECK ((lon IS NULL) = (lat IS NULL))
) STRICT;
CREATE UNIQUE INDEX mission_slug ON mission (slug) WHERE slug IS NOT NULL;
CREATE INDEX mission_time ON mission (valid_from, valid_to);
CREATE INDEX mission_marking ON mission (marking_id) WHERE marking_id IS NOT NULL;

-- Crisis and consultation ---------------------------------------------------------------------------------------

CREATE TABLE crisis (
    id         BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    title      TEXT NOT NULL,
    area       TEXT,
    opened_at  INTEGER NOT NULL,
    closed_at  INTEGER,
    marking_id BLOB REFERENCES marking (id)
) STRICT;
CREATE INDEX crisis_marking ON crisis (marking_id) WHERE marking_id IS NOT NULL;

CREATE TABLE crisis_incident (
    id          BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    crisis_id   BLOB NOT NULL REFERENCES crisis (id),
    incident_id BLOB NOT NULL REFERENCES incident (id),
    leading     INTEGER NOT NULL DEFAULT 0 CHECK (leading IN (0, 1)),
    UNIQUE (crisis_id, incident_id)
) STRICT;
CREATE INDEX crisis_incident_incident ON crisis_incident (incident_id);

CREATE TABLE phase (
    id              BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    crisis_id       BLOB NOT NULL REFERENCES crisis (id),
    phase           INTEGER NOT NULL CHECK (phase BETWEEN 1 AND 6),
    entered_at      INTEGER NOT NULL,
    author          TEXT NOT NULL,
    reason          TEXT NOT NULL DEFAULT '',
    override_reason TEXT
) STRICT;
CREATE INDEX phase_crisis ON phase (crisis_id);

CREATE TABLE consultation (
    id             BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    slug           TEXT,
    crisis_id      BLOB REFERENCES crisis (id),
    basis          TEXT NOT NULL,
    status         TEXT NOT NULL,
    requesters     TEXT NOT NULL DEFAULT '',
    requester_isos TEXT NOT NULL DEFAULT '',
    requested_at   INTEGER,
    considered_at  INTEGER,
    time_precision TEXT,
    met_at         INTEGER,
    met_precision  TEXT,
    format         TEXT,
    level          TEXT,
    way            TEXT,
    deadline_at    INTEGER,
    trigger_text   TEXT NOT NULL DEFAULT '',
    trigger_at     INTEGER,
    trigger_precision TEXT,
    outcome        TEXT,
    first_action   TEXT,
    latency_h_min  REAL,
    latency_h_max  REAL,
    latency_note   TEXT,
    marking_id     BLOB REFERENCES marking (id),
    source         TEXT,
    as_of          TEXT,
    to_check       INTEGER NOT NULL DEFAULT 0 CHECK (to_check IN (0, 1)),
    check_note     TEXT
) STRICT;
CREATE UNIQUE INDEX consultation_slug ON consultation (slug) WHERE slug IS NOT NULL;
CREATE INDEX consultation_crisis ON consultation (crisis_id);
CREATE INDEX consultation_marking ON consultation (marking_id) WHERE marking_id IS NOT NULL;

CREATE TABLE attendance (
    id              BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    consultation_id BLOB NOT NULL REFERENCES consultation (id),
    ally_id         BLOB NOT NULL REFERENCES ally (id),
    at              INTEGER NOT NULL,
    convened        INTEGER NOT NULL CHECK (convened IN (0, 1)),
    authenticated   INTEGER NOT NULL DEFAULT 0 CHECK (authenticated IN (0, 1)),
    participant     TEXT,
    level           TEXT,
    link            TEXT,
    channel         TEXT,
    instructed      INTEGER NOT NULL DEFAULT 0 CHECK (instructed IN (0, 1))
) STRICT;
CREATE INDEX attendance_consultation ON attendance (consultation_id);
CREATE INDEX attendance_ally ON attendance (ally_id);

CREATE TABLE draft (
    id              BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    consultation_id BLOB NOT NULL REFERENCES consultation (id),
    title           TEXT NOT NULL,
    version         INTEGER NOT NULL,
    text            TEXT NOT NULL,
    proposer        TEXT,
    at              INTEGER NOT NULL,
    marking_id      BLOB REFERENCES marking (id),
    UNIQUE (consultation_id, title, version)
) STRICT;
CREATE INDEX draft_marking ON draft (marking_id) WHERE marking_id IS NOT NULL;

CREATE TABLE position (
    id          BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    draft_id    BLOB NOT NULL REFERENCES draft (id),
    ally_id     BLOB NOT NULL REFERENCES ally (id),
    stance      TEXT NOT NULL,
    caveat      TEXT NOT NULL DEFAULT '',
    reported_by TEXT NOT NULL DEFAULT '',
    confidence  TEXT,
    at          INTEGER NOT NULL,
    marking_id  BLOB REFERENCES marking (id)
) STRICT;
CREATE INDEX position_draft ON position (draft_id);
CREATE INDEX position_ally ON position (ally_id);
CREATE INDEX position_marking ON position (marking_id) WHERE marking_id IS NOT NULL;

CREATE TABLE silence (
    id        BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    draft_id  BLOB NOT NULL REFERENCES draft (id),
    opened_at INTEGER NOT NULL,
    closes_at INTEGER NOT NULL,
    opened_by TEXT NOT NULL
) STRICT;
CREATE INDEX silence_draft ON silence (draft_id);

CREATE TABLE silence_event (
    id         BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    silence_id BLOB NOT NULL REFERENCES silence (id),
    kind       TEXT NOT NULL CHECK (kind IN ('extended', 'broken', 'withdrawn')),
    at         INTEGER NOT NULL,
    ally_id    BLOB REFERENCES ally (id),
    closes_at  INTEGER,
    reason     TEXT NOT NULL DEFAULT '',
    text       TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX silence_event_silence ON silence_event (silence_id);
CREATE INDEX silence_event_ally ON silence_event (ally_id);

CREATE TABLE decision (
    id              BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    consultation_id BLOB NOT NULL REFERENCES consultation (id),
    draft_id        BLOB REFERENCES draft (id),
    text            TEXT NOT NULL,
    basis           TEXT NOT NULL DEFAULT '',
    conditions      TEXT NOT NULL DEFAULT '',
    at              INTEGER NOT NULL,
    picture_at      INTEGER NOT NULL,
    marking_id      BLOB REFERENCES marking (id)
) STRICT;
CREATE INDEX decision_consultation ON decision (consultation_id);
CREATE INDEX decision_draft ON decision (draft_id);
CREATE INDEX decision_marking ON decision (marking_id) WHERE marking_id IS NOT NULL;

CREATE TABLE course_option (
    id         BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    crisis_id  BLOB NOT NULL REFERENCES crisis (id),
    title      TEXT NOT NULL,
    actor      TEXT NOT NULL DEFAULT '',
    criteria   TEXT NOT NULL DEFAULT '{}',
    marking_id BLOB REFERENCES marking (id)
) STRICT;
CREATE INDEX course_option_crisis ON course_option (crisis_id);
CREATE INDEX course_option_marking ON course_option (marking_id) WHERE marking_id IS NOT NULL;

CREATE TABLE activation (
    id          BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    decision_id BLOB NOT NULL REFERENCES decision (id),
    unit_id     BLOB REFERENCES unit (id),
    step        TEXT NOT NULL,
    authority   TEXT NOT NULL DEFAULT '',
    caveat      TEXT NOT NULL DEFAULT '',
    at          INTEGER NOT NULL
) STRICT;
CREATE INDEX activation_decision ON activation (decision_id);
CREATE INDEX activation_unit ON activation (unit_id);

CREATE TABLE task (
    id          BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    decision_id BLOB REFERENCES decision (id),
    crisis_id   BLOB REFERENCES crisis (id),
    text        TEXT NOT NULL,
    owner       TEXT NOT NULL DEFAULT '',
    due_at      INTEGER,
    done_at     INTEGER
) STRICT;
CREATE INDEX task_decision ON task (decision_id);
CREATE INDEX task_crisis ON task (crisis_id);

-- A number given out in the log is never given again and an entry never changes. Rewinding and replaying work on
-- copies without these two triggers.
CREATE TRIGGER keep_log_entry_update BEFORE UPDATE ON log_entry
BEGIN SELECT RAISE(ABORT, 'a log entry cannot be changed'); END;
CREATE TRIGGER keep_log_entry_delete BEFORE DELETE ON log_entry
BEGIN SELECT RAISE(ABORT, 'a log entry cannot be removed'); END;

-- The journal: what was done, by whom, chained. Not an entity: it records, it is not recorded. --------------------

CREATE TABLE operation (
    seq       INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    kind      TEXT NOT NULL,
    label     TEXT NOT NULL,
    actor     TEXT NOT NULL,
    station   TEXT NOT NULL,
    at        INTEGER NOT NULL,
    lasting   INTEGER NOT NULL CHECK (lasting IN (0, 1)),
    undoes    BLOB,
    schema    INTEGER NOT NULL,
    salt      BLOB NOT NULL,
    digest    BLOB NOT NULL,
    previous  BLOB NOT NULL,
    hash      BLOB NOT NULL,
    changeset BLOB
) STRICT;
CREATE INDEX operation_undoes ON operation (undoes) WHERE undoes IS NOT NULL;

CREATE TABLE journal_head (
    one  INTEGER PRIMARY KEY CHECK (one = 1),
    seq  INTEGER NOT NULL,
    hash BLOB NOT NULL
) STRICT;

CREATE TABLE migration (
    version    INTEGER PRIMARY KEY,
    name       TEXT NOT NULL,
    applied_at INTEGER NOT NULL
) STRICT;

-- Full text: derived, never recorded. search_doc gives every text its explicit integer key (VACUUM may renumber
-- rowids); triggers only note touched rows; one flush brings the index up to date. ---------------------------------

CREATE TABLE search_doc (
    doc    INTEGER PRIMARY KEY,
    kind   TEXT NOT NULL,
    row_id BLOB NOT NULL UNIQUE
) STRICT;

CREATE TABLE search_note (
    kind   TEXT NOT NULL,
    row_id BLOB NOT NULL
) STRICT;

CREATE VIRTUAL TABLE search USING fts5 (
    title, body, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

-- A large import is indexed in few large pieces instead of many small ones.
INSERT INTO search (search, rank) VALUES ('hashsize', 67108864);
