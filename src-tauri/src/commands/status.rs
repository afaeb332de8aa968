//! What the window needs before it draws, and what every page goes by.
#![expect(clippy::let_underscore_must_use, reason = "the code that Tauri writes for a command that waits has one")]

use callcard_core::app::{App, Page};
use callcard_core::view::{Refusal, WindowStart, WindowStatus};
use tauri::ipc::Channel;
use tauri::{State, WebviewWindow};

/// What the window needs before it draws.
#[tauri::command]
pub(super) fn window_start(app: State<'_, App>, window: WebviewWindow) -> WindowStart {
    WindowStart::new(page(&window), app.status_now(has_tray()))
}

/// The channel gets the status now and each time that it has changed.
#[tauri::command]
pub(super) async fn follow_status(app: State<'_, App>, changes: Channel<WindowStatus>) -> Result<(), Refusal> {
    let mut status = app.status(has_tray());
    tokio::spawn(async move {
        loop {
            let newest = status.borrow_and_update().clone();
            // Ends with the window.
            if changes.send(newest).is_err() || status.changed().await.is_err() {
                return;
            }
        }
    });
    Ok(())
}

/// The page that the window was opened at.
fn page(window: &WebviewWindow) -> Page {
    let url = window.url().ok();
    let asked = url.as_ref().and_then(|url| url.query_pairs().find(|(name, _)| name == "page"));
    asked.and_then(|(_, page)| Page::named(&page)).unwrap_or(Page::History)
}

/// Whether this desktop shows tray icons.
fn has_tray() -> bool {
    true
}
