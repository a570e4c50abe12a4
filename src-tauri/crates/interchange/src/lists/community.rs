//! People and services.

use std::collections::HashMap;

use copse_core::{people::Person, services::Service};

use super::{sheet, words};
use crate::sheet::{Sheet, Value};

/// The people of a community (domain C4), in the order given. Who suggested somebody is named where that person is in
/// the list too.
pub fn people(people: &[Person]) -> Sheet {
    let names: HashMap<_, _> = people
        .iter()
        .map(|person| (person.id, person.details.name.as_str()))
        .collect();
    let row = |person: &Person| {
        let details = &person.details;
        let suggested = details.suggested_by.and_then(|id| names.get(&id));
        vec![
            Value::from(&details.name),
            Value::from(&details.role),
            Value::from(&details.discipline),
            Value::from(&person.service_name),
            words::person_kind(details.kind).into(),
            words::stage(details.stage).into(),
            Value::from(&details.email),
            Value::from(&details.phone),
            words::preferred(details.preferred_contact).into(),
            words::found(details.how_found).into(),
            suggested.copied().unwrap_or_default().into(),
            Value::from(&details.access_needs),
            Value::from(&details.dietary_needs),
            Value::Yes(details.large_print),
            Value::from(&details.notes),
            Value::Instant(person.stamp.changed_at),
        ]
    };
    sheet(
        "People",
        &[
            "Name",
            "Role",
            "Discipline",
            "Service",
            "Takes part as",
            "How far",
            "E-mail",
            "Telephone",
            "Likes to be contacted by",
            "How found",
            "Suggested by",
            "Access needs",
            "Dietary needs",
            "Large print",
            "Notes",
            "Last changed",
        ],
        people.iter().map(row).collect(),
    )
}

/// The services on a community's map (domain C1), in the order given.
pub fn services(services: &[Service]) -> Sheet {
    let row = |service: &Service| {
        let details = &service.details;
        vec![
            Value::from(&details.name),
            Value::from(&details.organisation),
            words::sector(details.sector).into(),
            Value::from(&details.discipline),
            Value::from(&details.offers),
            Value::from(&details.contact_name),
            Value::from(&details.email),
            Value::from(&details.phone),
            words::link(details.link).into(),
            words::wanted(details.wanted).into(),
            Value::Instant(service.stamp.changed_at),
        ]
    };
    sheet(
        "Services",
        &[
            "Service",
            "Run by",
            "Sector",
            "Discipline",
            "What it offers",
            "Whom to ask for",
            "E-mail",
            "Telephone",
            "Our link with it",
            "Wanted in the community",
            "Last changed",
        ],
        services.iter().map(row).collect(),
    )
}
