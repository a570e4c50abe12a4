//! Documents: made in memory, looked at, saved (domain E13, D8, E15).

use copse_core::exports::{self, Export};
use tauri::State;

use crate::{
    desktop::PDF,
    fault::Fault,
    outgoing, printing,
    session::Shell,
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
            let edition = printing::edition(input.large_print);
            let draft = shell
                .with_open(|open| printing::gather(&mut open.store, &input.request, edition))?;
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
            let vault = shell.places().vault.clone();
            let draft = shell.with_open(|open| printing::recovery_sheet(open, &vault))?;
            keep(shell, draft)
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
            printing::page(&document, input.page, input.width).map(PagePicture)
        })
        .await
}

#[tauri::command]
pub(super) async fn document_save(shell: State<'_, Shell>, input: Handle) -> Answer<Saved> {
    shell
        .work(move |shell| Ok(outgoing::saved(&save(shell, &input)?)))
        .await
}

/// Saves, then opens the file with the system's viewer.
#[tauri::command]
pub(super) async fn document_save_open(shell: State<'_, Shell>, input: Handle) -> Answer<Saved> {
    shell
        .work(move |shell| {
            let path = save(shell, &input)?;
            outgoing::open(shell.desktop(), &path)?;
            Ok(outgoing::saved(&path))
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

fn keep(shell: &Shell, draft: printing::Draft) -> Result<DocumentInfo, Fault> {
    let document = printing::set(draft)?;
    let info = document.info.clone();
    shell.with_open(|open| {
        open.shelf.put_document(document);
        Ok(info)
    })
}

fn save(shell: &Shell, input: &Handle) -> Result<std::path::PathBuf, Fault> {
    let document = shell.with_open(|open| open.shelf.document(&input.handle))?;
    let target = shell
        .desktop()
        .save_as(&document.info.suggested_name, PDF)
        .ok_or(Fault::Cancelled)?;
    shell.with_open(|open| outgoing::write(open, document.export.as_ref(), &target, &document.pdf))
}
