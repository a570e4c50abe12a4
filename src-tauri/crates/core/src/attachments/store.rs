//! The table `attachment`.

use rusqlite::{Connection, Row};
use uuid::Uuid;

use super::{Attachment, NewAttachment};
use crate::{
    check::{self, TITLE_MOST},
    error::CoreError,
    ids::{AttachmentId, CommunityId, MeetingId},
    journal::{self, Done, Kind, Op, Part, Place},
    meetings,
    record::Stamp,
    sql::{self, Read, Table, Text, found, set_deleted},
    store::{Store, Tx},
    undo::Putback,
};

/// All but the file, which may be long.
const SELECT: &str =
    "SELECT id, community_id, meeting_id, version, created_at, created_by, changed_at, changed_by,
    deleted_at, position, title, file_name, pages, accessible FROM attachment";

/// The attachments of a meeting in their order.
pub fn attachment_list(store: &Store, meeting: MeetingId) -> Result<Vec<Attachment>, CoreError> {
    list(store.db(), meeting)
}

/// One attachment.
pub fn attachment_get(store: &Store, id: AttachmentId) -> Result<Attachment, CoreError> {
    load(store.db(), id, false)
}

/// The file of an attachment.
pub fn attachment_file(store: &Store, id: AttachmentId) -> Result<Vec<u8>, CoreError> {
    found(
        store
            .db()
            .prepare_cached("SELECT file FROM attachment WHERE id = ?1 AND deleted_at IS NULL")?
            .query_row([Text(id)], |row| row.get(0)),
        Kind::Meeting,
    )
}

/// Attaches a PDF to a meeting, after those that are there.
pub fn attachment_add(
    store: &mut Store,
    meeting: MeetingId,
    new: NewAttachment,
) -> Result<Done<Attachment>, CoreError> {
    let NewAttachment {
        title,
        file_name,
        pages,
        accessible,
        file,
    } = new;
    let mut title = check::line(&title);
    if title.is_empty() {
        let name = file_name.as_str();
        title = check::line(name.strip_suffix(".pdf").unwrap_or(name));
    }
    titled(&title)?;
    store.transact(Op::AttachmentAdd, |tx| {
        let community = meetings::community_of(tx, meeting)?;
        let position: u32 = tx
            .prepare_cached(
                "SELECT coalesce(max(position), 0) + 1 FROM attachment WHERE meeting_id = ?1",
            )?
            .query_row([Text(meeting)], |row| row.get(0))?;
        let attachment = Attachment {
            id: AttachmentId::new(),
            community,
            meeting,
            stamp: tx.first_stamp(),
            position,
            title,
            file_name: check::line(&file_name),
            pages,
            accessible,
        };
        tx.execute(
            "INSERT INTO attachment (id, community_id, meeting_id, version, created_at, created_by, changed_at,
                changed_by, position, title, file_name, pages, accessible, file)
             VALUES (?1, ?2, ?3, 1, ?4, ?5, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            rusqlite::params![
                Text(attachment.id),
                Text(community),
                Text(meeting),
                sql::Millis(attachment.stamp.changed_at),
                attachment.stamp.changed_by,
                position,
                attachment.title,
                attachment.file_name,
                attachment.pages,
                attachment.accessible,
                file,
            ],
        )?;
        journal::record(tx, place(&attachment), None, Some(&attachment))?;
        Ok(attachment)
    })
}

/// Gives an attachment another title. `version` is the one that the change was made from.
pub fn attachment_rename(
    store: &mut Store,
    id: AttachmentId,
    version: u32,
    title: &str,
) -> Result<Done<Attachment>, CoreError> {
    let title = check::line(title);
    titled(&title)?;
    store.transact(Op::AttachmentRename, |tx| {
        let before = load(tx, id, false)?;
        let after = Attachment {
            stamp: tx.next_stamp(&before.stamp, version)?,
            title,
            ..before.clone()
        };
        change(tx, &before, &after)?;
        Ok(after)
    })
}

