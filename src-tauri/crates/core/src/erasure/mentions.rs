//! Texts in which a name stands: found by the words, because no id leads there.

use rusqlite::Connection;

use super::Mention;
use crate::{
    error::CoreError,
    ids::{CommunityId, RecordId},
    journal::Part,
    naming,
    sql::{Read, Text},
};

/// Fewest characters of a name that is looked for: a shorter one would stand nearly everywhere.
const LETTERS_LEAST: usize = 3;

/// Where a text can stand: part, place in words, and a query for the ids of records whose text contains `?2` in a
/// community `?1`. Case is ignored for the letters a to z, as `LIKE` does.
const PLACES: [(Part, &str, &str); 18] = [
    (
        Part::Community,
        "settings",
        "SELECT id FROM community WHERE id = ?1 AND deleted_at IS NULL AND
            (facilitator || char(10) || purpose || char(10) || objectives_json || char(10) || hosts_json) LIKE ?2 ESCAPE '\\'",
    ),
    (
        Part::Person,
        "notes of another person",
        "SELECT id FROM person WHERE community_id = ?1 AND notes LIKE ?2 ESCAPE '\\'",
    ),
    (
        Part::Service,
        "whom to ask for",
        "SELECT id FROM service WHERE community_id = ?1 AND (contact_name || char(10) || offers) LIKE ?2 ESCAPE '\\'",
    ),
    (
        Part::Meeting,
        "notes",
        "SELECT id FROM meeting WHERE community_id = ?1 AND notes_json LIKE ?2 ESCAPE '\\'",
    ),
    (
        Part::Meeting,
        "venue or refreshments",
        "SELECT id FROM meeting WHERE community_id = ?1 AND (venue_name || char(10) || refreshments) LIKE ?2 ESCAPE '\\'",
    ),
    (
        Part::Agenda,
        "agenda",
        "SELECT DISTINCT meeting.id FROM agenda_item JOIN meeting ON meeting.id = meeting_id
         WHERE community_id = ?1 AND (title || char(10) || lead) LIKE ?2 ESCAPE '\\'",
    ),
    (
        Part::Action,
        "what is to be done",
        "SELECT id FROM action WHERE community_id = ?1 AND what LIKE ?2 ESCAPE '\\'",
    ),
    (
        Part::Case,
        "title",
        "SELECT id FROM case_study WHERE community_id = ?1 AND title LIKE ?2 ESCAPE '\\'",
    ),
    (
        Part::Case,
        "presenter, typed by hand",
        "SELECT id FROM case_study WHERE community_id = ?1 AND presenter_id IS NULL AND presenter_name LIKE ?2 ESCAPE '\\'",
    ),
    (
        Part::Case,
        "permission, or what an import brought",
        "SELECT id FROM case_study WHERE community_id = ?1
            AND (permission_how || char(10) || permission_purpose || char(10) || kept_json) LIKE ?2 ESCAPE '\\'",
    ),
    (
        Part::Section,
        "text",
        "SELECT case_section.id FROM case_section JOIN case_study ON case_study.id = case_id
         WHERE community_id = ?1 AND body_json LIKE ?2 ESCAPE '\\'",
    ),
    (
        Part::Section,
        "heading",
        "SELECT case_section.id FROM case_section JOIN case_study ON case_study.id = case_id
         WHERE community_id = ?1 AND heading LIKE ?2 ESCAPE '\\'",
    ),
    (
        Part::Evidence,
        "authors or summary",
        "SELECT id FROM evidence WHERE community_id = ?1 AND (authors || char(10) || summary) LIKE ?2 ESCAPE '\\'",
    ),
    (
        Part::Policy,
        "title or what came of it",
        "SELECT id FROM policy_issue WHERE community_id = ?1 AND (title || char(10) || outcome) LIKE ?2 ESCAPE '\\'",
    ),
    (
        Part::Policy,
        "what happens now, what would help, or who was told",
        "SELECT id FROM policy_issue WHERE community_id = ?1 AND (happens_json LIKE ?2 ESCAPE '\\'
            OR helps_json LIKE ?2 ESCAPE '\\' OR told_json LIKE ?2 ESCAPE '\\')",
    ),
    (
        Part::Terms,
        "text",
        "SELECT id FROM terms WHERE community_id = ?1 AND body_json LIKE ?2 ESCAPE '\\'",
    ),
    (
        Part::Export,
        "file name, for whom, purpose or reason",
        "SELECT id FROM export WHERE community_id = ?1
            AND (file_name || char(10) || for_whom || char(10) || purpose || char(10) || coalesce(reason, '')) LIKE ?2 ESCAPE '\\'",
    ),
    (
        Part::RetentionDecision,
        "reason",
        "SELECT record_id AS id FROM retention_decision WHERE community_id = ?1 AND reason LIKE ?2 ESCAPE '\\'",
    ),
];

/// Where words stand in the texts of a community, except in the record itself. A name that is written in another way,
/// or half of it in bold type, is not found.
pub(crate) fn mentions(
    db: &Connection,
    community: CommunityId,
    words: &str,
    except: RecordId,
) -> Result<Vec<Mention>, CoreError> {
    if words.chars().count() < LETTERS_LEAST {
        return Ok(Vec::new());
    }
    // As it stands inside a JSON string, without the quotation marks around it.
    let quoted = serde_json::to_string(words)?;
    let inside = quoted.trim_matches('"');
    let escaped = |text: &str| {
        let plain = text
            .replace('\\', "\\\\")
            .replace('%', "\\%")
            .replace('_', "\\_");
        format!("%{plain}%")
    };
    let mut found = Vec::new();
    for (part, place, sql) in PLACES {
        let text = if sql.contains("_json LIKE") {
            inside
        } else {
            words
        };
        let mut statement = db.prepare_cached(sql)?;
        let ids: Vec<RecordId> = statement
            .query_map((Text(community), escaped(text)), |row| row.text("id"))?
            .collect::<Result<_, _>>()?;
        for id in ids.into_iter().filter(|id| *id != except) {
            let record = naming::touched(db, part, id)?;
            found.push(Mention {
                part,
                kind: part.kind(),
                id,
                community,
                title: record.title,
                place: place.to_owned(),
            });
        }
    }
    Ok(found)
}
