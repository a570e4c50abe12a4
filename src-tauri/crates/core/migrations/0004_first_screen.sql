-- What the first screen counts, so that it takes as long for a large community as for a small one: each page that is
-- read has to be decrypted.

-- How many records a community has of a kind in a state, such as 'person:member'. Kept by the triggers below; deleted
-- records do not count, and what there is none of has no row.
CREATE TABLE tally (
    community_id    TEXT NOT NULL,
    what            TEXT NOT NULL,
    count           INTEGER NOT NULL,
    PRIMARY KEY (community_id, what)
) STRICT, WITHOUT ROWID;
INSERT INTO tally (community_id, what, count)
    SELECT community_id, 'person:' || stage, count(*) FROM person WHERE deleted_at IS NULL GROUP BY 1, 2;
INSERT INTO tally (community_id, what, count)
    SELECT community_id, 'case:' || permission_state, count(*) FROM case_study WHERE deleted_at IS NULL GROUP BY 1, 2;
INSERT INTO tally (community_id, what, count)
    SELECT community_id, 'meeting:' || status, count(*) FROM meeting WHERE deleted_at IS NULL GROUP BY 1, 2;

CREATE TRIGGER person_tally_insert AFTER INSERT ON person WHEN NEW.deleted_at IS NULL BEGIN
    INSERT INTO tally (community_id, what, count) VALUES (NEW.community_id, 'person:' || NEW.stage, 1)
        ON CONFLICT (community_id, what) DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER person_tally_delete AFTER DELETE ON person WHEN OLD.deleted_at IS NULL BEGIN
    UPDATE tally SET count = count - 1 WHERE community_id = OLD.community_id AND what = 'person:' || OLD.stage;
    DELETE FROM tally WHERE community_id = OLD.community_id AND what = 'person:' || OLD.stage AND count = 0;
END;
CREATE TRIGGER person_tally_update AFTER UPDATE ON person
WHEN OLD.stage <> NEW.stage OR (OLD.deleted_at IS NULL) <> (NEW.deleted_at IS NULL) BEGIN
    UPDATE tally SET count = count - 1
        WHERE OLD.deleted_at IS NULL AND community_id = OLD.community_id AND what = 'person:' || OLD.stage;
    INSERT INTO tally (community_id, what, count)
        SELECT NEW.community_id, 'person:' || NEW.stage, 1 WHERE NEW.deleted_at IS NULL
        ON CONFLICT (community_id, what) DO UPDATE SET count = count + 1;
    DELETE FROM tally WHERE community_id = OLD.community_id AND what = 'person:' || OLD.stage AND count = 0;
END;

CREATE TRIGGER case_study_tally_insert AFTER INSERT ON case_study WHEN NEW.deleted_at IS NULL BEGIN
    INSERT INTO tally (community_id, what, count) VALUES (NEW.community_id, 'case:' || NEW.permission_state, 1)
        ON CONFLICT (community_id, what) DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER case_study_tally_delete AFTER DELETE ON case_study WHEN OLD.deleted_at IS NULL BEGIN
    UPDATE tally SET count = count - 1 WHERE community_id = OLD.community_id AND what = 'case:' || OLD.permission_state;
    DELETE FROM tally WHERE community_id = OLD.community_id AND what = 'case:' || OLD.permission_state AND count = 0;
END;
CREATE TRIGGER case_study_tally_update AFTER UPDATE ON case_study
WHEN OLD.permission_state <> NEW.permission_state OR (OLD.deleted_at IS NULL) <> (NEW.deleted_at IS NULL) BEGIN
    UPDATE tally SET count = count - 1
        WHERE OLD.deleted_at IS NULL AND community_id = OLD.community_id AND what = 'case:' || OLD.permission_state;
    INSERT INTO tally (community_id, what, count)
        SELECT NEW.community_id, 'case:' || NEW.permission_state, 1 WHERE NEW.deleted_at IS NULL
        ON CONFLICT (community_id, what) DO UPDATE SET count = count + 1;
    DELETE FROM tally WHERE community_id = OLD.community_id AND what = 'case:' || OLD.permission_state AND count = 0;
END;

CREATE TRIGGER meeting_tally_insert AFTER INSERT ON meeting WHEN NEW.deleted_at IS NULL BEGIN
    INSERT INTO tally (community_id, what, count) VALUES (NEW.community_id, 'meeting:' || NEW.status, 1)
        ON CONFLICT (community_id, what) DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER meeting_tally_delete AFTER DELETE ON meeting WHEN OLD.deleted_at IS NULL BEGIN
    UPDATE tally SET count = count - 1 WHERE community_id = OLD.community_id AND what = 'meeting:' || OLD.status;
    DELETE FROM tally WHERE community_id = OLD.community_id AND what = 'meeting:' || OLD.status AND count = 0;
END;
CREATE TRIGGER meeting_tally_update AFTER UPDATE ON meeting
WHEN OLD.status <> NEW.status OR (OLD.deleted_at IS NULL) <> (NEW.deleted_at IS NULL) BEGIN
    UPDATE tally SET count = count - 1
        WHERE OLD.deleted_at IS NULL AND community_id = OLD.community_id AND what = 'meeting:' || OLD.status;
    INSERT INTO tally (community_id, what, count)
        SELECT NEW.community_id, 'meeting:' || NEW.status, 1 WHERE NEW.deleted_at IS NULL
        ON CONFLICT (community_id, what) DO UPDATE SET count = count + 1;
    DELETE FROM tally WHERE community_id = OLD.community_id AND what = 'meeting:' || OLD.status AND count = 0;
END;

-- Permissions that run out.
CREATE INDEX case_study_by_permission_until ON case_study (community_id, permission_until)
    WHERE permission_state = 'given' AND permission_until IS NOT NULL AND deleted_at IS NULL;

-- Whether the register of a meeting says who came, kept by the triggers below.
ALTER TABLE meeting ADD COLUMN registered INTEGER NOT NULL DEFAULT 0 CHECK (registered IN (0, 1));
UPDATE meeting SET registered = 1
    WHERE id IN (SELECT meeting_id FROM register_entry WHERE attendance <> 'expected');

CREATE TRIGGER register_entry_insert AFTER INSERT ON register_entry BEGIN
    UPDATE meeting SET registered = NOT registered
        WHERE id = NEW.meeting_id AND registered <> EXISTS (
            SELECT 1 FROM register_entry WHERE meeting_id = NEW.meeting_id AND attendance <> 'expected');
END;
CREATE TRIGGER register_entry_update AFTER UPDATE ON register_entry BEGIN
    UPDATE meeting SET registered = NOT registered
        WHERE id = NEW.meeting_id AND registered <> EXISTS (
            SELECT 1 FROM register_entry WHERE meeting_id = NEW.meeting_id AND attendance <> 'expected');
END;
CREATE TRIGGER register_entry_delete AFTER DELETE ON register_entry BEGIN
    UPDATE meeting SET registered = NOT registered
        WHERE id = OLD.meeting_id AND registered <> EXISTS (
            SELECT 1 FROM register_entry WHERE meeting_id = OLD.meeting_id AND attendance <> 'expected');
END;

-- Meetings without a register, and those that were held though nobody said so.
CREATE INDEX meeting_without_register ON meeting (community_id, day)
    WHERE registered = 0 AND status <> 'cancelled' AND deleted_at IS NULL;
CREATE INDEX meeting_with_register ON meeting (community_id, day)
    WHERE registered = 1 AND status = 'planned' AND deleted_at IS NULL;
