//! Test calls, the call that is waited for, and what can be done with any call.

use std::sync::Arc;

use callcard_core::app::App;
use callcard_core::call::{Call, CallId};
use callcard_core::view::{CallView, Offer, Refusal, TypedNumber};
use tauri::ipc::Channel;
use tauri::{State, WebviewWindow};
use tokio::sync::watch;

use crate::suggestions;
use crate::window::while_open;

/// The numbers that a test call offers.
#[tauri::command]
pub(super) async fn offer(app: State<'_, App>) -> Result<Offer, Refusal> {
    let suggestions = if app.is_demo() { suggestions::all(app.texts()) } else { Vec::new() };
    Ok(Offer { recent: app.recent_numbers().await, suggestions })
}

/// Reads a number the way a source's would be, and groups it while it is typed.
#[tauri::command]
pub(super) async fn type_number(app: State<'_, App>, text: String) -> Result<TypedNumber, Refusal> {
    app.type_number(text).await
}

/// Rings this desktop; the channel gets the call as it is and as it changes. Answers with the call's id.
#[tauri::command]
pub(super) async fn test_call(
    app: State<'_, App>,
    window: WebviewWindow,
    number: String,
    changes: Channel<CallView>,
) -> Result<String, Refusal> {
    let followed = app.test_call(&number).await?;
    while_open(&window, follow(app.inner().clone(), followed.changes, changes));
    Ok(followed.call.to_string())
}

/// The channel gets the first call of a source that arrives from now on, and each change of it.
#[tauri::command]
pub(super) async fn await_call(
    app: State<'_, App>,
    window: WebviewWindow,
    changes: Channel<CallView>,
) -> Result<(), Refusal> {
    let app = app.inner().clone();
    let waiting = app.await_call();
    while_open(&window, async move {
        if let Some(call) = waiting.await {
            follow(app, call, changes).await;
        }
    });
    Ok(())
}

/// Ends with the window, or with the call.
async fn follow(app: App, mut call: watch::Receiver<Arc<Call>>, changes: Channel<CallView>) {
    loop {
        let view = CallView::of(&call.borrow_and_update(), &*app.pages());
        if changes.send(view).is_err() || call.changed().await.is_err() {
            return;
        }
    }
}

/// Does what a click on the call's notice does.
#[tauri::command]
pub(super) fn open_card(app: State<'_, App>, call: CallId) {
    app.open_card(call);
}

/// Hangs a test call up.
#[tauri::command]
pub(super) fn end_call(app: State<'_, App>, call: CallId) {
    app.hang_up(call);
}

/// Calls the caller back with the system's telephone program.
#[tauri::command]
pub(super) fn call_back(app: State<'_, App>, call: CallId) {
    app.call_back(call);
}
