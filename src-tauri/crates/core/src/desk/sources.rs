//! How far the clocks of the sources are off, and so how old a report is on arrival.
//!
//! A source may say when something happened. Its clock is its own: what counts is by how much a report is later than
//! that source's reports usually are. So one late report is late, and a clock that is always late is just that.

use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

use jiff::SignedDuration;

use super::limits::STALE;
use crate::call::source::Source;
use crate::clock::{Moment, Now};
use crate::event::Report;

/// Reports that a source is judged by. After as many late ones in a row, its clock is late and not its reports.
const JUDGED: usize = 3;
/// Sources that are kept in mind at most.
const MOST: usize = 64;
/// A change of the computer's own clock beyond which nothing that was measured with it counts.
const JUMP: SignedDuration = SignedDuration::from_secs(2);

/// What is known of the sources' clocks.
#[derive(Debug, Default)]
pub(super) struct Sources {
    lags: BTreeMap<Source, VecDeque<SignedDuration>>,
    /// When the computer's clock was read last.
    read: Option<Now>,
}

impl Sources {
    /// How old a report is on arrival.
    pub(super) fn age(&mut self, report: &Report, now: Now) -> Duration {
        self.notice_jump(now);
        let Some(at) = report.at else { return Duration::ZERO };
        if !self.lags.contains_key(&report.source) && self.lags.len() >= MOST {
            self.lags.pop_first();
        }
        let lags = self.lags.entry(report.source.clone()).or_default();
        let lag = now.wall.duration_since(at);
        lags.push_back(lag);
        if lags.len() > JUDGED {
            lags.pop_front();
        }
        let usual = lags.iter().min().copied().unwrap_or(lag);
        lag.saturating_sub(usual).try_into().unwrap_or_default()
    }

    /// The sources whose clocks are so late that their reports look stale, and by how many seconds.
    pub(super) fn late(&self) -> impl Iterator<Item = (&Source, u64)> {
        self.lags.iter().filter_map(|(source, lags)| {
            let usual = lags.iter().min()?;
            let late = Duration::try_from(*usual).ok().filter(|late| *late >= STALE)?;
            Some((source, late.as_secs()))
        })
    }

    /// When the computer's own clock was set, the sources have to be judged anew.
    fn notice_jump(&mut self, now: Now) {
        if let Some(read) = self.read.replace(now)
            && jumped(read, now) > JUMP
        {
            self.lags.clear();
        }
    }
}

/// By how much the wall clock went another way than time.
fn jumped(before: Now, now: Now) -> SignedDuration {
    let passed = |since: Moment| SignedDuration::try_from(now.moment.since(since)).unwrap_or(SignedDuration::MAX);
    let shown = now.wall.duration_since(before.wall);
    shown.saturating_sub(passed(before.moment)).abs()
}
