//! The desk: the state machine that holds the calls and decides everything.
//!
//! `step` is a pure function of the state, the input and the time: no I/O, no clock, no async. An input changes
//! facts; `settle` then derives from the facts and the time what is to be saved, shown and sent.

mod arrival;
mod identity;
mod input;
mod live;
mod popup;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

pub use input::{Abilities, Effect, Heard, Input, Taken, Work};
pub use popup::{Finding, Popup, link};

use crate::call::{Call, CallId, Dropped, Outcome, Phase, Post, Refused, Silence};
use crate::card::{Answer, Names};
use crate::clock::{Moment, Now};
use crate::crm::error::CrmError;
use crate::crm::wire::Notified;
use live::{Live, Notice};

/// Calls the desk holds at most; beyond, reports are refused for now.
pub const MOST_CALLS: usize = 5_000;
/// Calls that the menu offers.
pub const MOST_RECENT: usize = 5;

/// What the desk goes by, besides its inputs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// The user of the account who sits here.
    pub me: Option<u64>,
    /// Show calls for every user.
    pub everyone: bool,
    pub paused: bool,
}

/// The desk.
#[derive(Debug)]
pub struct Desk {
    rules: Rules,
    abilities: Abilities,
    /// By id, which is by the time they were first heard of.
    calls: BTreeMap<CallId, Live>,
    /// How many notices are up.
    shown: usize,
    /// When time alone will change a call.
    due: BTreeSet<(Moment, CallId)>,
    /// Reports to the CRM that wait for a turn, first come first served.
    outbox: VecDeque<CallId>,
    /// Cards whose names wait for a turn that no report needs.
    nameless: VecDeque<CallId>,
    /// The CRM asked not to be spoken to before.
    hold: Option<Moment>,
    /// The last refusal, until the CRM accepts something.
    trouble: Option<Refused>,
    /// The newest calls, newest first.
    recent: VecDeque<Call>,
}

/// The desk at a glance.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overview {
    pub paused: bool,
    /// Calls that ring.
    pub ringing: usize,
    /// Calls that ring or are being talked on.
    pub live: usize,
    /// Reports that wait for a turn.
    pub waiting: usize,
    pub trouble: Option<Refused>,
    /// The newest calls, newest first.
    pub recent: Vec<Call>,
}

impl Desk {
    /// An empty desk.
    pub fn new(rules: Rules) -> Self {
        Self {
            rules,
            abilities: Abilities::default(),
            calls: BTreeMap::new(),
            shown: 0,
            due: BTreeSet::new(),
            outbox: VecDeque::new(),
            nameless: VecDeque::new(),
            hold: None,
            trouble: None,
            recent: VecDeque::new(),
        }
    }

    /// Takes in what happened and says what is to be done.
    pub fn step(&mut self, input: Input, now: Now) -> Vec<Effect> {
        let mut effects = Vec::new();
        match input {
            Input::Restored { unfinished, newest } => self.restore(unfinished, newest, now, &mut effects),
            Input::Heard(heard) => self.hear(heard, now, &mut effects),
            Input::Stored(calls) => self.stored(&calls, now, &mut effects),
            Input::NotStored(calls) => calls.iter().for_each(|call| self.lost(*call, &Post::Queued, now, &mut effects)),
            Input::NotClaimed(call) => self.lost(call, &Post::Sending, now, &mut effects),
            Input::Claim => self.claim(now, &mut effects),
            Input::Posted { call, result, names } => self.posted(call, result, names, now, &mut effects),
            Input::Named { call, names } => self.change(call, now, &mut effects, |live| name(live, names)),
            Input::Shown(call) => self.change(call, now, &mut effects, |live| {
                live.call.steps.shown = live.call.steps.shown.or(Some(live.elapsed(now)));
            }),
            Input::Dismissed(call) => self.change(call, now, &mut effects, |live| live.put_away = true),
            Input::Clicked(call) => self.click(call, now, &mut effects),
            Input::HungUp(call) => self.change(call, now, &mut effects, |live| match live.call.phase {
                Phase::Answered => live.end(Outcome::Talked, now),
                _ => live.end(Outcome::Declined, now),
            }),
            Input::Paused(paused) => self.rules.paused = paused,
            Input::Abilities(abilities) => self.abilities = abilities,
            Input::Due => {}
        }
        self.pass_time(now, &mut effects);
        effects
    }

    /// When `Input::Due` is to be sent, if nothing else happens before.
    pub fn next_deadline(&self) -> Option<Moment> {
        let due = self.due.first().map(|(moment, _)| *moment);
        due.into_iter().chain(self.hold).min()
    }

