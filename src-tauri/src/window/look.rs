//! Light or dark: the window's frame, what the web view takes the desktop's colours to be, and the window's background
//! until its page is drawn, so that nothing flashes.

use std::sync::Arc;

use callcard_core::app::Office;
use callcard_core::settings::Theme;
use callcard_core::view::WindowStatus;
use parking_lot::Mutex;
use tauri::webview::Color;
use tauri::{AppHandle, Manager, WebviewWindow};
use tokio::sync::watch;

/// The page's own backgrounds (`--page` in ui/src/app.css).
const LIGHT: Color = Color(0xf5, 0xf6, 0xf5, 0xff);
const DARK: Color = Color(0x18, 0x1b, 0x1a, 0xff);

/// How the window looks now, from one window to the next.
#[derive(Clone, Debug, Default)]
pub(crate) struct Look(Arc<Mutex<Theme>>);

impl Look {
    #[cfg(target_os = "linux")]
    fn now(&self) -> Theme {
        *self.0.lock()
    }

    /// Returns how it looked before.
    fn change(&self, theme: Theme) -> Theme {
        std::mem::replace(&mut self.0.lock(), theme)
    }
}

/// Keeps to the agent's choice from now on. On the main thread.
pub(crate) fn insist(handle: &AppHandle) {
    #[cfg(target_os = "linux")]
    system::insist(handle);
    #[cfg(not(target_os = "linux"))]
    let _: &AppHandle = handle;
}

/// Gives a new window the look that the agent has chosen. On the main thread.
pub(super) fn dress(window: &WebviewWindow) -> tauri::Result<()> {
    wear(window, window.state::<Office>().theme())
}

/// Changes the look with the agent's choice, for as long as there is the window.
pub(super) async fn follow(window: WebviewWindow, mut status: watch::Receiver<WindowStatus>) {
    let mut worn = status.borrow_and_update().theme;
    let closed = super::closed(&window);
    tokio::pin!(closed);
    loop {
        tokio::select! {
            changed = status.changed() => if changed.is_err() { return },
            () = &mut closed => return,
        }
        let theme = status.borrow_and_update().theme;
        if std::mem::replace(&mut worn, theme) == theme {
            continue;
        }
        let main = window.clone();
        let posted = window.run_on_main_thread(move || {
            if let Err(error) = wear(&main, theme) {
                tracing::debug!(%error, "the window keeps its old look");
            }
        });
        if posted.is_err() {
            return;
        }
    }
}

fn wear(window: &WebviewWindow, theme: Theme) -> tauri::Result<()> {
    let before = window.state::<Look>().change(theme);
    system::wear(window, before, theme)?;
    paint(window)
}

fn paint(window: &WebviewWindow) -> tauri::Result<()> {
    window.set_background_color(Some(if system::is_dark(window)? { DARK } else { LIGHT }))
}

/// GTK has one look for the whole program. Tauri sets it to the desktop's when a window is made and when the desktop's
/// changes, whatever the agent has chosen.
#[cfg(target_os = "linux")]
mod system {
    use std::time::Duration;

    use callcard_core::settings::Theme;
    use gtk::prelude::GtkSettingsExt;
    use tauri::{AppHandle, Manager, WebviewWindow};
    use zbus::zvariant::{OwnedValue, Value};

    use super::super::LABEL;
    use super::{Look, paint};

    /// How long the portal may take.
    const PATIENCE: Duration = Duration::from_secs(2);
    const PREFERS_DARK: &str = "gtk-application-prefer-dark-theme";

    pub(super) fn wear(window: &WebviewWindow, before: Theme, theme: Theme) -> tauri::Result<()> {
        let Some(settings) = gtk::Settings::default() else { return Ok(()) };
        match theme {
            Theme::Light => settings.set_gtk_application_prefer_dark_theme(false),
            Theme::Dark => settings.set_gtk_application_prefer_dark_theme(true),
            // As it is from the start.
            Theme::System if before == Theme::System => {}
            Theme::System => {
                settings.reset_property(PREFERS_DARK);
                tauri::async_runtime::spawn(ask_the_desktop(window.clone()));
            }
        }
        Ok(())
    }

    /// The web view goes by these settings, too.
    pub(super) fn is_dark(_: &WebviewWindow) -> tauri::Result<bool> {
        Ok(gtk::Settings::default().is_some_and(|settings| {
            let theme = settings.gtk_theme_name().unwrap_or_default().to_lowercase();
            settings.is_gtk_application_prefer_dark_theme() || theme.ends_with("-dark")
        }))
    }

    /// Keeps to the agent's choice when the desktop's changes.
    pub(super) fn insist(handle: &AppHandle) {
        let Some(settings) = gtk::Settings::default() else { return };
        let (look, handle) = (handle.state::<Look>().inner().clone(), handle.clone());
        settings.connect_gtk_application_prefer_dark_theme_notify(move |settings| {
            // Setting it calls this again, even to what it is.
            let is_dark = settings.is_gtk_application_prefer_dark_theme();
            match look.now() {
                Theme::Light if is_dark => settings.set_gtk_application_prefer_dark_theme(false),
                Theme::Dark if !is_dark => settings.set_gtk_application_prefer_dark_theme(true),
                _ => {}
            }
            if let Some(Err(error)) = handle.get_webview_window(LABEL).as_ref().map(paint) {
                tracing::debug!(%error, "the window keeps its old background");
            }
        });
    }

    /// By the portal of the desktop; one without it has no more to say than GTK knows.
    async fn ask_the_desktop(window: WebviewWindow) {
        match tokio::time::timeout(PATIENCE, prefers_dark()).await {
            Ok(Ok(true)) => {}
            Ok(Ok(false)) | Err(_) => return,
            Ok(Err(error)) => return tracing::debug!(%error, "the desktop does not say whether it is dark"),
        }
        let look = window.state::<Look>().inner().clone();
        let darken = move || {
            let settings = gtk::Settings::default().filter(|_| look.now() == Theme::System);
            if let Some(settings) = settings {
                settings.set_gtk_application_prefer_dark_theme(true);
            }
        };
        // If the main thread is gone, so is the window.
        window.run_on_main_thread(darken).ok();
    }

    async fn prefers_dark() -> zbus::Result<bool> {
        let bus = zbus::Connection::session().await?;
        let (name, path) = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop");
        let portal = zbus::Proxy::new(&bus, name, path, "org.freedesktop.portal.Settings").await?;
        let scheme: OwnedValue = portal.call("Read", &("org.freedesktop.appearance", "color-scheme")).await?;
        Ok(is_one(&scheme))
    }

    /// Older portals wrap the value twice.
    fn is_one(value: &Value<'_>) -> bool {
        match value {
            Value::U32(number) => *number == 1,
            Value::Value(inner) => is_one(inner),
            _ => false,
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    use callcard_core::settings::Theme;
    use tauri::WebviewWindow;

    pub(super) fn wear(window: &WebviewWindow, _: Theme, theme: Theme) -> tauri::Result<()> {
        window.set_theme(match theme {
            Theme::System => None,
            Theme::Light => Some(tauri::Theme::Light),
            Theme::Dark => Some(tauri::Theme::Dark),
        })
    }

    pub(super) fn is_dark(window: &WebviewWindow) -> tauri::Result<bool> {
        Ok(window.theme()? == tauri::Theme::Dark)
    }
}
