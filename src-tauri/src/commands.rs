//! What the window may ask of the app. Each command hands over to the core.
//!
//! A command is written once, as a function with `#[tauri::command]` in a file of this folder. The build makes the handler
//! of them; the tests keep the permissions and the page's client by them (`make bindings` writes both anew).

#![expect(clippy::let_underscore_must_use, reason = "the code that Tauri writes for a command that waits has one")]

mod account;
mod calls;
mod doctor;
mod door;
mod history;
mod phone;
mod settings;
mod status;
mod window;

use tauri::ipc::Invoke;

/// All of them.
pub(crate) fn handler() -> impl Fn(Invoke) -> bool + Send + Sync + 'static {
    include!(concat!(env!("OUT_DIR"), "/handler.rs"))
}

#[cfg(test)]
mod tests;
