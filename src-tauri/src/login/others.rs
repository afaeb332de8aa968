//! The user's own list of programs that Windows starts, and the user's own launch agents on macOS.

use std::io;

use auto_launch::{AutoLaunch, AutoLaunchBuilder, MacOSLaunchMode, WindowsEnableMode};
use tauri::AppHandle;

use super::ARGUMENT;

/// What the entry is called.
const NAME: &str = "Callcard";

pub(super) fn is_on(_: &AppHandle) -> io::Result<bool> {
    let on = entry()?.is_enabled().map_err(io::Error::other)?;
    #[cfg(windows)]
    let on = on && starts_this()?;
    Ok(on)
}

/// Whether it is this program that Windows starts: a copy may have been moved since. What an administrator has written for
/// all users counts in any case.
#[cfg(windows)]
fn starts_this() -> io::Result<bool> {
    let list = windows_registry::CURRENT_USER.create(r"Software\Microsoft\Windows\CurrentVersion\Run")?;
    let ours = format!("{} {ARGUMENT}", program()?);
    Ok(list.get_string(NAME).map_or(true, |command| command == ours))
}

pub(super) fn turn(_: &AppHandle, on: bool) -> io::Result<()> {
    if on { entry()?.enable().map_err(io::Error::other) } else { remove() }
}

/// Another copy of Callcard stays in the list.
#[cfg(windows)]
pub(super) fn leave() -> io::Result<()> {
    if starts_this()? { remove() } else { Ok(()) }
}

fn remove() -> io::Result<()> {
    match entry()?.disable() {
        // Windows complains of an entry that is not there.
        Err(auto_launch::Error::Io(error)) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done.map_err(io::Error::other),
    }
}

fn entry() -> io::Result<AutoLaunch> {
    AutoLaunchBuilder::new()
        .set_app_name(NAME)
        .set_app_path(&program()?)
        .set_args(&[ARGUMENT])
        .set_macos_launch_mode(MacOSLaunchMode::LaunchAgent)
        .set_windows_enable_mode(WindowsEnableMode::CurrentUser)
        .build()
        .map_err(io::Error::other)
}

/// This program, as it is written into a list of commands.
fn program() -> io::Result<String> {
    let program = std::env::current_exe()?.display().to_string();
    // Windows keeps a command, in which a path with spaces would be several words.
    Ok(if cfg!(windows) { format!("\"{program}\"") } else { program })
}

#[cfg(all(test, windows))]
mod tests {
    use super::*;

    /// In the user's real list, so it is left as it was found: without us.
    #[test]
    fn entry_of_a_program_that_was_moved_does_not_count() {
        let list = windows_registry::CURRENT_USER.create(r"Software\Microsoft\Windows\CurrentVersion\Run").unwrap();
        entry().unwrap().enable().unwrap();
        assert!(starts_this().unwrap());
        list.set_string(NAME, format!("\"C:\\elsewhere\\callcard.exe\" {ARGUMENT}")).unwrap();
        assert!(entry().unwrap().is_enabled().unwrap() && !starts_this().unwrap());
        entry().unwrap().disable().unwrap();
    }
}