    /// A turn to send a request to the CRM would be used.
    pub fn has_work(&self) -> bool {
        self.hold.is_none() && !(self.outbox.is_empty() && self.nameless.is_empty())
    }

    /// The record of a call on the desk.
    pub fn call(&self, id: CallId) -> Option<&Call> {
        self.calls.get(&id).map(|live| &live.call)
    }

    /// The desk at a glance.
    pub fn overview(&self) -> Overview {
        let live = || self.calls.values().filter(|live| live.call.is_live());
        Overview {
            paused: self.rules.paused,
            ringing: live().filter(|live| live.call.phase == Phase::Ringing).count(),
            live: live().count(),
            waiting: self.outbox.len(),
            trouble: self.trouble,
            recent: self.recent.iter().cloned().collect(),
        }
    }

    fn stored(&mut self, calls: &[CallId], now: Now, effects: &mut Vec<Effect>) {
        for call in calls {
            self.change(*call, now, effects, |live| {
                live.stored = true;
                live.call.steps.accepted = Some(live.elapsed(now));
            });
        }
    }

    /// What is not on disk is not sent, for after a crash nobody would know; it is shown all the same.
    fn lost(&mut self, call: CallId, then: &Post, now: Now, effects: &mut Vec<Effect>) {
        self.change(call, now, effects, |live| {
            if live.call.post == *then {
                live.call.post = Post::Dropped { reason: Dropped::NotStored };
            }
        });
    }

    /// Uses a turn: for the oldest report, else for the newest card without a name.
    fn claim(&mut self, now: Now, effects: &mut Vec<Effect>) {
        self.pass_time(now, effects);
        if !self.has_work() {
            return;
        }
        if let Some(id) = self.outbox.pop_front() {
            let Some(live) = self.calls.get_mut(&id) else { return };
            let Some(phone) = live.call.number.phone() else { return };
            let number = phone.dialable().to_owned();
            let users = live.call.users.clone().unwrap_or_else(|| self.rules.me.into_iter().collect());
            let known = live.known;
            live.call.post = Post::Sending;
            live.call.steps.sent = Some(live.elapsed(now));
            self.settle(id, now, effects);
            effects.push(Effect::Work(Work::Post { call: id, number, users, known }));
        } else if let Some(id) = self.nameless.pop_back()
            && let Some(card) = self.calls.get(&id).and_then(|live| live.call.card())
        {
            effects.push(Effect::Work(Work::Names { call: id, card: card.key }));
        }
    }

    fn posted(
        &mut self,
        id: CallId,
        result: Result<Notified, CrmError>,
        names: Option<Names>,
        now: Now,
        effects: &mut Vec<Effect>,
    ) {
        // Only what is on its way can come back.
        let Some(live) = self.calls.get_mut(&id).filter(|live| live.call.post == Post::Sending) else {
            return;
        };
        if let Err(CrmError::Retry { after }) = result {
            live.call.post = Post::Queued;
            live.call.steps.sent = None;
            self.outbox.push_front(id);
            self.hold = self.hold.max(Some(now.moment.plus(after)));
            return self.settle(id, now, effects);
        }
        live.call.steps.answered = Some(live.elapsed(now));
        match result {
            Ok(Notified { mut answer, uid }) => {
                if let Answer::Card(card) = &mut answer {
                    live.named = names.is_some() || live.known == Some(card.key);
                    let before = live.call.remembered.as_ref().filter(|before| before.key == card.key);
                    card.names = names.or(before.map(|before| before.names.clone())).unwrap_or_default();
                    if !live.named {
                        self.nameless.push_back(id);
                    }
                }
                live.call.post = Post::Done { answer, uid };
                self.trouble = None;
            }
            Err(CrmError::Refused(reason)) => {
                live.call.post = Post::Refused { reason };
                self.trouble = Some(reason);
            }
            Err(CrmError::Uncertain | CrmError::Retry { .. }) => live.call.post = Post::Uncertain,
        }
        self.settle(id, now, effects);
    }

    /// A click opens the best known now, and takes the notice away.
    fn click(&mut self, id: CallId, now: Now, effects: &mut Vec<Effect>) {
        let call = self.call(id).or_else(|| self.recent.iter().find(|call| call.id == id));
        effects.extend(call.and_then(link).map(Effect::Open));
        self.change(id, now, effects, |live| live.put_away = true);
    }

