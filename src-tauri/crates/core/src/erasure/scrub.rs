//! Taking records out of the journal: their own rows, and what other rows tell of them.

use std::collections::HashSet;

use rusqlite::named_params;
use serde_json::{Value, json};

use super::How;
use crate::{
    error::CoreError,
    ids::{CommunityId, RecordId},
    journal::Part,
    sql::{Json, Text, Word},
    tx::Tx,
};

/// Characters of an id as text (RFC 9562 §4).
const ID_LENGTH: usize = 36;
/// Stands where something was erased.
const ERASED: &str = "(erased)";

/// Takes the records out of the journal of a community. One pass, however many they are.
pub(crate) fn scrub(
    tx: &Tx<'_>,
    community: CommunityId,
    records: &HashSet<RecordId>,
    how: How,
) -> Result<(), CoreError> {
    let ids: HashSet<String> = records.iter().map(ToString::to_string).collect();
    let mut own = tx.prepare_cached("DELETE FROM journal WHERE record_id = ?1")?;
    for id in records {
        own.execute([Text(*id)])?;
    }
    drop(own);
    let mut statement = tx.prepare_cached(
        "SELECT number, part, before_json, after_json FROM journal WHERE community_id = ?1",
    )?;
    let mut rows = statement.query([Text(community)])?;
    let mut changed: Vec<(i64, Option<Value>, Option<Value>)> = Vec::new();
    while let Some(row) = rows.next()? {
        let states = ["before_json", "after_json"].map(|column| row.get_ref(column));
        let mut told = false;
        for state in states {
            told |= state?
                .as_str_or_null()
                .ok()
                .flatten()
                .is_some_and(|text| mentions(text, &ids));
        }
        if told {
            let part: Part = row.get::<_, Word<Part>>("part")?.0;
            let read = |column: &str| -> rusqlite::Result<Option<Value>> {
                let state = row.get::<_, Option<Json<Value>>>(column)?;
                Ok(state.and_then(|state| without(state.0, part, &ids, how)))
            };
            changed.push((
                row.get("number")?,
                read("before_json")?,
                read("after_json")?,
            ));
        }
    }
    drop(rows);
    drop(statement);
    for (number, before, after) in changed {
        if before.is_none() && after.is_none() {
            tx.prepare_cached("DELETE FROM journal WHERE number = ?1")?
                .execute([number])?;
        } else {
            tx.prepare_cached(
                "UPDATE journal SET before_json = :before, after_json = :after WHERE number = :number",
            )?
            .execute(named_params! {
                ":number": number,
                ":before": before.map(Json),
                ":after": after.map(Json),
            })?;
        }
    }
    Ok(())
}

/// Whether one of the ids stands in a JSON text, as a string of its own.
fn mentions(text: &str, ids: &HashSet<String>) -> bool {
    text.split('"')
        .any(|piece| piece.len() == ID_LENGTH && ids.contains(piece))
}

/// A state without the records; none where all of it is about them.
fn without(mut state: Value, part: Part, ids: &HashSet<String>, how: How) -> Option<Value> {
    if part == Part::Export {
        without_in_export(&mut state, ids, how);
    } else if is_about(&state, ids) {
        return None;
    }
    clean(&mut state, ids, how);
    Some(state)
}

/// An export keeps that it happened. What it was called and for whom goes with a person, and the name of the file with
/// a case of which it was the case study.
fn without_in_export(state: &mut Value, ids: &HashSet<String>, how: How) {
    let Value::Object(fields) = state else { return };
    let of_person = fields.get("person").is_some_and(|value| is_one(value, ids));
    let of_case = fields
        .get("cases")
        .and_then(Value::as_array)
        .is_some_and(|cases| cases.iter().any(|case| is_one(case, ids)));
    if how == How::Erase && of_person {
        fields.insert("forWhom".to_owned(), json!(""));
        fields.insert("fileName".to_owned(), json!(ERASED));
    }
    if how == How::Erase && of_case {
        fields.insert("reason".to_owned(), Value::Null);
        let what = fields.get("what").and_then(Value::as_str);
        if matches!(what, Some("caseStudy" | "caseText")) {
            fields.insert("fileName".to_owned(), json!(ERASED));
        }
    }
}

