//! Who and what is behind cards, and the names of stages: looked up in batches, on turns that no report needs.
//!
//! A storm's cards are one look-up. Stages change seldom and are kept for days, so they wait until nobody waits for a
//! notice. What is found out counts for every call with that card, also for one that is over.

use jiff::{SignedDuration, Timestamp};

use super::Desk;
use super::input::{Effect, Work};
use super::live::{Live, Notice};
use crate::call::knowledge::{Card, CardKey, Names, Pipelines};
use crate::call::{CallId, Delivery};
use crate::clock::{Moment, Now};

/// Cards in one look-up: their ids are in the address of the request.
pub(super) const MOST_CARDS: usize = 50;
/// How long what the account says of its deals is believed.
const PIPELINES_LAST: SignedDuration = SignedDuration::from_hours(3 * 24);
/// How long the account is not asked for it again, whatever it answered.
const REST: std::time::Duration = std::time::Duration::from_secs(3600);

/// What waits for a look-up, and what is under way.
#[derive(Debug, Default)]
pub(super) struct Nameless {
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
    pub(super) fn is_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// A card is to be looked up, once however many calls have it.
    pub(super) fn add(&mut self, card: CardKey) {
        if !self.under_way.contains(&card) {
            self.waiting.retain(|waiting| *waiting != card);
            self.waiting.push(card);
        }
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
}

impl Desk {
    /// A turn would be used to ask for stages: nothing else is to be asked, and every call that will have a notice has it.
    pub(super) fn may_ask_for_stages(&self) -> bool {
        let in_hand = |live: &Live| live.call.delivery == Delivery::Sending;
        let unshown = |live: &Live| {
            live.call.is_live() && live.notice == Notice::NotYet && live.call.silence.is_none() && !live.put_away
        };
        self.stages.wanted
            && self.nameless.under_way.is_empty()
            && self.searching.is_none()
            && !self.calls.values().any(|live| in_hand(live) || unshown(live))
    }

    pub(super) fn ask_for_stages(&mut self, now: Now, effects: &mut Vec<Effect>) {
        self.stages.wanted = false;
        self.stages.asked = Some(now.moment);
        effects.push(Effect::Work(Work::Pipelines));
    }

    /// Cards were looked up, or could not be: then the notice is shown without.
    pub(super) fn named(&mut self, found: Vec<(CardKey, Option<Names>)>, now: Now, effects: &mut Vec<Effect>) {
        for (key, mut names) in found {
            self.nameless.under_way.retain(|card| *card != key);
            if let Some(names) = &mut names {
                self.stages.fill(names, now);
            }
            for call in self.calls_with(|card| card.key == key) {
                self.change(call, now, effects, |live| {
                    live.named = true;
                    if let (Some(card), Some(names)) = (live.call.card_mut(), &names) {
                        card.names.clone_from(names);
                    }
                });
            }
        }
    }

    /// The account said what stages there are, or did not.
    pub(super) fn staged(&mut self, pipelines: Option<Pipelines>, now: Now, effects: &mut Vec<Effect>) {
        let Some(known) = pipelines else { return };
        for call in self.calls_with(|card| card.names.stage_id.is_some() || card.names.price.is_some()) {
            self.change(call, now, effects, |live| {
                if let Some(card) = live.call.card_mut() {
                    known.fill(&mut card.names);
                }
            });
        }
        self.stages.known = known;
        self.stages.seen_at = Some(now.wall);
    }

    /// The calls with such a card, over or not.
    fn calls_with(&self, is_such: impl Fn(&Card) -> bool) -> Vec<CallId> {
        let such = self.calls.values().filter(|live| live.call.card().is_some_and(&is_such));
        such.map(|live| live.call.id).collect()
    }
}
