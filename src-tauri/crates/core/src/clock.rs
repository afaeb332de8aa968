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
