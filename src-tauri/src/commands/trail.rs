//! The audit trail and the export register (domain H5, E15).

use copse_core::{
    audit::{self, AuditCheck, AuditPage},
    exports::{self, Export},
};
use tauri::State;

use super::files;
use crate::{
    session::Shell,
    wire::{
        Answer, AuditInput, AuditSaveInput, ExportFindInput, ExportSaveInput, ListFormat, Nothing,
        Saved,
    },
};

#[tauri::command]
pub(super) async fn audit_list(shell: State<'_, Shell>, input: AuditInput) -> Answer<AuditPage> {
    shell
        .store(move |store| audit::audit_list(store, &input.filter))
        .await
}

/// Checks the chain from the first entry to the last.
#[tauri::command]
pub(super) async fn audit_verify(shell: State<'_, Shell>, input: Nothing) -> Answer<AuditCheck> {
    let Nothing {} = input;
    shell.store(|store| audit::audit_verify(store)).await
}

#[tauri::command]
pub(super) async fn audit_save(shell: State<'_, Shell>, input: AuditSaveInput) -> Answer<Saved> {
    shell
        .work(move |shell| {
            let made = shell.with_open(|open| {
                let community = files::in_name_of(shell, open)?;
                let mut made = copse_handout::audit_set(&open.store, community, &input.filter)?;
                if input.format == ListFormat::Csv {
                    made.bytes = audit::audit_csv(&open.store, &input.filter)?.into_bytes();
                }
                Ok(made)
            })?;
            files::save_list(shell, made, input.format)
        })
        .await
}

#[tauri::command]
pub(super) async fn export_find(
    shell: State<'_, Shell>,
    input: ExportFindInput,
) -> Answer<Vec<Export>> {
    shell
        .store(move |store| exports::export_find(store, &input.filter))
        .await
}

#[tauri::command]
pub(super) async fn export_save(shell: State<'_, Shell>, input: ExportSaveInput) -> Answer<Saved> {
    shell
        .work(move |shell| {
            let made = shell.with_open(|open| {
                let community = files::in_name_of(shell, open)?;
                let mut made = copse_handout::exports_set(&open.store, community, &input.filter)?;
                if input.format == ListFormat::Csv {
                    made.bytes = exports::exports_csv(&open.store, &input.filter)?.into_bytes();
                }
                Ok(made)
            })?;
            files::save_list(shell, made, input.format)
        })
        .await
}
