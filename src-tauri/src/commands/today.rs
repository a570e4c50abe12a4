//! The first screen (domain H6).

use copse_core::today::{self, Today};
use tauri::State;

use crate::{
    session::Shell,
    wire::{Answer, InCommunity},
};

#[tauri::command]
pub(super) async fn today_get(shell: State<'_, Shell>, input: InCommunity) -> Answer<Today> {
    shell
        .store(move |store| today::today_get(store, input.community))
        .await
}
