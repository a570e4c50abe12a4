//! The suggested rules, and what holds for changed ones.
//!
//! The suggestions follow the storage limitation of UK GDPR Article 5(1)(e), the six years of the Limitation Act 1980
//! section 5 where a claim could follow, and the accountability of Article 5(2) for registers. A host with a
//! retention schedule of its own enters that instead.

use uuid::Uuid;

use super::{DataKind, RetentionDetails, RetentionRule};
use crate::{
    check::{Check, TEXT_MOST, lines},
    error::CoreError,
    ids::RecordId,
};

/// Most months of a rule: 50 years.
const MONTHS_MOST: u16 = 600;

/// All kinds of data in the order in which they are shown. A new kind goes to the end: the place of a kind is its
/// number in the journal, see [`id_of`].
pub(super) const KINDS: [DataKind; 13] = [
    DataKind::Member,
    DataKind::ExpertByExperience,
    DataKind::NotJoined,
    DataKind::Service,
    DataKind::Meeting,
    DataKind::Action,
    DataKind::Case,
    DataKind::Terms,
    DataKind::Evidence,
    DataKind::Facilitator,
    DataKind::Export,
    DataKind::Audit,
    DataKind::Policy,
];

/// Which of the two holds depends on the host, as somebody who reads it knows without being told the law.
const INTERESTS: &str = "Where the host is a charity or a company, its legitimate interests (Article 6(1)(f)); where it \
                         is a public body such as a council or an NHS trust, its public task (Article 6(1)(e)).";

/// A suggested rule: label, what it holds, from when the months count, why, lawful basis, months.
type Suggestion = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    Option<u16>,
);

#[expect(clippy::too_many_lines, reason = "a table, with nothing to follow")]
fn suggestion(kind: DataKind) -> Suggestion {
    match kind {
        DataKind::Member => (
            "Members",
            "Name, role, service, ways to reach them, access and dietary needs, attendance, agreements",
            "after the person left",
            "To invite members, keep the register and meet their needs at meetings.",
            "Where the host is a charity or a company, its legitimate interests (Article 6(1)(f)); where it is a public body such as a council or an NHS trust, its public task (Article 6(1)(e)). Access and dietary needs: explicit consent (Article 9(2)(a)).",
            Some(24),
        ),
        DataKind::ExpertByExperience => (
            "Experts by experience",
            "As for members; that somebody used services is information about their health",
            "after the person left",
            "To take part as a member who knows services from the other side.",
            "Legitimate interests (Article 6(1)(f)) and explicit consent (Article 9(2)(a)).",
            Some(12),
        ),
        DataKind::NotJoined => (
            "People who did not join",
            "Name, role, service, ways to reach them, how they were found",
            "after the last change",
            "To know who was asked, so that nobody is asked again against their wish.",
            INTERESTS,
            Some(12),
        ),
        DataKind::Service => (
            "Services",
            "What a service offers, and whom to ask for",
            "after the last change",
            "To keep a map of local services; contacts go out of date.",
            INTERESTS,
            Some(24),
        ),
        DataKind::Meeting => (
            "Meetings",
            "Agenda, register of attendance, notes",
            "after the meeting",
            "To show what the community did, who took part, and what was agreed.",
            INTERESTS,
            Some(36),
        ),
        DataKind::Action => (
            "Actions",
            "What was to be done, by whom, by when",
            "after it was done",
            "To follow up what was agreed.",
            INTERESTS,
            Some(24),
        ),
        DataKind::Case => (
            "Case studies",
            "De-identified accounts of work with a client, the presenter’s name, the client’s permission",
            "after the last change, and when the client’s permission ends",
            "To learn from practice. De-identified, but a member may still link it to a person: treated as personal data about health.",
            "Legitimate interests (Article 6(1)(f)) and explicit consent (Article 9(2)(a)): the client’s permission.",
            Some(36),
        ),
        DataKind::Terms => (
            "Terms of reference",
            "What the community agreed on, and who agreed when",
            "after the next version was adopted",
            "To show who agreed to which rules on confidentiality.",
            INTERESTS,
            Some(72),
        ),
        DataKind::Evidence => (
            "Evidence",
            "References to publications and summaries of them",
            "never: they are public",
            "To support case studies with research.",
            "Not personal data, beside authors' names as published.",
            None,
        ),
        DataKind::Facilitator => (
            "Facilitators",
            "Names of those who work with the vault, their roles and when they held them",
            "never: as long as the vault",
            "To show who answered for the data at any time.",
            INTERESTS,
            None,
        ),
        DataKind::Export => (
            "Register of exports",
            "What was handed out, when, by whom, for whom and why",
            "after the export",
            "To show where copies went, and to recall them.",
            "Legal obligation: accountability (Article 5(2) and 6(1)(c)).",
            Some(72),
        ),
        DataKind::Audit => (
            "Audit trail",
            "That something was done, to which record, by whom and when; no content",
            "never: as long as the vault",
            "To show that nothing was changed unseen.",
            "Legal obligation: accountability and security (Article 5(2), 32 and 6(1)(c)).",
            None,
        ),
        DataKind::Policy => (
            "Policy issues",
            "What ought to change, who outside of the community was told, by whom, and what they answered",
            "after the last change",
            "To take what practice shows to those who can change it, and to follow up their answers.",
            INTERESTS,
            Some(36),
        ),
    }
}

/// What Copse suggests.
pub(super) fn suggested(kind: DataKind) -> RetentionRule {
    let (label, holds, starts, why, basis, months) = suggestion(kind);
    RetentionRule {
        kind,
        label: label.to_owned(),
        holds: holds.to_owned(),
        starts: starts.to_owned(),
        details: RetentionDetails {
            why: why.to_owned(),
            basis: basis.to_owned(),
            months,
        },
        changed: false,
        version: 0,
    }
}

/// Whether records of this kind come up for review by themselves.
fn is_reviewed(kind: DataKind) -> bool {
    !matches!(
        kind,
        DataKind::Evidence | DataKind::Facilitator | DataKind::Audit
    )
}

/// Cleans and checks a changed rule.
pub(super) fn checked(
    kind: DataKind,
    details: &RetentionDetails,
) -> Result<RetentionDetails, CoreError> {
    let details = RetentionDetails {
        why: lines(&details.why),
        basis: lines(&details.basis),
        months: details.months,
    };
    let mut check = Check::default();
    check.required(
        "why",
        &details.why,
        TEXT_MOST,
        "Enter why this kind of data is kept.",
    );
    check.required(
        "basis",
        &details.basis,
        TEXT_MOST,
        "Enter the lawful basis. Your data protection officer knows it.",
    );
    check.between("months", details.months, 1, MONTHS_MOST);
    check.that(
        details.months.is_none() || is_reviewed(kind),
        "months",
        "This kind is kept as long as the vault. Leave this empty.",
    );
    check.done()?;
    Ok(details)
}

/// The id under which changes of a rule stand in the journal.
pub(super) fn id_of(kind: DataKind) -> RecordId {
    let at = KINDS.iter().position(|other| *other == kind).unwrap_or(0);
    RecordId(Uuid::from_u128(
        u128::try_from(at).unwrap_or(0).saturating_add(1),
    ))
}

/// The kind of data that a rule's id stands for.
pub(super) fn kind_of(id: RecordId) -> Option<DataKind> {
    KINDS.into_iter().find(|kind| id_of(*kind) == id)
}

/// What the rule under an id is called.
pub(crate) fn label_of(id: RecordId) -> Option<String> {
    kind_of(id).map(|kind| suggested(kind).label)
}
