//! The icon in the tray and its menu, drawn from the rows that the core makes of its state.
//!
//! All drawing is on the main thread, in one closure that takes the newest state whole. On Linux an icon takes no
//! clicks, so everything there is to do is in the menu.

mod rows;
mod sizes;
#[cfg(target_os = "linux")]
mod tray_host;

use std::time::Duration;

use callcard_core::app::Office;
#[cfg(target_os = "linux")]
use callcard_core::menu::Choice;
use callcard_core::menu::{Icon, Tray};
use tauri::image::Image;
use tauri::menu::{Menu, MenuEvent};
#[cfg(windows)]
use tauri::tray::{MouseButton, MouseButtonState, TrayIconEvent};
use tauri::tray::{TrayIcon, TrayIconBuilder};
use tauri::{AppHandle, Manager, Wry, include_image};
use tokio::sync::{oneshot, watch};

use self::rows::Rows;
#[cfg(target_os = "linux")]
use crate::tray_shown::TrayShown;
#[cfg(target_os = "linux")]
use crate::window;

/// Of its own, because the system keeps the pictures of all programs in one folder, by this name.
const ID: &str = "callcard";

/// A ring changes the tray twice within milliseconds. Drawn at once, it would take a core from the notice.
const SETTLES: Duration = Duration::from_millis(50);

/// The icon and rows as drawn. Used on the main thread only: it is sent there and comes back.
struct Drawn {
    /// Not before there is something to show it.
    icon: Option<TrayIcon<Wry>>,
    menu: Menu<Wry>,
    shown: Icon,
    /// In which size it was drawn.
    side: Option<u32>,
    tip: String,
    rows: Rows,
}

/// Whether this desktop shows tray icons, for the doctor; `None` where there is none to show.
pub(crate) async fn examine(drawn: bool) -> Option<bool> {
    if !drawn {
        return None;
    }
    #[cfg(target_os = "linux")]
    return Some(tray_host::is_there().await);
    #[cfg(not(target_os = "linux"))]
    Some(std::future::ready(true).await)
}

/// Puts the icon into the tray and keeps it up to date. On the main thread.
///
/// At `login` the panel may be late.
pub(crate) fn put(handle: &AppHandle, office: &Office, login: bool) -> tauri::Result<()> {
    let mut tray = office.tray();
    let now = tray.borrow_and_update().clone();
    let menu = Menu::new(handle)?;
    let rows = Rows::new(menu.clone());
    let waits = waits_for_host();
    let (host, there) = watch::channel(!waits);
    let mut drawn = Drawn { icon: None, menu, shown: now.icon, side: None, tip: String::new(), rows };
    drawn.draw(handle, &now, *there.borrow())?;
    let screen = drawn.screen()?;
    tauri::async_runtime::spawn(follow(handle.clone(), tray, there, screen, drawn));
    #[cfg(target_os = "linux")]
    tauri::async_runtime::spawn(follow_host(
        handle.clone(),
        if login { tray_host::LOGIN } else { tray_host::PATIENCE },
        waits.then_some(host),
    ));
    #[cfg(not(target_os = "linux"))]
    let _ = (login, host);
    Ok(())
}

/// Draws each newest state, one at a time. Its notice comes first.
async fn follow(
    handle: AppHandle,
    mut tray: watch::Receiver<Tray>,
    mut host: watch::Receiver<bool>,
    mut screen: watch::Receiver<()>,
    mut drawn: Drawn,
) {
    loop {
        tokio::select! {
            changed = tray.changed() => if changed.is_err() { return },
            // Where nobody looks for it, it is there for good.
            Ok(()) = host.changed() => {}
            // Where the tray draws any size, nobody tells of the screen.
            Ok(()) = screen.changed() => tracing::debug!("the screen may have changed"),
        }
        tokio::time::sleep(SETTLES).await;
        let (newest, there) = (tray.clone(), host.clone());
        tray.mark_unchanged();
        host.mark_unchanged();
        screen.mark_unchanged();
        let (back, returned) = oneshot::channel();
        let main = handle.clone();
        let posted = handle.run_on_main_thread(move || {
            let newest = newest.borrow().clone();
            if let Err(error) = drawn.draw(&main, &newest, *there.borrow()) {
                tracing::warn!(%error, "the tray cannot be drawn");
            }
            back.send(drawn).ok();
        });
        match (posted, returned.await) {
            (Ok(()), Ok(again)) => drawn = again,
            // The main thread is gone, and the app with it.
            _ => return,
        }
    }
}

