//! `copse-cli policy …`

use std::path::Path;

use copse_core::{
    ids::PolicyId,
    policy::{self, PolicyLevel, PolicyLine, PolicyStatus},
};
use copse_handout::{DocumentRequest, ThisPc, gather};

use crate::{
    arguments::{Common, PolicyCommand},
    failure::Failure,
    open, outgoing,
    output::{Output, count},
};

pub(crate) fn run(common: &Common, command: &PolicyCommand, output: Output) -> Result<(), Failure> {
    match command {
        PolicyCommand::List { vault, community } => list(common, &vault.folder, community, output),
        PolicyCommand::Briefing {
            vault,
            community,
            to,
            issue,
            edition,
            force,
        } => {
            let format = outgoing::format_of(to)?;
            outgoing::target(to, *force).check()?;
            let issues = ids(issue)?;
            let mut store = open::open(common, &vault.folder)?;
            let request = DocumentRequest::Briefing {
                community: open::community(&store, community)?.id,
                issues,
                introduction: None,
            };
            let edition = (*edition).into();
            let made = copse_handout::set(gather(&store, &request, edition, &ThisPc::default())?)?;
            let written = outgoing::write_as(&mut store, &made, format, to, *force)?;
            output.print(&written, outgoing::Written::lines)
        }
    }
}

/// The issues that were named; none where the community's own choice is wanted.
fn ids(named: &[String]) -> Result<Option<Vec<PolicyId>>, Failure> {
    if named.is_empty() {
        return Ok(None);
    }
    let parsed = named.iter().map(|id| {
        id.trim().parse().map_err(|_| {
            let hint = "Give each issue by the id that `copse-cli policy list` shows.";
            Failure::invalid(hint.to_owned())
        })
    });
    parsed.collect::<Result<_, _>>().map(Some)
}

fn list(common: &Common, folder: &Path, community: &str, output: Output) -> Result<(), Failure> {
    let store = open::open(common, folder)?;
    let community = open::community(&store, community)?.id;
    let lines = policy::policy_list(&store, community)?;
    output.print(&lines, |lines| lines.iter().map(line).collect())
}

fn line(issue: &PolicyLine) -> String {
    let level = match issue.level {
        PolicyLevel::Local => "local",
        PolicyLevel::Commissioning => "commissioning",
        PolicyLevel::National => "national",
    };
    let status = match issue.status {
        PolicyStatus::Noted => "noted",
        PolicyStatus::Raised => "raised",
        PolicyStatus::Answered => "answered",
        PolicyStatus::Changed => "changed",
        PolicyStatus::SetAside => "set aside",
    };
    let cases = count(issue.cases.len(), "case", "cases");
    format!(
        "{}  {}  {} ({status}, {level}, {cases})",
        issue.id, issue.noted_on, issue.title
    )
}
