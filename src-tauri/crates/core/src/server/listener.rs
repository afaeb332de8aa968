//! Where connections come from: a Unix socket in a folder of ours, or a Windows named pipe. One signature for both.

#[cfg(unix)]
#[path = "listener_unix.rs"]
mod platform;
#[cfg(windows)]
#[path = "listener_windows.rs"]
mod platform;

pub(super) use platform::Listener;
