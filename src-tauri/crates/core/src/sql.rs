//! How values of the domain stand in the database.

use std::{fmt::Display, str::FromStr};

use jiff::Timestamp;
use rusqlite::{
    Connection, OptionalExtension, Row, ToSql,
    types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef},
};
use serde::{Serialize, de::DeserializeOwned};

use uuid::Uuid;

use crate::{error::CoreError, ids::CommunityId, journal::Kind, record::Stamp, store::Tx};

/// A value in its usual written form: an identifier, a day, a time of day.
pub(crate) struct Text<T>(pub T);

impl<T: Display> ToSql for Text<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.0.to_string()))
    }
}

impl<T> FromSql for Text<T>
where
    T: FromStr,
    T::Err: std::error::Error + Send + Sync + 'static,
{
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value
            .as_str()?
            .parse()
            .map(Self)
            .map_err(FromSqlError::other)
    }
}

/// A choice, as the word that it has on the wire.
pub(crate) struct Word<T>(pub T);

impl<T: Serialize> ToSql for Word<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match serde_json::to_value(&self.0).map_err(failed)? {
            serde_json::Value::String(word) => Ok(ToSqlOutput::from(word)),
            other => Ok(ToSqlOutput::from(other.to_string())),
        }
    }
}

impl<T: DeserializeOwned> FromSql for Word<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let word = serde_json::Value::from(value.as_str()?);
        serde_json::from_value(word)
            .map(Self)
            .map_err(FromSqlError::other)
    }
}

/// A list or a rich text, as JSON.
pub(crate) struct Json<T>(pub T);

impl<T: Serialize> ToSql for Json<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(
            serde_json::to_string(&self.0).map_err(failed)?,
        ))
    }
}

impl<T: DeserializeOwned> FromSql for Json<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        serde_json::from_str(value.as_str()?)
            .map(Self)
            .map_err(FromSqlError::other)
    }
}

fn failed(error: serde_json::Error) -> rusqlite::Error {
    rusqlite::Error::ToSqlConversionFailure(Box::new(error))
}

/// An instant as milliseconds since 1970 in UTC.
pub(crate) struct Millis(pub Timestamp);

impl ToSql for Millis {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.0.as_millisecond()))
    }
}

impl FromSql for Millis {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Timestamp::from_millisecond(value.as_i64()?)
            .map(Self)
            .map_err(FromSqlError::other)
    }
}

/// Reads a column through one of the wrappers above.
pub(crate) trait Read {
    /// An identifier, day or time of day.
    fn text<T>(&self, column: &str) -> rusqlite::Result<T>
    where
        T: FromStr,
        T::Err: std::error::Error + Send + Sync + 'static;
    /// The same, where it may be missing.
    fn text_or_none<T>(&self, column: &str) -> rusqlite::Result<Option<T>>
    where
        T: FromStr,
        T::Err: std::error::Error + Send + Sync + 'static;
    /// A choice.
    fn word<T: DeserializeOwned>(&self, column: &str) -> rusqlite::Result<T>;
    /// JSON.
    fn json<T: DeserializeOwned>(&self, column: &str) -> rusqlite::Result<T>;
    /// Version, who and when.
    fn stamp(&self) -> rusqlite::Result<Stamp>;
}

impl Read for Row<'_> {
    fn text<T>(&self, column: &str) -> rusqlite::Result<T>
    where
        T: FromStr,
        T::Err: std::error::Error + Send + Sync + 'static,
    {
        self.get::<_, Text<T>>(column).map(|value| value.0)
    }

    fn text_or_none<T>(&self, column: &str) -> rusqlite::Result<Option<T>>
    where
        T: FromStr,
        T::Err: std::error::Error + Send + Sync + 'static,
    {
        self.get::<_, Option<Text<T>>>(column)
            .map(|value| value.map(|value| value.0))
    }

    fn word<T: DeserializeOwned>(&self, column: &str) -> rusqlite::Result<T> {
        self.get::<_, Word<T>>(column).map(|value| value.0)
    }

    fn json<T: DeserializeOwned>(&self, column: &str) -> rusqlite::Result<T> {
        self.get::<_, Json<T>>(column).map(|value| value.0)
    }

    fn stamp(&self) -> rusqlite::Result<Stamp> {
        Ok(Stamp {
            version: self.get("version")?,
            changed_at: self.get::<_, Millis>("changed_at")?.0,
            changed_by: self.get("changed_by")?,
        })
    }
}

