//! Operations, kinds of records, and what a write gives back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A kind of record, as screens know them: after a write they reload what shows a kind that changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// Communities.
    Community,
    /// Services.
    Service,
    /// People.
    Person,
    /// Meetings, with agenda and register.
    Meeting,
    /// Terms of reference, with agreements.
    Terms,
    /// Actions.
    Action,
    /// Evidence.
    Evidence,
    /// Cases, with their sections.
    Case,
    /// Policy issues.
    Policy,
    /// Exports.
    Export,
    /// Facilitators, with the roles that they hold.
    Facilitator,
    /// How long data is kept, and what was decided about it.
    Retention,
}

/// What a write gives back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Done<T> {
    /// The record as it is now.
    pub value: T,
    /// Kinds of records that changed, each once.
    pub changed: Vec<Kind>,
}

impl<T> Done<T> {
    /// The same change with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Done<U> {
        Done {
            value: change(self.value),
            changed: self.changed,
        }
    }
}

impl Kind {
    /// All of them.
    pub const ALL: &[Self] = &[
        Self::Community,
        Self::Service,
        Self::Person,
        Self::Meeting,
        Self::Terms,
        Self::Action,
        Self::Evidence,
        Self::Case,
        Self::Policy,
        Self::Export,
        Self::Facilitator,
        Self::Retention,
    ];

    /// The word for it inside a sentence.
    pub fn word(self) -> &'static str {
        match self {
            Self::Community => "community",
            Self::Service => "service",
            Self::Person => "person",
            Self::Meeting => "meeting",
            Self::Terms => "version of the terms of reference",
            Self::Action => "action",
            Self::Evidence => "item of evidence",
            Self::Case => "case",
            Self::Policy => "policy issue",
            Self::Export => "export",
            Self::Facilitator => "facilitator",
            Self::Retention => "rule",
        }
    }
}

macro_rules! ops {
    ($($name:ident),+ $(,)?) => {
        /// An operation: what somebody did, as one transaction. Each is named after the function that does it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase")]
        #[expect(missing_docs, reason = "each is named after the function that does it")]
        pub enum Op {
            $($name),+
        }

        impl Op {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),+];
        }
    };
}

ops! {
    CommunityCreate,
    CommunityUpdate,
    SampleRemove,
    ServiceCreate,
    ServiceUpdate,
    ServiceDelete,
    ServiceRestore,
    PersonCreate,
    PersonUpdate,
    PersonDelete,
    PersonRestore,
    MeetingCreate,
    MeetingSeriesCreate,
    MeetingUpdate,
    MeetingDelete,
    MeetingRestore,
    AgendaSet,
    RegisterSet,
    TermsBegin,
    TermsUpdate,
    TermsAdopt,
    TermsAgree,
    ActionCreate,
    ActionUpdate,
    ActionDelete,
    ActionRestore,
    EvidenceCreate,
    EvidenceUpdate,
    EvidenceDelete,
    EvidenceRestore,
    CaseCreate,
    CaseUpdate,
    CaseDelete,
    CaseRestore,
    CaseImport,
    SectionUpdate,
    SectionAdd,
    SectionRemove,
    SectionMove,
    SectionRestore,
    PolicyCreate,
    PolicyUpdate,
    PolicyDelete,
    PolicyRestore,
    CommunityRestore,
    ExportRecord,
    AttachmentAdd,
    AttachmentRename,
    AttachmentMove,
    AttachmentDelete,
    AttachmentRestore,
    CommunityLogoSet,
    FacilitatorCreate,
    FacilitatorUpdate,
    FacilitatorSlotSet,
    HandOver,
    Undo,
    Redo,
    BinEmpty,
    Erase,
    EraseAgain,
    RetentionRuleSet,
    RetentionDecide,
    RetentionDestroy,
    VaultEvent,
}

/// The part of a record that a journal row tells of, and thus the shape of its before and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Part {
    /// [`crate::community::Community`].
    Community,
    /// [`crate::services::Service`].
    Service,
    /// [`crate::people::Person`].
    Person,
    /// [`crate::meetings::Meeting`].
    Meeting,
    /// All [`crate::meetings::AgendaItem`]s of a meeting, under the meeting's id.
    Agenda,
    /// One [`crate::meetings::RegisterEntry`], under the meeting's id.
    Register,
    /// [`crate::terms::Terms`].
    Terms,
    /// One [`crate::terms::Agreement`], under the id of the terms.
    Agreement,
    /// [`crate::actions::Action`].
    Action,
    /// [`crate::evidence::Evidence`].
    Evidence,
    /// [`crate::cases::Case`].
    Case,
    /// [`crate::cases::CaseSection`].
    Section,
    /// The ids of a case's sections in order, under the case's id.
    Order,
    /// [`crate::exports::Export`].
    Export,
    /// [`crate::facilitators::Facilitator`].
    Facilitator,
    /// [`crate::retention::RetentionRule`].
    RetentionRule,
    /// [`crate::retention::RetentionEntry`], under the id of the record that it is about.
    RetentionDecision,
    /// [`crate::attachments::Attachment`], without its file.
    Attachment,
    /// [`crate::policy::PolicyIssue`].
    Policy,
}

impl Part {
    /// All of them.
    pub const ALL: &[Self] = &[
        Self::Community,
        Self::Service,
        Self::Person,
        Self::Meeting,
        Self::Agenda,
        Self::Register,
        Self::Terms,
        Self::Agreement,
        Self::Action,
        Self::Evidence,
        Self::Case,
        Self::Section,
        Self::Order,
        Self::Export,
        Self::Facilitator,
        Self::RetentionRule,
        Self::RetentionDecision,
        Self::Attachment,
        Self::Policy,
    ];

    /// The kind of record that screens know it by.
    pub fn kind(self) -> Kind {
        match self {
            Self::Community => Kind::Community,
            Self::Service => Kind::Service,
            Self::Person => Kind::Person,
            Self::Meeting | Self::Agenda | Self::Register | Self::Attachment => Kind::Meeting,
            Self::Terms | Self::Agreement => Kind::Terms,
            Self::Action => Kind::Action,
            Self::Evidence => Kind::Evidence,
            Self::Case | Self::Section | Self::Order => Kind::Case,
            Self::Policy => Kind::Policy,
            Self::Export => Kind::Export,
            Self::Facilitator => Kind::Facilitator,
            Self::RetentionRule | Self::RetentionDecision => Kind::Retention,
        }
    }
}

/// One row of the journal.
#[derive(Debug, Clone, PartialEq)]
pub struct JournalRow {
    /// Grows with each row.
    pub number: i64,
    /// The same for all rows of one transaction.
    pub transaction: uuid::Uuid,
    /// What was done.
    pub op: Op,
    /// The part that changed.
    pub part: Part,
    /// The record.
    pub record: crate::ids::RecordId,
    /// When the change, or the run of typing that it stands for, began.
    pub started_at: jiff::Timestamp,
    /// When it ended.
    pub ended_at: jiff::Timestamp,
    /// Who, as named at sign-in.
    pub actor: String,
    /// The facilitator; none with the recovery key.
    pub facilitator: Option<crate::ids::FacilitatorId>,
    /// The transaction that this one undid or redid.
    pub undoes: Option<uuid::Uuid>,
    /// As it was; none for something new or brought back.
    pub before: Option<serde_json::Value>,
    /// As it became; none for something deleted.
    pub after: Option<serde_json::Value>,
}
