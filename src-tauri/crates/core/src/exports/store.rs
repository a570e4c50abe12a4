//! The tables `export` and `export_case`.

use std::collections::HashMap;

use rusqlite::{Row, named_params};

use super::{Export, ExportRecord, rules};
use crate::{
    community,
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
            check.that(there, "cases", "A case is not one of the community's.");
        }
        if let Some(meeting) = record.meeting {
            let there = belongs(tx, "meeting", meeting, record.community)?;
            check.that(
                there,
                "meeting",
                "The meeting is not one of the community's.",
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

/// What was handed out, newest first.
pub fn export_list(store: &Store, community: CommunityId) -> Result<Vec<Export>, CoreError> {
    let db = store.db();
    let mut cases: HashMap<ExportId, Vec<CaseId>> = HashMap::new();
    let mut statement = db.prepare_cached(
        "SELECT export_case.export_id, export_case.case_id FROM export_case
         JOIN export ON export.id = export_case.export_id
         WHERE export.community_id = ?1 ORDER BY export_case.position",
    )?;
    let mut rows = statement.query([Text(community)])?;
    while let Some(row) = rows.next()? {
        cases
            .entry(row.text("export_id")?)
            .or_default()
            .push(row.text("case_id")?);
    }
    let mut statement = db.prepare_cached(
        "SELECT * FROM export WHERE community_id = ?1 ORDER BY created_at DESC, id DESC",
    )?;
    let mut list: Vec<Export> = statement
        .query_map([Text(community)], from_row)?
        .collect::<Result<_, _>>()?;
    for export in &mut list {
        export.record.cases = cases.remove(&export.id).unwrap_or_default();
    }
    Ok(list)
}

fn insert(tx: &Tx<'_>, export: &Export) -> Result<(), CoreError> {
    let record = &export.record;
    tx.prepare_cached(
        "INSERT INTO export (id, community_id, created_at, created_by, what, file_name, sha256, reason, meeting_id)
         VALUES (:id, :community, :at, :by, :what, :file, :sha256, :reason, :meeting)",
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
            cases: Vec::new(),
            meeting: row.text_or_none("meeting_id")?,
        },
    })
}
