//! The account. Secrets come another way: past the page.

use callcard_core::app::App;
use callcard_core::view::{ConnectRequest, Refusal, SecretKind, SecretView};
use tauri::{AppHandle, State};

use crate::clipboard;

/// Takes a secret from the clipboard and keeps it for `connect`. The page never sees it.
#[tauri::command]
pub(super) async fn take_secret(
    app: State<'_, App>,
    handle: AppHandle,
    kind: SecretKind,
) -> Result<SecretView, Refusal> {
    app.take_secret(kind, &clipboard::secret(&handle).await)
}

/// Forgets the secrets that were taken.
#[tauri::command]
pub(super) fn forget_secrets(app: State<'_, App>) {
    app.forget_secrets();
}

/// Connects an account with the secrets that were taken, once the CRM has proved it.
#[tauri::command]
pub(super) async fn connect(app: State<'_, App>, request: ConnectRequest) -> Result<(), Refusal> {
    app.connect_with_taken(request).await
}

/// Says which user of the account sits here.
#[tauri::command]
pub(super) async fn choose_me(app: State<'_, App>, me: u64) -> Result<(), Refusal> {
    app.choose_me(me).await.map_err(|why| app.refuse(&why))
}

/// Removes the account's secrets; calls go to the demo again.
#[tauri::command]
pub(super) async fn sign_out(app: State<'_, App>) -> Result<(), Refusal> {
    app.sign_out().await.map_err(|why| app.refuse(&why))
}

/// Asks the keyring again.
#[tauri::command]
pub(super) fn try_again(app: State<'_, App>) {
    app.try_again();
}