fn is_one(value: &Value, ids: &HashSet<String>) -> bool {
    value.as_str().is_some_and(|text| ids.contains(text))
}

/// A line of a register, an agreement and the like: all of it is about one person.
fn is_about(state: &Value, ids: &HashSet<String>) -> bool {
    state
        .get("person")
        .is_some_and(|person| is_one(person, ids))
}

/// Takes the ids out, and what stands beside them in their place: names, or a numbered note.
fn clean(value: &mut Value, ids: &HashSet<String>, how: How) {
    match value {
        Value::Array(entries) => {
            entries.retain(|entry| !is_one(entry, ids) && !is_about(entry, ids));
            for entry in entries {
                clean(entry, ids, how);
            }
        }
        Value::Object(fields) => {
            let is_note = fields.get("type").and_then(Value::as_str) == Some("note")
                && fields.get("evidence").is_some_and(|id| is_one(id, ids));
            if is_note {
                *value = json!({ "type": "text", "text": "[reference erased]" });
                return;
            }
            let beside: &[(&str, &[&str])] = &[
                ("owner", &["ownerName"]),
                ("service", &["serviceName"]),
                ("presenter", &["presenterName", "presenterRole"]),
            ];
            for (field, names) in beside {
                let kept = *field == "presenter" && how == How::Bin;
                if !kept && fields.get(*field).is_some_and(|id| is_one(id, ids)) {
                    for name in *names {
                        fields.insert((*name).to_owned(), json!(""));
                    }
                }
            }
            for field in fields.values_mut() {
                if is_one(field, ids) {
                    *field = Value::Null;
                } else {
                    clean(field, ids, how);
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "019f0000-0000-7000-8000-000000000001";
    const OTHER: &str = "019f0000-0000-7000-8000-000000000002";

    fn cleaned(state: Value, part: Part) -> Option<Value> {
        without(state, part, &HashSet::from([ONE.to_owned()]), How::Erase)
    }

    #[test]
    fn names_go_with_the_id_beside_which_they_stand() {
        let action = json!({ "owner": ONE, "ownerName": "Ana", "what": "Ask", "meeting": OTHER });
        assert_eq!(
            cleaned(action, Part::Action),
            Some(json!({ "owner": null, "ownerName": "", "what": "Ask", "meeting": OTHER }))
        );
        let terms = json!({ "agreements": [{ "person": ONE, "name": "Ana" }, { "person": OTHER, "name": "Bo" }] });
        assert_eq!(
            cleaned(terms, Part::Terms),
            Some(json!({ "agreements": [{ "person": OTHER, "name": "Bo" }] }))
        );
        assert_eq!(
            cleaned(json!({ "person": ONE, "name": "Ana" }), Part::Register),
            None,
            "a line of a register is about one person"
        );
    }

    #[test]
    fn an_export_stays_without_its_name() {
        let export = json!({ "what": "list", "person": ONE, "forWhom": "Ana", "fileName": "Ana.pdf", "sha256": "00" });
        assert_eq!(
            cleaned(export, Part::Export),
            Some(
                json!({ "what": "list", "person": null, "forWhom": "", "fileName": ERASED, "sha256": "00" })
            )
        );
    }

    #[test]
    fn an_id_inside_a_sentence_is_none() {
        let ids = HashSet::from([ONE.to_owned()]);
        assert!(mentions(&format!("{{\"a\":\"{ONE}\"}}"), &ids));
        assert!(!mentions(&format!("{{\"a\":\"{OTHER}\"}}"), &ids));
    }
}
