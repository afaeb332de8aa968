//! The user's own list of programs that Windows starts, and the user's own launch agents on macOS.

use std::io;

use auto_launch::{AutoLaunch, AutoLaunchBuilder, MacOSLaunchMode, WindowsEnableMode};
use tauri::AppHandle;

use super::ARGUMENT;

pub(super) fn is_on(_: &AppHandle) -> io::Result<bool> {
    entry()?.is_enabled().map_err(io::Error::other)
}

pub(super) fn turn(_: &AppHandle, on: bool) -> io::Result<()> {
    let entry = entry()?;
    if on {
        return entry.enable().map_err(io::Error::other);
    }
    match entry.disable() {
        // Windows complains of an entry that is not there.
        Err(auto_launch::Error::Io(error)) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done.map_err(io::Error::other),
    }
}

fn entry() -> io::Result<AutoLaunch> {
    let program = std::env::current_exe()?.display().to_string();
    // Windows keeps a command, in which a path with spaces would be several words.
    let program = if cfg!(windows) { format!("\"{program}\"") } else { program };
    AutoLaunchBuilder::new()
        .set_app_name("Callcard")
        .set_app_path(&program)
        .set_args(&[ARGUMENT])
        .set_macos_launch_mode(MacOSLaunchMode::LaunchAgent)
        .set_windows_enable_mode(WindowsEnableMode::CurrentUser)
        .build()
        .map_err(io::Error::other)
}
