//! The window: made when a page is asked for, gone with its process when it is closed.
//!
//! It shows our own page and nothing else, and may ask only what its capability lists. The page turns by itself: it
//! follows the same wishes (`Pages`), so that an open window never loads anything again.

pub(crate) mod look;
mod pages;
mod place;
pub(crate) mod recovery;

use std::path::{Path, PathBuf};
use std::time::Duration;

use callcard_core::app::{Office, Page};
use tauri::webview::NewWindowResponse;
#[cfg(target_os = "linux")]
use tauri::webview::PlatformWebview;
use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent};
use tokio::sync::watch;
use url::Url;

pub(crate) use self::pages::Pages;
use self::place::{Place, Screen};
use self::recovery::Recovery;
use crate::tray_shown::TrayShown;

/// The label that the capability names.
const LABEL: &str = "main";
/// What the web view does by itself and a window should not, and the other way round.
const MANNERS: &str = include_str!("window/manners.js");
/// How long the page may take to draw before the window is shown without it.
const DRAWING: Duration = Duration::from_secs(1);
/// How long the page of a closed window may take to go by itself.
#[cfg(target_os = "linux")]
const LEAVING: Duration = Duration::from_secs(1);

/// Shows each page that is wished for. `data` is the folder of Callcard's own files.
pub(crate) async fn follow(handle: AppHandle, mut page: watch::Receiver<Option<Page>>, data: PathBuf) {
    while page.changed().await.is_ok() {
        let Some(page) = *page.borrow_and_update() else { continue };
        let (main, data) = (handle.clone(), data.clone());
        let posted = handle.run_on_main_thread(move || {
            if let Err(error) = show(&main, page, &data) {
                tracing::error!(%error, "the window cannot be opened");
            }
        });
        if posted.is_err() {
            return;
        }
    }
}

/// Whether there is one.
#[cfg(target_os = "linux")]
pub(crate) fn is_open(handle: &AppHandle) -> bool {
    handle.get_webview_window(LABEL).is_some()
}

/// Shows the window once its page is drawn or has had its time. Must run on the main thread.
pub(crate) fn drawn(window: &WebviewWindow) -> tauri::Result<()> {
    if window.is_visible()? { Ok(()) } else { reveal(window) }
}

/// The page reports which page it shows, which also proves that it lives.
pub(crate) fn turned(window: &WebviewWindow, page: Page) {
    window.state::<Pages>().turned(page);
    window.state::<Recovery>().page_lives();
}

/// Whether the system has what draws pages: elsewhere than on Windows Callcard does not start without.
pub(crate) fn has_web_view() -> bool {
    !cfg!(windows) || tauri::webview_version().is_ok()
}

/// Runs `tell` for as long as this page exists: messages to a page that is gone are lost without an error.
pub(crate) fn while_open(window: &WebviewWindow, tell: impl Future<Output = ()> + Send + 'static) {
    let (closed, gone) = (closed(window), window.state::<Pages>().gone());
    tauri::async_runtime::spawn(async move {
        tokio::select! {
            () = tell => {}
            () = closed => {}
            () = gone => {}
        }
    });
}

fn closed(window: &WebviewWindow) -> impl Future<Output = ()> + Send + 'static {
    let (sender, mut receiver) = watch::channel(false);
    window.on_window_event(move |event| {
        if matches!(event, WindowEvent::Destroyed) {
            sender.send_replace(true);
        }
    });
    async move {
        receiver.wait_for(|closed| *closed).await.ok();
    }
}

fn show(handle: &AppHandle, page: Page, data: &Path) -> tauri::Result<()> {
    handle.state::<Pages>().wish(page);
    let window = match handle.get_webview_window(LABEL) {
        Some(window) if window.is_visible()? => {
            recovery::expect_answer(&window, data.to_owned());
            return reveal(&window);
        }
        // It is shown as soon as it is drawn.
        Some(window) => window,
        None => open(handle, data)?,
    };
    recovery::expect_answer(&window, data.to_owned());
    Ok(())
}

fn reveal(window: &WebviewWindow) -> tauri::Result<()> {
    window.unminimize()?;
    window.show()?;
    window.set_focus()
}

