//! Looking through the audit trail.

use std::collections::{HashMap, hash_map::Entry};

use jiff::ToSpan;
use rusqlite::{Connection, Row, ToSql};

use super::{AuditEntry, AuditFilter, AuditPage, event, store::shown};
use crate::{
    clock,
    csv::Csv,
    error::CoreError,
    facilitators,
    ids::FacilitatorId,
    journal::Part,
    naming,
    sql::{Millis, Read, Text, Word},
    store::Store,
};

/// Entries on a page where the filter does not say.
const PAGE: u32 = 50;
/// Most entries on a page.
const PAGE_MOST: u32 = 1_000;
/// Who is told where the recovery key was used.
const RECOVERY: &str = "With the recovery key";

/// A page of the entries that fit, newest first. A page after the last one is the last.
pub fn audit_list(store: &Store, filter: &AuditFilter) -> Result<AuditPage, CoreError> {
    let wanted = Wanted::of(filter);
    let total: u32 = store
        .db()
        .prepare_cached(&format!("SELECT count(*) FROM audit {}", wanted.condition))?
        .query_row(wanted.values().as_slice(), |row| row.get(0))?;
    let size = match filter.page_size {
        0 => PAGE,
        size => size.min(PAGE_MOST),
    };
    let pages = total.div_ceil(size).max(1);
    let page = filter.page.min(pages - 1);
    let part = format!("LIMIT {size} OFFSET {}", u64::from(page) * u64::from(size));
    Ok(AuditPage {
        entries: entries(store.db(), &wanted, &part)?,
        total,
        page,
        pages,
    })
}

/// All entries that fit, newest first.
pub fn audit_all(store: &Store, filter: &AuditFilter) -> Result<Vec<AuditEntry>, CoreError> {
    entries(store.db(), &Wanted::of(filter), "")
}

/// All entries that fit, newest first, as comma-separated values (RFC 4180) in UTF-8 with a byte order mark.
pub fn audit_csv(store: &Store, filter: &AuditFilter) -> Result<String, CoreError> {
    let mut csv = Csv::new(&[
        "Number",
        "When (UTC)",
        "Who",
        "What",
        "Record",
        "Kind",
        "Event",
        "Record id",
    ]);
    for entry in audit_all(store, filter)? {
        csv.row(&[
            &entry.number.to_string(),
            &entry.at.to_string(),
            &entry.who,
            &entry.what,
            &entry.title,
            entry.kind.map_or("", crate::Kind::word),
            &entry.event,
            &entry.record.map(|id| id.to_string()).unwrap_or_default(),
        ]);
    }
    Ok(csv.done())
}

/// A filter as a condition with its values.
struct Wanted {
    condition: String,
    values: Vec<Box<dyn ToSql>>,
}

impl Wanted {
    fn of(filter: &AuditFilter) -> Self {
        let mut parts: Vec<String> = Vec::new();
        let mut values: Vec<Box<dyn ToSql>> = Vec::new();
        let mut add = |sql: &str, value: Box<dyn ToSql>| {
            values.push(value);
            parts.push(sql.replace('?', &format!("?{}", values.len())));
        };
        if let Some(event) = &filter.event {
            add("event = ?", Box::new(event.clone()));
        }
        if let Some(id) = filter.record {
            add(
                "(record_id = ? OR record_id IN (SELECT id FROM case_section WHERE case_id = ?))",
                Box::new(Text(id)),
            );
        }
        if let Some(id) = filter.facilitator {
            add("facilitator_id = ?", Box::new(Text(id)));
        }
        if let Some(from) = filter.from {
            add("at >= ?", Box::new(Millis(clock::begin_of(from))));
        }
        if let Some(to) = filter.to {
            let after = to.checked_add(1.day()).unwrap_or(to);
            add("at < ?", Box::new(Millis(clock::begin_of(after))));
        }
        if filter.recovery_key {
            parts.push("facilitator_id IS NULL".to_owned());
        }
        if let Some(kind) = filter.kind {
            let of_kind: Vec<String> = Part::ALL
                .iter()
                .filter(|part| part.kind() == kind)
                .map(|part| format!("'{}'", super::store::word(part)))
                .collect();
            parts.push(format!("part IN ({})", of_kind.join(", ")));
        }
        let condition = if parts.is_empty() {
            String::new()
        } else {
            format!("WHERE {}", parts.join(" AND "))
        };
        Self { condition, values }
    }

    fn values(&self) -> Vec<&dyn ToSql> {
        self.values.iter().map(AsRef::as_ref).collect()
    }
}

fn entries(db: &Connection, wanted: &Wanted, part: &str) -> Result<Vec<AuditEntry>, CoreError> {
    let names = facilitators::names(db)?;
    let sql = format!(
        "SELECT number, at, event, part, record_id, facilitator_id FROM audit {} ORDER BY number DESC {part}",
        wanted.condition
    );
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map(wanted.values().as_slice(), |row| from_row(row, &names))?;
    let mut entries: Vec<AuditEntry> = rows.collect::<Result<_, _>>()?;
    // The same records come again and again.
    let mut titles: HashMap<_, String> = HashMap::new();
    for entry in &mut entries {
        if let (Some(part), Some(id)) = (entry.part, entry.record) {
            entry.title = match titles.entry((part, id)) {
                Entry::Occupied(known) => known.get().clone(),
                Entry::Vacant(free) => free.insert(naming::touched(db, part, id)?.title).clone(),
            };
        }
    }
    Ok(entries)
}

fn from_row(row: &Row<'_>, names: &HashMap<FacilitatorId, String>) -> rusqlite::Result<AuditEntry> {
    let event: String = row.get("event")?;
    let part: Option<Part> = row.get::<_, Option<Word<Part>>>("part")?.map(|part| part.0);
    let facilitator = row.text_or_none("facilitator_id")?;
    let who = match facilitator {
        Some(id) => names.get(&id).cloned().unwrap_or_default(),
        None => RECOVERY.to_owned(),
    };
    Ok(AuditEntry {
        number: shown(row.get("number")?),
        at: row.get::<_, Millis>("at")?.0,
        what: event::deed(&event),
        event,
        part,
        kind: part.map(Part::kind),
        record: row.text_or_none("record_id")?,
        title: String::new(),
        facilitator,
        who,
    })
}
