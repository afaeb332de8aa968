//! Whether Callcard starts with the desktop. It starts in the tray then, and opens nothing.
//!
//! `auto-launch` knows where Windows and macOS keep this. On Linux the entry is ours, because its paths are not quoted.

#[cfg(target_os = "linux")]
#[path = "login/linux.rs"]
mod system;
#[cfg(not(target_os = "linux"))]
#[path = "login/others.rs"]
mod system;

use std::io;

use tauri::AppHandle;

/// What it is started with.
const ARGUMENT: &str = "--background";

/// Whether it does; `None` where that cannot be told. Waits for the disk.
pub(crate) fn is_on(handle: &AppHandle) -> Option<bool> {
    system::is_on(handle).inspect_err(|error| tracing::debug!(%error, "nobody can say what starts at login")).ok()
}

/// Takes this program from what starts with the desktop. For the uninstaller.
#[cfg(windows)]
pub(crate) fn leave() -> io::Result<()> {
    system::leave()
}

/// Makes it start with the desktop, or not. Waits for the disk.
pub(crate) fn turn(handle: &AppHandle, on: bool) -> io::Result<()> {
    system::turn(handle, on)
}
