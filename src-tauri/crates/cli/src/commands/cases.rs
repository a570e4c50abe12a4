//! `copse-cli case …`

use std::path::Path;

use copse_core::cases::{self, CaseRow, Release};
use copse_handout::{DocumentRequest, ThisPc, gather};
use serde::Serialize;

use crate::{
    arguments::{CaseCommand, CaseExport, Common},
    failure::Failure,
    open, outgoing,
    output::{Output, count},
};

/// Larger than any write-up by far; more is a file that was named by mistake.
const MOST_BYTES: usize = 8_000_000;

pub(crate) fn run(common: &Common, command: &CaseCommand, output: Output) -> Result<(), Failure> {
    match command {
        CaseCommand::Import {
            vault,
            community,
            file,
        } => import(common, &vault.folder, community, file, output),
        CaseCommand::List { vault, community } => {
            list(common, &vault.folder, community.as_deref(), output)
        }
        CaseCommand::Export(wanted) => export(common, wanted, output),
    }
}

#[derive(Serialize)]
struct Imported {
    id: String,
    number: u16,
    title: String,
    sections: usize,
    /// What could not be placed, as sentences.
    problems: Vec<String>,
}

fn import(
    common: &Common,
    folder: &Path,
    named: &str,
    file: &Path,
    output: Output,
) -> Result<(), Failure> {
    let text = copse_handout::read_text(file, MOST_BYTES)?;
    let mut store = open::open(common, folder)?;
    let community = open::community(&store, named)?;
    let draft = copse_interchange::case_from_markdown(&text);
    let problems = draft.problems.clone();
    let full = cases::case_import(&mut store, community.id, draft)?.value;
    let imported = Imported {
        id: full.case.id.to_string(),
        number: full.case.number,
        title: full.case.details.title,
        sections: full
            .sections
            .iter()
            .filter(|section| !section.body.is_empty())
            .count(),
        problems,
    };
    output.print(&imported, |imported| {
        let sections = count(imported.sections, "section", "sections");
        let mut lines = vec![format!(
            "{}  {}  {} ({sections})",
            imported.id, imported.number, imported.title
        )];
        lines.extend(
            imported
                .problems
                .iter()
                .map(|problem| format!("    {problem}")),
        );
        lines
    })
}

fn list(
    common: &Common,
    folder: &Path,
    community: Option<&str>,
    output: Output,
) -> Result<(), Failure> {
    let store = open::open(common, folder)?;
    let mut rows = Vec::new();
    for community in open::communities(&store, community)? {
        rows.extend(cases::case_list(&store, community.id)?);
    }
    output.print(&rows, |rows| rows.iter().map(line).collect())
}

fn line(row: &CaseRow) -> String {
    let mark = match row.release {
        Release::Free => "",
        Release::NeedsReason { .. } => "  (permission missing)",
        Release::Stopped { .. } => "  (permission refused)",
    };
    let words = count(row.words as usize, "word", "words");
    format!(
        "{}  {}  {} ({words}){mark}",
        row.case.id, row.case.number, row.case.details.title
    )
}

fn export(common: &Common, wanted: &CaseExport, output: Output) -> Result<(), Failure> {
    outgoing::target(&wanted.to, wanted.force).check()?;
    let mut store = open::open(common, &wanted.vault.folder)?;
    let row = open::case(&store, &wanted.case, wanted.community.as_deref())?;
    let request = DocumentRequest::CaseStudy {
        case: row.case.id,
        reason: wanted.release.reason.clone(),
    };
    let made = copse_handout::set(gather(
        &store,
        &request,
        wanted.edition.into(),
        &ThisPc::default(),
    )?)?;
    let written = outgoing::write(&mut store, &made, &wanted.to, wanted.force)?;
    output.print(&written, outgoing::Written::lines)
}
