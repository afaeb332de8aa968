//! How fast the CRM is spoken to after failures on the way: not before it allows it, else after pauses that grow.

use std::time::Duration;

use crate::clock::{Moment, Now};

/// The pause after the first failure on the way; it doubles with each one that follows.
const PAUSE: Duration = Duration::from_secs(1);
/// The longest such pause.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// When the CRM may be spoken to again.
#[derive(Debug, Default)]
pub(crate) struct Pace {
    /// Not before then.
    pub(crate) hold: Option<Moment>,
    /// How many times in a row it could not be reached.
    pub(crate) failures: u32,
}

impl Pace {
    /// Nothing is sent for a while: as long as the CRM asks for, else longer each time. `fraction` is a number from 0 to 1,
    /// drawn at random, so that desks that failed together do not come back together.
    pub(super) fn back_off(&mut self, asked: Option<Duration>, fraction: f64, now: Now) {
        if self.hold.is_none() {
            self.failures = self.failures.saturating_add(1);
        }
        let doubled = PAUSE.saturating_mul(1 << self.failures.saturating_sub(1).min(6)).min(LONGEST_PAUSE);
        let wait = asked.unwrap_or_else(|| doubled.mul_f64(0.75 + 0.5 * fraction));
        self.hold = self.hold.max(Some(now.moment.plus(wait)));
    }

    /// The CRM was reached.
    pub(super) fn recover(&mut self) {
        self.failures = 0;
    }

    pub(super) fn pass_time(&mut self, now: Now) {
        self.hold.take_if(|hold| *hold <= now.moment);
    }
}
