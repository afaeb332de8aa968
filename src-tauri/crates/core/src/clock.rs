//! What time it is: a moment that counts sleep (for ages and deadlines) and the wall clock (for records).
//!
//! The desk never reads a clock; it is handed a `Now` with every input, so tests can run hours in microseconds.

use std::time::Duration;

use jiff::Timestamp;

/// A point on a clock that never goes back and keeps counting while the computer sleeps.
///
/// Measured from a day before the start of the app, so that what happened before a restart has its moment too;
/// meaningless after the next restart, so it is never stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(Duration);

impl Moment {
    /// The app's start.
    pub const START: Self = Self(Duration::from_secs(24 * 3600));

    /// How long before `self` the `earlier` moment was; zero when it was not earlier.
    pub fn since(self, earlier: Moment) -> Duration {
        self.0.saturating_sub(earlier.0)
    }

    /// The moment that much earlier, or the first there is.
    pub fn minus(self, earlier: Duration) -> Self {
        Self(self.0.saturating_sub(earlier))
    }

    /// The moment that much later.
    pub fn plus(self, later: Duration) -> Self {
        Self(self.0.saturating_add(later))
    }
}

/// Both clocks, read together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// For ages, deadlines and order.
    pub moment: Moment,
    /// For records that people read, and for rows from before a restart.
    pub wall: Timestamp,
}

/// The computer's clocks.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    start: boot_time::Instant,
}

impl Clock {
    /// A clock whose moments count from now.
    pub fn start() -> Self {
        Self { start: boot_time::Instant::now() }
    }

    /// Reads both clocks.
    pub fn now(&self) -> Now {
        Now { moment: Moment::START.plus(self.start.elapsed()), wall: Timestamp::now() }
    }
}

/// Waits for a time by the wall clock. The computer's sleep counts; a clock that is set meanwhile does not.
pub async fn sleep_until(at: Timestamp) {
    let wait = at.duration_since(Timestamp::now());
    if wait.is_positive() {
        sleep(wait.unsigned_abs()).await;
    }
}

/// Waits, and is on time after the computer has slept: tokio's own timers stand still meanwhile.
#[cfg(target_os = "linux")]
pub async fn sleep(wait: Duration) {
    match alarm(wait) {
        // It becomes readable once, when it goes off.
        Ok(alarm) => drop(alarm.readable().await),
        Err(error) => {
            tracing::debug!(%error, "no timer that counts sleep");
            tokio::time::sleep(wait).await;
        }
    }
}

#[cfg(target_os = "linux")]
#[expect(deprecated, reason = "we own the descriptor, which is all that it asks for; the new way in is unsafe code")]
fn alarm(wait: Duration) -> std::io::Result<tokio::io::unix::AsyncFd<std::os::fd::OwnedFd>> {
    use rustix::time::{
        Itimerspec, TimerfdClockId, TimerfdFlags, TimerfdTimerFlags, Timespec, timerfd_create, timerfd_settime,
    };
    let alarm = timerfd_create(TimerfdClockId::Boottime, TimerfdFlags::CLOEXEC | TimerfdFlags::NONBLOCK)?;
    // Nothing at all would turn it off.
    let wait = wait.max(Duration::from_nanos(1));
    let it_value =
        Timespec { tv_sec: i64::try_from(wait.as_secs()).unwrap_or(i64::MAX), tv_nsec: i64::from(wait.subsec_nanos()) };
    let once = Itimerspec { it_interval: Timespec { tv_sec: 0, tv_nsec: 0 }, it_value };
    timerfd_settime(&alarm, TimerfdTimerFlags::empty(), &once)?;
    tokio::io::unix::AsyncFd::with_interest(alarm, tokio::io::Interest::READABLE)
}

/// Waits. Where no timer counts the computer's sleep, whoever waits looks at the clock again before it is used.
#[cfg(not(target_os = "linux"))]
pub async fn sleep(wait: Duration) {
    tokio::time::sleep(wait).await;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_time_that_is_past_is_not_waited_for_and_one_to_come_is() {
        let wait = Duration::from_millis(30);
        sleep_until(Timestamp::UNIX_EPOCH).await;
        let start = std::time::Instant::now();
        sleep_until(Timestamp::now() + wait).await;
        sleep(Duration::ZERO).await;
        assert!(start.elapsed() >= wait);
    }
}
