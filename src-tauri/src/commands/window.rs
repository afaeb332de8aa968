//! The window itself.

use callcard_core::view::Refusal;
use tauri::WebviewWindow;

/// Closes the window, and ends the page's process with it.
#[tauri::command]
pub(super) fn close_window(window: WebviewWindow) -> Result<(), Refusal> {
    window.destroy().map_err(Refusal::internal)
}
