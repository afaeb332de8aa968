//! How a phone is connected.

use callcard_core::app::Office;
use callcard_core::view::PhoneView;
use tauri::State;

/// How a phone on this machine is connected.
#[tauri::command]
pub(super) fn phone(office: State<'_, Office>) -> PhoneView {
    office.phone()
}
