//! Writes the sample into a store, and keeps count of what changed.

use std::collections::{BTreeSet, HashMap};

use copse_core::{
    CoreError, Done, Kind, Store,
    ids::{CommunityId, PersonId, ServiceId},
    people::{PersonDetails, person_create},
    services::{ServiceDetails, service_create},
};

use crate::{people::PEOPLE, services::SERVICES};

/// The people of the sample by name.
pub(crate) type People = HashMap<&'static str, PersonId>;

/// A store with the kinds of records that were changed.
pub(crate) struct Writer<'s> {
    pub(crate) store: &'s mut Store,
    changed: BTreeSet<Kind>,
}

impl<'s> Writer<'s> {
    pub(crate) fn new(store: &'s mut Store) -> Self {
        Self {
            store,
            changed: BTreeSet::new(),
        }
    }

    /// Takes what a write gave back.
    pub(crate) fn keep<T>(&mut self, done: Result<Done<T>, CoreError>) -> Result<T, CoreError> {
        let done = done?;
        self.changed.extend(done.changed);
        Ok(done.value)
    }

    /// A value with all that changed on the way to it.
    pub(crate) fn done<T>(self, value: T) -> Done<T> {
        Done {
            value,
            changed: self.changed.into_iter().collect(),
        }
    }

    /// Services, and the people who work in them.
    pub(crate) fn people(&mut self, community: CommunityId) -> Result<People, CoreError> {
        let services = self.services(community)?;
        let mut people = People::new();
        for line in PEOPLE {
            let details = PersonDetails {
                name: line.name.into(),
                role: line.role.into(),
                discipline: line.discipline.into(),
                service: services.get(line.service).copied(),
                kind: line.kind,
                email: mail(line.mail),
                phone: phone(line.phone),
                preferred_contact: line.preferred,
                how_found: line.found,
                suggested_by: people.get(line.suggested_by).copied(),
                access_needs: line.access.into(),
                dietary_needs: line.diet.into(),
                large_print: line.large_print,
                stage: line.stage,
                notes: line.notes.into(),
            };
            let done = person_create(self.store, community, details);
            people.insert(line.name, self.keep(done)?.id);
        }
        Ok(people)
    }

    fn services(
        &mut self,
        community: CommunityId,
    ) -> Result<HashMap<&'static str, ServiceId>, CoreError> {
        let mut services = HashMap::new();
        for (
            name,
            organisation,
            sector,
            discipline,
            offers,
            contact,
            mail_name,
            number,
            link,
            wanted,
        ) in SERVICES
        {
            let details = ServiceDetails {
                name: (*name).into(),
                organisation: (*organisation).into(),
                sector: *sector,
                discipline: (*discipline).into(),
                offers: (*offers).into(),
                contact_name: (*contact).into(),
                email: mail(mail_name),
                phone: phone(*number),
                link: *link,
                wanted: *wanted,
            };
            let done = service_create(self.store, community, details);
            services.insert(*name, self.keep(done)?.id);
        }
        Ok(services)
    }
}

fn mail(name: &str) -> String {
    if name.is_empty() {
        String::new()
    } else {
        format!("{name}@example.org")
    }
}

/// A number of the range that Ofcom keeps for drama.
fn phone(last: u8) -> String {
    format!("07700 9000{last:02}")
}
