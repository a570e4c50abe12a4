//! Terms of reference (domain D6).

use copse_core::{
    journal::Done,
    terms::{self, Terms},
};
use tauri::State;

use crate::{
    session::Shell,
    wire::{Answer, InCommunity, TermsAdoptInput, TermsAgreeInput, TermsUpdateInput},
};

#[tauri::command]
pub(super) async fn terms_list(shell: State<'_, Shell>, input: InCommunity) -> Answer<Vec<Terms>> {
    shell
        .store(move |store| terms::terms_list(store, input.community))
        .await
}

#[tauri::command]
pub(super) async fn terms_begin(
    shell: State<'_, Shell>,
    input: InCommunity,
) -> Answer<Done<Terms>> {
    shell
        .store(move |store| terms::terms_begin(store, input.community))
        .await
}

#[tauri::command]
pub(super) async fn terms_update(
    shell: State<'_, Shell>,
    input: TermsUpdateInput,
) -> Answer<Done<Terms>> {
    shell
        .store(move |store| terms::terms_update(store, input.id, input.version, input.body))
        .await
}

#[tauri::command]
pub(super) async fn terms_adopt(
    shell: State<'_, Shell>,
    input: TermsAdoptInput,
) -> Answer<Done<Terms>> {
    shell
        .store(move |store| terms::terms_adopt(store, input.id, input.on))
        .await
}

#[tauri::command]
pub(super) async fn terms_agree(
    shell: State<'_, Shell>,
    input: TermsAgreeInput,
) -> Answer<Done<Terms>> {
    shell
        .store(move |store| terms::terms_agree(store, input.id, input.person, input.on))
        .await
}
