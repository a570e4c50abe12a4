-- The first schema.
--
-- Every table of records has: id (UUIDv7 as text), version (from 1), created_at, changed_at (milliseconds since
-- 1970-01-01 in UTC), created_by, changed_by (as named at sign-in), deleted_at (set while deleted, so that it can
-- be brought back). Days are text as YYYY-MM-DD, times of day as HH:MM:SS in Europe/London. Words of a choice are
-- those of the Rust type, in camel case. Columns that end in _json hold JSON. Long text comes last in a table, so
-- that reading the columns before it does not read its pages.

CREATE TABLE community (
    id                  TEXT PRIMARY KEY,
    version             INTEGER NOT NULL,
    created_at          INTEGER NOT NULL,
    created_by          TEXT NOT NULL,
    changed_at          INTEGER NOT NULL,
    changed_by          TEXT NOT NULL,
    deleted_at          INTEGER,
    sample              INTEGER NOT NULL CHECK (sample IN (0, 1)),
    name                TEXT NOT NULL,
    area_of_practice    TEXT NOT NULL,
    purpose             TEXT NOT NULL,
    objectives_json     TEXT NOT NULL CHECK (json_valid(objectives_json)),
    hosts_json          TEXT NOT NULL CHECK (json_valid(hosts_json)),
    locality            TEXT NOT NULL,
    facilitator         TEXT NOT NULL,
    facilitator_email   TEXT NOT NULL,
    size_least          INTEGER,
    size_most           INTEGER,
    meetings_planned    INTEGER,
    rhythm              TEXT NOT NULL,
    attendance_share    INTEGER,
    stage               TEXT NOT NULL,
    confidentiality_mark TEXT NOT NULL
) STRICT;

CREATE TABLE service (
    id              TEXT PRIMARY KEY,
    community_id    TEXT NOT NULL REFERENCES community (id),
    version         INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    created_by      TEXT NOT NULL,
    changed_at      INTEGER NOT NULL,
    changed_by      TEXT NOT NULL,
    deleted_at      INTEGER,
    name            TEXT NOT NULL,
    organisation    TEXT NOT NULL,
    sector          TEXT NOT NULL,
    discipline      TEXT NOT NULL,
    offers          TEXT NOT NULL,
    contact_name    TEXT NOT NULL,
    email           TEXT NOT NULL,
    phone           TEXT NOT NULL,
    link            TEXT NOT NULL,
    wanted          TEXT NOT NULL
) STRICT;
CREATE INDEX service_by_community ON service (community_id);

CREATE TABLE person (
    id                TEXT PRIMARY KEY,
    community_id      TEXT NOT NULL REFERENCES community (id),
    version           INTEGER NOT NULL,
    created_at        INTEGER NOT NULL,
    created_by        TEXT NOT NULL,
    changed_at        INTEGER NOT NULL,
    changed_by        TEXT NOT NULL,
    deleted_at        INTEGER,
    name              TEXT NOT NULL,
    role              TEXT NOT NULL,
    discipline        TEXT NOT NULL,
    service_id        TEXT REFERENCES service (id),
    kind              TEXT NOT NULL,
    email             TEXT NOT NULL,
    phone             TEXT NOT NULL,
    preferred_contact TEXT NOT NULL,
    how_found         TEXT NOT NULL,
    suggested_by      TEXT REFERENCES person (id),
    access_needs      TEXT NOT NULL,
    dietary_needs     TEXT NOT NULL,
    large_print       INTEGER NOT NULL CHECK (large_print IN (0, 1)),
    stage             TEXT NOT NULL,
    notes             TEXT NOT NULL
) STRICT;
CREATE INDEX person_by_community ON person (community_id);
CREATE INDEX person_by_service ON person (service_id);
CREATE INDEX person_by_suggested_by ON person (suggested_by);

CREATE TABLE meeting (
    id              TEXT PRIMARY KEY,
    community_id    TEXT NOT NULL REFERENCES community (id),
    version         INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    created_by      TEXT NOT NULL,
    changed_at      INTEGER NOT NULL,
    changed_by      TEXT NOT NULL,
    deleted_at      INTEGER,
    sequence        INTEGER NOT NULL,
    number          INTEGER NOT NULL,
    kind            TEXT NOT NULL,
    day             TEXT NOT NULL,
    starts          TEXT NOT NULL,
    ends            TEXT NOT NULL,
    venue_name      TEXT NOT NULL,
    venue_address   TEXT NOT NULL,
    venue_room      TEXT NOT NULL,
    venue_access    TEXT NOT NULL,
    refreshments    TEXT NOT NULL,
    status          TEXT NOT NULL,
    notes_schema    INTEGER NOT NULL,
    notes_json      TEXT NOT NULL CHECK (json_valid(notes_json))
) STRICT;
CREATE INDEX meeting_by_community ON meeting (community_id, day);