fn open(handle: &AppHandle, data: &Path) -> tauri::Result<WebviewWindow> {
    let page = handle.state::<Pages>().begin();
    let office = handle.state::<Office>();
    let file = data.join("window.json");
    let screens: Vec<Screen> = handle.available_monitors()?.iter().map(Screen::of).collect();
    let place = Place::load(&file).on(&screens);
    let url = WebviewUrl::App(format!("index.html?page={}", page.name()).into());
    let window = WebviewWindowBuilder::new(handle, LABEL, url)
        .title(format!("{} · Callcard", office.texts().get(&page.title())))
        .inner_size(place.width, place.height)
        .min_inner_size(place::SMALLEST.0, place::SMALLEST.1)
        .maximized(place.maximized)
        .center()
        .data_directory(data.join("window"))
        .visible(false)
        .devtools(false)
        .zoom_hotkeys_enabled(true)
        .initialization_script(MANNERS)
        .on_document_title_changed(name)
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    if let Some(position) = place.position() {
        window.set_position(position)?;
    }
    look::dress(&window)?;
    place::keep(&window, place, file);
    tauri::async_runtime::spawn(look::follow(window.clone(), office.status(handle.state::<TrayShown>().follow())));
    #[cfg(target_os = "linux")]
    {
        let (watched, data) = (window.clone(), data.to_owned());
        window.with_webview(move |page| {
            settle(&page);
            recovery::watch(&watched, &page.inner(), data);
        })?;
    }
    let (ended, secrets) = (closed(&window), office.inner().clone());
    tauri::async_runtime::spawn(async move {
        ended.await;
        secrets.forget_secrets();
    });
    let (handle, undrawn) = (handle.clone(), window.clone());
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(DRAWING).await;
        // If the main thread is gone, so is the window.
        handle.run_on_main_thread(move || drop(drawn(&undrawn))).ok();
    });
    Ok(window)
}

/// Has web views draw without the graphics card from their first instant. To be called before there is any thread.
///
/// A web view's own setting for this comes too late: its process has begun to draw the other way, and turning around in
/// the middle of a frame is where WebKitGTK 2.50 was seen to crash (it resizes a compositor that is gone).
#[cfg(target_os = "linux")]
pub(crate) fn draw_by_the_processor() {
    if let Err(error) = gtk::glib::setenv("WEBKIT_DISABLE_COMPOSITING_MODE", "1", true) {
        tracing::debug!(%error, "the web view draws as it likes");
    }
}

/// Makes the web view one for a page of texts that comes and goes, where it expects to be a browser.
///
/// The processor draws such a page faster than WebKit's way by the graphics card does where there is none, as on a
/// remote desktop; and with some drivers that way leaves the window blank.
///
/// WebKit keeps the process of a closed page for the next page from the same place. If the window was closed right after it
/// opened, something may still hold the page, and the process with it: then we end that process.
#[cfg(target_os = "linux")]
fn settle(page: &PlatformWebview) {
    use gtk::prelude::{ObjectExt, WidgetExt};
    use webkit2gtk::{CacheModel, HardwareAccelerationPolicy, SettingsExt, WebContextExt, WebViewExt};
    let view = page.inner();
    if let Some(settings) = WebViewExt::settings(&view) {
        settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
    }
    if let Some(context) = view.context() {
        context.set_cache_model(CacheModel::DocumentViewer);
    }
    view.connect_destroy(|view| {
        let left = view.downgrade();
        gtk::glib::timeout_add_local_once(LEAVING, move || {
            if let Some(view) = left.upgrade() {
                view.terminate_web_process();
            }
        });
    });
}

/// The window is called what its page is called.
#[expect(clippy::needless_pass_by_value, reason = "Tauri hands both over")]
fn name(window: WebviewWindow, title: String) {
    if let Err(error) = window.set_title(&title) {
        tracing::debug!(%error, "the window keeps its old title");
    }
}

/// Whether the address is one of our own pages: they have a scheme of their own, or on Windows a host.
fn is_ours(url: &Url) -> bool {
    url.scheme() == "tauri" || (cfg!(windows) && url.host_str() == Some("tauri.localhost"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_stays_on_our_own_pages() {
        let check = |url: &str| is_ours(&Url::parse(url).unwrap());
        assert!(check(if cfg!(windows) {
            "http://tauri.localhost/index.html"
        } else {
            "tauri://localhost/index.html"
        }));
        for other in ["https://example.com/", "http://127.0.0.1:27277/", "file:///etc/passwd", "data:text/html,x"] {
            assert!(!check(other), "{other}");
        }
    }
}
