//! Opening a vault, and finding in it what the command line names.

use std::{path::Path, sync::Arc};

use copse_core::{
    Store, SystemClock,
    cases::{self, CaseRow},
    community,
    community::Community,
    ids::CommunityId,
    meetings::{self, Meeting},
};
use copse_vault::{CreateOptions, RecoveryKey, Vault};

use crate::{
    arguments::Common,
    failure::Failure,
    secret::{new_passphrase, secret},
};

/// Unlocks the vault in `folder`.
pub(crate) fn open(common: &Common, folder: &Path) -> Result<Store, Failure> {
    let vault = Vault::unlock(folder, &secret(common)?)?;
    store(common, vault)
}

/// Makes a vault in `folder`.
pub(crate) fn create(common: &Common, folder: &Path) -> Result<(Store, RecoveryKey), Failure> {
    let (vault, key) = Vault::create(folder, &new_passphrase(common)?, CreateOptions::default())?;
    Ok((store(common, vault)?, key))
}

fn store(common: &Common, vault: Vault) -> Result<Store, Failure> {
    Ok(Store::open(
        vault,
        Arc::new(SystemClock),
        common.actor.clone(),
    )?)
}

/// The community of that name (in any case) or id.
pub(crate) fn community(store: &Store, named: &str) -> Result<Community, Failure> {
    let id: Option<CommunityId> = named.parse().ok();
    let wanted = named.trim().to_lowercase();
    let mut found = community::community_list(store)?;
    found.retain(|community| {
        Some(community.id) == id || community.details.name.trim().to_lowercase() == wanted
    });
    one(found, || {
        (
            "No community has that name. `copse-cli community list` shows them all.".to_owned(),
            "Several communities have that name: give the id that `copse-cli community list` shows.".to_owned(),
        )
    })
}

/// The communities that a command is about: the named one, else all.
pub(crate) fn communities(store: &Store, named: Option<&str>) -> Result<Vec<Community>, Failure> {
    match named {
        Some(named) => Ok(vec![community(store, named)?]),
        None => Ok(community::community_list(store)?),
    }
}

/// The case of that id or number.
pub(crate) fn case(
    store: &Store,
    named: &str,
    community: Option<&str>,
) -> Result<CaseRow, Failure> {
    let mut found = Vec::new();
    for community in communities(store, community)? {
        found.extend(cases::case_list(store, community.id)?);
    }
    found.retain(|row| is_named(named, row.case.id, row.case.number));
    one(found, || neither_none_nor_many("case"))
}

/// The meeting of that id or number.
pub(crate) fn meeting(
    store: &Store,
    named: &str,
    community: Option<&str>,
) -> Result<Meeting, Failure> {
    let mut found = Vec::new();
    for community in communities(store, community)? {
        found.extend(meetings::meeting_list(store, community.id)?);
    }
    found.retain(|meeting| is_named(named, meeting.id, meeting.details.number));
    one(found, || neither_none_nor_many("meeting"))
}

fn is_named(named: &str, id: impl ToString, number: u16) -> bool {
    let named = named.trim();
    named == number.to_string() || named.eq_ignore_ascii_case(&id.to_string())
}

fn neither_none_nor_many(what: &str) -> (String, String) {
    (
        format!("There is no such {what}. `copse-cli {what} list` shows them all with their ids."),
        format!(
            "Several communities have a {what} of that number: name one with --community, or give the id that `copse-cli {what} list` shows."
        ),
    )
}

/// The only one; the sentences tell what to do where there is none, and where there are several.
fn one<T>(mut found: Vec<T>, sentences: impl FnOnce() -> (String, String)) -> Result<T, Failure> {
    match (found.pop(), found.is_empty()) {
        (Some(only), true) => Ok(only),
        (None, _) => Err(Failure::not_found(sentences().0)),
        (Some(_), false) => Err(Failure::invalid(sentences().1)),
    }
}
