//! How a phone is connected.

use callcard_core::app::App;
use callcard_core::view::PhoneView;
use tauri::State;

/// How a phone on this machine is connected.
#[tauri::command]
pub(super) fn phone(app: State<'_, App>) -> PhoneView {
    app.phone()
}
