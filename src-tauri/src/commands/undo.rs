//! Undo, redo, and the bin (domain H4).

use copse_core::{
    bin::{self, BinEntry},
    journal::Done,
    undo::{self as steps, UndoStep},
};
use tauri::State;

use crate::{
    session::Shell,
    wire::{Answer, InCommunity, Nothing, RecordInput, UndoState},
};

#[tauri::command]
pub(super) async fn undo_get(shell: State<'_, Shell>, input: Nothing) -> Answer<UndoState> {
    let Nothing {} = input;
    shell
        .open(|open| {
            if open.store.vault().is_read_only() {
                return Ok(UndoState {
                    undo: None,
                    redo: None,
                });
            }
            Ok(UndoState {
                undo: steps::undo_next(&open.store)?,
                redo: steps::redo_next(&open.store)?,
            })
        })
        .await
}

#[tauri::command]
pub(super) async fn undo(shell: State<'_, Shell>, input: Nothing) -> Answer<Done<UndoStep>> {
    let Nothing {} = input;
    shell.store(steps::undo).await
}

#[tauri::command]
pub(super) async fn redo(shell: State<'_, Shell>, input: Nothing) -> Answer<Done<UndoStep>> {
    let Nothing {} = input;
    shell.store(steps::redo).await
}

#[tauri::command]
pub(super) async fn bin_list(shell: State<'_, Shell>, input: InCommunity) -> Answer<Vec<BinEntry>> {
    shell
        .store(move |store| bin::bin_list(store, input.community))
        .await
}

#[tauri::command]
pub(super) async fn bin_restore(shell: State<'_, Shell>, input: RecordInput) -> Answer<Done<()>> {
    shell
        .store(move |store| bin::bin_restore(store, input.record))
        .await
}
