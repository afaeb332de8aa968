//! Users, as the system names them: who runs this process, and on Windows whose a pipe is. One form per system.

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

/// Whether this process is root, who has no Callcard of his own as a rule.
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
