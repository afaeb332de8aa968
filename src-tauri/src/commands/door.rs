//! The addresses of sources at the HTTP door, messages with them, and new ones. The page sees them with their secret masked;
//! what is copied is whole.

use callcard_core::app::Office;
use callcard_core::view::{Refusal, SourceUrls};
use tauri::{AppHandle, State};

use crate::clipboard;

/// The addresses to write into a telephone or telephone system; none where a source has no address.
#[tauri::command]
pub(super) async fn source_urls(office: State<'_, Office>, source: String) -> Result<SourceUrls, Refusal> {
    office.source_urls(&source, false).await
}

/// Copies one of them, by its place among them.
#[tauri::command]
pub(super) async fn copy_source_url(
    office: State<'_, Office>,
    handle: AppHandle,
    source: String,
    at: usize,
) -> Result<(), Refusal> {
    clipboard::copy(&handle, &office.source_url(&source, at).await?).await;
    Ok(())
}

/// Copies one of the messages for whoever sets the telephones up, by its place among them.
#[tauri::command]
pub(super) async fn copy_source_message(
    office: State<'_, Office>,
    handle: AppHandle,
    source: String,
    at: usize,
) -> Result<(), Refusal> {
    clipboard::copy(&handle, &office.source_message(&source, at).await?).await;
    Ok(())
}

/// Gives a source new addresses. The old ones stop working at once.
#[tauri::command]
pub(super) async fn renew_source(office: State<'_, Office>, source: String) -> Result<(), Refusal> {
    office.renew_source(&source).await
}
