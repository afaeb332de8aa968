//! A window without a living page is blank, and nothing in it says so. Here its process is watched, and brought back.
//!
//! Linux and macOS say that a process has died. Whether one that lives does anything is told by its answer: each page
//! says when it has turned, so a wish that gets no answer counts as a death. On Windows that alone is told.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use callcard_core::app::Office;
use callcard_core::recovery::{Cure, Deaths, PageHealth};
use parking_lot::Mutex;
use tauri::{AppHandle, Manager, WebviewWindow};

use super::{LABEL, Pages, closed};

/// How long a page may take to answer, on a busy machine too.
const ANSWER: Duration = Duration::from_secs(10);
/// How long a window may take to go.
const GOING: Duration = Duration::from_secs(5);

/// The deaths of the window's pages. Clones are about the same ones.
#[derive(Clone, Default)]
pub(crate) struct Recovery(Arc<Mutex<Deaths>>);

impl Recovery {
    /// How the pages have fared.
    pub(crate) fn health(&self) -> PageHealth {
        self.with(|deaths| deaths.health())
    }

    pub(super) fn page_lives(&self) {
        self.with(Deaths::page_lives);
    }

    fn with<T>(&self, deed: impl FnOnce(&mut Deaths) -> T) -> T {
        deed(&mut self.0.lock())
    }
}

/// Takes the page for dead if it says nothing in time. What the window was asked to do is said before.
pub(super) fn expect_answer(window: &WebviewWindow, data: PathBuf) {
    let pages = window.state::<Pages>();
    let (answer, gone, closed, window) = (pages.answer(), pages.gone(), closed(window), window.clone());
    tauri::async_runtime::spawn(async move {
        tokio::select! {
            () = answer => return,
            // The load of the next page starts its own wait for an answer.
            () = gone => return,
            () = closed => return,
            () = tokio::time::sleep(ANSWER) => {}
        }
        tracing::warn!("the window's page does not answer");
        let main = window.clone();
        // If the main thread is gone, so is the window.
        window
            .run_on_main_thread(move || {
                #[cfg(target_os = "linux")]
                terminate(&main);
                died(main.app_handle(), data);
            })
            .ok();
    });
}

/// The process of the window's page has died. On the main thread.
pub(crate) fn died(handle: &AppHandle, data: PathBuf) {
    // It may have been that of a window that is closed.
    let Some(window) = handle.get_webview_window(LABEL) else { return };
    let cure = handle.state::<Recovery>().with(|deaths| deaths.cure(Instant::now()));
    tracing::error!(?cure, "the process of the window's page has died");
    match cure {
        Cure::Reload => {
            if let Err(error) = load(&window) {
                tracing::warn!(%error, "the window's page cannot be loaded again");
                replace(&window, Some(data));
            } else {
                expect_answer(&window, data);
            }
        }
        Cure::Reopen => replace(&window, Some(data)),
        Cure::GiveUp => {
            replace(&window, None);
            handle.state::<Office>().window_given_up();
        }
    }
}

/// Loads the page that the window is on.
fn load(window: &WebviewWindow) -> tauri::Result<()> {
    let page = window.state::<Pages>().begin();
    let origin = if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" };
    let url = format!("{origin}/index.html?page={}", page.name());
    window.navigate(url.parse().map_err(tauri::Error::InvalidUrl)?)
}

/// Takes the window away, and puts a new one in its place if there are `data` to make it with.
fn replace(window: &WebviewWindow, data: Option<PathBuf>) {
    let (ended, handle) = (closed(window), window.app_handle().clone());
    if let Err(error) = window.destroy() {
        return tracing::error!(%error, "the window cannot be closed");
    }
    let Some(data) = data else { return };
    tauri::async_runtime::spawn(async move {
        if tokio::time::timeout(GOING, ended).await.is_err() {
            return tracing::error!("the window does not go");
        }
        let main = handle.clone();
        // If the main thread is gone, the app ends.
        handle
            .run_on_main_thread(move || {
                let page = main.state::<Pages>().here();
                if let Err(error) = super::show(&main, page, &data) {
                    tracing::error!(%error, "the window cannot be opened");
                }
            })
            .ok();
    });
}

/// Listens for its death. An end that was asked for is none.
#[cfg(target_os = "linux")]
pub(super) fn watch(window: &WebviewWindow, view: &webkit2gtk::WebView, data: PathBuf) {
    use webkit2gtk::{WebProcessTerminationReason, WebViewExt};
    let handle = window.app_handle().clone();
    view.connect_web_process_terminated(move |_, reason| {
        if reason != WebProcessTerminationReason::TerminatedByApi {
            died(&handle, data.clone());
        }
    });
}

/// Ends a process that does nothing, for good.
#[cfg(target_os = "linux")]
fn terminate(window: &WebviewWindow) {
    use webkit2gtk::WebViewExt;
    if let Err(error) = window.with_webview(|page| page.inner().terminate_web_process()) {
        tracing::debug!(%error, "the page's process is left to itself");
    }
}
