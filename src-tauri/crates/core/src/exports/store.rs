//! The tables `export` and `export_case`.

use std::collections::HashMap;

use jiff::ToSpan;
use rusqlite::{Connection, Row, named_params};

use super::{Export, ExportFilter, ExportRecord, rules};
use crate::{
    clock, community,
    csv::Csv,
    error::CoreError,
    ids::{CaseId, CommunityId, ExportId},
    journal::{self, Done, Op, Part, Place},
    sql::{Millis, Read, Text, Word, belongs},
    store::{Store, Tx},
};

/// Records what was handed out: call it when the file is on the disk.
pub fn export_record(store: &mut Store, record: ExportRecord) -> Result<Done<Export>, CoreError> {
    let record = rules::cleaned(record);
    store.transact(Op::ExportRecord, |tx| {
        community::exists(tx, record.community)?;
        let mut check = rules::check(&record);
        for case in &record.cases {
            let there = belongs(tx, "case_study", *case, record.community)?;
            check.that(there, "cases", "A case is not one of the community’s.");
        }
        if let Some(meeting) = record.meeting {
            let there = belongs(tx, "meeting", meeting, record.community)?;
            check.that(
                there,
                "meeting",
                "The meeting is not one of the community’s.",
            );
        }
        if let Some(person) = record.person {
            let there = belongs(tx, "person", person, record.community)?;
            check.that(
                there,
                "person",
                "The person is not in the community’s list.",
            );
        }
        check.done()?;
        let export = Export {
            id: ExportId::new(),
            at: tx.now(),
            by: tx.actor().to_owned(),
            record,
        };
        insert(tx, &export)?;
        let place = Place {
            community: export.record.community,
            part: Part::Export,
            record: export.id.into(),
        };
        journal::record(tx, place, None, Some(&export))?;
        Ok(export)
    })
}

/// What a community handed out, newest first.
pub fn export_list(store: &Store, community: CommunityId) -> Result<Vec<Export>, CoreError> {
    let filter = ExportFilter {
        community: Some(community),
        ..ExportFilter::default()
    };
    export_find(store, &filter)
}

/// What was handed out and fits, newest first.
pub fn export_find(store: &Store, filter: &ExportFilter) -> Result<Vec<Export>, CoreError> {
    let db = store.db();
    let mut cases = cases_of(db, filter.community)?;
    let begins = filter.from.map(|from| Millis(clock::begin_of(from)));
    let ends = filter.to.map(|to| {
        let after = to.checked_add(1.day()).unwrap_or(to);
        Millis(clock::begin_of(after))
    });
    let mut statement = db.prepare_cached(
        "SELECT * FROM export
         WHERE (:community IS NULL OR community_id = :community) AND (:what IS NULL OR what = :what)
            AND (:meeting IS NULL OR meeting_id = :meeting) AND (:person IS NULL OR person_id = :person)
            AND (:begins IS NULL OR created_at >= :begins) AND (:ends IS NULL OR created_at < :ends)
         ORDER BY created_at DESC, id DESC",
    )?;
    let rows = statement.query_map(
        named_params! {
            ":community": filter.community.map(Text),
            ":what": filter.what.map(Word),
            ":meeting": filter.meeting.map(Text),
            ":person": filter.person.map(Text),
            ":begins": begins,
            ":ends": ends,
        },
        from_row,
    )?;
    let (by, for_whom) = (filter.by.to_lowercase(), filter.for_whom.to_lowercase());
    let mut found = Vec::new();
    for export in rows {
        let mut export = export?;
        export.record.cases = cases.remove(&export.id).unwrap_or_default();
        let named = export.by.to_lowercase().contains(&by)
            && export.record.for_whom.to_lowercase().contains(&for_whom);
        let holds = |case: CaseId| export.record.cases.contains(&case);
        if named && filter.case.is_none_or(holds) {
            found.push(export);
        }
    }
    Ok(found)
}

/// The cases of each export, in order.
fn cases_of(
    db: &Connection,
    community: Option<CommunityId>,
) -> Result<HashMap<ExportId, Vec<CaseId>>, CoreError> {
    let mut cases: HashMap<ExportId, Vec<CaseId>> = HashMap::new();
    let mut statement = db.prepare_cached(
        "SELECT export_case.export_id, export_case.case_id FROM export_case
         JOIN export ON export.id = export_case.export_id
         WHERE ?1 IS NULL OR export.community_id = ?1 ORDER BY export_case.position",
    )?;
    let mut rows = statement.query([community.map(Text)])?;
    while let Some(row) = rows.next()? {
        cases
            .entry(row.text("export_id")?)
            .or_default()
            .push(row.text("case_id")?);
    }
    Ok(cases)
}

