//! Test calls, and what can be done with any call.
#![expect(clippy::let_underscore_must_use, reason = "the code that Tauri writes for a command that waits has one")]

use callcard_core::app::App;
use callcard_core::call::CallId;
use callcard_core::view::{CallView, NumberView, Refusal};
use tauri::State;
use tauri::ipc::Channel;

/// Reads a number the way a source's would be.
#[tauri::command]
pub(super) fn read_number(app: State<'_, App>, text: &str) -> NumberView {
    app.read_number(text)
}

/// Rings this desktop; the channel gets the call as it is and as it changes. Answers with the call's id.
#[tauri::command]
pub(super) async fn test_call(
    app: State<'_, App>,
    number: String,
    changes: Channel<CallView>,
) -> Result<String, Refusal> {
    let mut followed = app.test_call(&number).await?;
    let origin = app.origin().clone();
    tokio::spawn(async move {
        loop {
            let view = CallView::of(&followed.changes.borrow_and_update(), &origin);
            // Ends with the window, or with the call.
            if changes.send(view).is_err() || followed.changes.changed().await.is_err() {
                return;
            }
        }
    });
    Ok(followed.call.to_string())
}

/// Hangs a test call up.
#[tauri::command]
pub(super) fn end_call(app: State<'_, App>, call: CallId) {
    app.hang_up(call);
}

/// Does what a click on the call's notice does.
#[tauri::command]
pub(super) fn open_card(app: State<'_, App>, call: CallId) {
    app.open_card(call);
}

/// Calls the caller back with the system's telephone program.
#[tauri::command]
pub(super) fn call_back(app: State<'_, App>, call: CallId) {
    app.call_back(call);
}
