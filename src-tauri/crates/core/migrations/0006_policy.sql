-- Policy issues (domain E10), which gather across cases and meetings.

-- row_number is declared so that VACUUM cannot change it: the full-text index refers to it. come_back is the first day
-- on which somebody who was told is to be asked again, none where nothing is open: the first screen looks it up.
CREATE TABLE policy_issue (
    row_number      INTEGER PRIMARY KEY,
    id              TEXT NOT NULL UNIQUE,
    community_id    TEXT NOT NULL REFERENCES community (id),
    version         INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    created_by      TEXT NOT NULL,
    changed_at      INTEGER NOT NULL,
    changed_by      TEXT NOT NULL,
    deleted_at      INTEGER,
    title           TEXT NOT NULL,
    level           TEXT NOT NULL,
    status          TEXT NOT NULL,
    noted_on        TEXT NOT NULL,
    come_back       TEXT,
    outcome         TEXT NOT NULL,
    told_json       TEXT NOT NULL CHECK (json_valid(told_json)),
    happens_schema  INTEGER NOT NULL,
    helps_schema    INTEGER NOT NULL,
    happens_json    TEXT NOT NULL CHECK (json_valid(happens_json)),
    helps_json      TEXT NOT NULL CHECK (json_valid(helps_json))
) STRICT;
CREATE INDEX policy_issue_by_community ON policy_issue (community_id);
CREATE INDEX policy_issue_by_come_back ON policy_issue (community_id, come_back)
    WHERE come_back IS NOT NULL AND deleted_at IS NULL;

-- The cases and meetings in which an issue came up. What is erased leaves the issue standing.
CREATE TABLE policy_case (
    policy_id       TEXT NOT NULL REFERENCES policy_issue (id),
    case_id         TEXT NOT NULL REFERENCES case_study (id),
    PRIMARY KEY (policy_id, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX policy_case_by_case ON policy_case (case_id);

CREATE TABLE policy_meeting (
    policy_id       TEXT NOT NULL REFERENCES policy_issue (id),
    meeting_id      TEXT NOT NULL REFERENCES meeting (id),
    PRIMARY KEY (policy_id, meeting_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX policy_meeting_by_meeting ON policy_meeting (meeting_id);

-- One row for each issue, under its row_number. Full-text search (domain E9); why secure-delete is off: migration 5.
CREATE VIRTUAL TABLE policy_text USING fts5 (
    policy_id UNINDEXED,
    title,
    body,
    tokenize = 'unicode61 remove_diacritics 2'
);
