//! What the window may ask of the app. Each command hands over to the core; `ui/src/lib/backend.ts` is the other side,
//! and `build.rs` and `capabilities/main.json` name the same ones.

mod account;
mod calls;
mod doctor;
mod history;
mod phone;
mod settings;
mod status;
mod window;

use tauri::ipc::Invoke;

/// All of them.
pub(crate) fn handler() -> impl Fn(Invoke) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        account::connect,
        account::choose_me,
        account::take_secret,
        account::forget_secrets,
        account::sign_out,
        account::try_again,
        calls::offer,
        calls::type_number,
        calls::test_call,
        calls::await_call,
        calls::end_call,
        calls::open_card,
        calls::call_back,
        doctor::examine,
        history::history,
        history::follow_history,
        history::see_history,
        history::delete_call,
        history::clear_history,
        history::export_history,
        history::reveal_export,
        phone::phone,
        settings::preferences,
        settings::prefer,
        settings::pause,
        settings::starts_at_login,
        settings::start_at_login,
        status::window_start,
        status::follow_status,
        window::follow_page,
        window::page_turned,
        window::window_drawn,
        window::close_window,
    ]
}
