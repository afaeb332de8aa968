//! Who and what is behind cards, and the names of stages: looked up in batches, on turns that no report needs.
//!
//! A storm's cards are one look-up. Stages change seldom and are kept for days, so they wait until nobody waits for a
//! notice.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::call::knowledge::{CardKey, Names, Pipelines};
use crate::clock::{Moment, Now};

/// Cards in one look-up: their ids are in the address of the request.
pub const MOST_CARDS: usize = 50;
/// How long what the account says of its deals is believed.
const PIPELINES_LAST: SignedDuration = SignedDuration::from_hours(3 * 24);
/// How long the account is not asked for it again, whatever it answered.
const REST: Duration = Duration::from_secs(3600);

/// What waits for a look-up, and what is under way.
#[derive(Debug, Default)]
pub(crate) struct Nameless {
    /// The cards that wait, the newest last.
    waiting: Vec<CardKey>,
    /// The cards that are being looked up.
    under_way: Vec<CardKey>,
}

/// The stages of the account's deals.
#[derive(Debug, Default)]
pub(super) struct Stages {
    known: Pipelines,
    seen_at: Option<Timestamp>,
    asked: Option<Moment>,
    wanted: bool,
}

impl Nameless {
    pub(crate) fn is_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    pub(super) fn is_under_way(&self) -> bool {
        !self.under_way.is_empty()
    }

    /// Queues a card for look-up, once for all calls that have it.
    pub(super) fn add(&mut self, card: CardKey) {
        if !self.under_way.contains(&card) {
            self.waiting.retain(|waiting| *waiting != card);
            self.waiting.push(card);
        }
    }

    /// The look-up of a card came to an end.
    pub(super) fn back(&mut self, card: CardKey) {
        self.under_way.retain(|under_way| *under_way != card);
    }

    /// The cards of the next look-up, the newest first.
    pub(super) fn take(&mut self) -> Vec<CardKey> {
        let rest = self.waiting.len().saturating_sub(MOST_CARDS);
        let cards: Vec<CardKey> = self.waiting.split_off(rest).into_iter().rev().collect();
        self.under_way.extend(&cards);
        cards
    }
}

impl Stages {
    /// What was kept from before.
    pub(super) fn restore(&mut self, kept: Option<(Pipelines, Timestamp)>) {
        if let Some((known, seen_at)) = kept {
            self.known = known;
            self.seen_at = Some(seen_at);
        }
    }

    /// Adds what is known of the account to what is known of a card; whether the account is to be asked for more.
    pub(super) fn fill(&mut self, names: &mut Names, now: Now) {
        self.known.fill(names);
        let fresh = self.seen_at.is_some_and(|seen| now.wall.duration_since(seen).abs() < PIPELINES_LAST);
        let rested = self.asked.is_none_or(|asked| now.moment.since(asked) >= REST);
        let known = names.stage_id.is_none_or(|stage| self.known.stages.contains_key(&stage));
        let concerns = names.stage_id.is_some() || names.price.is_some();
        self.wanted |= concerns && rested && !(fresh && known);
    }
    /// The account is to be asked.
    pub(super) fn are_wanted(&self) -> bool {
        self.wanted
    }

    /// The account is being asked.
    pub(super) fn ask(&mut self, now: Now) {
        self.wanted = false;
        self.asked = Some(now.moment);
    }

    /// The account said what stages there are.
    pub(super) fn learn(&mut self, known: Pipelines, now: Now) {
        self.known = known;
        self.seen_at = Some(now.wall);
    }
}