impl Drawn {
    /// What nothing shows is drawn when something does.
    fn draw(&mut self, handle: &AppHandle, tray: &Tray, is_shown: bool) -> tauri::Result<()> {
        self.rows.draw(handle, &tray.rows)?;
        if !is_shown {
            return Ok(());
        }
        let side = side();
        let Some(icon) = &self.icon else {
            self.icon = Some(icon(handle, &self.menu, tray, side)?);
            (self.shown, self.side, self.tip) = (tray.icon, side, tray.tip.clone());
            return Ok(());
        };
        if (self.shown, self.side) != (tray.icon, side) {
            icon.set_icon(Some(picture(tray.icon, side)))?;
            (self.shown, self.side) = (tray.icon, side);
        }
        if self.tip != tray.tip {
            icon.set_tooltip(Some(&tray.tip))?;
            self.tip.clone_from(&tray.tip);
        }
        Ok(())
    }

    /// Tells whenever the picture may have to have another size: on Windows, by the icon's own window.
    fn screen(&self) -> tauri::Result<watch::Receiver<()>> {
        #[cfg(windows)]
        if let Some(icon) = &self.icon {
            return icon.with_inner_tray_icon(|icon| crate::win32::screen::follow(icon.window_handle()));
        }
        Ok(watch::channel(()).1)
    }
}

fn icon(handle: &AppHandle, menu: &Menu<Wry>, tray: &Tray, side: Option<u32>) -> tauri::Result<TrayIcon<Wry>> {
    let picture = picture(tray.icon, side);
    let builder = TrayIconBuilder::with_id(ID).icon(picture).tooltip(&tray.tip).menu(menu).on_menu_event(chosen);
    #[cfg(windows)]
    let builder = builder.show_menu_on_left_click(false).on_tray_icon_event(clicked);
    builder.build(handle)
}

/// On X11 GTK has a place of its own for icons that no panel collects. On Wayland it has none, and complains of each
/// picture that it is given for it. On the main thread.
#[cfg(target_os = "linux")]
fn waits_for_host() -> bool {
    use gtk::gdk::prelude::DisplayExtManual;
    gtk::gdk::Display::default().is_some_and(|display| display.backend().is_wayland())
}

#[cfg(not(target_os = "linux"))]
fn waits_for_host() -> bool {
    false
}

fn chosen(handle: &AppHandle, event: MenuEvent) {
    if let Some(choice) = rows::choice(event.id().as_ref()) {
        handle.state::<Office>().choose(choice);
    }
}

/// On Windows the menu comes with the right button, and the left one opens.
#[cfg(windows)]
#[expect(clippy::needless_pass_by_value, reason = "Tauri hands the event over")]
fn clicked(icon: &TrayIcon<Wry>, event: TrayIconEvent) {
    if let TrayIconEvent::Click { button: MouseButton::Left, button_state: MouseButtonState::Up, .. } = event {
        icon.app_handle().state::<Office>().press_icon();
    }
}

/// The side in pixels that the tray shows pictures in; `None` where it draws any size well.
fn side() -> Option<u32> {
    #[cfg(windows)]
    return Some(crate::win32::screen::tray_icon_side());
    #[cfg(not(windows))]
    None
}

/// In the size of the tray's: the shell of Windows would make it smaller by leaving pixels out.
fn picture(icon: Icon, side: Option<u32>) -> Image<'static> {
    let whole = whole(icon);
    match side {
        Some(side) => sizes::scaled(&whole, side),
        None => whole,
    }
}

fn whole(icon: Icon) -> Image<'static> {
    match icon {
        Icon::Idle => include_image!("../icons/tray-idle.png"),
        Icon::Missed(0 | 1) => include_image!("../icons/tray-missed-1.png"),
        Icon::Missed(2) => include_image!("../icons/tray-missed-2.png"),
        Icon::Missed(3) => include_image!("../icons/tray-missed-3.png"),
        Icon::Missed(4) => include_image!("../icons/tray-missed-4.png"),
        Icon::Missed(5) => include_image!("../icons/tray-missed-5.png"),
        Icon::Missed(6) => include_image!("../icons/tray-missed-6.png"),
        Icon::Missed(7) => include_image!("../icons/tray-missed-7.png"),
        Icon::Missed(8) => include_image!("../icons/tray-missed-8.png"),
        Icon::Missed(9) => include_image!("../icons/tray-missed-9.png"),
        Icon::Missed(_) => include_image!("../icons/tray-missed-many.png"),
        Icon::Ringing => include_image!("../icons/tray-ringing.png"),
        Icon::Paused => include_image!("../icons/tray-paused.png"),
        Icon::Trouble => include_image!("../icons/tray-trouble.png"),
    }
}

/// Where nothing shows tray icons, as on GNOME without its extension, the window is the way in.
#[cfg(target_os = "linux")]
async fn follow_host(handle: AppHandle, patience: std::time::Duration, host: Option<watch::Sender<bool>>) {
    let is_there = |is_there| {
        if let Some(host) = &host {
            host.send_replace(is_there);
        }
    };
    let open_instead = || {
        tracing::warn!("this desktop shows no tray icons, so the window opens instead");
        if !window::is_open(&handle) {
            handle.state::<Office>().choose(Choice::OpenWindow);
        }
    };
    tray_host::follow(handle.state::<TrayShown>().teller(), patience, is_there, open_instead).await;
}
