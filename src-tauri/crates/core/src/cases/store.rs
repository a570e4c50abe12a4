//! The table `case_study`.

use rusqlite::{Connection, Row};
use uuid::Uuid;

use super::{
    Case, CaseDetails, CaseFull, CaseRow, Permission, entry, rules,
    sections::{self, NewSection},
};
use crate::{
    community,
    error::CoreError,
    evidence,
    ids::{CaseId, CommunityId},
    journal::{self, Done, Kind, Op, Part, Place},
    people,
    record::Stamp,
    search::{self, IndexRow},
    sql::{self, Columns, Json, Key, Read, Table, Text, Word, belongs, found, set_deleted},
    store::{Store, Tx},
    text::RichText,
    undo::Putback,
};

/// The cases of a community, newest number first. Counts come from an index; no text is read.
pub fn case_list(store: &Store, community: CommunityId) -> Result<Vec<CaseRow>, CoreError> {
    let today = store.today();
    let mut statement = store.db().prepare_cached(
        "SELECT case_study.*, coalesce(sum(case_section.words), 0) AS words,
            count(nullif(case_section.words, 0)) AS sections_written
         FROM case_study
         LEFT JOIN case_section ON case_section.case_id = case_study.id AND case_section.deleted_at IS NULL
         WHERE case_study.community_id = ?1 AND case_study.deleted_at IS NULL
         GROUP BY case_study.row_number ORDER BY case_study.number DESC",
    )?;
    let list = statement.query_map([Text(community)], |row| {
        let case = from_row(row)?;
        let release = rules::release(&case.details.permission, today);
        Ok(CaseRow {
            case,
            words: row.get("words")?,
            sections_written: row.get("sections_written")?,
            release,
        })
    })?;
    Ok(list.collect::<Result<_, _>>()?)
}

/// One case with its sections and references.
pub fn case_get(store: &Store, id: CaseId) -> Result<CaseFull, CoreError> {
    full(store.db(), id, store.today())
}

/// Begins a case with the standard sections.
pub fn case_create(
    store: &mut Store,
    community: CommunityId,
    details: CaseDetails,
) -> Result<Done<CaseFull>, CoreError> {
    let details = entry::cleaned(details);
    store.transact(Op::CaseCreate, |tx| {
        let case = insert(tx, community, details)?;
        for (position, (kind, shown)) in (0..).zip(rules::STANDARD) {
            let heading = rules::standard_heading(kind).to_owned();
            let new = NewSection {
                kind,
                heading,
                shown,
                body: RichText::default(),
                position,
            };
            sections::insert(tx, &case, new)?;
        }
        full(tx, case.id, tx.today())
    })
}

/// Changes a case, not its sections. `version` is the one that the change was made from.
pub fn case_update(
    store: &mut Store,
    id: CaseId,
    version: u32,
    details: CaseDetails,
) -> Result<Done<CaseFull>, CoreError> {
    let details = entry::cleaned(details);
    store.transact(Op::CaseUpdate, |tx| {
        let before = load(tx, id, false)?;
        let stamp = tx.next_stamp(&before.stamp, version)?;
        let details = checked(tx, before.community, details)?;
        let after = Case {
            stamp,
            details,
            ..before.clone()
        };
        save(tx, &after)?;
        journal::record(tx, place(&after), Some(&before), Some(&after))?;
        // Agendas show the titles and permissions of their cases.
        tx.touch(Kind::Meeting);
        tx.touch(Kind::Policy);
        full(tx, id, tx.today())
    })
}

/// Deletes a case; [`case_restore`] brings it back.
pub fn case_delete(store: &mut Store, id: CaseId) -> Result<Done<()>, CoreError> {
    store.transact(Op::CaseDelete, |tx| {
        let before = load(tx, id, false)?;
        set_deleted(tx, "case_study", id, true)?;
        tx.touch(Kind::Meeting);
        tx.touch(Kind::Policy);
        journal::record(tx, place(&before), Some(&before), None)
    })
}

/// Brings a deleted case back.
pub fn case_restore(store: &mut Store, id: CaseId) -> Result<Done<CaseFull>, CoreError> {
    store.transact(Op::CaseRestore, |tx| {
        load(tx, id, true)?;
        set_deleted(tx, "case_study", id, false)?;
        let after = load(tx, id, false)?;
        journal::record(tx, place(&after), None, Some(&after))?;
        tx.touch(Kind::Meeting);
        tx.touch(Kind::Policy);
        full(tx, id, tx.today())
    })
}

/// Checks and stores a new case without sections, under the next number.
pub(super) fn insert(
    tx: &mut Tx<'_>,
    community: CommunityId,
    details: CaseDetails,
) -> Result<Case, CoreError> {
    community::exists(tx, community)?;
    let details = checked(tx, community, details)?;
    // Deleted cases keep their number: it stands in documents that went out.
    let number = tx
        .prepare_cached(
            "SELECT coalesce(max(number), 0) + 1 FROM case_study WHERE community_id = ?1",
        )?
        .query_row([Text(community)], |row| row.get(0))?;
    let case = Case {
        id: CaseId::new(),
        community,
        stamp: tx.first_stamp(),
        number,
        details,
    };
    save(tx, &case)?;
    journal::record(tx, place(&case), None, Some(&case))?;
    Ok(case)
}

