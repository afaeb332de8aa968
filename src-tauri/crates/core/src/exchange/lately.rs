//! What sources said lately, so that the same thing told twice is one fact: telephone systems repeat a request whose answer
//! they have not seen.
//!
//! Only what a source gives the time of can be told again: a queue rings the same agent for the same call in the same words,
//! and that is another ring.

use std::collections::{HashSet, VecDeque};
use std::hash::{BuildHasher, RandomState};

use super::fact::Fact;
use super::limits::{MOST_LATELY, REPEATED};
use crate::clock::Moment;

/// What was said lately, as far as it has a time of its own.
#[derive(Debug, Default)]
pub(super) struct Lately {
    /// Keyed by chance, so that nobody can have two facts look the same.
    hasher: RandomState,
    said: HashSet<u64>,
    /// By age.
    order: VecDeque<(Moment, u64)>,
}

impl Lately {
    /// Whether the same was said lately; it is kept in mind then, and no longer for it.
    pub(super) fn repeats(&mut self, fact: &Fact, now: Moment) -> bool {
        if fact.at.is_none() {
            return false;
        }
        let is_over = |(at, _): &(Moment, u64)| now.since(*at) >= REPEATED;
        while self.order.front().is_some_and(is_over) || self.order.len() >= MOST_LATELY {
            let Some((_, oldest)) = self.order.pop_front() else { break };
            self.said.remove(&oldest);
        }
        let said = self.hasher.hash_one(fact);
        let is_new = self.said.insert(said);
        if is_new {
            self.order.push_back((now, said));
        }
        !is_new
    }

    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.order.len().max(self.said.len())
    }
}
