-- Facilitators, undo, audit trail, erasure and data protection.

-- Who works with the vault. slot_id is the key slot in the vault's header that is theirs; names stand only here.
CREATE TABLE facilitator (
    id              TEXT PRIMARY KEY,
    version         INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    created_by      TEXT NOT NULL,
    changed_at      INTEGER NOT NULL,
    changed_by      TEXT NOT NULL,
    slot_id         TEXT UNIQUE,
    name            TEXT NOT NULL,
    email           TEXT NOT NULL,
    roles_json      TEXT NOT NULL CHECK (json_valid(roles_json))
) STRICT;

-- Counts people for the first screen without reading them.
CREATE INDEX person_by_stage ON person (community_id, stage) WHERE deleted_at IS NULL;

-- actor_id: the facilitator; none with the recovery key. undoes: the transaction that was undone or redone.
ALTER TABLE journal ADD COLUMN actor_id TEXT;
ALTER TABLE journal ADD COLUMN undoes TEXT;
CREATE INDEX journal_by_transaction ON journal (transaction_id);

-- What the register of exports did not ask before.
ALTER TABLE export ADD COLUMN purpose TEXT NOT NULL DEFAULT '';
ALTER TABLE export ADD COLUMN for_whom TEXT NOT NULL DEFAULT '';
ALTER TABLE export ADD COLUMN person_id TEXT REFERENCES person (id);
CREATE INDEX export_by_person ON export (person_id);

-- One row for each change of a record and each event of the vault: no content, only what kind of thing happened to
-- which record. mac chains each row to the one before it; see audit/chain.rs.
CREATE TABLE audit (
    number          INTEGER PRIMARY KEY,
    at              INTEGER NOT NULL,
    event           TEXT NOT NULL,
    part            TEXT,
    record_id       TEXT,
    facilitator_id  TEXT,
    transaction_id  TEXT,
    mac             BLOB NOT NULL
) STRICT;
CREATE INDEX audit_by_record ON audit (record_id);

-- The newest row of audit, and the last one up to which the chain was verified. Without this row the audit trail
-- has not begun: the first write begins it from the journal.
CREATE TABLE audit_head (
    id              INTEGER PRIMARY KEY CHECK (id = 1),
    number          INTEGER NOT NULL,
    mac             BLOB NOT NULL,
    verified        INTEGER NOT NULL,
    verified_mac    BLOB NOT NULL,
    seal            BLOB NOT NULL
) STRICT;

-- What was erased for good: a keyed hash of each id, so that a restored copy can be told what to erase again.
CREATE TABLE erasure (
    seal            BLOB PRIMARY KEY,
    part            TEXT NOT NULL,
    at              INTEGER NOT NULL,
    facilitator_id  TEXT
) STRICT, WITHOUT ROWID;

-- Work that has to be done outside of a transaction and that a crash must not lose.
CREATE TABLE chore (
    what            TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- What was changed about how long a kind of data is kept; defaults stand in the program.
CREATE TABLE retention_rule (
    kind            TEXT PRIMARY KEY,
    version         INTEGER NOT NULL,
    changed_at      INTEGER NOT NULL,
    changed_by      TEXT NOT NULL,
    why             TEXT NOT NULL,
    basis           TEXT NOT NULL,
    months          INTEGER
) STRICT, WITHOUT ROWID;

-- What was decided about a record that was due for review. No foreign key: it outlives what was destroyed.
CREATE TABLE retention_decision (
    record_id       TEXT PRIMARY KEY,
    part            TEXT NOT NULL,
    community_id    TEXT NOT NULL,
    decision        TEXT NOT NULL,
    until           TEXT,
    reason          TEXT NOT NULL,
    changed_at      INTEGER NOT NULL,
    changed_by      TEXT NOT NULL
) STRICT;
CREATE INDEX retention_decision_by_community ON retention_decision (community_id);
