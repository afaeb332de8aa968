//! Test calls, the call that is waited for, and what can be done with any call.

use std::sync::Arc;

use callcard_core::app::Office;
use callcard_core::call::{Call, CallId};
use callcard_core::view::{CallView, Offer, Refusal, TypedNumber};
use tauri::ipc::Channel;
use tauri::{State, WebviewWindow};
use tokio::sync::watch;

use crate::suggestions;
use crate::window::while_open;

/// The numbers that a test call offers.
#[tauri::command]
pub(super) async fn offer(office: State<'_, Office>) -> Result<Offer, Refusal> {
    let suggestions = if office.is_demo() { suggestions::all(office.texts()) } else { Vec::new() };
    Ok(Offer { recent: office.recent_numbers().await, suggestions })
}

/// Reads a number the way a source's would be, and groups it while it is typed.
#[tauri::command]
pub(super) async fn type_number(office: State<'_, Office>, text: String) -> Result<TypedNumber, Refusal> {
    office.type_number(text).await
}

/// Rings this desktop; the channel gets the call as it is and as it changes. Answers with the call's id.
#[tauri::command]
pub(super) async fn test_call(
    office: State<'_, Office>,
    window: WebviewWindow,
    number: String,
    changes: Channel<CallView>,
) -> Result<String, Refusal> {
    let followed = office.test_call(&number).await?;
    while_open(&window, follow(office.inner().clone(), followed.changes, changes));
    Ok(followed.call.to_string())
}

/// The channel gets the first call of a source that arrives from now on, and each change of it.
#[tauri::command]
pub(super) async fn await_call(
    office: State<'_, Office>,
    window: WebviewWindow,
    changes: Channel<CallView>,
) -> Result<(), Refusal> {
    let office = office.inner().clone();
    let waiting = office.await_call();
    while_open(&window, async move {
        if let Some(call) = waiting.await {
            follow(office, call, changes).await;
        }
    });
    Ok(())
}

/// Ends with the window, or with the call.
async fn follow(office: Office, mut call: watch::Receiver<Arc<Call>>, changes: Channel<CallView>) {
    loop {
        let view = CallView::of(&call.borrow_and_update(), &*office.pages());
        if changes.send(view).is_err() || call.changed().await.is_err() {
            return;
        }
    }
}

/// Does what a click on the call's notice does.
#[tauri::command]
pub(super) fn open_card(office: State<'_, Office>, call: CallId) {
    office.open_card(call);
}

/// Hangs a test call up.
#[tauri::command]
pub(super) fn end_call(office: State<'_, Office>, call: CallId) {
    office.hang_up(call);
}

/// Calls the caller back with the system's telephone program.
#[tauri::command]
pub(super) fn call_back(office: State<'_, Office>, call: CallId) {
    office.call_back(call);
}
