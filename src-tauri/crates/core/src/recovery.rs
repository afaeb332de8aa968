//! Decides what to do when the process behind the window's page dies: reload the page, then open a new window, then
//! tell the agent. A page that kills its process at once must not be reloaded for ever.
//!
//! Pure: the caller reports when a process died and carries out the answer.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// Deaths further apart than this are unrelated.
const CONNECTED: Duration = Duration::from_secs(60);

/// What to do about a death.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cure {
    /// Reload the page in the same window.
    Reload,
    /// Close the window and open a new one in its place.
    Reopen,
    /// Close the window and tell the agent.
    GiveUp,
}

/// How the window's pages have fared since the start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PageHealth {
    /// Processes that died.
    pub lost: u32,
    /// No page has survived since the agent was told.
    pub given_up: bool,
}

/// The deaths so far.
#[derive(Debug, Default)]
pub struct Deaths {
    latest: VecDeque<Instant>,
    health: PageHealth,
}

impl Deaths {
    /// Records a death now. After the last remedy the count starts again, so the next opened window gets every try.
    pub fn cure(&mut self, now: Instant) -> Cure {
        self.health.lost = self.health.lost.saturating_add(1);
        while self.latest.front().is_some_and(|past| now.saturating_duration_since(*past) >= CONNECTED) {
            self.latest.pop_front();
        }
        self.latest.push_back(now);
        match self.latest.len() {
            1 => Cure::Reload,
            2 => Cure::Reopen,
            _ => {
                self.latest.clear();
                self.health.given_up = true;
                Cure::GiveUp
            }
        }
    }

    /// A page answers.
    pub fn page_lives(&mut self) {
        self.health.given_up = false;
    }

    /// The record so far.
    pub fn health(&self) -> PageHealth {
        self.health
    }
}

#[cfg(test)]
mod tests {
    use super::Cure::{GiveUp, Reload, Reopen};
    use super::*;

    #[test]
    fn each_death_within_a_minute_gets_a_stronger_remedy() {
        for (deaths, cures) in [
            (&[0][..], &[Reload][..]),
            (&[0, 59], &[Reload, Reopen]),
            (&[0, 60], &[Reload, Reload]),
            (&[0, 1, 2], &[Reload, Reopen, GiveUp]),
            (&[0, 50, 100, 150], &[Reload, Reopen, Reopen, Reopen]),
            (&[0, 20, 40], &[Reload, Reopen, GiveUp]),
            (&[0, 1, 2, 3, 4, 5], &[Reload, Reopen, GiveUp, Reload, Reopen, GiveUp]),
            (&[0, 1, 2, 300], &[Reload, Reopen, GiveUp, Reload]),
        ] {
            let start = Instant::now();
            let mut met = Deaths::default();
            let got: Vec<Cure> = deaths.iter().map(|at| met.cure(start + Duration::from_secs(*at))).collect();
            assert_eq!(got, cures, "{deaths:?}");
            assert_eq!(met.health().lost as usize, deaths.len());
        }
    }

    #[test]
    fn page_that_answers_again_counts_as_recovered() {
        let mut deaths = Deaths::default();
        for _ in 0..3 {
            deaths.cure(Instant::now());
        }
        assert_eq!(deaths.health(), PageHealth { lost: 3, given_up: true });
        deaths.page_lives();
        assert_eq!(deaths.health(), PageHealth { lost: 3, given_up: false });
    }
}
