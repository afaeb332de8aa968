//! User ids as the system writes them: of this process, and on Windows of the owner of a pipe.

#[cfg(windows)]
#[path = "user_windows.rs"]
mod platform;

#[cfg(windows)]
pub use platform::{current, owner};

/// The user's number.
#[cfg(unix)]
pub fn current() -> std::io::Result<String> {
    Ok(rustix::process::getuid().to_string())
}

/// Whether this process runs as root, which usually has no Callcard of its own.
#[cfg(unix)]
#[must_use]
pub fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

/// Windows has no such user.
#[cfg(windows)]
#[must_use]
pub fn is_root() -> bool {
    false
}
