//! What the agent has chosen, and pauses.

use callcard_core::app::Office;
use callcard_core::settings::{Preference, Preferences, Privacy};
use callcard_core::view::{NoticeView, Refusal};
use tauri::{AppHandle, State};

use crate::login;

/// What the agent has chosen.
#[tauri::command]
pub(super) fn preferences(office: State<'_, Office>) -> Preferences {
    office.preferences()
}

/// What the notice of a call would look like now, if it showed this much.
#[tauri::command]
pub(super) fn preview_notice(office: State<'_, Office>, privacy: Privacy) -> NoticeView {
    office.preview_notice(privacy)
}

/// Changes and saves one setting. Answers with all of them as they are then.
#[tauri::command]
pub(super) async fn prefer(office: State<'_, Office>, preference: Preference) -> Result<Preferences, Refusal> {
    office.prefer(preference).await
}

/// Shows no notices until they are resumed, or again.
#[tauri::command]
pub(super) fn pause(office: State<'_, Office>, on: bool) {
    office.pause(on);
}

/// Whether Callcard starts with the desktop; `None` where that cannot be told.
#[tauri::command]
pub(super) async fn starts_at_login(handle: AppHandle) -> Result<Option<bool>, Refusal> {
    tokio::task::spawn_blocking(move || login::is_on(&handle)).await.map_err(Refusal::internal)
}

/// Makes Callcard start with the desktop, or not.
#[tauri::command]
pub(super) async fn start_at_login(handle: AppHandle, on: bool) -> Result<(), Refusal> {
    let turned = tokio::task::spawn_blocking(move || login::turn(&handle, on)).await;
    turned.map_err(Refusal::internal)?.map_err(Refusal::internal)
}
