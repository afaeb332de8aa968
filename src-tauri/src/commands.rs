//! What the window may ask of the app. Each command hands over to the core; `ui/src/lib/backend.ts` is the other side,
//! and `build.rs` and `capabilities/main.json` name the same ones.

mod calls;
mod history;
mod status;
mod window;

use tauri::ipc::Invoke;

/// All of them.
pub(crate) fn handler() -> impl Fn(Invoke) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        calls::read_number,
        calls::test_call,
        calls::end_call,
        calls::open_card,
        calls::call_back,
        history::history,
        history::follow_history,
        history::see_history,
        history::delete_call,
        history::clear_history,
        status::window_start,
        window::follow_page,
        window::window_drawn,
        window::close_window,
    ]
}
