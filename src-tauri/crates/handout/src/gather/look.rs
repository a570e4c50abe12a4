//! How the documents of a community look: its logo and its colour.

use copse_core::{Store, community, ids::CommunityId};
use copse_press::model::{Accent, Logo, Look};

use crate::error::HandoutError;

/// The look of a community. What cannot be drawn or read is left out: it was looked through when it was chosen.
pub(super) fn of(store: &Store, id: CommunityId) -> Result<Look, HandoutError> {
    let details = community::community_get(store, id)?.details;
    let file = community::community_logo(store, id)?;
    // The name stands beside it as text, so that the picture says nothing of its own.
    let logo = file.and_then(|file| Logo::read(&file, "").ok());
    Ok(Look {
        organisation: match &logo {
            Some(_) => details.hosts.first().cloned().unwrap_or_default(),
            None => String::new(),
        },
        logo,
        accent: Accent::from_hex(&details.accent).unwrap_or_default(),
    })
}
