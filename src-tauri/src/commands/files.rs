//! Lists to files: what several commands share.

use copse_core::{community, ids::CommunityId};
use copse_handout::{Export, MadeList, hand_out};
use tauri::State;

use crate::{
    desktop::{CSV, FileType, JSON, XLSX},
    fault::Fault,
    session::{Open, Shell},
    wire::{Answer, ById, ListFormat, ListSaveInput, Saved},
};

/// A list of a community as a spreadsheet.
#[tauri::command]
pub(super) async fn list_save(shell: State<'_, Shell>, input: ListSaveInput) -> Answer<Saved> {
    shell
        .work(move |shell| {
            let made = shell.with_open(|open| {
                Ok(copse_handout::list_set(
                    &open.store,
                    input.community,
                    input.list,
                    input.meeting,
                )?)
            })?;
            save_list(shell, made, ListFormat::Xlsx)
        })
        .await
}

/// All that is held about a person, for another program (UK GDPR Article 20).
#[tauri::command]
pub(super) async fn subject_save(
    shell: State<'_, Shell>,
    input: ById<copse_core::ids::PersonId>,
) -> Answer<Saved> {
    use copse_core::retention;
    shell
        .work(move |shell| {
            let (json, export) = shell.with_open(|open| {
                let report = retention::subject_report(&open.store, input.id)?;
                let export = copse_handout::subject_export(&open.store, input.id)?;
                Ok((retention::subject_json(&report)?, export))
            })?;
            let name = "Personal data.json";
            save(shell, name, JSON, json.as_bytes(), &export)
        })
        .await
}

/// Asks where to save a list, and saves it.
pub(super) fn save_list(shell: &Shell, made: MadeList, format: ListFormat) -> Result<Saved, Fault> {
    let (name, file_type) = match format {
        ListFormat::Xlsx => (made.suggested_name, XLSX),
        ListFormat::Csv => (made.suggested_name.replace(".xlsx", ".csv"), CSV),
    };
    save(shell, &name, file_type, &made.bytes, &made.export)
}

fn save(
    shell: &Shell,
    name: &str,
    file_type: FileType,
    bytes: &[u8],
    export: &Export,
) -> Result<Saved, Fault> {
    let target = shell
        .desktop()
        .save_as(name, file_type)
        .ok_or(Fault::Cancelled)?;
    let path =
        shell.with_open(|open| Ok(hand_out(&mut open.store, Some(export), &target, bytes)?))?;
    Ok(Saved::at(&path))
}

/// The community in whose name something of the whole vault is handed out: the one that is open.
pub(super) fn in_name_of(shell: &Shell, open: &Open) -> Result<CommunityId, Fault> {
    let all = community::community_list(&open.store)?;
    let wanted = shell.settings().community;
    all.iter()
        .find(|community| Some(community.id) == wanted)
        .or(all.first())
        .map(|community| community.id)
        .ok_or_else(|| Fault::field("community", "Make a community first."))
}
