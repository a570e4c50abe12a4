//! Policy issues, and what a briefing on them is made of (domain E10).

use copse_core::{
    ids::PolicyId,
    journal::Done,
    policy::{self, BriefingOffer, PolicyDetails, PolicyIssue, PolicyLine},
};
use tauri::State;

use crate::{
    session::Shell,
    wire::{Answer, ById, Change, InCommunity, New},
};

#[tauri::command]
pub(super) async fn policy_list(
    shell: State<'_, Shell>,
    input: InCommunity,
) -> Answer<Vec<PolicyLine>> {
    shell
        .store(move |store| policy::policy_list(store, input.community))
        .await
}

#[tauri::command]
pub(super) async fn policy_get(
    shell: State<'_, Shell>,
    input: ById<PolicyId>,
) -> Answer<PolicyIssue> {
    shell
        .store(move |store| policy::policy_get(store, input.id))
        .await
}

#[tauri::command]
pub(super) async fn policy_create(
    shell: State<'_, Shell>,
    input: New<PolicyDetails>,
) -> Answer<Done<PolicyIssue>> {
    shell
        .store(move |store| policy::policy_create(store, input.community, input.details))
        .await
}

#[tauri::command]
pub(super) async fn policy_update(
    shell: State<'_, Shell>,
    input: Change<PolicyId, PolicyDetails>,
) -> Answer<Done<PolicyIssue>> {
    shell
        .store(move |store| policy::policy_update(store, input.id, input.version, input.details))
        .await
}

#[tauri::command]
pub(super) async fn policy_delete(
    shell: State<'_, Shell>,
    input: ById<PolicyId>,
) -> Answer<Done<()>> {
    shell
        .store(move |store| policy::policy_delete(store, input.id))
        .await
}

#[tauri::command]
pub(super) async fn policy_restore(
    shell: State<'_, Shell>,
    input: ById<PolicyId>,
) -> Answer<Done<PolicyIssue>> {
    shell
        .store(move |store| policy::policy_restore(store, input.id))
        .await
}

/// What a briefing can be made of.
#[tauri::command]
pub(super) async fn briefing_offer(
    shell: State<'_, Shell>,
    input: InCommunity,
) -> Answer<BriefingOffer> {
    shell
        .store(move |store| policy::briefing_offer(store, input.community))
        .await
}
