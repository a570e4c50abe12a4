//! Who signed in: the facilitator whose slot opened the vault.

use jiff::civil::Date;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::{Facilitator, FacilitatorDetails, FacilitatorRole, RoleHeld, store};
use crate::{
    check, clock,
    error::CoreError,
    ids::FacilitatorId,
    journal::{self, Op, Part},
    sql::{Millis, Text},
    tx::Tx,
};

/// Who is told to have worked where the recovery key opened the vault: it belongs to nobody.
const RECOVERY: &str = "With the recovery key";
/// Who is told to have worked where nobody ever gave a name.
const NOBODY: &str = "Facilitator";

/// How somebody signs in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SignIn {
    /// Name, as typed. It counts where the slot is not known or nobody's yet. Where it is empty too, whoever made
    /// the last change goes on.
    pub name: String,
    /// The slot that opened the vault, where it is known.
    pub slot: Option<Uuid>,
    /// With what the vault was opened.
    pub with: SignInWith,
}

/// With what the vault was opened.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum SignInWith {
    /// A passphrase.
    #[default]
    Passphrase,
    /// The system's keychain.
    Keychain,
    /// The recovery key.
    RecoveryKey,
}

impl From<String> for SignIn {
    fn from(name: String) -> Self {
        Self {
            name,
            ..Self::default()
        }
    }
}

impl From<&str> for SignIn {
    fn from(name: &str) -> Self {
        name.to_owned().into()
    }
}

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignedIn {
    /// The facilitator; none with the recovery key, and before the first write of somebody new.
    pub facilitator: Option<FacilitatorId>,
    /// As told in the journal and on records.
    pub name: String,
    /// With what the vault was opened.
    pub with: SignInWith,
    #[serde(skip)]
    slot: Option<Uuid>,
}

/// Finds who signed in. Writes nothing: [`ensure`] does, with the first write.
pub(crate) fn signed_in(db: &Connection, sign_in: SignIn) -> Result<SignedIn, CoreError> {
    let SignIn { name, slot, with } = sign_in;
    if with == SignInWith::RecoveryKey {
        return Ok(SignedIn {
            facilitator: None,
            name: RECOVERY.to_owned(),
            with,
            slot: None,
        });
    }
    let found = match slot {
        Some(slot) => store::by_slot(db, slot)?,
        None => None,
    };
    let found = match found {
        Some(found) => Some(found),
        None => by_typed_name(db, &check::line(&name), slot)?,
    };
    Ok(match found {
        Some(found) => SignedIn {
            facilitator: Some(found.id),
            name: found.details.name,
            with,
            slot,
        },
        None => SignedIn {
            facilitator: None,
            name: new_name(db, &check::line(&name))?,
            with,
            slot,
        },
    })
}

/// The facilitator of that name, or, without a name, who made the last change. Somebody who has another slot is
/// somebody else where the slot is known.
fn by_typed_name(
    db: &Connection,
    name: &str,
    slot: Option<Uuid>,
) -> Result<Option<Facilitator>, CoreError> {
    let name = new_name(db, name)?;
    let found = store::by_name(db, &name)?;
    Ok(found.filter(|found| slot.is_none() || found.slot.is_none()))
}

/// The name as typed, else that of the last change that somebody made with a name.
fn new_name(db: &Connection, typed: &str) -> Result<String, CoreError> {
    if !typed.is_empty() {
        return Ok(typed.to_owned());
    }
    let last = journal::actor_last(db)?.filter(|last| last != RECOVERY);
    Ok(last.unwrap_or_else(|| NOBODY.to_owned()))
}

/// Makes the record of who signed in where there is none, and ties it to the slot.
pub(crate) fn ensure(tx: &mut Tx<'_>, signed_in: &SignedIn) -> Result<(), CoreError> {
    if signed_in.with == SignInWith::RecoveryKey {
        return Ok(());
    }
    let found = match signed_in.facilitator {
        Some(id) => store::find(tx, id)?,
        None => by_typed_name(tx, &signed_in.name, signed_in.slot)?,
    };
    if let Some(found) = found {
        tx.facilitator_set(Some(found.id));
        if found.slot.is_none() && signed_in.slot.is_some() {
            store::tie(tx, found.id, signed_in.slot)?;
            tx.changed_by(Op::FacilitatorSlotSet, Part::Facilitator, found.id);
        }
        return Ok(());
    }
    let name = free_name(tx, &signed_in.name)?;
    let id = signed_in.facilitator.unwrap_or_default();
    let new = Facilitator {
        id,
        stamp: tx.first_stamp(),
        slot: signed_in.slot,
        details: details(name, tx.today()),
    };
    store::save(tx, &new)?;
    tx.facilitator_set(Some(id));
    tx.changed_by(Op::FacilitatorCreate, Part::Facilitator, id);
    Ok(())
}

/// Somebody else may have that name and another slot.
fn free_name(db: &Connection, wanted: &str) -> Result<String, CoreError> {
    let mut name = wanted.to_owned();
    let mut number = 1_u32;
    while store::by_name(db, &name)?.is_some() {
        number = number.saturating_add(1);
        name = format!("{wanted} ({number})");
    }
    Ok(name)
}

fn details(name: String, from: Date) -> FacilitatorDetails {
    FacilitatorDetails {
        name,
        email: String::new(),
        roles: vec![RoleHeld {
            role: FacilitatorRole::Facilitator,
            community: None,
            from,
            until: None,
        }],
    }
}

/// Gives everybody who is named in a journal of earlier versions a record, from the day of their first change.
pub(crate) fn name_all(tx: &Tx<'_>) -> Result<(), CoreError> {
    let mut statement = tx.prepare(
        "SELECT actor, min(started_at) FROM journal GROUP BY actor ORDER BY min(number)",
    )?;
    let actors: Vec<(String, Millis)> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    for (name, first) in actors {
        let id = if let Some(found) = store::by_name(tx, &name)? {
            found.id
        } else {
            let new = Facilitator {
                id: FacilitatorId::new(),
                stamp: tx.first_stamp(),
                slot: None,
                details: details(name.clone(), clock::day_of(first.0)),
            };
            store::save(tx, &new)?;
            new.id
        };
        tx.execute(
            "UPDATE journal SET actor_id = ?2 WHERE actor = ?1 AND actor_id IS NULL",
            (&name, Text(id)),
        )?;
    }
    Ok(())
}
