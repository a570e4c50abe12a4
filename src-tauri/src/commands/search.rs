//! Search (domain E9).

use copse_core::search::{self, SearchHit};
use tauri::State;

use crate::{
    session::Shell,
    wire::{Answer, SearchInput},
};

#[tauri::command]
pub(super) async fn search(shell: State<'_, Shell>, input: SearchInput) -> Answer<Vec<SearchHit>> {
    shell
        .store(move |store| search::search(store, &input.words, input.community))
        .await
}
