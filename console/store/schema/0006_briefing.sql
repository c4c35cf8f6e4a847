-- From the live picture to the minister's screen: storyboards and their slides, who may see what, what left the case.
-- The rules of 0001 hold. What left the case (output, output_page) is append-only, and so are corrections.

-- Audiences: a level and the nations and organisations that sit there (members: codes with ; between, POL;EU;NATO).
CREATE TABLE audience (
    id      BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    name    TEXT NOT NULL UNIQUE,
    level   TEXT NOT NULL,
    members TEXT NOT NULL,
    note    TEXT NOT NULL DEFAULT '',
    author  TEXT NOT NULL DEFAULT '',
    made_at INTEGER NOT NULL
) STRICT;

-- A briefing: slides in order about a crisis or an incident. known_at is the moment it is frozen at; NULL follows the
-- clock. template is the file stem it was filled from, '' for none. grades and positions: whether grades of sources and
-- national positions are shown on slides (off until somebody switches them on).
CREATE TABLE storyboard (
    id          BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    title       TEXT NOT NULL,
    template    TEXT NOT NULL DEFAULT '',
    crisis_id   BLOB REFERENCES crisis (id),
    incident_id BLOB REFERENCES incident (id),
    audience_id BLOB REFERENCES audience (id),
    known_at    INTEGER,
    grades      INTEGER NOT NULL DEFAULT 0 CHECK (grades IN (0, 1)),
    positions   INTEGER NOT NULL DEFAULT 0 CHECK (positions IN (0, 1)),
    author      TEXT NOT NULL,
    made_at     INTEGER NOT NULL,
    marking_id  BLOB REFERENCES marking (id)
) STRICT;
CREATE INDEX storyboard_marking ON storyboard (marking_id) WHERE marking_id IS NOT NULL;

-- A slide. subject: JSON object of texts, what the slide shows (ids as hex, a view, layers); title, text and notes as the
-- briefer wrote them ('' : worked out from what is shown). known_at NULL: as the storyboard. marking_id raises what is
-- worked out from the contents, it never lowers it.
CREATE TABLE slide (
    id            BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    storyboard_id BLOB NOT NULL REFERENCES storyboard (id),
    place         INTEGER NOT NULL,
    kind          TEXT NOT NULL,
    subject       TEXT NOT NULL DEFAULT '{}',
    title         TEXT NOT NULL DEFAULT '',
    text          TEXT NOT NULL DEFAULT '',
    notes         TEXT NOT NULL DEFAULT '',
    seconds       INTEGER NOT NULL DEFAULT 120 CHECK (seconds >= 0),
    known_at      INTEGER,
    left_out      INTEGER NOT NULL DEFAULT 0 CHECK (left_out IN (0, 1)),
    author        TEXT NOT NULL,
    made_at       INTEGER NOT NULL,
    marking_id    BLOB REFERENCES marking (id)
) STRICT;
CREATE INDEX slide_storyboard ON slide (storyboard_id);
CREATE INDEX slide_marking ON slide (marking_id) WHERE marking_id IS NOT NULL;

-- The register: what left the case. kind: export, print, showing; form: pdf, pptx, png, html, csv …; sha256 of the file's
-- bytes (of its pages' codes for a showing); storyboard_id NULL for what is no briefing (a map, minutes, a quick print).
CREATE TABLE output (
    id            BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    kind          TEXT NOT NULL CHECK (kind IN ('export', 'print', 'showing')),
    title         TEXT NOT NULL,
    form          TEXT NOT NULL DEFAULT '',
    file          TEXT NOT NULL DEFAULT '',
    sha256        BLOB,
    storyboard_id BLOB REFERENCES storyboard (id),
    known_at      INTEGER,
    audience      TEXT NOT NULL DEFAULT '',
    recipient     TEXT NOT NULL DEFAULT '',
    released_by   TEXT NOT NULL DEFAULT '',
    at            INTEGER NOT NULL,
    author        TEXT NOT NULL,
    marking_id    BLOB REFERENCES marking (id)
) STRICT;
CREATE INDEX output_storyboard ON output (storyboard_id) WHERE storyboard_id IS NOT NULL;
CREATE INDEX output_marking ON output (marking_id) WHERE marking_id IS NOT NULL;

-- A page of an output: which slide it showed, its number and words as they were, and a digest of what stood on it.
CREATE TABLE output_page (
    id        BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    output_id BLOB NOT NULL REFERENCES output (id),
    number    INTEGER NOT NULL,
    slide_id  BLOB REFERENCES slide (id),
    title     TEXT NOT NULL,
    code      TEXT NOT NULL,
    known_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX output_page_output ON output_page (output_id);
CREATE INDEX output_page_slide ON output_page (slide_id) WHERE slide_id IS NOT NULL;

-- A page that went out was wrong: why, and what is so. Who has it follows from the register.
CREATE TABLE correction (
    id             BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    output_page_id BLOB NOT NULL REFERENCES output_page (id),
    text           TEXT NOT NULL,
    at             INTEGER NOT NULL,
    author         TEXT NOT NULL
) STRICT;
CREATE INDEX correction_page ON correction (output_page_id);

-- Who was told of a correction, by whom and when.
CREATE TABLE correction_notice (
    id            BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    correction_id BLOB NOT NULL REFERENCES correction (id),
    recipient     TEXT NOT NULL,
    at            INTEGER NOT NULL,
    author        TEXT NOT NULL
) STRICT;
CREATE INDEX correction_notice_correction ON correction_notice (correction_id);