/// What was handed out and fits, newest first, as comma-separated values (RFC 4180) in UTF-8 with a byte order mark.
pub fn exports_csv(store: &Store, filter: &ExportFilter) -> Result<String, CoreError> {
    let mut csv = Csv::new(&[
        "When (UTC)",
        "Who",
        "What",
        "File",
        "For whom",
        "Purpose",
        "Reason without permission",
        "SHA-256",
    ]);
    for export in export_find(store, filter)? {
        let record = &export.record;
        csv.row(&[
            &export.at.to_string(),
            &export.by,
            record.what.label(),
            &record.file_name,
            &record.for_whom,
            &record.purpose,
            record.reason.as_deref().unwrap_or_default(),
            &record.sha256,
        ]);
    }
    Ok(csv.done())
}

fn insert(tx: &Tx<'_>, export: &Export) -> Result<(), CoreError> {
    let record = &export.record;
    tx.prepare_cached(
        "INSERT INTO export (id, community_id, created_at, created_by, what, file_name, sha256, reason, purpose,
            for_whom, person_id, meeting_id)
         VALUES (:id, :community, :at, :by, :what, :file, :sha256, :reason, :purpose, :for_whom, :person, :meeting)",
    )?
    .execute(named_params! {
        ":id": Text(export.id),
        ":community": Text(record.community),
        ":at": Millis(export.at),
        ":by": export.by,
        ":what": Word(record.what),
        ":file": record.file_name,
        ":sha256": record.sha256,
        ":reason": record.reason,
        ":purpose": record.purpose,
        ":for_whom": record.for_whom,
        ":person": record.person.map(Text),
        ":meeting": record.meeting.map(Text),
    })?;
    let mut statement = tx.prepare_cached(
        "INSERT OR IGNORE INTO export_case (export_id, case_id, position) VALUES (?1, ?2, ?3)",
    )?;
    for (position, case) in (0_u32..).zip(&record.cases) {
        statement.execute((Text(export.id), Text(*case), position))?;
    }
    Ok(())
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Export> {
    Ok(Export {
        id: row.text("id")?,
        at: row.get::<_, Millis>("created_at")?.0,
        by: row.get("created_by")?,
        record: ExportRecord {
            community: row.text("community_id")?,
            what: row.word("what")?,
            file_name: row.get("file_name")?,
            sha256: row.get("sha256")?,
            reason: row.get("reason")?,
            purpose: row.get("purpose")?,
            for_whom: row.get("for_whom")?,
            person: row.text_or_none("person_id")?,
            cases: Vec::new(),
            meeting: row.text_or_none("meeting_id")?,
        },
    })
}

/// Puts what was handed out since into an older copy of the same vault: files that are out stay in the register,
/// whatever is restored. What they refer to and the copy does not have is left out.
pub(crate) fn carry(today: &Connection, copy: &Tx<'_>) -> Result<(), CoreError> {
    let all = "id, community_id, created_at, created_by, what, file_name, sha256, reason, purpose, for_whom";
    let mut statement = today.prepare(&format!(
        "SELECT {all}, person_id, meeting_id FROM export ORDER BY id"
    ))?;
    let mut rows = statement.query([])?;
    let mut insert = copy.prepare(&format!(
        "INSERT OR IGNORE INTO export ({all}, person_id, meeting_id)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10,
            (SELECT id FROM person WHERE id = ?11), (SELECT id FROM meeting WHERE id = ?12)
         WHERE EXISTS (SELECT 1 FROM community WHERE id = ?2)"
    ))?;
    while let Some(row) = rows.next()? {
        let values: Vec<rusqlite::types::Value> =
            (0..12).map(|at| row.get(at)).collect::<Result<_, _>>()?;
        insert.execute(rusqlite::params_from_iter(values))?;
    }
    let mut statement = today.prepare("SELECT export_id, case_id, position FROM export_case")?;
    let mut rows = statement.query([])?;
    let mut insert = copy.prepare(
        "INSERT OR IGNORE INTO export_case (export_id, case_id, position) SELECT ?1, ?2, ?3
         WHERE EXISTS (SELECT 1 FROM export WHERE id = ?1) AND EXISTS (SELECT 1 FROM case_study WHERE id = ?2)",
    )?;
    while let Some(row) = rows.next()? {
        let (export, case): (String, String) = (row.get(0)?, row.get(1)?);
        insert.execute((export, case, row.get::<_, i64>(2)?))?;
    }
    Ok(())
}
