//! Identifiers: UUID version 7 (RFC 9562 §5.7), so that records sort by creation and can be merged from several PCs one day.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

macro_rules! id_type {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
        #[serde(transparent)]
        #[ts(type = "string")]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new identifier, later than all that were made before on this PC.
            pub fn new() -> Self {
                Self(Uuid::now_v7())
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::new()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Ok(Self(text.parse()?))
            }
        }
    )+};
}

id_type! {
    /// A community of practice.
    CommunityId,
    /// A local service that meets the client group (domain C1).
    ServiceId,
    /// A person: member, on the way to being one, or a contact (domain C4).
    PersonId,
    /// A meeting (domain D1).
    MeetingId,
    /// One line of an agenda (domain D5).
    AgendaItemId,
    /// One version of the terms of reference (domain D6).
    TermsId,
    /// An action with owner and due date (domain D11, E12).
    ActionId,
    /// A case study (domain E1). Never names the client.
    CaseId,
    /// One section of a case study.
    SectionId,
    /// An item of the evidence library (domain F1).
    EvidenceId,
    /// The record of one export (domain E15).
    ExportId,
    /// Somebody who works with the vault (domain B5).
    FacilitatorId,
    /// A PDF of somebody else that goes into a pack.
    AttachmentId,
    /// A policy issue (domain E10).
    PolicyId,
    /// A record whose kind is told beside it.
    RecordId,
}

macro_rules! any_record {
    ($($name:ident),+ $(,)?) => {$(
        impl From<$name> for RecordId {
            fn from(id: $name) -> Self {
                Self(id.0)
            }
        }
    )+};
}

any_record!(
    CommunityId,
    ServiceId,
    PersonId,
    MeetingId,
    TermsId,
    ActionId,
    CaseId,
    SectionId,
    EvidenceId,
    ExportId,
    FacilitatorId,
    AttachmentId,
    PolicyId
);