CREATE TABLE terms (
    id              TEXT PRIMARY KEY,
    community_id    TEXT NOT NULL REFERENCES community (id),
    version         INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    created_by      TEXT NOT NULL,
    changed_at      INTEGER NOT NULL,
    changed_by      TEXT NOT NULL,
    number          INTEGER NOT NULL,
    adopted_on      TEXT,
    body_schema     INTEGER NOT NULL,
    body_json       TEXT NOT NULL CHECK (json_valid(body_json)),
    UNIQUE (community_id, number)
) STRICT;

CREATE TABLE terms_agreement (
    terms_id        TEXT NOT NULL REFERENCES terms (id),
    person_id       TEXT NOT NULL REFERENCES person (id),
    agreed_on       TEXT NOT NULL,
    changed_at      INTEGER NOT NULL,
    changed_by      TEXT NOT NULL,
    PRIMARY KEY (terms_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX terms_agreement_by_person ON terms_agreement (person_id);

CREATE TABLE evidence (
    id              TEXT PRIMARY KEY,
    community_id    TEXT NOT NULL REFERENCES community (id),
    version         INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    created_by      TEXT NOT NULL,
    changed_at      INTEGER NOT NULL,
    changed_by      TEXT NOT NULL,
    deleted_at      INTEGER,
    authors         TEXT NOT NULL,
    year            TEXT NOT NULL,
    title           TEXT NOT NULL,
    source          TEXT NOT NULL,
    url             TEXT NOT NULL,
    summary         TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_by_community ON evidence (community_id);

-- row_number is declared so that VACUUM cannot change it: the full-text index refers to it.
-- text_version grows with each run of changes to the sections; with version it makes the version of the document.
CREATE TABLE case_study (
    row_number         INTEGER PRIMARY KEY,
    id                 TEXT NOT NULL UNIQUE,
    community_id       TEXT NOT NULL REFERENCES community (id),
    version            INTEGER NOT NULL,
    text_version       INTEGER NOT NULL DEFAULT 0,
    created_at         INTEGER NOT NULL,
    created_by         TEXT NOT NULL,
    changed_at         INTEGER NOT NULL,
    changed_by         TEXT NOT NULL,
    deleted_at         INTEGER,
    number             INTEGER NOT NULL,
    title              TEXT NOT NULL,
    presenter_id       TEXT REFERENCES person (id),
    presenter_name     TEXT NOT NULL,
    presenter_role     TEXT NOT NULL,
    kind               TEXT,
    disciplines_json   TEXT NOT NULL CHECK (json_valid(disciplines_json)),
    permission_state   TEXT NOT NULL,
    permission_on      TEXT,
    permission_how     TEXT NOT NULL,
    permission_purpose TEXT NOT NULL,
    permission_until   TEXT,
    meeting_id         TEXT REFERENCES meeting (id),
    state              TEXT NOT NULL,
    kept_json          TEXT NOT NULL CHECK (json_valid(kept_json)),
    UNIQUE (community_id, number)
) STRICT;
CREATE INDEX case_study_by_presenter ON case_study (presenter_id);
CREATE INDEX case_study_by_meeting ON case_study (meeting_id);

CREATE TABLE case_section (
    row_number      INTEGER PRIMARY KEY,
    id              TEXT NOT NULL UNIQUE,
    case_id         TEXT NOT NULL REFERENCES case_study (id),
    version         INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    created_by      TEXT NOT NULL,
    changed_at      INTEGER NOT NULL,
    changed_by      TEXT NOT NULL,
    deleted_at      INTEGER,
    position        INTEGER NOT NULL,
    kind            TEXT NOT NULL,
    heading         TEXT NOT NULL,
    shown           INTEGER NOT NULL CHECK (shown IN (0, 1)),
    words           INTEGER NOT NULL,
    body_schema     INTEGER NOT NULL,
    body_json       TEXT NOT NULL CHECK (json_valid(body_json))
) STRICT;
CREATE INDEX case_section_by_case ON case_section (case_id, position);
-- Holds all that the list of cases counts, so that it reads no text.
CREATE INDEX case_section_words ON case_section (case_id, deleted_at, words);

-- One row for each section of a case, under the section's row_number, and one for each title, under the case's
-- row_number with a minus before it. Full-text search (domain E9); deleted words leave no trace.
CREATE VIRTUAL TABLE case_text USING fts5 (
    case_id UNINDEXED,
    heading,
    body,
    tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO case_text (case_text, rank) VALUES ('secure-delete', 1);

CREATE TABLE agenda_item (
    id              TEXT PRIMARY KEY,
    meeting_id      TEXT NOT NULL REFERENCES meeting (id),
    position        INTEGER NOT NULL,
    title           TEXT NOT NULL,
    minutes         INTEGER NOT NULL,
    lead            TEXT NOT NULL,
    kind            TEXT NOT NULL,
    case_id         TEXT REFERENCES case_study (id)
) STRICT;
CREATE INDEX agenda_item_by_meeting ON agenda_item (meeting_id, position);
CREATE INDEX agenda_item_by_case ON agenda_item (case_id);

CREATE TABLE register_entry (
    meeting_id      TEXT NOT NULL REFERENCES meeting (id),
    person_id       TEXT NOT NULL REFERENCES person (id),
    guest           INTEGER NOT NULL CHECK (guest IN (0, 1)),
    reply           TEXT NOT NULL,
    attendance      TEXT NOT NULL,
    changed_at      INTEGER NOT NULL,
    changed_by      TEXT NOT NULL,
    PRIMARY KEY (meeting_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX register_entry_by_person ON register_entry (person_id);

CREATE TABLE action (
    id              TEXT PRIMARY KEY,
    community_id    TEXT NOT NULL REFERENCES community (id),
    version         INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    created_by      TEXT NOT NULL,
    changed_at      INTEGER NOT NULL,
    changed_by      TEXT NOT NULL,
    deleted_at      INTEGER,
    what            TEXT NOT NULL,
    owner_id        TEXT REFERENCES person (id),
    due             TEXT,
    done_on         TEXT,
    meeting_id      TEXT REFERENCES meeting (id),
    case_id         TEXT REFERENCES case_study (id)
) STRICT;
CREATE INDEX action_by_community ON action (community_id, done_on);
CREATE INDEX action_by_owner ON action (owner_id);
CREATE INDEX action_by_meeting ON action (meeting_id);
CREATE INDEX action_by_case ON action (case_id);

-- What left the program (domain E15). Rows are never changed.
CREATE TABLE export (
    id              TEXT PRIMARY KEY,
    community_id    TEXT NOT NULL REFERENCES community (id),
    created_at      INTEGER NOT NULL,
    created_by      TEXT NOT NULL,
    what            TEXT NOT NULL,
    file_name       TEXT NOT NULL,
    sha256          TEXT NOT NULL,
    reason          TEXT,
    meeting_id      TEXT REFERENCES meeting (id)
) STRICT;
CREATE INDEX export_by_community ON export (community_id, created_at);
CREATE INDEX export_by_meeting ON export (meeting_id);

CREATE TABLE export_case (
    export_id       TEXT NOT NULL REFERENCES export (id),
    case_id         TEXT NOT NULL REFERENCES case_study (id),
    position        INTEGER NOT NULL,
    PRIMARY KEY (export_id, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX export_case_by_case ON export_case (case_id);

-- Every change: which operation, on which part of which record, before and after, by whom, when. Rows of one
-- transaction share transaction_id. ended_at is later than started_at where a run of typing is kept as one row.
-- No foreign keys: the journal outlives what it tells of, until that is erased.
CREATE TABLE journal (
    number          INTEGER PRIMARY KEY,
    transaction_id  TEXT NOT NULL,
    community_id    TEXT NOT NULL,
    op              TEXT NOT NULL,
    part            TEXT NOT NULL,
    record_id       TEXT NOT NULL,
    started_at      INTEGER NOT NULL,
    ended_at        INTEGER NOT NULL,
    actor           TEXT NOT NULL,
    before_json     TEXT CHECK (before_json IS NULL OR json_valid(before_json)),
    after_json      TEXT CHECK (after_json IS NULL OR json_valid(after_json))
) STRICT;
CREATE INDEX journal_by_record ON journal (record_id, part, number);
CREATE INDEX journal_by_community ON journal (community_id);
