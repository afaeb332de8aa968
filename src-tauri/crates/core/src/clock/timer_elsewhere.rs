//! For systems without a timer that counts sleep, or where waiting for it needs a thread of its own.

use std::convert::Infallible;
use std::io;
use std::time::Duration;

/// Never exists.
#[derive(Debug)]
pub(super) struct Timer(Infallible);

impl Timer {
    /// Always fails.
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
