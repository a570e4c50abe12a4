//! The picture that a community's documents carry.

use rusqlite::OptionalExtension;

use super::{Community, load};
use crate::{
    error::CoreError,
    ids::CommunityId,
    journal::{Done, Kind, Op, Part},
    sql::{Millis, Text},
    store::Store,
};

/// Largest picture, in bytes.
pub const LOGO_MOST: usize = 2_000_000;

/// The picture of a community, PNG or SVG; none where it has none.
pub fn community_logo(store: &Store, id: CommunityId) -> Result<Option<Vec<u8>>, CoreError> {
    Ok(store
        .db()
        .prepare_cached("SELECT file FROM community_logo WHERE community_id = ?1")?
        .query_row([Text(id)], |row| row.get(0))
        .optional()?)
}

/// Gives a community a picture, or takes it away. What can be drawn is for the caller to find out.
pub fn community_logo_set(
    store: &mut Store,
    id: CommunityId,
    file: Option<Vec<u8>>,
) -> Result<Done<Community>, CoreError> {
    if file.as_ref().is_some_and(|file| file.len() > LOGO_MOST) {
        return Err(CoreError::field(
            "logo",
            "This picture is larger than 2 MB. Choose a smaller one.",
        ));
    }
    store.transact(Op::CommunityLogoSet, |tx| {
        let community = load(tx, id)?;
        match file {
            Some(file) => tx.execute(
                "INSERT INTO community_logo (community_id, changed_at, changed_by, file) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (community_id) DO UPDATE SET changed_at = ?2, changed_by = ?3, file = ?4",
                (Text(id), Millis(tx.now()), tx.actor(), file),
            )?,
            None => tx.execute("DELETE FROM community_logo WHERE community_id = ?1", [Text(id)])?,
        };
        tx.changed(Part::Community, id);
        tx.touch(Kind::Community);
        Ok(community)
    })
}
