//! Documents about people: letters, a person's own data, and how all data is protected (domain C14, H5).

use copse_core::{
    Store,
    exports::ExportKind,
    ids::{CommunityId, MeetingId, PersonId},
    letters::{self, LetterKind},
    people,
    retention::{self, ProtectionInput, SlotFact, SlotWord},
};
use copse_documents::Edition;
use copse_vault::{SlotInfo, SlotKind, backup_last_verified};
use jiff::Timestamp;

use super::{Draft, ThisPc};
use crate::{error::HandoutError, files::name_of, record::Export};

pub(super) fn letters(
    store: &Store,
    community: CommunityId,
    kind: LetterKind,
    people: &[PersonId],
    meeting: Option<MeetingId>,
    edition: Edition,
) -> Result<Draft, HandoutError> {
    if people.is_empty() {
        return Err(HandoutError::field("people", "Choose at least one person."));
    }
    let template = letters::starter(kind);
    let report = letters::letter_report(store, community, kind, people, meeting)?;
    let merged = letters::merge(&template, &report).map_err(|missing| {
        let sentences: Vec<String> = missing
            .iter()
            .map(letters::MissingField::sentence)
            .collect();
        HandoutError::field("template", &sentences.join(" "))
    })?;
    let export = Export {
        meeting,
        person: match people {
            [one] => Some(*one),
            _ => None,
        },
        ..Export::new(community, ExportKind::Letters)
    };
    let document = copse_documents::letters(&template.name, &merged, &report, edition);
    Ok(Draft::new(document, export))
}

pub(super) fn subject(
    store: &Store,
    person: PersonId,
    edition: Edition,
) -> Result<Draft, HandoutError> {
    let report = retention::subject_report(store, person)?;
    let export = subject_export(store, person)?;
    Ok(Draft::new(
        copse_documents::subject_report(&report, edition),
        export,
    ))
}

/// The record of handing a person's data out, whatever the format.
pub fn subject_export(store: &Store, person: PersonId) -> Result<Export, HandoutError> {
    let community = people::person_get(store, person)?.community;
    Ok(Export {
        person: Some(person),
        ..Export::new(community, ExportKind::SubjectReport)
    })
}

pub(super) fn protection(
    store: &Store,
    community: CommunityId,
    pc: &ThisPc,
    edition: Edition,
) -> Result<Draft, HandoutError> {
    let mut backup_places = vec!["Beside the vault, on the same PC".to_owned()];
    if let Some(folder) = &pc.backup_folder {
        // The name alone: where it lies is nobody's business outside.
        backup_places.push(format!(
            "In a second folder, \u{201c}{}\u{201d}",
            name_of(folder)
        ));
    }
    let input = ProtectionInput {
        place: "In one encrypted folder on one PC of the host organisation".to_owned(),
        slots: store.vault().slots().iter().map(slot_fact).collect(),
        backup_verified_at: backup_last_verified(store.folder(), Timestamp::now()),
        backup_places,
        locks_after_minutes: pc.locks_after_minutes,
    };
    let report = retention::protection_summary(store, input)?;
    let export = Export::new(community, ExportKind::ProtectionSummary);
    Ok(Draft::new(
        copse_documents::protection_summary(&report, edition),
        export,
    ))
}

fn slot_fact(slot: &SlotInfo) -> SlotFact {
    SlotFact {
        kind: match slot.kind {
            SlotKind::Passphrase => SlotWord::Passphrase,
            SlotKind::Recovery => SlotWord::Recovery,
            SlotKind::Keychain => SlotWord::Keychain,
            _ => SlotWord::Other,
        },
        created: slot.created,
    }
}
