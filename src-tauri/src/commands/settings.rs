//! Settings of this PC. They work while the vault is locked: the lock screen has a theme too.

use tauri::State;

use crate::{
    session::Shell,
    wire::{Answer, Nothing, Settings, SettingsInput},
};

#[tauri::command]
pub(super) async fn settings_get(shell: State<'_, Shell>, input: Nothing) -> Answer<Settings> {
    let Nothing {} = input;
    shell.work(|shell| Ok(shell.settings())).await
}

#[tauri::command]
pub(super) async fn settings_set(
    shell: State<'_, Shell>,
    input: SettingsInput,
) -> Answer<Settings> {
    shell
        .work(move |shell| shell.settings_set(input.settings))
        .await
}
