//! The window itself.

use callcard_core::app::Page;
use callcard_core::view::Refusal;
use tauri::ipc::Channel;
use tauri::{State, WebviewWindow};

use crate::window::{self, Pages};

/// The channel gets each page that is asked for from outside, beginning with what was while the page was loaded.
#[tauri::command]
pub(super) async fn follow_page(
    wished: State<'_, Pages>,
    window: WebviewWindow,
    pages: Channel<Page>,
) -> Result<(), Refusal> {
    let mut wished = wished.follow();
    let turn = async move {
        while wished.changed().await.is_ok() {
            let page = *wished.borrow_and_update();
            if pages.send(page).is_err() {
                return;
            }
        }
    };
    window::while_open(&window, turn);
    Ok(())
}

/// The page has turned: where it is brought back to, and the sign that it lives.
#[tauri::command]
pub(super) fn page_turned(window: WebviewWindow, page: Page) {
    window::turned(&window, page);
}

/// The page is there, so that the window can be shown.
#[tauri::command]
pub(super) fn window_drawn(window: WebviewWindow) -> Result<(), Refusal> {
    window::drawn(&window).map_err(Refusal::internal)
}

/// Closes the window, and ends the page's process with it.
#[tauri::command]
pub(super) fn close_window(window: WebviewWindow) -> Result<(), Refusal> {
    window.close().map_err(Refusal::internal)
}
