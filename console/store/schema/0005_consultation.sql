-- From the first report to what all Allies agreed: crises with gates and playbooks, roster, texts, silence, options,
-- decisions. The rules of 0001 hold. What people assert is append-only: attendance, positions, what followed a silence.

-- Crisis ----------------------------------------------------------------------------------------------------------

-- geometry: GeoJSON of its area, longitude first; area is its name in words.
ALTER TABLE crisis ADD COLUMN summary TEXT NOT NULL DEFAULT '';
ALTER TABLE crisis ADD COLUMN geometry TEXT;
ALTER TABLE crisis ADD COLUMN opened_by TEXT NOT NULL DEFAULT '';
ALTER TABLE crisis ADD COLUMN closed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE crisis ADD COLUMN close_reason TEXT NOT NULL DEFAULT '';

-- A phase entered with something missing: override_reason says why, missing what the gate asked for then (a JSON array
-- of texts). skip_reason: phases were passed over because a plan stands already.
ALTER TABLE phase ADD COLUMN missing TEXT NOT NULL DEFAULT '[]';
ALTER TABLE phase ADD COLUMN skip_reason TEXT;

CREATE TABLE crisis_unit (
    id        BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    crisis_id BLOB NOT NULL REFERENCES crisis (id),
    unit_id   BLOB NOT NULL REFERENCES unit (id),
    at        INTEGER NOT NULL,
    author    TEXT NOT NULL,
    UNIQUE (crisis_id, unit_id)
) STRICT;
CREATE INDEX crisis_unit_unit ON crisis_unit (unit_id);

-- A playbook of the cell's own: content is its TOML as written.
CREATE TABLE playbook (
    id         BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    slug       TEXT NOT NULL UNIQUE,
    name       TEXT NOT NULL,
    content    TEXT NOT NULL,
    author     TEXT NOT NULL,
    made_at    INTEGER NOT NULL,
    retired_at INTEGER
) STRICT;

-- A playbook laid out for a crisis; content is the TOML it was begun with, so that a later edition changes nothing.
CREATE TABLE playbook_run (
    id         BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    crisis_id  BLOB NOT NULL REFERENCES crisis (id),
    slug       TEXT NOT NULL,
    content    TEXT NOT NULL,
    begun_at   INTEGER NOT NULL,
    author     TEXT NOT NULL
) STRICT;
CREATE INDEX playbook_run_crisis ON playbook_run (crisis_id);

