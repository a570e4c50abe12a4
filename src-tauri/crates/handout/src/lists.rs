//! Lists as spreadsheets: people, services, meetings …

use copse_core::{
    Store, actions, audit,
    audit::AuditFilter,
    cases, evidence, exports,
    exports::{ExportFilter, ExportKind},
    ids::{CommunityId, MeetingId},
    meetings, people, policy, services,
};
use copse_interchange::{
    lists,
    sheet::{self, Sheet, Workbook},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{error::HandoutError, record::Export};

/// Which list of a community.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ListKind {
    /// People.
    People,
    /// Services.
    Services,
    /// Meetings.
    Meetings,
    /// Register of one meeting.
    Register,
    /// Actions.
    Actions,
    /// Evidence.
    Evidence,
    /// Cases: number, title, permission; not their text.
    Cases,
    /// Policy issues, with who was told.
    Policy,
    /// What was handed out.
    Exports,
}

/// A list in memory, as a workbook (ECMA-376).
#[derive(Debug)]
pub struct MadeList {
    /// Name that a person would give the file.
    pub suggested_name: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// For the record.
    pub export: Export,
}

/// Makes a list. `meeting` is needed for a register only.
pub fn list_set(
    store: &Store,
    community: CommunityId,
    kind: ListKind,
    meeting: Option<MeetingId>,
) -> Result<MadeList, HandoutError> {
    let sheet = match kind {
        ListKind::People => lists::people(&people::person_list(store, community)?),
        ListKind::Services => lists::services(&services::service_list(store, community)?),
        ListKind::Meetings => lists::meetings(&meetings::meeting_list(store, community)?),
        ListKind::Register => {
            let id = meeting.ok_or_else(|| HandoutError::field("meeting", "Choose a meeting."))?;
            lists::register(&[meetings::meeting_get(store, id)?])
        }
        ListKind::Actions => lists::actions(&actions::actions_report(store, community)?),
        ListKind::Evidence => lists::evidence(&evidence::evidence_list(store, community)?),
        ListKind::Cases => lists::cases(&cases::case_list(store, community)?),
        ListKind::Policy => lists::policy(&policy_all(store, community)?),
        ListKind::Exports => lists::exports(&exports::export_list(store, community)?),
    };
    let what = match kind {
        ListKind::Exports => ExportKind::ExportRegister,
        _ => ExportKind::List,
    };
    let export = Export {
        meeting,
        ..Export::new(community, what)
    };
    made(store.today(), sheet, export)
}

/// The register of policy issues with its texts.
fn policy_all(
    store: &Store,
    community: CommunityId,
) -> Result<Vec<(policy::PolicyLine, policy::PolicyIssue)>, HandoutError> {
    let lines = policy::policy_list(store, community)?.into_iter();
    lines
        .map(|line| {
            let issue = policy::policy_get(store, line.id)?;
            Ok((line, issue))
        })
        .collect()
}

/// Makes the audit trail a list. `community` is the one in whose name it is handed out.
pub fn audit_set(
    store: &Store,
    community: CommunityId,
    filter: &AuditFilter,
) -> Result<MadeList, HandoutError> {
    let sheet = lists::audit(&audit::audit_all(store, filter)?);
    made(
        store.today(),
        sheet,
        Export::new(community, ExportKind::AuditTrail),
    )
}

/// Makes the register of exports a list. `community` is the one in whose name it is handed out.
pub fn exports_set(
    store: &Store,
    community: CommunityId,
    filter: &ExportFilter,
) -> Result<MadeList, HandoutError> {
    let sheet = lists::exports(&exports::export_find(store, filter)?);
    made(
        store.today(),
        sheet,
        Export::new(community, ExportKind::ExportRegister),
    )
}

fn made(today: Date, sheet: Sheet, export: Export) -> Result<MadeList, HandoutError> {
    let title = sheet.name.clone();
    let bytes = sheet::workbook(&Workbook {
        title: title.clone(),
        made_on: today,
        author: String::new(),
        sheets: vec![sheet],
    })?;
    Ok(MadeList {
        suggested_name: format!("{title} {today}.xlsx"),
        bytes,
        export,
    })
}
