//! Filling the report of [`super::report`].

use jiff::civil::Date;
use rusqlite::Connection;

use super::{Terms, TermsReport, store};
use crate::{
    community::{self, Community},
    error::CoreError,
    ids::TermsId,
    people,
    store::Store,
};

/// Everything that printed terms of reference with a signature sheet need.
pub fn terms_report(store: &Store, id: TermsId) -> Result<TermsReport, CoreError> {
    let db = store.db();
    let terms = store::load(db, id)?;
    let community = community::load(db, terms.community)?;
    compose(db, terms, &community, store.today())
}

/// The same for terms and a community that are loaded.
pub(crate) fn compose(
    db: &Connection,
    terms: Terms,
    community: &Community,
    today: Date,
) -> Result<TermsReport, CoreError> {
    let agreed_on = |id| {
        terms
            .agreements
            .iter()
            .find(|agreed| agreed.person == id)
            .map(|agreed| agreed.on)
    };
    let members = people::list(db, terms.community)?
        .into_iter()
        .filter(people::is_member)
        .map(|member| (member.details.name, agreed_on(member.id)))
        .collect();
    Ok(TermsReport {
        community: community.details.name.clone(),
        confidentiality: community::confidentiality(&community.details),
        language: community::LANGUAGE.to_owned(),
        number: terms.number,
        adopted_on: terms.adopted_on,
        body: terms.body,
        members,
        made_on: today,
    })
}
