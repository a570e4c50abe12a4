//! The page's types are made from the types of this crate, into one committed file.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::{collections::BTreeMap, path::Path};

use copse_core::{
    actions, attachments, audit, bin, cases, community, erasure, evidence, exports, facilitators,
    journal, letters, meetings, people, policy, record, retention, search, services, terms, text,
    today, undo,
};
use ts_rs::{Config, TS, TypeVisitor};

/// Collects the declaration of a type and of all that it names.
struct Collect {
    config: Config,
    found: BTreeMap<String, String>,
}

impl TypeVisitor for Collect {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_none() {
            return;
        }
        let name = T::ident(&self.config);
        if self.found.contains_key(&name) {
            return;
        }
        let docs = T::docs().unwrap_or_default();
        self.found
            .insert(name, format!("{docs}export {}\n", T::decl(&self.config)));
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

macro_rules! roots {
    ($collect:ident: $($t:ty),+ $(,)?) => { $($collect.visit::<$t>();)+ };
}

fn made() -> String {
    let mut collect = Collect {
        config: Config::new(),
        found: BTreeMap::new(),
    };
    roots!(collect:
        actions::Action, actions::ActionDetails, cases::Case, cases::CaseDetails, cases::CaseFull, cases::CaseRow, cases::SectionChange, cases::CaseOverride,
        community::Community, community::CommunityDetails, evidence::Evidence, evidence::EvidenceDetails, exports::Export, exports::ExportRecord,
        journal::Done<journal::Kind>, journal::Kind,
        meetings::AgendaItem, meetings::Meeting, meetings::MeetingDetails, meetings::MeetingFull, meetings::MeetingSeries, people::Person, people::PersonDetails, people::Advice,
        policy::PolicyIssue, policy::PolicyDetails, policy::PolicyLine, policy::BriefingOffer,
        search::SearchHit, services::Service, services::ServiceDetails, terms::Terms, text::RichText, today::Today,
        audit::AuditPage, audit::AuditFilter, audit::AuditCheck, audit::VaultEvent, bin::BinEntry, bin::BinEmptied,
        erasure::ErasePreview, erasure::Erased, erasure::Erasure, exports::ExportFilter, facilitators::Facilitator, facilitators::FacilitatorDetails, facilitators::HandOver,
        letters::LetterKind, retention::RetentionDetails, attachments::Attachment,
        facilitators::RoleLine, facilitators::SignedIn, record::RecordRef, retention::RetentionRule, retention::RetentionDue,
        retention::RetentionDecide, retention::RetentionDecided, retention::SubjectReport, retention::ProtectionSummary, undo::UndoStep,
    );
    let mut file = String::from(
        "// Made from the types of copse-core by its test `types`; do not edit.\n\
         // After a change: COPSE_BLESS=1 cargo nextest run -p copse-core --test types\n",
    );
    for declaration in collect.found.values() {
        file.push('\n');
        file.push_str(declaration);
    }
    file
}

#[test]
fn the_committed_types_of_the_page_are_those_of_core() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/api/types/core.ts");
    let made = made();
    if std::env::var_os("COPSE_BLESS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &made).unwrap();
    }
    let committed = std::fs::read_to_string(&path)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    assert!(
        committed == made,
        "ui/src/api/types/core.ts is not what core's types make; run COPSE_BLESS=1 cargo nextest run -p copse-core --test types"
    );
}
