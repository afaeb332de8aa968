//! What the window needs before it draws, and what every page goes by.

use callcard_core::app::Office;
use callcard_core::view::{Refusal, WindowStart, WindowStatus};
use tauri::ipc::Channel;
use tauri::{State, WebviewWindow};

use crate::tray_shown::TrayShown;
use crate::window::{self, Pages};

/// What the window needs before it draws.
#[tauri::command]
pub(super) fn window_start(
    office: State<'_, Office>,
    tray: State<'_, TrayShown>,
    pages: State<'_, Pages>,
) -> WindowStart {
    WindowStart::new(pages.here(), office.status_now(*tray.follow().borrow()))
}

/// The channel gets the status now and each time that it has changed.
#[tauri::command]
pub(super) async fn follow_status(
    office: State<'_, Office>,
    tray: State<'_, TrayShown>,
    window: WebviewWindow,
    changes: Channel<WindowStatus>,
) -> Result<(), Refusal> {
    let mut status = office.status(tray.follow());
    let follow = async move {
        loop {
            let newest = status.borrow_and_update().clone();
            if changes.send(newest).is_err() || status.changed().await.is_err() {
                return;
            }
        }
    };
    window::while_open(&window, follow);
    Ok(())
}
