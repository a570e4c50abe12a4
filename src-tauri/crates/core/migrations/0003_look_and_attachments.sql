-- How an organisation's documents look, and PDFs of others that go into a meeting's pack.
ALTER TABLE community ADD COLUMN accent TEXT NOT NULL DEFAULT '';

CREATE TABLE community_logo (
    community_id    TEXT PRIMARY KEY REFERENCES community (id),
    changed_at      INTEGER NOT NULL,
    changed_by      TEXT NOT NULL,
    file            BLOB NOT NULL
) STRICT;

CREATE TABLE attachment (
    id              TEXT PRIMARY KEY,
    community_id    TEXT NOT NULL REFERENCES community (id),
    meeting_id      TEXT NOT NULL REFERENCES meeting (id),
    version         INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    created_by      TEXT NOT NULL,
    changed_at      INTEGER NOT NULL,
    changed_by      TEXT NOT NULL,
    deleted_at      INTEGER,
    position        INTEGER NOT NULL,
    title           TEXT NOT NULL,
    file_name       TEXT NOT NULL,
    pages           INTEGER NOT NULL,
    accessible      INTEGER NOT NULL CHECK (accessible IN (0, 1)),
    file            BLOB NOT NULL
) STRICT;
CREATE INDEX attachment_by_meeting ON attachment (meeting_id, position);
