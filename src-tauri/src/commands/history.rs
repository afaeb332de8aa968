//! The history: pages of it, its changes, and deleting from it.

use callcard_core::app::Office;
use callcard_core::call::CallId;
use callcard_core::view::{HistoryPage, HistoryQuestion, Refusal};
use tauri::ipc::Channel;
use tauri::{State, WebviewWindow};

use crate::file_manager;
use crate::window::while_open;

/// A page of the history.
#[tauri::command]
pub(super) async fn history(office: State<'_, Office>, question: HistoryQuestion) -> Result<HistoryPage, Refusal> {
    office.history(question).await
}

/// Says each time that the history has changed; what is said meanwhile is said once.
#[tauri::command]
pub(super) async fn follow_history(
    office: State<'_, Office>,
    window: WebviewWindow,
    changes: Channel<u64>,
) -> Result<(), Refusal> {
    let mut history = office.history_changes();
    while_open(&window, async move {
        while history.changed().await.is_ok() {
            let count = *history.borrow_and_update();
            if changes.send(count).is_err() {
                return;
            }
        }
    });
    Ok(())
}

/// The agent looks at the history: what was missed is seen.
#[tauri::command]
pub(super) fn see_history(office: State<'_, Office>) {
    office.see_history();
}

/// Deletes a call that is over.
#[tauri::command]
pub(super) async fn delete_call(office: State<'_, Office>, call: CallId) -> Result<(), Refusal> {
    office.remove(Some(call)).await.map(drop)
}

/// Deletes all calls that are over. Answers with how many.
#[tauri::command]
pub(super) async fn clear_history(office: State<'_, Office>) -> Result<usize, Refusal> {
    office.remove(None).await
}

/// Writes the whole history as a table into the downloads. Answers with the file's path.
#[tauri::command]
pub(super) async fn export_history(office: State<'_, Office>) -> Result<String, Refusal> {
    Ok(office.export_history().await?.display().to_string())
}

/// Shows the file that was written last in the system's file manager.
#[tauri::command]
pub(super) async fn reveal_export(office: State<'_, Office>) -> Result<(), Refusal> {
    match office.exported() {
        Some(file) => file_manager::reveal(&file).await.map_err(Refusal::internal),
        None => Ok(()),
    }
}
