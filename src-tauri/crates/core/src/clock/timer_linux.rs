//! A kernel timer on the clock that counts sleep (CLOCK_BOOTTIME): if its time came while the computer slept, it goes
//! off on waking.

use std::io;
use std::os::fd::OwnedFd;
use std::time::Duration;

use rustix::time::{
    Itimerspec, TimerfdClockId, TimerfdFlags, TimerfdTimerFlags, Timespec, timerfd_create, timerfd_settime,
};
use tokio::io::Interest;
use tokio::io::unix::AsyncFd;

/// The timer.
#[derive(Debug)]
pub(super) struct Timer(AsyncFd<OwnedFd>);

impl Timer {
    /// A timer that is not set.
    pub(super) fn new() -> io::Result<Self> {
        let timer = timerfd_create(TimerfdClockId::Boottime, TimerfdFlags::CLOEXEC | TimerfdFlags::NONBLOCK)?;
        watched(timer).map(Self)
    }

    /// Sets it to go off once after this time, or turns it off. Replaces any earlier setting.
    pub(super) fn set(&self, wait: Option<Duration>) -> io::Result<()> {
        // Zero would turn it off.
        let wait = wait.map_or(Duration::ZERO, |wait| wait.max(Duration::from_nanos(1)));
        let it_value = Timespec {
            tv_sec: i64::try_from(wait.as_secs()).unwrap_or(i64::MAX),
            tv_nsec: i64::from(wait.subsec_nanos()),
        };
        let once = Itimerspec { it_interval: Timespec { tv_sec: 0, tv_nsec: 0 }, it_value };
        timerfd_settime(&self.0, TimerfdTimerFlags::empty(), &once)?;
        Ok(())
    }

    /// Waits until it goes off.
    pub(super) async fn goes_off(&self) {
        while let Ok(mut ready) = self.0.readable().await {
            // Tokio may still report an expiry from before it was set again, which the kernel has forgotten.
            let read = ready.try_io(|timer| Ok(rustix::io::read(timer, &mut [0; 8])?));
            if read.is_ok() {
                return;
            }
        }
    }
}

#[expect(deprecated, reason = "we own the descriptor, which is all that it asks for; the new way in is unsafe code")]
fn watched(timer: OwnedFd) -> io::Result<AsyncFd<OwnedFd>> {
    AsyncFd::with_interest(timer, Interest::READABLE)
}
