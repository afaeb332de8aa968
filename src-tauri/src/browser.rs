//! Opens pages of the CRM with the system's browser, and numbers with its telephone program. Nothing else is ever
//! handed to the system.

#[cfg(target_os = "linux")]
mod environment;
#[cfg(target_os = "linux")]
mod linux;

use callcard_core::desktop::Telephone;
use callcard_core::settings::CallBack;
use url::Url;

#[cfg(target_os = "linux")]
pub(crate) use self::linux::launch;
#[cfg(windows)]
use crate::win32;

/// Opens a page or a number. Says whether a program took it, within a few seconds.
pub(crate) async fn open(url: &Url) -> bool {
    let is_number = number(url).is_some();
    if !is_number && !matches!(url.scheme(), "http" | "https") {
        tracing::warn!(scheme = url.scheme(), "this is neither a web page nor a number, so it is not opened");
        return false;
    }
    #[cfg(target_os = "linux")]
    if is_number && !linux::may_know_a_telephone(url.scheme()).await {
        // Without one, some systems hand the number to a browser, which does nothing.
        tracing::warn!("the system knows no telephone program");
        return false;
    }
    // Neither numbers nor names of accounts are for the log.
    launch(url).await.inspect_err(|error| tracing::warn!(scheme = url.scheme(), "nothing opens it: {error}")).is_ok()
}

/// The number that a link is to call.
pub(crate) fn number(url: &Url) -> Option<&str> {
    CallBack::is_scheme(url.scheme()).then(|| url.path())
}

/// Whether the system knows a program for web pages.
pub(crate) async fn examine() -> bool {
    #[cfg(target_os = "linux")]
    return linux::knows_a_browser().await;
    #[cfg(not(target_os = "linux"))]
    std::future::ready(true).await
}

/// The program that takes numbers to call back.
pub(crate) async fn telephone(call_back: CallBack) -> Telephone {
    #[cfg(target_os = "linux")]
    let program = linux::default_for(call_back.into()).await;
    #[cfg(windows)]
    let program = win32::program_for(call_back.into());
    #[cfg(target_os = "macos")]
    let program = std::future::ready((call_back, None::<String>)).await.1;
    match program {
        Some(program) if program.is_empty() => Telephone::None,
        Some(program) => Telephone::Program(program.trim_end_matches(".desktop").to_owned()),
        None => Telephone::Untold,
    }
}

/// The system's own call may take its time, so it is made on a thread for such calls.
#[cfg(not(target_os = "linux"))]
pub(crate) async fn launch(url: &Url) -> std::io::Result<()> {
    let url = url.to_string();
    tokio::task::spawn_blocking(move || open::that_detached(url)).await.map_err(std::io::Error::other)?
}
