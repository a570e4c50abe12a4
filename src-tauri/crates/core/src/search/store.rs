//! Reading the table `case_text`.

use std::collections::HashSet;

use rusqlite::{Connection, ToSql, params_from_iter};

use super::{SearchHit, SearchKind, policy, rules};
use crate::{
    error::CoreError,
    ids::{CaseId, CommunityId},
    sql::{Read, Text},
    store::Store,
};

/// Most hits that a search gives.
const HITS_MOST: usize = 50;
/// How much better than a place in a text the title is, on the scale of bm25.
const TITLE_BONUS: f64 = 4.0;

/// A place where words stand.
struct Place {
    /// Row of the index.
    row: i64,
    case: CaseId,
    community: CommunityId,
    title: String,
    heading: String,
}

/// Finds cases in which all words stand, wherever in the title or the sections, best first; each case once, at the
/// place where most of the words stand. Policy issues in which all words stand follow, best first. What is deleted is
/// not found.
///
/// Any typed text is allowed. Nothing is found for nothing, or for signs alone.
pub fn search(
    store: &Store,
    words: &str,
    community: Option<CommunityId>,
) -> Result<Vec<SearchHit>, CoreError> {
    let phrases = rules::phrases(words);
    if phrases.is_empty() {
        return Ok(Vec::new());
    }
    let any = phrases.join(" OR ");
    let places = places(store.db(), &any, &phrases, community)?;
    let mut hits: Vec<SearchHit> = places
        .into_iter()
        .map(|place| hit(store.db(), &any, place))
        .collect::<Result<_, _>>()?;
    hits.extend(policy::hits(store.db(), &phrases, community)?);
    Ok(hits)
}

/// The best place of each case. Snippets are made afterwards, for these alone: making one is the costly part.
fn places(
    db: &Connection,
    any: &str,
    phrases: &[String],
    community: Option<CommunityId>,
) -> Result<Vec<Place>, CoreError> {
    // ?1 any word, ?2 the community, from ?3 on each word.
    let each: Vec<String> = (3..3 + phrases.len())
        .map(|at| format!("SELECT case_id FROM case_text WHERE case_text MATCH ?{at}"))
        .collect();
    let sql = format!(
        "SELECT case_text.rowid AS row, case_study.id, case_study.community_id, case_study.title, case_text.heading
         FROM case_text JOIN case_study ON case_study.id = case_text.case_id
         WHERE case_text MATCH ?1 AND case_study.deleted_at IS NULL
            AND (?2 IS NULL OR case_study.community_id = ?2)
            AND case_study.id IN ({})
         ORDER BY bm25(case_text, 0.0, 2.0, 1.0) - iif(case_text.rowid < 0, {TITLE_BONUS}, 0.0)",
        each.join(" INTERSECT ")
    );
    let community = community.map(Text);
    let mut values: Vec<&dyn ToSql> = vec![&any, &community];
    values.extend(phrases.iter().map(|phrase| phrase as &dyn ToSql));
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query(params_from_iter(values))?;
    let mut seen: HashSet<CaseId> = HashSet::new();
    let mut places = Vec::new();
    while places.len() < HITS_MOST
        && let Some(row) = rows.next()?
    {
        let case = row.text("id")?;
        if seen.insert(case) {
            places.push(Place {
                row: row.get("row")?,
                case,
                community: row.text("community_id")?,
                title: row.get("title")?,
                heading: row.get("heading")?,
            });
        }
    }
    Ok(places)
}

fn hit(db: &Connection, any: &str, place: Place) -> Result<SearchHit, CoreError> {
    let snippet = db
        .prepare_cached(
            "SELECT snippet(case_text, 2, char(2), char(3), '…', 20) FROM case_text
             WHERE case_text MATCH ?1 AND rowid = ?2",
        )?
        .query_row((any, place.row), |row| row.get(0))?;
    Ok(SearchHit {
        kind: SearchKind::Case,
        id: place.case.into(),
        community: place.community,
        title: place.title,
        heading: place.heading,
        snippet,
    })
}
