//! What the window may ask of the app. Each command hands over to the core; `ui/src/lib/backend.ts` is the other side.
#![expect(clippy::let_underscore_must_use, reason = "the code that Tauri writes for a command that waits has one")]

use callcard_core::app::App;
use callcard_core::call::CallId;
use callcard_core::view::{CallView, HistoryPage, NumberView, Refusal, WindowStart};
use tauri::ipc::{Channel, Invoke};
use tauri::{State, WebviewWindow};

use crate::suggestions;

/// All of them.
pub(crate) fn handler() -> impl Fn(Invoke) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        window_start,
        read_number,
        test_call,
        open_card,
        end_call,
        close_window,
        history,
        follow_history,
        see_history,
        delete_call,
        clear_history,
        call_back
    ]
}

/// What the window needs before it draws.
#[tauri::command]
async fn window_start(app: State<'_, App>) -> Result<WindowStart, Refusal> {
    Ok(WindowStart {
        language: app.texts().language(),
        demo: app.is_demo(),
        recent: app.recent_numbers().await,
        suggestions: if app.is_demo() { suggestions::all(app.texts()) } else { Vec::new() },
    })
}

/// Reads a number the way a source's would be.
#[tauri::command]
fn read_number(app: State<'_, App>, text: &str) -> NumberView {
    app.read_number(text)
}

/// Rings this desktop; the channel gets the call as it is and as it changes. Answers with the call's id.
#[tauri::command]
async fn test_call(app: State<'_, App>, number: String, changes: Channel<CallView>) -> Result<String, Refusal> {
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

/// Does what a click on the call's notice does.
#[tauri::command]
fn open_card(app: State<'_, App>, call: CallId) {
    app.open_card(call);
}

/// Hangs a test call up.
#[tauri::command]
fn end_call(app: State<'_, App>, call: CallId) {
    app.hang_up(call);
}

/// A page of the history.
#[tauri::command]
async fn history(app: State<'_, App>, search: Option<String>, before: Option<CallId>) -> Result<HistoryPage, Refusal> {
    app.history(search, before).await
}

/// Says each time that the history has changed; what is said meanwhile is said once.
#[tauri::command]
async fn follow_history(app: State<'_, App>, changes: Channel<u64>) -> Result<(), Refusal> {
    let mut revision = app.history_revision();
    tokio::spawn(async move {
        // Ends with the window.
        while revision.changed().await.is_ok() {
            let newest = *revision.borrow_and_update();
            if changes.send(newest).is_err() {
                return;
            }
        }
    });
    Ok(())
}

/// The agent looks at the history: what was missed is seen.
#[tauri::command]
fn see_history(app: State<'_, App>) {
    app.see_history();
}

/// Deletes a call that is over.
#[tauri::command]
async fn delete_call(app: State<'_, App>, call: CallId) -> Result<(), Refusal> {
    app.delete(Some(call)).await.map(drop)
}

/// Deletes all calls that are over. Answers with how many.
#[tauri::command]
async fn clear_history(app: State<'_, App>) -> Result<usize, Refusal> {
    app.delete(None).await
}

/// Calls the caller back with the system's telephone program.
#[tauri::command]
fn call_back(app: State<'_, App>, call: CallId) {
    app.call_back(call);
}

/// Closes the window, and ends the page's process with it.
#[tauri::command]
fn close_window(window: WebviewWindow) -> Result<(), Refusal> {
    window.destroy().map_err(|error| Refusal { code: "internal".into(), message: error.to_string() })
}