-- Ticking a step, or taking the tick away (done 0): the newest row of a step holds.
CREATE TABLE playbook_tick (
    id     BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    run_id BLOB NOT NULL REFERENCES playbook_run (id),
    step   TEXT NOT NULL,
    done   INTEGER NOT NULL CHECK (done IN (0, 1)),
    at     INTEGER NOT NULL,
    author TEXT NOT NULL,
    note   TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX playbook_tick_run ON playbook_tick (run_id);

-- Partners (EU, UN, OSCE, AU, host nations …): who is to be told what, and when they were (told_at NULL: not yet).
CREATE TABLE partner_notice (
    id              BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    crisis_id       BLOB NOT NULL REFERENCES crisis (id),
    partner         TEXT NOT NULL,
    subject         TEXT NOT NULL,
    owner           TEXT NOT NULL DEFAULT '',
    due_at          INTEGER,
    told_at         INTEGER,
    told_by         TEXT,
    means           TEXT NOT NULL DEFAULT '',
    answer          TEXT NOT NULL DEFAULT '',
    made_at         INTEGER NOT NULL,
    author          TEXT NOT NULL
) STRICT;
CREATE INDEX partner_notice_crisis ON partner_notice (crisis_id);

-- Consultation ----------------------------------------------------------------------------------------------------

-- Of one opened in the case: its agenda, who opened it here, when all were convened, when it ended. Past cases of the
-- baseline have none of these.
ALTER TABLE consultation ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE consultation ADD COLUMN agenda TEXT NOT NULL DEFAULT '';
ALTER TABLE consultation ADD COLUMN opened_at INTEGER;
ALTER TABLE consultation ADD COLUMN opened_by TEXT NOT NULL DEFAULT '';
ALTER TABLE consultation ADD COLUMN convened_at INTEGER;
ALTER TABLE consultation ADD COLUMN closed_at INTEGER;

-- What happened in it that is no position: kind is one of domain/consultation.py's Event. at is when it happened,
-- recorded_at when it was written down. gate: which gate of Article 5 an event 'gate withdrawn' takes back, NULL elsewhere.
CREATE TABLE consultation_event (
    id              BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    consultation_id BLOB NOT NULL REFERENCES consultation (id),
    kind            TEXT NOT NULL,
    at              INTEGER NOT NULL,
    recorded_at     INTEGER NOT NULL,
    author          TEXT NOT NULL,
    text            TEXT NOT NULL DEFAULT '',
    gate            TEXT
) STRICT;
CREATE INDEX consultation_event_consultation ON consultation_event (consultation_id);

-- The newest row of an Ally holds. waiting_since: its representative asked the capital then and has no instructions.
ALTER TABLE attendance ADD COLUMN waiting_since INTEGER;
ALTER TABLE attendance ADD COLUMN author TEXT NOT NULL DEFAULT '';
ALTER TABLE attendance ADD COLUMN note TEXT NOT NULL DEFAULT '';

-- Partners and observers, apart from the Allies: the newest row of a name holds.
CREATE TABLE guest (
    id              BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    consultation_id BLOB NOT NULL REFERENCES consultation (id),
    name            TEXT NOT NULL,
    kind            TEXT NOT NULL CHECK (kind IN ('partner', 'observer')),
    at              INTEGER NOT NULL,
    invited         INTEGER NOT NULL CHECK (invited IN (0, 1)),
    participant     TEXT NOT NULL DEFAULT '',
    link            TEXT,
    timezone        TEXT,
    author          TEXT NOT NULL,
    note            TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX guest_consultation ON guest (consultation_id);

-- How one Ally sees the threat, its red lines, what its parliament must approve: the newest row of an Ally holds.
CREATE TABLE national_assessment (
    id              BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    consultation_id BLOB NOT NULL REFERENCES consultation (id),
    ally_id         BLOB NOT NULL REFERENCES ally (id),
    at              INTEGER NOT NULL,
    threat          TEXT NOT NULL DEFAULT '',
    red_lines       TEXT NOT NULL DEFAULT '',
    parliament      TEXT NOT NULL DEFAULT '',
    reported_by     TEXT NOT NULL DEFAULT '',
    confidence      TEXT,
    author          TEXT NOT NULL,
    marking_id      BLOB REFERENCES marking (id)
) STRICT;
CREATE INDEX national_assessment_consultation ON national_assessment (consultation_id);
CREATE INDEX national_assessment_ally ON national_assessment (ally_id);
CREATE INDEX national_assessment_marking ON national_assessment (marking_id) WHERE marking_id IS NOT NULL;

-- Which capital spoke to which, when, about what; capitals by ISO 3166 alpha-2, or by the name of an organisation.
CREATE TABLE contact (
    id              BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    consultation_id BLOB NOT NULL REFERENCES consultation (id),
    at              INTEGER NOT NULL,
    recorded_at     INTEGER NOT NULL,
    one             TEXT NOT NULL,
    other           TEXT NOT NULL,
    level           TEXT NOT NULL DEFAULT '',
    means           TEXT NOT NULL DEFAULT '',
    subject         TEXT NOT NULL,
    reported_by     TEXT NOT NULL DEFAULT '',
    author          TEXT NOT NULL,
    marking_id      BLOB REFERENCES marking (id)
) STRICT;
CREATE INDEX contact_consultation ON contact (consultation_id);
CREATE INDEX contact_marking ON contact (marking_id) WHERE marking_id IS NOT NULL;

-- Texts and positions ---------------------------------------------------------------------------------------------

ALTER TABLE draft ADD COLUMN author TEXT NOT NULL DEFAULT '';
ALTER TABLE draft ADD COLUMN note TEXT NOT NULL DEFAULT '';

-- A change somebody wants in a version: old is what it replaces (empty: an addition), new what it should say. proposer is
-- an Ally (ISO alpha-2) or a name.
CREATE TABLE amendment (
    id         BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    draft_id   BLOB NOT NULL REFERENCES draft (id),
    proposer   TEXT NOT NULL,
    old        TEXT NOT NULL DEFAULT '',
    new        TEXT NOT NULL DEFAULT '',
    reason     TEXT NOT NULL DEFAULT '',
    at         INTEGER NOT NULL,
    author     TEXT NOT NULL,
    marking_id BLOB REFERENCES marking (id)
) STRICT;
CREATE INDEX amendment_draft ON amendment (draft_id);
CREATE INDEX amendment_marking ON amendment (marking_id) WHERE marking_id IS NOT NULL;

-- What became of it: 'taken' into the version taken_in_id, 'not taken', 'withdrawn'. The newest row holds.
CREATE TABLE amendment_answer (
    id           BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    amendment_id BLOB NOT NULL REFERENCES amendment (id),
    outcome      TEXT NOT NULL CHECK (outcome IN ('taken', 'not taken', 'withdrawn')),
    taken_in_id  BLOB REFERENCES draft (id),
    at           INTEGER NOT NULL,
    author       TEXT NOT NULL,
    note         TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX amendment_answer_amendment ON amendment_answer (amendment_id);
CREATE INDEX amendment_answer_taken ON amendment_answer (taken_in_id) WHERE taken_in_id IS NOT NULL;

-- at is when the Ally said so, recorded_at when it was written down; the newest said holds. written: it came in a letter,
-- and under silence an objection in writing asks "Record break?".
ALTER TABLE position ADD COLUMN author TEXT NOT NULL DEFAULT '';
ALTER TABLE position ADD COLUMN recorded_at INTEGER;
ALTER TABLE position ADD COLUMN written INTEGER NOT NULL DEFAULT 0 CHECK (written IN (0, 1));

ALTER TABLE silence ADD COLUMN author TEXT NOT NULL DEFAULT '';
-- at is when the letter arrived: that decides, not when it was written down. reason is one of domain/silence.py's.
ALTER TABLE silence_event ADD COLUMN author TEXT NOT NULL DEFAULT '';
ALTER TABLE silence_event ADD COLUMN recorded_at INTEGER;

-- Whether positions of a consultation may stand on products and on the wall: the newest row holds; none: not released.
CREATE TABLE position_release (
    id              BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    consultation_id BLOB NOT NULL REFERENCES consultation (id),
    released        INTEGER NOT NULL CHECK (released IN (0, 1)),
    at              INTEGER NOT NULL,
    author          TEXT NOT NULL,
    reason          TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX position_release_consultation ON position_release (consultation_id);

-- Options and decisions -------------------------------------------------------------------------------------------

-- actor: 'alliance', 'nation', 'coalition' or empty. criteria: a JSON object, texts by the slugs of domain/course_option.py.
ALTER TABLE course_option ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
ALTER TABLE course_option ADD COLUMN plan_id BLOB REFERENCES plan (id);
ALTER TABLE course_option ADD COLUMN author TEXT NOT NULL DEFAULT '';
ALTER TABLE course_option ADD COLUMN made_at INTEGER NOT NULL DEFAULT 0;
CREATE INDEX course_option_plan ON course_option (plan_id) WHERE plan_id IS NOT NULL;

CREATE TABLE option_unit (
    id        BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    option_id BLOB NOT NULL REFERENCES course_option (id),
    unit_id   BLOB NOT NULL REFERENCES unit (id),
    UNIQUE (option_id, unit_id)
) STRICT;
CREATE INDEX option_unit_unit ON option_unit (unit_id);

CREATE TABLE option_claim (
    id        BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    option_id BLOB NOT NULL REFERENCES course_option (id),
    claim_id  BLOB NOT NULL REFERENCES claim (id),
    UNIQUE (option_id, claim_id)
) STRICT;
CREATE INDEX option_claim_claim ON option_claim (claim_id);

-- agreed: how it came to be, one of domain/decision.py's Agreed.
ALTER TABLE decision ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE decision ADD COLUMN agreed TEXT NOT NULL DEFAULT '';
ALTER TABLE decision ADD COLUMN silence_id BLOB REFERENCES silence (id);
ALTER TABLE decision ADD COLUMN option_id BLOB REFERENCES course_option (id);
ALTER TABLE decision ADD COLUMN author TEXT NOT NULL DEFAULT '';
ALTER TABLE decision ADD COLUMN recorded_at INTEGER;
CREATE INDEX decision_silence ON decision (silence_id) WHERE silence_id IS NOT NULL;
CREATE INDEX decision_option ON decision (option_id) WHERE option_id IS NOT NULL;

CREATE TABLE reservation (
    id          BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    decision_id BLOB NOT NULL REFERENCES decision (id),
    ally_id     BLOB NOT NULL REFERENCES ally (id),
    text        TEXT NOT NULL
) STRICT;
CREATE INDEX reservation_decision ON reservation (decision_id);
CREATE INDEX reservation_ally ON reservation (ally_id);

-- step is one of domain/decision.py's Step; at is when that step is or was taken, effective_at from when on it holds.
ALTER TABLE activation ADD COLUMN effective_at INTEGER;
ALTER TABLE activation ADD COLUMN author TEXT NOT NULL DEFAULT '';
ALTER TABLE activation ADD COLUMN recorded_at INTEGER;
ALTER TABLE activation ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE activation ADD COLUMN measure TEXT NOT NULL DEFAULT '';

ALTER TABLE task ADD COLUMN author TEXT NOT NULL DEFAULT '';
ALTER TABLE task ADD COLUMN made_at INTEGER;
ALTER TABLE task ADD COLUMN done_by TEXT;

-- Few reports are known only as a region: who shows these looks at no other.
CREATE INDEX report_region ON report (occurred_from) WHERE place_precision = 'region';
