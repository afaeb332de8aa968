//! Reads a secret from the clipboard, so that it never passes through the page; and copies what could not be opened.

use secrecy::{ExposeSecret, SecretString};
use tauri::AppHandle;
use tokio::sync::watch;

/// The text in the clipboard; nothing where there is none, or where the program that has it does not give it out.
pub(crate) async fn secret(handle: &AppHandle) -> SecretString {
    system::text(handle).await.unwrap_or_default()
}

/// Copies a secret, past the page.
pub(crate) async fn copy(handle: &AppHandle, secret: &SecretString) {
    system::copy(handle, secret.expose_secret().to_owned()).await;
}

/// Copies each text that is wished for.
pub(crate) async fn follow(handle: AppHandle, mut wished: watch::Receiver<Option<String>>) {
    while wished.changed().await.is_ok() {
        let text = wished.borrow_and_update().clone();
        if let Some(text) = text {
            system::copy(&handle, text).await;
        }
    }
}

/// Whoever copied the text hands it over itself: by way of the web view's own toolkit, which has the connection to the
/// screen, on the main thread, without waiting there.
#[cfg(target_os = "linux")]
mod system {
    use std::time::Duration;

    use secrecy::SecretString;
    use tauri::AppHandle;
    use tokio::sync::oneshot;

    const PATIENCE: Duration = Duration::from_secs(2);

    pub(super) async fn text(handle: &AppHandle) -> Option<SecretString> {
        let (sender, text) = oneshot::channel();
        let ask = move || {
            let clipboard = gtk::Clipboard::get(&gtk::gdk::SELECTION_CLIPBOARD);
            clipboard.request_text(move |_, text| {
                // The waiter may have given up.
                sender.send(text.map(SecretString::from)).ok();
            });
        };
        handle.run_on_main_thread(ask).ok()?;
        tokio::time::timeout(PATIENCE, text).await.ok()?.ok()?
    }

    /// The clipboard is ours while the app runs and no other text is copied.
    pub(super) async fn copy(handle: &AppHandle, text: String) {
        let copied = || gtk::Clipboard::get(&gtk::gdk::SELECTION_CLIPBOARD);
        let posted = handle.run_on_main_thread(move || copied().set_text(&text));
        if let Err(error) = std::future::ready(posted).await {
            tracing::debug!(%error, "nothing was copied");
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    use secrecy::SecretString;
    use tauri::AppHandle;

    pub(super) async fn text(_: &AppHandle) -> Option<SecretString> {
        let read = || arboard::Clipboard::new()?.get_text();
        let text = tokio::task::spawn_blocking(read).await.ok()?;
        text.inspect_err(|error| tracing::debug!(%error, "the clipboard has no text")).ok().map(SecretString::from)
    }

    pub(super) async fn copy(_: &AppHandle, text: String) {
        let copied = tokio::task::spawn_blocking(|| arboard::Clipboard::new()?.set_text(text)).await;
        if !matches!(copied, Ok(Ok(()))) {
            tracing::debug!("nothing was copied");
        }
    }
}
