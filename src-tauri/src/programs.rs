//! Whether another program of the agent's runs.

/// Whether a program with this file's name runs. Asks the kernel, so it starts nothing and waits for nobody.
#[cfg(windows)]
pub(crate) fn is_running(name: &str) -> bool {
    crate::win32::runs(name)
}

/// Programs of Windows run on Windows alone.
#[cfg(not(windows))]
pub(crate) fn is_running(_: &str) -> bool {
    false
}
