//! Long work: how far it is, and stopping it (domain H8).

use tauri::State;

use crate::{
    session::Shell,
    wire::{Answer, Nothing, Work},
};

#[tauri::command]
pub(super) async fn work_get(shell: State<'_, Shell>, input: Nothing) -> Answer<Option<Work>> {
    let Nothing {} = input;
    Ok(shell.work_now())
}

#[tauri::command]
pub(super) async fn work_stop(shell: State<'_, Shell>, input: Nothing) -> Answer<()> {
    let Nothing {} = input;
    shell.work_stop();
    Ok(())
}
