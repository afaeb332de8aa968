//! Opens pages of the CRM with the system's browser, and numbers with its telephone program. Nothing else is ever
//! handed to the system.

#[cfg(target_os = "linux")]
mod environment;
#[cfg(target_os = "linux")]
mod linux;

use tokio::runtime::Handle;
use url::Url;

#[cfg(target_os = "linux")]
pub(crate) use self::linux::launch;

/// Opens a page or a number. Returns at once; what goes wrong is in the log.
pub(crate) fn open(runtime: &Handle, url: Url) {
    if !matches!(url.scheme(), "http" | "https" | "tel") {
        return tracing::warn!(%url, "this is neither a web page nor a number, so it is not opened");
    }
    runtime.spawn(async move {
        if let Err(error) = launch(&url).await {
            tracing::warn!(%url, "the page cannot be opened: {error}");
        }
    });
}

/// Whether the system knows a program for web pages.
pub(crate) async fn examine() -> bool {
    #[cfg(target_os = "linux")]
    return linux::knows_a_browser().await;
    #[cfg(not(target_os = "linux"))]
    std::future::ready(true).await
}

/// The system's own call may take its time, so it is made on a thread for such calls.
#[cfg(not(target_os = "linux"))]
pub(crate) async fn launch(url: &Url) -> std::io::Result<()> {
    let url = url.to_string();
    tokio::task::spawn_blocking(move || open::that_detached(url)).await.map_err(std::io::Error::other)?
}
