//! The account. Secrets come another way: past the page.

use callcard_core::app::Office;
use callcard_core::view::{ConnectRequest, Refusal, SecretKind, SecretView};
use tauri::{AppHandle, State};

use crate::clipboard;

/// Takes a secret from the clipboard and keeps it for `connect`. The page never sees it.
#[tauri::command]
pub(super) async fn take_secret(
    office: State<'_, Office>,
    handle: AppHandle,
    kind: SecretKind,
) -> Result<SecretView, Refusal> {
    office.take_secret(kind, &clipboard::secret(&handle).await)
}

/// Forgets the secrets that were taken.
#[tauri::command]
pub(super) fn forget_secrets(office: State<'_, Office>) {
    office.forget_secrets();
}

/// Connects an account with the secrets that were taken, once the CRM has proved it.
#[tauri::command]
pub(super) async fn connect(office: State<'_, Office>, request: ConnectRequest) -> Result<(), Refusal> {
    office.connect_with_taken(request).await
}

/// Says which user of the account sits here.
#[tauri::command]
pub(super) async fn choose_me(office: State<'_, Office>, me: u64) -> Result<(), Refusal> {
    office.choose_me(me).await.map_err(|why| office.refuse(&why))
}

/// Removes the account's secrets; calls go to the demo again.
#[tauri::command]
pub(super) async fn sign_out(office: State<'_, Office>) -> Result<(), Refusal> {
    office.sign_out().await.map_err(|why| office.refuse(&why))
}

/// Asks the keyring again.
#[tauri::command]
pub(super) fn try_again(office: State<'_, Office>) {
    office.try_again();
}
