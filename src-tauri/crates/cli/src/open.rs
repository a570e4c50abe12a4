//! Opening a vault, and finding in it what the command line names.

use std::{path::Path, sync::Arc};

use copse_core::{
    Store, SystemClock,
    cases::{self, CaseRow},
    community,
    community::Community,
    facilitators::{SignIn, SignInWith},
    ids::CommunityId,
    meetings::{self, Meeting},
};
use copse_vault::{CreateOptions, RecoveryKey, Secret, UnlockOptions, Vault};

use crate::{
    arguments::Common,
    failure::Failure,
    secret::{new_passphrase, secret},
};

/// Unlocks the vault in `folder`.
pub(crate) fn open(common: &Common, folder: &Path) -> Result<Store, Failure> {
    Ok(open_with_secret(common, folder)?.0)
}

/// Unlocks the vault in `folder`, and gives what opened it for asking it again.
pub(crate) fn open_with_secret(common: &Common, folder: &Path) -> Result<(Store, Secret), Failure> {
    let secret = secret(common)?;
    let vault = Vault::unlock_with(folder, &secret, options(common))?;
    Ok((store(common, vault, &secret)?, secret))
}

/// Unlocks the vault in `folder` without what Copse keeps in it: nothing is brought up to date.
pub(crate) fn vault(common: &Common, folder: &Path) -> Result<Vault, Failure> {
    Ok(Vault::unlock_with(
        folder,
        &secret(common)?,
        options(common),
    )?)
}

fn options(common: &Common) -> UnlockOptions {
    UnlockOptions {
        allow_unfit: common.allow_unfit_folder,
        memory: common.memory.clone(),
        ..UnlockOptions::default()
    }
}

/// Makes a vault in `folder`.
pub(crate) fn create(common: &Common, folder: &Path) -> Result<(Store, RecoveryKey), Failure> {
    let passphrase = new_passphrase(common)?;
    let (vault, key) = Vault::create_with(
        folder,
        &passphrase,
        CreateOptions::default(),
        options(common),
    )?;
    Ok((store(common, vault, &Secret::Passphrase(passphrase))?, key))
}

fn store(common: &Common, vault: Vault, secret: &Secret) -> Result<Store, Failure> {
    let sign_in = SignIn {
        name: common.actor.clone(),
        // A script is nobody, whoever's passphrase it was given.
        slot: None,
        with: match secret {
            Secret::Recovery(_) => SignInWith::RecoveryKey,
            Secret::Passphrase(_) | Secret::Keychain(_) => SignInWith::Passphrase,
        },
    };
    Ok(Store::open(vault, Arc::new(SystemClock), sign_in)?)
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
    found.retain(|row| is_named(named, &row.case.id, row.case.number));
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
    found.retain(|meeting| is_named(named, &meeting.id, meeting.details.number));
    one(found, || neither_none_nor_many("meeting"))
}

fn is_named(named: &str, id: &impl ToString, number: u16) -> bool {
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