/// A table whose records can be deleted and brought back. Names are constants of the program, never typed text.
pub(crate) type Table = &'static str;

/// Marks a record as deleted, or brings it back. Its version grows either way.
pub(crate) fn set_deleted(
    tx: &Tx<'_>,
    table: Table,
    id: impl Into<Uuid>,
    deleted: bool,
) -> rusqlite::Result<()> {
    let sql = format!(
        "UPDATE {table} SET deleted_at = iif(?2, ?3, NULL), version = version + 1, changed_at = ?3, changed_by = ?4
         WHERE id = ?1"
    );
    tx.prepare_cached(&sql)?
        .execute((Text(id.into()), deleted, Millis(tx.now()), tx.actor()))?;
    Ok(())
}

/// Whether a record, deleted or not, belongs to a community. A reference across communities is never stored.
pub(crate) fn belongs(
    db: &Connection,
    table: Table,
    id: impl Into<Uuid>,
    community: CommunityId,
) -> rusqlite::Result<bool> {
    let sql = format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE id = ?1 AND community_id = ?2)");
    db.prepare_cached(&sql)?
        .query_row((Text(id.into()), Text(community)), |row| row.get(0))
}

/// The first row, or [`CoreError::NotFound`].
pub(crate) fn found<T>(row: rusqlite::Result<T>, kind: Kind) -> Result<T, CoreError> {
    row.optional()?.ok_or(CoreError::NotFound { kind })
}

/// The row of a record: its table, its id, and the column and id of what it belongs to.
pub(crate) struct Key {
    pub(crate) table: Table,
    pub(crate) id: Uuid,
    pub(crate) owner: Option<(&'static str, Uuid)>,
}

/// Columns with their values.
pub(crate) type Columns<'v> = [(&'static str, &'v dyn ToSql)];

/// Writes a record: inserts it where its version is 1, else updates it.
///
/// So each table has one list of columns, and the statement is the same text each time, hence prepared once.
pub(crate) fn save(
    tx: &Tx<'_>,
    key: &Key,
    stamp: &Stamp,
    columns: &Columns<'_>,
) -> rusqlite::Result<()> {
    let (id, changed_at, owner) = (
        Text(key.id),
        Millis(stamp.changed_at),
        key.owner.map(|(_, id)| Text(id)),
    );
    let mut values: Vec<(&str, &dyn ToSql)> = vec![
        ("id", &id),
        ("version", &stamp.version),
        ("changed_at", &changed_at),
        ("changed_by", &stamp.changed_by),
    ];
    let new = stamp.version == 1;
    if new {
        values.extend([
            ("created_at", &changed_at as &dyn ToSql),
            ("created_by", &stamp.changed_by),
        ]);
        values.extend(
            key.owner
                .iter()
                .zip(&owner)
                .map(|((column, _), id)| (*column, id as &dyn ToSql)),
        );
    }
    values.extend(columns.iter().copied());
    let names: Vec<&str> = values.iter().map(|(name, _)| *name).collect();
    let sql = if new {
        insertion(key.table, &names)
    } else {
        change(key.table, &names)
    };
    tx.prepare_cached(&sql)?
        .execute(rusqlite::params_from_iter(
            values.iter().map(|(_, value)| value),
        ))?;
    Ok(())
}

fn insertion(table: Table, names: &[&str]) -> String {
    let marks = vec!["?"; names.len()].join(", ");
    format!(
        "INSERT INTO {table} ({}) VALUES ({marks})",
        names.join(", ")
    )
}

/// The first name is the id, `?1`.
fn change(table: Table, names: &[&str]) -> String {
    let set: Vec<String> = (2..)
        .zip(names.iter().skip(1))
        .map(|(at, name)| format!("{name} = ?{at}"))
        .collect();
    format!("UPDATE {table} SET {} WHERE id = ?1", set.join(", "))
}
