//! The commands, a file per feature. Each unlocks, calls one function of core, and converts the error.

mod actions;
mod attachments;
mod backup;
mod cases;
mod community;
mod documents;
mod evidence;
mod facilitators;
mod files;
mod invitation;
mod keys;
mod logo;
mod meetings;
mod people;
mod policy;
mod protection;
mod sample;
mod search;
mod services;
mod settings;
mod terms;
mod today;
mod trail;
mod undo;
mod vault;
mod work;

use std::future::Future;

use copse_core::{
    actions::{Action, ActionDetails},
    audit::{AuditCheck, AuditPage},
    bin::BinEntry,
    cases::{CaseDetails, CaseFull, CaseRow, CaseSection},
    community::{Community, CommunityDetails},
    erasure::{ErasePreview, Erased},
    evidence::{Evidence, EvidenceDetails},
    exports::Export,
    facilitators::{Facilitator, FacilitatorDetails, HandOver, RoleLine},
    ids::{
        ActionId, AttachmentId, CaseId, CommunityId, EvidenceId, FacilitatorId, MeetingId,
        PersonId, PolicyId, SectionId, ServiceId,
    },
    journal::Done,
    meetings::{Meeting, MeetingDetails, MeetingFull, MeetingSeries},
    people::{Advice, Person, PersonDetails},
    policy::{BriefingOffer, PolicyDetails, PolicyIssue, PolicyLine},
    retention::{RetentionDecide, RetentionDecided, RetentionDue, RetentionEntry, RetentionRule},
    search::SearchHit,
    services::{Service, ServiceDetails},
    terms::Terms,
    today::Today,
    undo::UndoStep,
};
use tauri::{Runtime, State, ipc::Invoke};
use ts_rs::{Config, TS, TypeVisitor};

use crate::session::Shell;
#[allow(
    clippy::wildcard_imports,
    reason = "the table names nearly all of them"
)]
use crate::wire::*;

/// A command for the page's types.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommandType {
    /// Name.
    pub name: &'static str,
    /// TypeScript type of its input.
    pub input: String,
    /// TypeScript type of what it gives.
    pub output: String,
}

macro_rules! commands {
    ($($module:ident :: $name:ident ($input:ty) -> $output:ty;)+) => {
        /// Answers the page's calls.
        pub(crate) fn handler<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
            // The compiler compares the table with each function here.
            $(has_types::<$input, $output, _>($module::$name);)+
            tauri::generate_handler![$($module::$name),+]
        }

        /// Every command with its types, in order of name.
        pub fn types(config: &Config) -> Vec<CommandType> {
            let mut types = vec![$(CommandType {
                name: stringify!($name),
                input: <$input as TS>::name(config),
                output: <$output as TS>::name(config),
            }),+];
            types.sort_by_key(|command| command.name);
            types
        }

        /// Shows a visitor every type that crosses.
        pub fn visit_types(visitor: &mut impl TypeVisitor) {
            $(
                visitor.visit::<$input>();
                <$input as TS>::visit_generics(visitor);
                visitor.visit::<$output>();
                <$output as TS>::visit_generics(visitor);
            )+
            visitor.visit::<WireError>();
        }
    };
}

include!("table.rs");

fn has_types<I, O, F: Future<Output = Answer<O>>>(_: impl FnOnce(State<'static, Shell>, I) -> F) {}
