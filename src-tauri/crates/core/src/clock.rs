//! What time it is: a moment that counts sleep (for ages and deadlines) and the wall clock (for records).
//!
//! The desk never reads a clock; it is handed a `Now` with every input, so tests can run hours in microseconds.

#[cfg_attr(target_os = "linux", path = "clock/timer_linux.rs")]
#[cfg_attr(not(target_os = "linux"), path = "clock/timer_elsewhere.rs")]
mod timer;

use std::time::Duration;

use jiff::Timestamp;

use timer::Timer;

/// A point on a clock that never goes back and keeps counting while the computer sleeps.
///
/// Measured from a day before the start of the app, so that events before a restart have a moment too; meaningless
/// after the next restart, so never stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(Duration);

impl Moment {
    /// The app's start.
    pub const START: Self = Self(Duration::from_secs(24 * 3600));

    /// How long before `self` the `earlier` moment was; zero if it was not earlier.
    pub fn since(self, earlier: Moment) -> Duration {
        self.0.saturating_sub(earlier.0)
    }

    /// The moment that much earlier, or the earliest there is.
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

/// Waits until a wall-clock time. Sleep counts; a change of the clock meanwhile does not.
pub async fn sleep_until(at: Timestamp) {
    let wait = at.duration_since(Timestamp::now());
    if wait.is_positive() {
        sleep(wait.unsigned_abs()).await;
    }
}

/// Waits, and is on time even if the computer slept: tokio's own timers stop while it sleeps.
pub async fn sleep(wait: Duration) {
    let mut alarm = Alarm::new();
    alarm.set(Some(Moment::START.plus(wait)), Moment::START);
    alarm.rings().await;
}

/// An alarm that is set again and again. If the system has a timer that counts sleep, it goes off on time after the
/// computer wakes; elsewhere the waiting code checks the clock again before use.
#[derive(Debug)]
pub(crate) struct Alarm {
    timer: Option<Timer>,
    /// The moment it is set to.
    due: Option<Moment>,
    /// The same on tokio's clock, if there is no such timer.
    until: Option<tokio::time::Instant>,
}

impl Alarm {
    /// An alarm that is not set. Called within the runtime that will wait for it.
    pub(crate) fn new() -> Self {
        let timer = Timer::new().inspect_err(|error| tracing::debug!(%error, "no timer that counts sleep"));
        Self { timer: timer.ok(), due: None, until: None }
    }

    /// Sets it to a moment, or turns it off; a past moment goes off at once. Setting the same moment again costs
    /// nothing.
    pub(crate) fn set(&mut self, due: Option<Moment>, now: Moment) {
        if self.due == due {
            return;
        }
        self.due = due;
        let wait = due.map(|due| due.since(now));
        let timer = self.timer.take().filter(|timer| {
            let set = timer.set(wait);
            set.inspect_err(|error| tracing::warn!(%error, "the timer could not be set")).is_ok()
        });
        self.timer = timer;
        self.until = wait.map(|wait| tokio::time::Instant::now() + wait);
    }

    /// Waits until it goes off, once for each time it is set. Cancel safe.
    pub(crate) async fn rings(&mut self) {
        match (&self.timer, self.until) {
            (_, None) => std::future::pending().await,
            (Some(timer), _) => timer.goes_off().await,
            (None, Some(until)) => tokio::time::sleep_until(until).await,
        }
        (self.due, self.until) = (None, None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn waiting_returns_at_once_for_a_past_time_only() {
        let wait = Duration::from_millis(30);
        sleep_until(Timestamp::UNIX_EPOCH).await;
        let start = std::time::Instant::now();
        sleep_until(Timestamp::now() + wait).await;
        sleep(Duration::ZERO).await;
        assert!(start.elapsed() >= wait);
    }

    /// Whether the alarm goes off within so many milliseconds.
    async fn rings_within(alarm: &mut Alarm, millis: u64) -> bool {
        tokio::time::timeout(Duration::from_millis(millis), alarm.rings()).await.is_ok()
    }

    #[tokio::test]
    async fn alarm_goes_off_once_at_its_latest_setting() {
        let clock = Clock::start();
        let mut alarm = Alarm::new();
        let set = |alarm: &mut Alarm, millis: Option<u64>| {
            let now = clock.now().moment;
            alarm.set(millis.map(|millis| now.plus(Duration::from_millis(millis))), now);
        };
        assert!(!rings_within(&mut alarm, 20).await, "it is not set");
        set(&mut alarm, Some(3_600_000));
        assert!(!rings_within(&mut alarm, 20).await, "it is set to an hour");
        set(&mut alarm, Some(30));
        assert!(rings_within(&mut alarm, 5_000).await, "sooner");
        assert!(!rings_within(&mut alarm, 50).await, "it has gone off");
        set(&mut alarm, Some(0));
        assert!(rings_within(&mut alarm, 5_000).await, "what is past is due at once");
        for late in [None, Some(3_600_000)] {
            set(&mut alarm, Some(1));
            tokio::time::sleep(Duration::from_millis(20)).await;
            set(&mut alarm, late);
            assert!(!rings_within(&mut alarm, 50).await, "it went off unheard, and was set to {late:?} then");
        }
    }

    #[tokio::test]
    async fn overdue_alarm_goes_off_when_it_is_first_waited_for() {
        let clock = Clock::start();
        let mut alarm = Alarm::new();
        let due = clock.now().moment.plus(Duration::from_millis(30));
        while clock.now().moment < due {
            alarm.set(Some(due), clock.now().moment);
            // Something else comes first.
            if rings_within(&mut alarm, 5).await {
                return assert!(clock.now().moment >= due);
            }
        }
        assert!(rings_within(&mut alarm, 5_000).await);
    }
}
