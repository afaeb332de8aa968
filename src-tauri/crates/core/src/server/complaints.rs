//! What went wrong with clients, in the log where people see it.
//!
//! Once a minute for each kind, with how often: a broken client must neither go unnoticed nor flood the log. Nothing that a
//! client sent is repeated, for there may be numbers and secrets in it.

use std::collections::HashMap;
use std::fmt;
use std::time::{Duration, Instant};

use parking_lot::Mutex;

/// How long the same kind is not told again.
const QUIET: Duration = Duration::from_secs(60);

/// The kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Complaint {
    /// What came is no HTTP request.
    NoRequest,
    /// A request began and did not go on.
    Unfinished,
    /// A request was answered with a refusal.
    Refused,
    /// A field of an event was left out.
    LeftOut,
    /// The connection itself failed.
    Broken,
}

/// When each kind was told last, and how often it came since.
#[derive(Debug)]
pub(crate) struct Complaints {
    /// What the clients are of.
    of: &'static str,
    told: Mutex<HashMap<Complaint, (Instant, u64)>>,
}

impl Complaints {
    /// What clients of this get wrong.
    pub(crate) fn of(of: &'static str) -> Self {
        Self { of, told: Mutex::default() }
    }

    /// Tells, unless it was told of the same kind just now.
    pub(crate) fn tell(&self, complaint: Complaint, why: &dyn fmt::Display) {
        let Some(untold) = self.due(complaint, Instant::now()) else { return };
        let of = self.of;
        match complaint {
            Complaint::NoRequest => tracing::warn!(%why, untold, "what a client sent to the {of} is no HTTP request"),
            Complaint::Unfinished => tracing::warn!(%why, untold, "a client did not send the whole of its request"),
            Complaint::Refused => tracing::warn!(%why, untold, "a request to the {of} was refused"),
            Complaint::LeftOut => tracing::warn!(%why, untold, "an event was taken without one of its fields"),
            Complaint::Broken => tracing::warn!(%why, untold, "a connection to the {of} broke"),
        }
    }

    /// What was complained of so far.
    #[cfg(test)]
    pub(super) fn kinds(&self) -> Vec<Complaint> {
        self.told.lock().keys().copied().collect()
    }

    /// How many were not told before this one; `None` when this one is not either.
    fn due(&self, complaint: Complaint, now: Instant) -> Option<u64> {
        let mut told = self.told.lock();
        match told.get_mut(&complaint) {
            Some((last, untold)) if now.duration_since(*last) < QUIET => {
                *untold += 1;
                None
            }
            _ => Some(told.insert(complaint, (now, 0)).map_or(0, |(_, untold)| untold)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_told_once_a_minute_with_how_often_it_came() {
        let complaints = Complaints::of("socket");
        let start = Instant::now();
        let due = |complaint, second| complaints.due(complaint, start + Duration::from_secs(second));
        assert_eq!(due(Complaint::Refused, 0), Some(0));
        for second in 0..59 {
            assert_eq!(due(Complaint::Refused, second), None);
        }
        assert_eq!(due(Complaint::NoRequest, 59), Some(0), "another kind is told at once");
        assert_eq!(due(Complaint::Refused, 60), Some(59));
        assert_eq!(due(Complaint::Refused, 61), None);
        assert_eq!(due(Complaint::Refused, 121), Some(1));
    }
}
