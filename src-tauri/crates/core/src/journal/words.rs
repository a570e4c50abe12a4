//! Operations in words, for lists of what was done.

use super::Op;

impl Op {
    /// What was done, as a short sentence without a full stop.
    pub fn deed(self) -> &'static str {
        match self {
            Self::CommunityCreate => "Community set up",
            Self::CommunityUpdate => "Community’s settings changed",
            Self::CommunityRestore => "Community brought back",
            Self::SampleRemove => "Sample community removed",
            Self::ServiceCreate => "Service entered",
            Self::ServiceUpdate => "Service changed",
            Self::ServiceDelete => "Service deleted",
            Self::ServiceRestore => "Service brought back",
            Self::PersonCreate => "Person entered",
            Self::PersonUpdate => "Person changed",
            Self::PersonDelete => "Person deleted",
            Self::PersonRestore => "Person brought back",
            Self::MeetingCreate => "Meeting planned",
            Self::MeetingSeriesCreate => "Series of meetings planned",
            Self::MeetingUpdate => "Meeting changed",
            Self::MeetingDelete => "Meeting deleted",
            Self::MeetingRestore => "Meeting brought back",
            Self::AgendaSet => "Agenda changed",
            Self::RegisterSet => "Register changed",
            Self::TermsBegin => "Terms of reference begun",
            Self::TermsUpdate => "Terms of reference changed",
            Self::TermsAdopt => "Terms of reference adopted",
            Self::TermsAgree => "Agreement to the terms of reference changed",
            Self::ActionCreate => "Action entered",
            Self::ActionUpdate => "Action changed",
            Self::ActionDelete => "Action deleted",
            Self::ActionRestore => "Action brought back",
            Self::EvidenceCreate => "Item of evidence entered",
            Self::EvidenceUpdate => "Item of evidence changed",
            Self::EvidenceDelete => "Item of evidence deleted",
            Self::EvidenceRestore => "Item of evidence brought back",
            Self::CaseCreate => "Case begun",
            Self::CaseUpdate => "Case changed",
            Self::CaseDelete => "Case deleted",
            Self::CaseRestore => "Case brought back",
            Self::CaseImport => "Case imported",
            Self::SectionUpdate => "Text of a section changed",
            Self::SectionAdd => "Section added",
            Self::SectionRemove => "Section removed",
            Self::SectionMove => "Sections put in another order",
            Self::SectionRestore => "Section brought back",
            Self::PolicyCreate => "Policy issue noted",
            Self::PolicyUpdate => "Policy issue changed",
            Self::PolicyDelete => "Policy issue deleted",
            Self::PolicyRestore => "Policy issue brought back",
            Self::ExportRecord => "File saved or sent",
            Self::AttachmentAdd => "PDF attached to a meeting",
            Self::AttachmentRename => "Attachment renamed",
            Self::AttachmentMove => "Attachments put in another order",
            Self::AttachmentDelete => "Attachment taken away",
            Self::AttachmentRestore => "Attachment brought back",
            Self::CommunityLogoSet => "Picture on documents changed",
            Self::FacilitatorCreate => "Facilitator entered",
            Self::FacilitatorUpdate => "Facilitator changed",
            Self::FacilitatorSlotSet => "Facilitator’s way in changed",
            Self::HandOver => "Role handed over",
            Self::Undo => "Undone",
            Self::Redo => "Done again",
            Self::BinEmpty => "Bin emptied of what had its time",
            Self::Erase => "Erased for good",
            Self::EraseAgain => "Erased again after a restore",
            Self::RetentionRuleSet => "Rule for keeping data changed",
            Self::RetentionDecide => "Decision to keep data",
            Self::RetentionDestroy => "Decision to destroy data",
            Self::VaultEvent => "Event of the vault",
        }
    }

    /// Whether it is a step of undo and redo. What left the program or is gone for good cannot be taken back, and
    /// who has which way in is not a matter of one key stroke.
    pub fn is_step(self) -> bool {
        !matches!(
            self,
            Self::SampleRemove
                | Self::ExportRecord
                | Self::CommunityLogoSet
                | Self::FacilitatorCreate
                | Self::FacilitatorSlotSet
                | Self::Undo
                | Self::Redo
                | Self::BinEmpty
                | Self::Erase
                | Self::EraseAgain
                | Self::RetentionDestroy
                | Self::VaultEvent
        )
    }
}
