//! Putting a record back into an earlier state.

use rusqlite::ffi::ErrorCode;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::{
    error::CoreError,
    ids::CommunityId,
    journal::{self, Kind, Part, Place},
    record::Stamp,
    sql::{self, Table},
    tx::Tx,
};

/// What a record has that comes from elsewhere or never goes back: it does not count where two states are compared.
const ASIDE: &[&str] = &[
    "version",
    "changedAt",
    "changedBy",
    "sequence",
    "serviceName",
    "ownerName",
    "agreements",
    "notAgreed",
];

/// A record with a row of its own that can be marked as deleted.
pub(crate) trait Putback: Serialize + DeserializeOwned + Clone {
    /// Its part.
    const PART: Part;
    /// Its table.
    const TABLE: Table;
    /// Its community.
    fn community(&self) -> CommunityId;
    /// Its stamp.
    fn stamp(&mut self) -> &mut Stamp;
    /// The row, deleted or not as asked.
    fn load(db: &rusqlite::Connection, id: uuid::Uuid, deleted: bool) -> Result<Self, CoreError>;
    /// Writes the row.
    fn store(&self, tx: &Tx<'_>) -> Result<(), CoreError>;
    /// Takes over from the newest state what never goes back.
    fn keep_from(&mut self, _newest: &Self) {}
}

/// Something that was done later stands in the way.
pub(crate) fn in_the_way(kind: Kind) -> CoreError {
    CoreError::InTheWay {
        why: format!(
            "This {} was changed again since, so the step cannot be taken back by itself. Open it and change it by hand.",
            kind.word()
        ),
    }
}

/// A row refers to something that is not there any more, or a number is taken.
pub(crate) fn stored(result: Result<(), CoreError>, kind: Kind) -> Result<(), CoreError> {
    match result {
        Err(CoreError::Db(rusqlite::Error::SqliteFailure(failure, _)))
            if failure.code == ErrorCode::ConstraintViolation =>
        {
            Err(in_the_way(kind))
        }
        other => other,
    }
}

/// A state as the journal has it.
pub(crate) fn parsed<T: DeserializeOwned>(state: &Value) -> Result<T, CoreError> {
    Ok(T::deserialize(state)?)
}

/// Whether two states say the same.
pub(crate) fn same<T: Serialize>(one: &T, other: &T) -> Result<bool, CoreError> {
    let bare = |state: &T| -> Result<Value, CoreError> {
        let mut state = serde_json::to_value(state)?;
        if let Value::Object(fields) = &mut state {
            fields.retain(|name, _| !ASIDE.contains(&name.as_str()));
        }
        Ok(state)
    };
    Ok(bare(one)? == bare(other)?)
}

/// Brings a record from the state `from` into the state `to`, none standing for deleted.
pub(crate) fn put_back<T: Putback>(
    tx: &mut Tx<'_>,
    id: uuid::Uuid,
    from: Option<&Value>,
    to: Option<&Value>,
) -> Result<(), CoreError> {
    let kind = T::PART.kind();
    let newest = match T::load(tx, id, from.is_none()) {
        Err(CoreError::NotFound { .. }) => return Err(in_the_way(kind)),
        other => other?,
    };
    if let Some(from) = from
        && !same(&parsed::<T>(from)?, &newest)?
    {
        return Err(in_the_way(kind));
    }
    let place = Place {
        community: newest.community(),
        part: T::PART,
        record: id,
    };
    let Some(to) = to else {
        sql::set_deleted(tx, T::TABLE, id, true)?;
        return journal::record(tx, place, Some(&newest), None);
    };
    let mut state: T = parsed(to)?;
    state.keep_from(&newest);
    let stamp = newest.clone().stamp().clone();
    *state.stamp() = tx.next_stamp(&stamp, stamp.version)?;
    stored(state.store(tx), kind)?;
    if from.is_none() {
        sql::set_deleted(tx, T::TABLE, id, false)?;
    }
    let after = T::load(tx, id, false)?;
    journal::record(tx, place, from.map(|_| &newest), Some(&after))
}

/// The kinds of records that show something of a kind.
pub(crate) fn shown_in(kind: Kind) -> &'static [Kind] {
    match kind {
        Kind::Person => &[Kind::Meeting, Kind::Terms, Kind::Action, Kind::Case],
        Kind::Service => &[Kind::Person],
        Kind::Case => &[Kind::Meeting, Kind::Action, Kind::Policy],
        Kind::Meeting => &[Kind::Policy],
        Kind::Evidence => &[Kind::Case],
        Kind::Facilitator => &[Kind::Community],
        _ => &[],
    }
}
