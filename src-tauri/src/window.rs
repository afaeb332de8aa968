//! The window: made when a page is asked for, gone with its process when it is closed.
//!
//! It shows our own pages and nothing else, and may ask only what its capability lists.

use std::path::PathBuf;

use callcard_core::app::{App, Page};
use tauri::webview::{Color, NewWindowResponse};
use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder};
use tokio::sync::watch;
use url::Url;

/// The label that the capability names.
const LABEL: &str = "main";
/// In logical pixels.
const SIZE: (f64, f64) = (440.0, 560.0);
const SMALLEST: (f64, f64) = (340.0, 420.0);
/// The page's own backgrounds (ui/src/app.css), so that nothing flashes before it is drawn.
const LIGHT: Color = Color(0xf5, 0xf6, 0xf5, 0xff);
const DARK: Color = Color(0x18, 0x1b, 0x1a, 0xff);

/// Shows each page that is wished for. `data` is the folder for what the web view keeps.
pub(crate) async fn follow(handle: AppHandle, mut page: watch::Receiver<Option<Page>>, data: PathBuf) {
    while page.changed().await.is_ok() {
        let Some(page) = *page.borrow_and_update() else { continue };
        let (main, data) = (handle.clone(), data.clone());
        let posted = handle.run_on_main_thread(move || {
            if let Err(error) = show(&main, page, data) {
                tracing::error!(%error, "the window cannot be opened");
            }
        });
        if posted.is_err() {
            return;
        }
    }
}

fn show(handle: &AppHandle, page: Page, data: PathBuf) -> tauri::Result<()> {
    let window = match handle.get_webview_window(LABEL) {
        Some(window) => {
            turn_to(&window, page)?;
            window
        }
        None => open(handle, page, data)?,
    };
    window.unminimize()?;
    window.show()?;
    window.set_focus()
}

/// Turns an open window to a page, unless it shows that one.
fn turn_to(window: &WebviewWindow, page: Page) -> tauri::Result<()> {
    let mut url = window.url()?;
    let query = format!("page={}", page.name());
    if url.query() != Some(&query) {
        url.set_query(Some(&query));
        window.set_title(&title(window.app_handle(), page))?;
        window.navigate(url)?;
    }
    Ok(())
}

fn title(handle: &AppHandle, page: Page) -> String {
    handle.state::<App>().texts().get(&page.title())
}

fn open(handle: &AppHandle, page: Page, data: PathBuf) -> tauri::Result<WebviewWindow> {
    let url = WebviewUrl::App(format!("index.html?page={}", page.name()).into());
    let window = WebviewWindowBuilder::new(handle, LABEL, url)
        .title(title(handle, page))
        .inner_size(SIZE.0, SIZE.1)
        .min_inner_size(SMALLEST.0, SMALLEST.1)
        .center()
        .data_directory(data)
        .visible(false)
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    window.set_background_color(Some(if is_dark(&window)? { DARK } else { LIGHT }))?;
    Ok(window)
}

/// Whether the page will be dark. The web view goes by these settings, and to ask the desktop again would block.
#[cfg(target_os = "linux")]
fn is_dark(_: &WebviewWindow) -> tauri::Result<bool> {
    use gtk::prelude::GtkSettingsExt;
    Ok(gtk::Settings::default().is_some_and(|settings| {
        let theme = settings.gtk_theme_name().unwrap_or_default().to_lowercase();
        settings.is_gtk_application_prefer_dark_theme() || theme.ends_with("-dark")
    }))
}

/// Whether the page will be dark.
#[cfg(not(target_os = "linux"))]
fn is_dark(window: &WebviewWindow) -> tauri::Result<bool> {
    Ok(window.theme()? == tauri::Theme::Dark)
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
