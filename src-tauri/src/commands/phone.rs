//! How phones are connected: what there is to copy, the sources of calls, and setting one up. Secrets come another way: past
//! the page.

use callcard_core::app::Office;
use callcard_core::view::{
    MicrosipDeed, MicrosipView, PhoneView, Refusal, SecretView, SourceDraft, SourcesView, TrialView,
};
use tauri::ipc::Channel;
use tauri::{AppHandle, State, WebviewWindow};

use crate::window::while_open;
use crate::{clipboard, programs};

/// How a phone on this machine is connected.
#[tauri::command]
pub(super) fn phone(office: State<'_, Office>) -> PhoneView {
    office.phone()
}

/// The channel gets all sources of calls now and each time that one has changed or told of something.
#[tauri::command]
pub(super) async fn follow_sources(
    office: State<'_, Office>,
    window: WebviewWindow,
    changes: Channel<SourcesView>,
) -> Result<(), Refusal> {
    let mut sources = office.follow_sources();
    while_open(&window, async move {
        while sources.changed().await.is_ok() {
            let newest = sources.borrow_and_update().clone();
            if changes.send(newest).is_err() {
                return;
            }
        }
    });
    Ok(())
}

/// Takes a secret of a source from the clipboard and keeps it for `keep_source`. The page never sees it.
#[tauri::command]
pub(super) async fn take_source_secret(
    office: State<'_, Office>,
    handle: AppHandle,
    kind: String,
    word: String,
) -> Result<SecretView, Refusal> {
    office.take_source_secret(&kind, &word, &clipboard::secret(&handle).await)
}

/// Tries whether a telephone system lets us in, with what was filled in. Keeps nothing.
#[tauri::command]
pub(super) async fn try_source(office: State<'_, Office>, draft: SourceDraft) -> Result<TrialView, Refusal> {
    office.try_draft(draft).await
}

/// Sets a source up, or changes it. Answers with its name.
#[tauri::command]
pub(super) async fn keep_source(office: State<'_, Office>, draft: SourceDraft) -> Result<String, Refusal> {
    office.keep_draft(draft).await
}

/// Listens to a telephone system no more, and removes its secrets.
#[tauri::command]
pub(super) async fn remove_source(office: State<'_, Office>, name: String) -> Result<(), Refusal> {
    office.remove_source(&name).await
}

/// An extension that a source told of is the agent's from now on.
#[tauri::command]
pub(super) async fn take_extension(office: State<'_, Office>, name: String, extension: String) -> Result<(), Refusal> {
    office.take_extension(&name, extension).await
}

/// Looks at MicroSIP's own file, sets it up so that it tells Callcard of its calls, or takes that out again.
#[tauri::command]
pub(super) async fn microsip(office: State<'_, Office>, deed: MicrosipDeed) -> Result<MicrosipView, Refusal> {
    office.microsip(deed, programs::is_running("MicroSIP.exe")).await
}
