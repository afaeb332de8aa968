//! Where there is no timer that counts sleep, or none that can be waited for without a thread of its own.

use std::convert::Infallible;
use std::io;
use std::time::Duration;

/// There is none.
#[derive(Debug)]
pub(super) struct Timer(Infallible);

impl Timer {
    /// Fails.
    pub(super) fn new() -> io::Result<Self> {
        Err(io::ErrorKind::Unsupported.into())
    }

    pub(super) fn set(&self, _wait: Option<Duration>) -> io::Result<()> {
        match self.0 {}
    }

    pub(super) async fn goes_off(&self) {
        match self.0 {}
    }
}
