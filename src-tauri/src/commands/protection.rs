//! Data protection: erasing, how long data is kept, a person's own data (domain H5).

use copse_core::{
    erasure::{self, ErasePreview, Erased, OlderBackup},
    journal::Done,
    retention::{
        self, RetentionDecide, RetentionDecided, RetentionDue, RetentionEntry, RetentionRule,
    },
};
use copse_vault::{backups, backups_in};
use tauri::State;

use crate::{
    session::{Open, Shell},
    wire::{
        Answer, DataKindInput, EraseInput, InCommunity, Nothing, RecordInput, RetentionRuleInput,
    },
};

#[tauri::command]
pub(super) async fn erase_preview(
    shell: State<'_, Shell>,
    input: RecordInput,
) -> Answer<ErasePreview> {
    shell
        .store(move |store| erasure::erase_preview(store, input.record))
        .await
}

#[tauri::command]
pub(super) async fn erase(shell: State<'_, Shell>, input: EraseInput) -> Answer<Done<Erased>> {
    shell
        .work(move |shell| {
            let second = shell.backup_folder();
            shell.with_open(|open| {
                let older = older(open, second.as_deref());
                // A document in memory may show what is erased.
                open.shelf = crate::shelf::Shelf::default();
                Ok(erasure::erase(&mut open.store, &input.records, &older)?)
            })
        })
        .await
}

#[tauri::command]
pub(super) async fn retention_rules(
    shell: State<'_, Shell>,
    input: Nothing,
) -> Answer<Vec<RetentionRule>> {
    let Nothing {} = input;
    shell.store(|store| retention::retention_rules(store)).await
}

#[tauri::command]
pub(super) async fn retention_rule_set(
    shell: State<'_, Shell>,
    input: RetentionRuleInput,
) -> Answer<Done<RetentionRule>> {
    shell
        .store(move |store| {
            retention::retention_rule_set(store, input.kind, input.version, &input.details)
        })
        .await
}

#[tauri::command]
pub(super) async fn retention_rule_reset(
    shell: State<'_, Shell>,
    input: DataKindInput,
) -> Answer<Done<RetentionRule>> {
    shell
        .store(move |store| retention::retention_rule_reset(store, input.kind))
        .await
}

/// What is due for review. Nothing goes by itself.
#[tauri::command]
pub(super) async fn retention_due(
    shell: State<'_, Shell>,
    input: InCommunity,
) -> Answer<Vec<RetentionDue>> {
    shell
        .store(move |store| {
            let today = store.today();
            retention::retention_due(store, Some(input.community), today)
        })
        .await
}

#[tauri::command]
pub(super) async fn retention_decide(
    shell: State<'_, Shell>,
    input: RetentionDecide,
) -> Answer<Done<RetentionDecided>> {
    shell
        .work(move |shell| {
            let second = shell.backup_folder();
            shell.with_open(|open| {
                let older = older(open, second.as_deref());
                open.shelf = crate::shelf::Shelf::default();
                Ok(retention::retention_decide(&mut open.store, input, &older)?)
            })
        })
        .await
}

#[tauri::command]
pub(super) async fn retention_decisions(
    shell: State<'_, Shell>,
    input: InCommunity,
) -> Answer<Vec<RetentionEntry>> {
    shell
        .store(move |store| retention::retention_decisions(store, Some(input.community)))
        .await
}

/// Backups that still hold what is erased now.
fn older(open: &Open, second: Option<&std::path::Path>) -> Vec<OlderBackup> {
    let mut found = backups(open.store.folder());
    if let Some(second) = second {
        found.extend(backups_in(second, open.store.vault().id()));
    }
    found
        .into_iter()
        .map(|backup| OlderBackup {
            name: copse_handout::name_of(&backup.folder),
            made_at: backup.made_at,
        })
        .collect()
}
