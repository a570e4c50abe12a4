//! Taking records out of all tables.

use rusqlite::{Connection, named_params};

use crate::{
    error::CoreError,
    ids::RecordId,
    journal::{Kind, Part},
    removal,
    sql::{Read, Text},
    tx::Tx,
    undo::shown_in,
};

/// How much goes with a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum How {
    /// Every trace that its id leads to.
    Erase,
    /// The record leaves the bin: the name of a presenter stays printed in their cases, and exports keep what they
    /// were called.
    Bin,
}

/// What refers to a person, a meeting and so on, and what is done to it. `:id` is the record, `:erase` whether printed
/// names go too. The version of what changes grows, so that nobody saves an older state over it.
fn statements(part: Part) -> &'static [&'static str] {
    match part {
        Part::Person => &[
            "DELETE FROM register_entry WHERE person_id = :id",
            "DELETE FROM terms_agreement WHERE person_id = :id",
            "UPDATE action SET owner_id = NULL, version = version + 1 WHERE owner_id = :id",
            "UPDATE person SET suggested_by = NULL, version = version + 1 WHERE suggested_by = :id",
            "UPDATE case_study SET presenter_id = NULL, version = version + 1,
                presenter_name = iif(:erase, '', presenter_name), presenter_role = iif(:erase, '', presenter_role)
             WHERE presenter_id = :id",
            "UPDATE export SET person_id = NULL, for_whom = iif(:erase, '', for_whom),
                file_name = iif(:erase, '(erased)', file_name)
             WHERE person_id = :id",
            "DELETE FROM person WHERE id = :id",
        ],
        Part::Service => &[
            "UPDATE person SET service_id = NULL, version = version + 1 WHERE service_id = :id",
            "DELETE FROM service WHERE id = :id",
        ],
        Part::Evidence => &["DELETE FROM evidence WHERE id = :id"],
        Part::Action => &["DELETE FROM action WHERE id = :id"],
        Part::Policy => &[
            "DELETE FROM policy_case WHERE policy_id = :id",
            "DELETE FROM policy_meeting WHERE policy_id = :id",
            "DELETE FROM policy_text WHERE rowid = (SELECT row_number FROM policy_issue WHERE id = :id)",
            "DELETE FROM policy_issue WHERE id = :id",
        ],
        Part::Meeting => &[
            "DELETE FROM agenda_item WHERE meeting_id = :id",
            "DELETE FROM register_entry WHERE meeting_id = :id",
            "DELETE FROM attachment WHERE meeting_id = :id",
            "UPDATE action SET meeting_id = NULL, version = version + 1 WHERE meeting_id = :id",
            "UPDATE case_study SET meeting_id = NULL, version = version + 1 WHERE meeting_id = :id",
            "UPDATE policy_issue SET version = version + 1
             WHERE id IN (SELECT policy_id FROM policy_meeting WHERE meeting_id = :id)",
            "DELETE FROM policy_meeting WHERE meeting_id = :id",
            "UPDATE export SET meeting_id = NULL WHERE meeting_id = :id",
            "DELETE FROM meeting WHERE id = :id",
        ],
        Part::Attachment => &["DELETE FROM attachment WHERE id = :id"],
        Part::Section => &[
            "UPDATE case_study SET text_version = text_version + 1
             WHERE id = (SELECT case_id FROM case_section WHERE id = :id)",
            "DELETE FROM case_text WHERE rowid = (SELECT row_number FROM case_section WHERE id = :id)",
            "DELETE FROM case_section WHERE id = :id",
        ],
        Part::Case => &[
            "UPDATE export SET reason = NULL,
                file_name = iif(what IN ('caseStudy', 'caseText'), '(erased)', file_name)
             WHERE :erase AND id IN (SELECT export_id FROM export_case WHERE case_id = :id)",
            "DELETE FROM export_case WHERE case_id = :id",
            "UPDATE agenda_item SET case_id = NULL WHERE case_id = :id",
            "UPDATE action SET case_id = NULL, version = version + 1 WHERE case_id = :id",
            "UPDATE policy_issue SET version = version + 1
             WHERE id IN (SELECT policy_id FROM policy_case WHERE case_id = :id)",
            "DELETE FROM policy_case WHERE case_id = :id",
            "DELETE FROM case_text WHERE rowid IN (
                SELECT row_number FROM case_section WHERE case_id = :id
                UNION ALL SELECT -row_number FROM case_study WHERE id = :id)",
            "DELETE FROM case_section WHERE case_id = :id",
            "DELETE FROM case_study WHERE id = :id",
        ],
        _ => &[],
    }
}

/// Why a record cannot be taken out now; none where it can.
pub(crate) fn blocked(
    db: &Connection,
    part: Part,
    id: RecordId,
) -> Result<Option<String>, CoreError> {
    if part != Part::Evidence {
        return Ok(None);
    }
    // Deleted cases and sections too: they can be brought back.
    let mut statement = db.prepare_cached(
        "SELECT DISTINCT case_study.number FROM case_section JOIN case_study ON case_study.id = case_section.case_id
         WHERE instr(body_json, ?1) > 0 ORDER BY case_study.number",
    )?;
    let numbers: Vec<String> = statement
        .query_map([Text(id)], |row| row.get::<_, u32>(0))?
        .map(|number| number.map(|number| number.to_string()))
        .collect::<Result<_, _>>()?;
    if numbers.is_empty() {
        return Ok(None);
    }
    let cases = if numbers.len() == 1 { "case" } else { "cases" };
    Ok(Some(format!(
        "The text of {cases} {} refers to this item. Take the references out first, also in sections that are in the bin.",
        crate::sentence::listed(&numbers)
    )))
}

/// Takes a record out of all tables. Its rows in the journal are for [`super::scrub`].
pub(crate) fn remove(tx: &mut Tx<'_>, part: Part, id: RecordId, how: How) -> Result<(), CoreError> {
    if part == Part::Community {
        removal::delete_all(tx, id.0)?;
        for kind in Kind::ALL {
            tx.touch(*kind);
        }
        return Ok(());
    }
    for sql in statements(part) {
        let erase = how == How::Erase;
        let mut statement = tx.prepare_cached(sql)?;
        if sql.contains(":erase") {
            statement.execute(named_params! { ":id": Text(id), ":erase": erase })?;
        } else {
            statement.execute(named_params! { ":id": Text(id) })?;
        }
    }
    tx.prepare_cached("DELETE FROM retention_decision WHERE record_id = ?1")?
        .execute([Text(id)])?;
    tx.touch(part.kind());
    for kind in shown_in(part.kind()) {
        tx.touch(*kind);
    }
    Ok(())
}

/// A record with those that go with it and have rows of their own in the journal: the sections of a case, the
/// attachments of a meeting.
pub(super) fn with_parts(
    db: &Connection,
    part: Part,
    id: RecordId,
) -> Result<Vec<RecordId>, CoreError> {
    let mut ids = vec![id];
    let parts = match part {
        Part::Case => Some("SELECT id FROM case_section WHERE case_id = ?1"),
        Part::Meeting => Some("SELECT id FROM attachment WHERE meeting_id = ?1"),
        _ => None,
    };
    if let Some(sql) = parts {
        let mut statement = db.prepare_cached(sql)?;
        let rows = statement.query_map([Text(id)], |row| row.text("id"))?;
        for row in rows {
            ids.push(row?);
        }
    }
    Ok(ids)
}