    fn change(&mut self, id: CallId, now: Now, effects: &mut Vec<Effect>, change: impl FnOnce(&mut Live)) {
        if let Some(live) = self.calls.get_mut(&id) {
            change(live);
            self.settle(id, now, effects);
        }
    }

    fn pass_time(&mut self, now: Now, effects: &mut Vec<Effect>) {
        if self.hold.is_some_and(|hold| hold <= now.moment) {
            self.hold = None;
        }
        while let Some((moment, id)) = self.due.first().copied().filter(|(moment, _)| *moment <= now.moment) {
            self.due.remove(&(moment, id));
            self.settle(id, now, effects);
        }
    }

    /// Derives from a call's facts and the time what is to be shown and saved, and when to look again.
    fn settle(&mut self, id: CallId, now: Now, effects: &mut Vec<Effect>) {
        let Some(live) = self.calls.get_mut(&id) else { return };
        live.age(now);
        let mut wanted = live.wanted(now, self.abilities);
        if live.notice == Notice::NotYet {
            live.crowded |= wanted.is_some();
            wanted = wanted.filter(|_| self.shown < live::MOST_NOTICES);
        }
        let was_up = live.is_up();
        let popup;
        (live.notice, popup) = turn(std::mem::replace(&mut live.notice, Notice::Gone), wanted);
        effects.extend(popup.map(|popup| Effect::Popup { call: id, popup }));
        live.crowded &= !live.is_up();
        self.shown = self.shown + usize::from(live.is_up()) - usize::from(was_up);
        let freed = was_up && !live.is_up();
        let was_queued = live.saved.as_ref().is_some_and(|saved| saved.post == Post::Queued);
        if was_queued && live.call.post != Post::Queued {
            self.outbox.retain(|waiting| *waiting != id);
        }
        if live.saved.as_ref() != Some(&live.call) {
            live.saved = Some(live.call.clone());
            effects.push(Effect::Save(Box::new(live.call.clone())));
            remember(&mut self.recent, &live.call);
        }
        let due = live.due(now);
        if let Some(moment) = std::mem::replace(&mut live.due, due) {
            self.due.remove(&(moment, id));
        }
        match due {
            Some(moment) => drop(self.due.insert((moment, id))),
            None => drop(self.calls.remove(&id)),
        }
        if freed {
            self.fill_place(now, effects);
        }
    }

    /// Shows the notice that has waited longest for a place on the screen.
    fn fill_place(&mut self, now: Now, effects: &mut Vec<Effect>) {
        let waits = |live: &&Live| live.crowded && !live.put_away && live.call.silence.is_none();
        while self.shown < live::MOST_NOTICES
            && let Some(next) = self.calls.values().find(waits).map(|live| live.call.id)
        {
            // It is shown now, or has become too old and says so: either way it no longer waits.
            self.settle(next, now, effects);
        }
    }
}

/// The names on a card were looked up, or could not be: then the notice is shown without.
fn name(live: &mut Live, names: Option<Names>) {
    live.named = true;
    if let (Post::Done { answer: Answer::Card(card), .. }, Some(names)) = (&mut live.call.post, names) {
        card.names = names;
    }
}

/// From the notice there is and the one that is wanted: the next, and what the desktop is to be told, if anything.
fn turn(before: Notice, wanted: Option<Popup>) -> (Notice, Option<Option<Box<Popup>>>) {
    match (before, wanted.map(Box::new)) {
        (Notice::NotYet, None) => (Notice::NotYet, None),
        (Notice::NotYet, Some(popup)) => (Notice::Up { popup: popup.clone(), changes: 0 }, Some(Some(popup))),
        (Notice::Up { .. }, None) => (Notice::Gone, Some(None)),
        (Notice::Up { popup, changes }, Some(wanted)) if popup == wanted => (Notice::Up { popup, changes }, None),
        (Notice::Up { changes, .. }, Some(popup)) => {
            (Notice::Up { popup: popup.clone(), changes: changes.saturating_add(1) }, Some(Some(popup)))
        }
        (Notice::Gone, _) => (Notice::Gone, None),
    }
}

/// Keeps the newest calls that were for the agent, each in its latest state.
fn remember(recent: &mut VecDeque<Call>, call: &Call) {
    if matches!(call.silence, Some(Silence::NotForYou | Silence::Outgoing | Silence::Over)) {
        return;
    }
    match recent.iter_mut().find(|known| known.id == call.id) {
        Some(known) => *known = call.clone(),
        None => {
            recent.push_front(call.clone());
            recent.truncate(MOST_RECENT);
        }
    }
}

#[cfg(test)]
mod tests;