/// Moves an attachment one place up or down. At the end of the row nothing happens.
pub fn attachment_move(
    store: &mut Store,
    id: AttachmentId,
    up: bool,
) -> Result<Done<Vec<Attachment>>, CoreError> {
    store.transact(Op::AttachmentMove, |tx| {
        let this = load(tx, id, false)?;
        let all = list(tx, this.meeting)?;
        let place = all.iter().position(|one| one.id == id);
        let other = place.and_then(|place| {
            if up {
                place.checked_sub(1).and_then(|place| all.get(place))
            } else {
                all.get(place + 1)
            }
        });
        if let Some(other) = other {
            let moved = |one: &Attachment, position| -> Result<Attachment, CoreError> {
                Ok(Attachment {
                    stamp: tx.next_stamp(&one.stamp, one.stamp.version)?,
                    position,
                    ..one.clone()
                })
            };
            let (first, second) = (moved(&this, other.position)?, moved(other, this.position)?);
            change(tx, &this, &first)?;
            change(tx, other, &second)?;
        }
        list(tx, this.meeting)
    })
}

/// Takes an attachment away; [`attachment_restore`] brings it back.
pub fn attachment_delete(store: &mut Store, id: AttachmentId) -> Result<Done<()>, CoreError> {
    store.transact(Op::AttachmentDelete, |tx| {
        let before = load(tx, id, false)?;
        set_deleted(tx, "attachment", id, true)?;
        journal::record(tx, place(&before), Some(&before), None)
    })
}

/// Brings an attachment back.
pub fn attachment_restore(
    store: &mut Store,
    id: AttachmentId,
) -> Result<Done<Attachment>, CoreError> {
    store.transact(Op::AttachmentRestore, |tx| {
        load(tx, id, true)?;
        set_deleted(tx, "attachment", id, false)?;
        let after = load(tx, id, false)?;
        journal::record(tx, place(&after), None, Some(&after))?;
        Ok(after)
    })
}

fn titled(title: &str) -> Result<(), CoreError> {
    if title.is_empty() {
        return Err(CoreError::field("title", "Give the attachment a title."));
    }
    if title.chars().count() > TITLE_MOST {
        return Err(CoreError::field(
            "title",
            "Shorten the title to 200 characters or less.",
        ));
    }
    Ok(())
}

fn place(attachment: &Attachment) -> Place {
    Place {
        community: attachment.community,
        part: Part::Attachment,
        record: attachment.id.into(),
    }
}

fn change(tx: &mut Tx<'_>, before: &Attachment, after: &Attachment) -> Result<(), CoreError> {
    save(tx, after)?;
    journal::record(tx, place(after), Some(before), Some(after))
}

/// Writes what can change; the file never does.
fn save(tx: &Tx<'_>, attachment: &Attachment) -> Result<(), CoreError> {
    tx.execute(
        "UPDATE attachment SET version = ?2, changed_at = ?3, changed_by = ?4, position = ?5, title = ?6
         WHERE id = ?1",
        (
            Text(attachment.id),
            attachment.stamp.version,
            sql::Millis(attachment.stamp.changed_at),
            &attachment.stamp.changed_by,
            attachment.position,
            &attachment.title,
        ),
    )?;
    Ok(())
}

/// The attachments of a meeting in their order.
pub(crate) fn list(db: &Connection, meeting: MeetingId) -> Result<Vec<Attachment>, CoreError> {
    let sql =
        format!("{SELECT} WHERE meeting_id = ?1 AND deleted_at IS NULL ORDER BY position, id");
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map([Text(meeting)], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn load(db: &Connection, id: AttachmentId, deleted: bool) -> Result<Attachment, CoreError> {
    let sql = format!("{SELECT} WHERE id = ?1 AND (deleted_at IS NOT NULL) = ?2");
    found(
        db.prepare_cached(&sql)?
            .query_row((Text(id), deleted), from_row),
        Kind::Meeting,
    )
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Attachment> {
    Ok(Attachment {
        id: row.text("id")?,
        community: row.text("community_id")?,
        meeting: row.text("meeting_id")?,
        stamp: row.stamp()?,
        position: row.get("position")?,
        title: row.get("title")?,
        file_name: row.get("file_name")?,
        pages: row.get("pages")?,
        accessible: row.get("accessible")?,
    })
}

impl Putback for Attachment {
    const PART: Part = Part::Attachment;
    const TABLE: Table = "attachment";

    fn community(&self) -> CommunityId {
        self.community
    }

    fn stamp(&mut self) -> &mut Stamp {
        &mut self.stamp
    }

    fn load(db: &Connection, id: Uuid, deleted: bool) -> Result<Self, CoreError> {
        load(db, AttachmentId(id), deleted)
    }

    fn store(&self, tx: &Tx<'_>) -> Result<(), CoreError> {
        save(tx, self)
    }
}
