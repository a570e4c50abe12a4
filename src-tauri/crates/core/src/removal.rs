//! Removing a community, such as the sample (domain H10): every row that belongs to it, in every table.

use rusqlite::named_params;
use uuid::Uuid;

use crate::{
    community,
    error::CoreError,
    ids::CommunityId,
    journal::{Done, Kind, Op, Part},
    search,
    sql::Text,
    store::{Store, Tx},
};

/// What to delete, in an order in which no row is deleted before those that refer to it. `:id` is the community.
const DELETIONS: &[&str] = &[
    "DELETE FROM export_case WHERE export_id IN (SELECT id FROM export WHERE community_id = :id)",
    "DELETE FROM export WHERE community_id = :id",
    "DELETE FROM agenda_item WHERE meeting_id IN (SELECT id FROM meeting WHERE community_id = :id)",
    "DELETE FROM register_entry WHERE meeting_id IN (SELECT id FROM meeting WHERE community_id = :id)",
    "DELETE FROM terms_agreement WHERE terms_id IN (SELECT id FROM terms WHERE community_id = :id)",
    "DELETE FROM action WHERE community_id = :id",
    "DELETE FROM policy_case WHERE policy_id IN (SELECT id FROM policy_issue WHERE community_id = :id)",
    "DELETE FROM policy_meeting WHERE policy_id IN (SELECT id FROM policy_issue WHERE community_id = :id)",
    "DELETE FROM policy_text WHERE rowid IN (SELECT row_number FROM policy_issue WHERE community_id = :id)",
    "DELETE FROM policy_issue WHERE community_id = :id",
    "DELETE FROM case_text WHERE rowid IN (
        SELECT row_number FROM case_section WHERE case_id IN (SELECT id FROM case_study WHERE community_id = :id)
        UNION ALL SELECT -row_number FROM case_study WHERE community_id = :id)",
    "DELETE FROM case_section WHERE case_id IN (SELECT id FROM case_study WHERE community_id = :id)",
    "DELETE FROM case_study WHERE community_id = :id",
    "DELETE FROM attachment WHERE community_id = :id",
    "DELETE FROM meeting WHERE community_id = :id",
    "DELETE FROM terms WHERE community_id = :id",
    "DELETE FROM evidence WHERE community_id = :id",
    "DELETE FROM person WHERE community_id = :id",
    "DELETE FROM service WHERE community_id = :id",
    "DELETE FROM retention_decision WHERE community_id = :id",
    "DELETE FROM journal WHERE community_id = :id",
    "DELETE FROM community_logo WHERE community_id = :id",
    "DELETE FROM community WHERE id = :id",
];

/// Removes the sample community for good, with its history. Any other community is refused.
pub fn sample_remove(store: &mut Store, id: CommunityId) -> Result<Done<()>, CoreError> {
    store.transact(Op::SampleRemove, |tx| {
        if !community::load(tx, id)?.sample {
            return Err(CoreError::NotAllowed(
                "Only the sample community can be removed in one step.",
            ));
        }
        delete_all(tx, id.0)?;
        search::index_anew(tx)?;
        for kind in Kind::ALL {
            tx.touch(*kind);
        }
        tx.changed(Part::Community, id);
        Ok(())
    })
}

/// Deletes all that belongs to a community, with its history.
pub(crate) fn delete_all(tx: &Tx<'_>, id: Uuid) -> Result<(), CoreError> {
    for sql in DELETIONS {
        tx.execute(sql, named_params! { ":id": Text(id) })?;
    }
    Ok(())
}