fn place(case: &Case) -> Place {
    Place {
        community: case.community,
        part: Part::Case,
        record: case.id.into(),
    }
}

/// Checks the details and takes name and role from the presenter where one is chosen.
fn checked(
    tx: &Tx<'_>,
    community: CommunityId,
    mut details: CaseDetails,
) -> Result<CaseDetails, CoreError> {
    let mut reference_problems = entry::check(&details);
    if let Some(presenter) = details.presenter {
        let there = belongs(tx, "person", presenter, community)?;
        let message =
            "This person is not in the community’s list. Choose another, or enter a name.";
        reference_problems.that(there, "presenter", message);
        if there {
            let (name, role) = people::printed(tx, presenter)?;
            details.presenter_name = name;
            if details.presenter_role.is_empty() {
                details.presenter_role = role;
            }
        }
    }
    if let Some(meeting) = details.meeting {
        let message = "This meeting is not one of the community’s. Choose another, or none.";
        reference_problems.that(
            belongs(tx, "meeting", meeting, community)?,
            "meeting",
            message,
        );
    }
    reference_problems.done()?;
    Ok(details)
}

fn save(tx: &Tx<'_>, case: &Case) -> Result<(), CoreError> {
    let details = &case.details;
    let key = Key {
        table: "case_study",
        id: case.id.into(),
        owner: Some(("community_id", case.community.into())),
    };
    let columns: &Columns<'_> = &[
        ("number", &case.number),
        ("title", &details.title),
        ("presenter_id", &details.presenter.map(Text)),
        ("presenter_name", &details.presenter_name),
        ("presenter_role", &details.presenter_role),
        ("kind", &details.kind.map(Word)),
        ("disciplines_json", &Json(&details.disciplines)),
        ("permission_state", &Word(details.permission.state)),
        ("permission_on", &details.permission.on.map(Text)),
        ("permission_how", &details.permission.how),
        ("permission_purpose", &details.permission.purpose),
        ("permission_until", &details.permission.until.map(Text)),
        ("meeting_id", &details.meeting.map(Text)),
        ("state", &Word(details.state)),
        ("kept_json", &Json(&details.kept)),
    ];
    sql::save(tx, &key, &case.stamp, columns)?;
    let row = tx
        .prepare_cached("SELECT row_number FROM case_study WHERE id = ?1")?
        .query_row([Text(case.id)], |row| row.get(0))?;
    search::put(tx, IndexRow::Title(row), case.id, "", &details.title)
}

/// A case with all that its screen shows.
pub(super) fn full(
    db: &Connection,
    id: CaseId,
    today: jiff::civil::Date,
) -> Result<CaseFull, CoreError> {
    let case = load(db, id, false)?;
    let sections = sections::list(db, id)?;
    let references = evidence::by_ids(db, &rules::numbering_of(&sections))?;
    let missing = rules::missing(&case, &sections, today);
    let release = rules::release(&case.details.permission, today);
    Ok(CaseFull {
        case,
        sections,
        references,
        missing,
        release,
    })
}

/// One case, deleted or not as asked.
pub(super) fn load(db: &Connection, id: CaseId, deleted: bool) -> Result<Case, CoreError> {
    let sql = "SELECT * FROM case_study WHERE id = ?1 AND (deleted_at IS NOT NULL) = ?2";
    found(
        db.prepare_cached(sql)?
            .query_row((Text(id), deleted), from_row),
        Kind::Case,
    )
}

pub(super) fn from_row(row: &Row<'_>) -> rusqlite::Result<Case> {
    Ok(Case {
        id: row.text("id")?,
        community: row.text("community_id")?,
        stamp: row.stamp()?,
        number: row.get("number")?,
        details: CaseDetails {
            title: row.get("title")?,
            presenter: row.text_or_none("presenter_id")?,
            presenter_name: row.get("presenter_name")?,
            presenter_role: row.get("presenter_role")?,
            kind: row.get::<_, Option<Word<_>>>("kind")?.map(|kind| kind.0),
            disciplines: row.json("disciplines_json")?,
            permission: Permission {
                state: row.word("permission_state")?,
                on: row.text_or_none("permission_on")?,
                how: row.get("permission_how")?,
                purpose: row.get("permission_purpose")?,
                until: row.text_or_none("permission_until")?,
            },
            meeting: row.text_or_none("meeting_id")?,
            state: row.word("state")?,
            kept: row.json("kept_json")?,
        },
    })
}

impl Putback for Case {
    const PART: Part = Part::Case;
    const TABLE: Table = "case_study";

    fn community(&self) -> CommunityId {
        self.community
    }

    fn stamp(&mut self) -> &mut Stamp {
        &mut self.stamp
    }

    fn load(db: &Connection, id: Uuid, deleted: bool) -> Result<Self, CoreError> {
        load(db, CaseId(id), deleted)
    }

    fn store(&self, tx: &Tx<'_>) -> Result<(), CoreError> {
        save(tx, self)
    }
}
