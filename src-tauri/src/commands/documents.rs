//! Documents: made in memory, looked at, saved (domain E13, D8, E15).

use std::path::PathBuf;

use copse_core::exports::{self, Export};
use copse_documents::RecoverySheet;
use copse_handout::{Draft, Edition, name_of};
use tauri::State;

use crate::{
    desktop::{self, PDF},
    fault::Fault,
    session::{Open, Shell},
    shelf::MadeDocument,
    wire::{
        Answer, DocumentInfo, DocumentInput, DocumentPageInput, Handle, InCommunity, Nothing,
        PagePicture, Saved,
    },
};

#[tauri::command]
pub(super) async fn document_make(
    shell: State<'_, Shell>,
    input: DocumentInput,
) -> Answer<DocumentInfo> {
    shell
        .work(move |shell| {
            let edition = edition(input.large_print);
            let draft = shell.with_open(|open| {
                Ok(copse_handout::gather(&open.store, &input.request, edition)?)
            })?;
            keep(shell, draft)
        })
        .await
}

/// The recovery key on paper; only in the session in which the vault was made.
#[tauri::command]
pub(super) async fn recovery_sheet_make(
    shell: State<'_, Shell>,
    input: Nothing,
) -> Answer<DocumentInfo> {
    let Nothing {} = input;
    shell
        .work(|shell| {
            let vault = name_of(&shell.places().vault);
            let sheet = shell.with_open(|open| recovery_sheet(open, vault))?;
            keep(shell, copse_handout::recovery_sheet(&sheet))
        })
        .await
}

#[tauri::command]
pub(super) async fn document_page(
    shell: State<'_, Shell>,
    input: DocumentPageInput,
) -> Answer<PagePicture> {
    shell
        .work(move |shell| {
            let document = shell.with_open(|open| open.shelf.document(&input.handle))?;
            document.page(input.page, input.width).map(PagePicture)
        })
        .await
}

#[tauri::command]
pub(super) async fn document_save(shell: State<'_, Shell>, input: Handle) -> Answer<Saved> {
    shell
        .work(move |shell| Ok(Saved::at(&save(shell, &input)?)))
        .await
}

/// Saves, then opens the file with the system's viewer.
#[tauri::command]
pub(super) async fn document_save_open(shell: State<'_, Shell>, input: Handle) -> Answer<Saved> {
    shell
        .work(move |shell| {
            let path = save(shell, &input)?;
            desktop::open(shell.desktop(), &path)?;
            Ok(Saved::at(&path))
        })
        .await
}

#[tauri::command]
pub(super) async fn document_close(shell: State<'_, Shell>, input: Handle) -> Answer<()> {
    shell
        .open(move |open| {
            open.shelf.drop_handle(&input.handle);
            Ok(())
        })
        .await
}

/// What left the program (domain E15).
#[tauri::command]
pub(super) async fn export_list(
    shell: State<'_, Shell>,
    input: InCommunity,
) -> Answer<Vec<Export>> {
    shell
        .store(move |store| exports::export_list(store, input.community))
        .await
}

/// Ordinary or large print.
pub(super) fn edition(large_print: bool) -> Edition {
    if large_print {
        Edition::LargePrint
    } else {
        Edition::Ordinary
    }
}

/// What the recovery sheet shows. `vault` is the name of the vault's folder.
fn recovery_sheet(open: &Open, vault: String) -> Result<RecoverySheet, Fault> {
    let recovery = open.recovery.as_ref().ok_or(Fault::Gone)?;
    Ok(RecoverySheet {
        // The key leaves its own type here for the first time, and only to be printed.
        groups: recovery
            .key
            .to_string()
            .split('-')
            .map(str::to_owned)
            .collect(),
        vault,
        facilitator: recovery.facilitator.clone(),
        made_on: open.store.today(),
    })
}

/// Sets the pages without the session, so that typing and saving go on meanwhile.
fn keep(shell: &Shell, draft: Draft) -> Result<DocumentInfo, Fault> {
    let document = MadeDocument::new(copse_handout::set(draft)?);
    let info = document.info.clone();
    shell.with_open(|open| {
        open.shelf.put_document(document);
        Ok(info)
    })
}

/// Asks where to save a document, and saves it.
fn save(shell: &Shell, input: &Handle) -> Result<PathBuf, Fault> {
    let document = shell.with_open(|open| open.shelf.document(&input.handle))?;
    let file = &document.file;
    let target = shell
        .desktop()
        .save_as(&file.suggested_name, PDF)
        .ok_or(Fault::Cancelled)?;
    shell.with_open(|open| {
        Ok(copse_handout::hand_out(
            &mut open.store,
            file.export.as_ref(),
            &target,
            &file.bytes,
        )?)
    })
}
