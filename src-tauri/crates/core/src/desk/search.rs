//! The search for a caller whom the CRM did not name: once for a call that the agent sees, one at a time, on turns that
//! neither a report nor a name needs.
//!
//! What it finds is a hint: a card to open, never the CRM's answer.

use super::Desk;
use super::input::{Effect, Work};
use super::live::Live;
use crate::call::knowledge::{Answer, Card};
use crate::call::{CallId, Delivery};
use crate::clock::Now;

/// How far the search for a call's caller has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Search {
    NotYet,
    UnderWay,
    /// It came to something or to nothing, or it is not to be made any more.
    Over,
}

impl Live {
    /// Its caller is to be searched for: the CRM was told and did not say who it is, no other card can be opened, and
    /// it is of use to the agent. What a restart interrupted is not searched for: nobody knows what was asked before it.
    pub(super) fn wants_search(&self, now: Now) -> bool {
        let untold = match self.call.answer {
            Some(Answer::Untold) => self.call.delivery != Delivery::NotOurs,
            Some(_) => false,
            None => self.call.delivery == Delivery::Uncertain,
        };
        let seen = self.call.silence.is_none() && !self.put_away;
        let current = self.call.is_live() && now.moment < self.stale_at();
        self.search == Search::NotYet && untold && self.call.remembered.is_none() && seen && current
    }
}

impl Desk {
    /// A turn would be used for a search. More than one at a time could keep reports from leaving while the CRM hangs.
    pub(super) fn may_search(&self) -> bool {
        self.searching.is_none() && !self.unfound.is_empty()
    }

    /// Searches for the caller of the newest call.
    pub(super) fn search(&mut self, now: Now, effects: &mut Vec<Effect>) {
        let Some(id) = self.unfound.pop_last() else { return };
        let Some(phone) = self.call(id).and_then(|call| call.number.phone()) else { return };
        let phone = phone.clone();
        self.searching = Some(id);
        self.change(id, now, effects, |live| live.search = Search::UnderWay);
        effects.push(Effect::Work(Work::Search { call: id, phone }));
    }

    /// A search came to an end. Only one that is under way can.
    pub(super) fn found(&mut self, id: CallId, card: Option<Card>, now: Now, effects: &mut Vec<Effect>) {
        if self.searching.take_if(|searching| *searching == id).is_some() {
            self.change(id, now, effects, |live| {
                live.search = Search::Over;
                live.call.found = card;
            });
        }
    }

    /// Turns will not come for a while: the searches that wait for one are given up.
    pub(super) fn give_up_searches(&mut self, now: Now, effects: &mut Vec<Effect>) {
        for id in std::mem::take(&mut self.unfound) {
            self.change(id, now, effects, |live| live.search = Search::Over);
        }
    }
}
