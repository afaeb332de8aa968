//! What the window needs before it draws.
#![expect(clippy::let_underscore_must_use, reason = "the code that Tauri writes for a command that waits has one")]

use callcard_core::app::App;
use callcard_core::view::{Refusal, WindowStart};
use tauri::State;

use crate::suggestions;

/// What the window needs before it draws.
#[tauri::command]
pub(super) async fn window_start(app: State<'_, App>) -> Result<WindowStart, Refusal> {
    Ok(WindowStart {
        language: app.texts().language(),
        demo: app.is_demo(),
        recent: app.recent_numbers().await,
        suggestions: if app.is_demo() { suggestions::all(app.texts()) } else { Vec::new() },
    })
}
