//! Case studies and their sections (domain E1, E4, E7).

use copse_core::{
    cases::{self, CaseDetails, CaseFull, CaseRow, CaseSection},
    ids::{CaseId, SectionId},
    journal::Done,
};
use tauri::State;

use crate::{
    desktop::MARKDOWN,
    fault::Fault,
    session::Shell,
    wire::{
        Answer, ById, CaseImported, CaseReleaseInput, Change, InCommunity, New, SectionAddInput,
        SectionMoveInput, SectionUpdateInput,
    },
};

/// Longest file that is read as a case, in bytes: ten times the longest text that a case may have.
const LONGEST_IMPORT: usize = 20_000_000;

#[tauri::command]
pub(super) async fn case_list(shell: State<'_, Shell>, input: InCommunity) -> Answer<Vec<CaseRow>> {
    shell
        .store(move |store| cases::case_list(store, input.community))
        .await
}

#[tauri::command]
pub(super) async fn case_get(shell: State<'_, Shell>, input: ById<CaseId>) -> Answer<CaseFull> {
    shell
        .store(move |store| cases::case_get(store, input.id))
        .await
}

#[tauri::command]
pub(super) async fn case_create(
    shell: State<'_, Shell>,
    input: New<CaseDetails>,
) -> Answer<Done<CaseFull>> {
    shell
        .store(move |store| cases::case_create(store, input.community, input.details))
        .await
}

#[tauri::command]
pub(super) async fn case_update(
    shell: State<'_, Shell>,
    input: Change<CaseId, CaseDetails>,
) -> Answer<Done<CaseFull>> {
    shell
        .store(move |store| cases::case_update(store, input.id, input.version, input.details))
        .await
}

#[tauri::command]
pub(super) async fn case_delete(shell: State<'_, Shell>, input: ById<CaseId>) -> Answer<Done<()>> {
    shell
        .store(move |store| cases::case_delete(store, input.id))
        .await
}

#[tauri::command]
pub(super) async fn case_restore(
    shell: State<'_, Shell>,
    input: ById<CaseId>,
) -> Answer<Done<CaseFull>> {
    shell
        .store(move |store| cases::case_restore(store, input.id))
        .await
}

#[tauri::command]
pub(super) async fn case_release_check(
    shell: State<'_, Shell>,
    input: CaseReleaseInput,
) -> Answer<()> {
    shell
        .store(move |store| cases::case_release_check(store, input.id, input.reason.as_deref()))
        .await
}

/// Reads a case from a Markdown file that the user chooses.
#[tauri::command]
pub(super) async fn case_import(
    shell: State<'_, Shell>,
    input: InCommunity,
) -> Answer<Done<CaseImported>> {
    shell
        .work(move |shell| {
            // Nobody should choose a file for nothing.
            shell.with_open(|_| Ok(()))?;
            let file = shell
                .desktop()
                .choose_file("Import a case study", MARKDOWN)
                .ok_or(Fault::Cancelled)?;
            let draft = copse_interchange::case_from_markdown(&copse_handout::read_text(
                &file,
                LONGEST_IMPORT,
            )?);
            let problems = draft.problems.clone();
            let done = shell.with_open(|open| {
                Ok(cases::case_import(&mut open.store, input.community, draft)?)
            })?;
            Ok(done.map(|case| CaseImported { case, problems }))
        })
        .await
}

#[tauri::command]
pub(super) async fn section_update(
    shell: State<'_, Shell>,
    input: SectionUpdateInput,
) -> Answer<Done<CaseSection>> {
    shell
        .store(move |store| cases::section_update(store, input.id, input.version, input.change))
        .await
}

#[tauri::command]
pub(super) async fn section_add(
    shell: State<'_, Shell>,
    input: SectionAddInput,
) -> Answer<Done<CaseFull>> {
    shell
        .store(move |store| cases::section_add(store, input.case, input.kind, input.heading))
        .await
}

#[tauri::command]
pub(super) async fn section_remove(
    shell: State<'_, Shell>,
    input: ById<SectionId>,
) -> Answer<Done<CaseFull>> {
    shell
        .store(move |store| cases::section_remove(store, input.id))
        .await
}

#[tauri::command]
pub(super) async fn section_move(
    shell: State<'_, Shell>,
    input: SectionMoveInput,
) -> Answer<Done<CaseFull>> {
    shell
        .store(move |store| cases::section_move(store, input.id, input.to))
        .await
}
