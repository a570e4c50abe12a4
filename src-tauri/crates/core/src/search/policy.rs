//! Reading the table `policy_text`.

use rusqlite::Connection;

use super::{SearchHit, SearchKind};
use crate::{
    error::CoreError,
    ids::CommunityId,
    sql::{Read, Text},
};

/// Most issues that a search gives.
const HITS_MOST: u32 = 50;

/// Policy issues in which all words stand, best first. An issue is one row of the index, so that all words are looked
/// for in one query.
pub(super) fn hits(
    db: &Connection,
    phrases: &[String],
    community: Option<CommunityId>,
) -> Result<Vec<SearchHit>, CoreError> {
    let mut statement = db.prepare_cached(
        "SELECT policy_issue.id, policy_issue.community_id, policy_issue.title,
            snippet(policy_text, 2, char(2), char(3), '…', 20) AS snippet
         FROM policy_text JOIN policy_issue ON policy_issue.id = policy_text.policy_id
         WHERE policy_text MATCH ?1 AND policy_issue.deleted_at IS NULL
            AND (?2 IS NULL OR policy_issue.community_id = ?2)
         ORDER BY bm25(policy_text, 0.0, 4.0, 1.0) LIMIT ?3",
    )?;
    let all = phrases.join(" AND ");
    let rows = statement.query_map((all, community.map(Text), HITS_MOST), |row| {
        Ok(SearchHit {
            kind: SearchKind::Policy,
            id: row.text("id")?,
            community: row.text("community_id")?,
            title: row.get("title")?,
            heading: String::new(),
            snippet: row.get("snippet")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
