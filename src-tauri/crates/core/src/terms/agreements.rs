//! The table `terms_agreement`: who has agreed to which version, and who has not (domain D6).

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension};
use serde_json::Value;
use uuid::Uuid;

use super::{Agreement, NotAgreed, Terms, store};
use crate::{
    check::Check,
    error::CoreError,
    ids::{CommunityId, PersonId, TermsId},
    journal::{self, Done, Kind, Op, Part, Place},
    order, people,
    sql::{Millis, Read, Text, belongs},
    store::{Store, Tx},
    undo,
};

/// Notes that a person has agreed on a day, or, without a day, that this was a mistake.
pub fn terms_agree(
    store: &mut Store,
    id: TermsId,
    person: PersonId,
    on: Option<Date>,
) -> Result<Done<Terms>, CoreError> {
    store.transact(Op::TermsAgree, |tx| {
        let terms = store::load(tx, id)?;
        if terms.adopted_on.is_none() {
            return Err(CoreError::NotAllowed(
                "These terms are a draft. Adopt them first, then note who agreed.",
            ));
        }
        let mut check = Check::default();
        let message = "This person is not in the community’s list. Choose another.";
        check.that(
            belongs(tx, "person", person, terms.community)?,
            "person",
            message,
        );
        check.done()?;
        let of_person = |terms: &Terms| {
            terms
                .agreements
                .iter()
                .find(|agreed| agreed.person == person)
                .cloned()
        };
        let before = of_person(&terms);
        write(tx, id, person, on)?;
        let after = store::load(tx, id)?;
        let place = Place {
            community: terms.community,
            part: Part::Agreement,
            record: id.into(),
        };
        journal::record(tx, place, before.as_ref(), of_person(&after).as_ref())?;
        Ok(after)
    })
}

/// Puts an agreement back.
pub(crate) fn put_back(
    tx: &mut Tx<'_>,
    id: Uuid,
    from: Option<&Value>,
    to: Option<&Value>,
) -> Result<(), CoreError> {
    let (id, kind) = (TermsId(id), Kind::Terms);
    let from: Option<Agreement> = from.map(undo::parsed).transpose()?;
    let to: Option<Agreement> = to.map(undo::parsed).transpose()?;
    let Some(person) = to.as_ref().or(from.as_ref()).map(|agreed| agreed.person) else {
        return Ok(());
    };
    let find = |tx: &Tx<'_>| -> Result<(CommunityId, Option<Agreement>), CoreError> {
        let terms = store::load(tx, id).map_err(|_| undo::in_the_way(kind))?;
        let mut agreed = terms.agreements.into_iter();
        Ok((
            terms.community,
            agreed.find(|agreed| agreed.person == person),
        ))
    };
    let (community, newest) = find(tx)?;
    let day = |agreed: &Option<Agreement>| agreed.as_ref().map(|agreed| agreed.on);
    if day(&from) != day(&newest) {
        return Err(undo::in_the_way(kind));
    }
    undo::stored(write(tx, id, person, day(&to)), kind)?;
    let (_, after) = find(tx)?;
    let place = Place {
        community,
        part: Part::Agreement,
        record: id.into(),
    };
    journal::record(tx, place, newest.as_ref(), after.as_ref())
}

fn write(tx: &Tx<'_>, id: TermsId, person: PersonId, on: Option<Date>) -> Result<(), CoreError> {
    if let Some(on) = on {
        tx.prepare_cached(
            "INSERT INTO terms_agreement (terms_id, person_id, agreed_on, changed_at, changed_by)
             VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT DO UPDATE SET agreed_on = excluded.agreed_on, changed_at = excluded.changed_at,
                changed_by = excluded.changed_by",
        )?
        .execute((Text(id), Text(person), Text(on), Millis(tx.now()), tx.actor()))?;
    } else {
        tx.prepare_cached("DELETE FROM terms_agreement WHERE terms_id = ?1 AND person_id = ?2")?
            .execute((Text(id), Text(person)))?;
    }
    Ok(())
}

/// Members who have not agreed to the newest adopted version.
pub(crate) struct NotAgreedYet {
    pub(crate) terms: TermsId,
    pub(crate) count: u32,
    /// Their names in order, where they are few.
    pub(crate) names: Vec<String>,
}

/// Who has not agreed to the newest adopted version; names only where there are at most `names_most`.
pub(crate) fn not_agreed(
    db: &Connection,
    community: CommunityId,
    names_most: u32,
) -> Result<Option<NotAgreedYet>, CoreError> {
    let newest: Option<TermsId> = db
        .prepare_cached(
            "SELECT id FROM terms WHERE community_id = ?1 AND adopted_on IS NOT NULL ORDER BY number DESC LIMIT 1",
        )?
        .query_row([Text(community)], |row| row.text("id"))
        .optional()?;
    let Some(terms) = newest else {
        return Ok(None);
    };
    let agreed: u32 = db
        .prepare_cached(
            "SELECT count(*) FROM terms_agreement JOIN person ON person.id = person_id
             WHERE terms_id = ?1 AND person.stage = 'member' AND person.deleted_at IS NULL",
        )?
        .query_row([Text(terms)], |row| row.get(0))?;
    let (members, _) = people::counts(db, community)?;
    let count = members.saturating_sub(agreed);
    let mut names = Vec::new();
    if (1..=names_most).contains(&count) {
        let mut statement = db.prepare_cached(
            "SELECT name FROM person WHERE community_id = ?1 AND stage = 'member' AND deleted_at IS NULL
                AND id NOT IN (SELECT person_id FROM terms_agreement WHERE terms_id = ?2)",
        )?;
        let rows = statement.query_map((Text(community), Text(terms)), |row| row.get(0))?;
        names = rows.collect::<Result<_, _>>()?;
        names.sort_by(|one: &String, other| order::by_words(one, other));
    }
    Ok(Some(NotAgreedYet {
        terms,
        count,
        names,
    }))
}

/// Fills in who has agreed, and, for adopted versions, which members have not. To a draft nobody can agree yet.
pub(super) fn fill(
    db: &Connection,
    community: CommunityId,
    list: &mut [Terms],
) -> Result<(), CoreError> {
    if list.is_empty() {
        return Ok(());
    }
    let members: Vec<_> = people::list(db, community)?
        .into_iter()
        .filter(people::is_member)
        .collect();
    let mut statement = db.prepare_cached(
        "SELECT terms_agreement.person_id, person.name, terms_agreement.agreed_on FROM terms_agreement
         JOIN person ON person.id = terms_agreement.person_id AND person.deleted_at IS NULL
         WHERE terms_agreement.terms_id = ?1",
    )?;
    for terms in list {
        let rows = statement.query_map([Text(terms.id)], |row| {
            Ok(Agreement {
                person: row.text("person_id")?,
                name: row.get("name")?,
                on: row.text("agreed_on")?,
            })
        })?;
        terms.agreements = rows.collect::<Result<_, _>>()?;
        terms
            .agreements
            .sort_by(|one, other| order::by_words(&one.name, &other.name));
        if terms.adopted_on.is_some() {
            let agreed = |id: PersonId| terms.agreements.iter().any(|agreed| agreed.person == id);
            terms.not_agreed = members
                .iter()
                .filter(|member| !agreed(member.id))
                .map(|member| NotAgreed {
                    person: member.id,
                    name: member.details.name.clone(),
                })
                .collect();
        }
    }
    Ok(())
}
