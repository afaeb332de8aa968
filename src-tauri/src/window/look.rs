//! The window's background until its page is drawn, so that nothing flashes.

use tauri::WebviewWindow;
use tauri::webview::Color;

/// The page's own backgrounds (`--page` in ui/src/app.css).
const LIGHT: Color = Color(0xf5, 0xf6, 0xf5, 0xff);
const DARK: Color = Color(0x18, 0x1b, 0x1a, 0xff);

/// Gives the window its background. On the main thread.
pub(super) fn dress(window: &WebviewWindow) -> tauri::Result<()> {
    window.set_background_color(Some(if is_dark(window)? { DARK } else { LIGHT }))
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
