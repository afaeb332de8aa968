//! The exchange: makes, of what telephone systems say, what each agent is to know of a call.
//!
//! A pure function of its state, an input and the time, like the desk: it opens no connection, reads no clock and knows
//! neither window nor CRM. Telephone systems tell of legs, twice, in any order, and end everything alike; agents want
//! to know that it rings for them, who it is, and whether they missed it.

mod limits;
pub mod fact;
mod lately;
pub mod directory;
pub mod told;
mod other;
mod side;
mod news;
mod call;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::call::number::DialPlan;
use crate::clock::Moment;
use call::Call;
use directory::{Directory, Stranger, Strangers};
use fact::{Fact, Said};
use lately::Lately;
pub(crate) use limits::LOST;
use limits::{DOUBLED, MOST_CALLS, RINGING, RINGING_WITHOUT_ENDS};
use told::{Key, Told};

/// What happens to the exchange.
#[derive(Clone, Debug)]
pub enum Input {
    /// A source says something of a call.
    Fact(Box<Fact>),
    /// A source can be heard, for the first time or again.
    Opened { source: String, tells_ends: bool },
    /// A source cannot be heard any more, perhaps for a moment.
    Lost { source: String },
    /// Nobody will ever say how the calls of a source go on: it was restarted, or is listened to no more.
    Gone { source: String },
    /// The names of the agents are these from now on.
    Directory(Directory),
    /// A deadline has come.
    Due,
}

/// The calls of all telephone systems that are heard.
#[derive(Debug)]
pub struct Exchange {
    plan: DialPlan,
    directory: Directory,
    strangers: Strangers,
    lately: Lately,
    sources: HashMap<String, Heard>,
    calls: BTreeMap<u64, Call>,
    by_key: HashMap<Key, u64>,
    due: BTreeSet<(Moment, u64)>,
    deadlines: HashMap<u64, Moment>,
    next: u64,
}

/// How a source is heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Heard {
    tells_ends: bool,
    /// Since when it is not heard any more.
    lost: Option<Moment>,
}

impl Exchange {
    /// One without a call, which reads numbers by this plan.
    pub fn new(plan: DialPlan, directory: Directory) -> Self {
        Self {
            plan,
            directory,
            strangers: Strangers::default(),
            lately: Lately::default(),
            sources: HashMap::new(),
            calls: BTreeMap::new(),
            by_key: HashMap::new(),
            due: BTreeSet::new(),
            deadlines: HashMap::new(),
            next: 0,
        }
    }

    /// Reads numbers by this plan from now on.
    pub fn read_numbers_by(&mut self, plan: DialPlan) {
        self.plan = plan;
    }

    /// Takes in what happened, and says what the agents have to be told, in order.
    pub fn step(&mut self, input: Input, now: Moment) -> Vec<Told> {
        let mut told = Vec::new();
        match input {
            Input::Fact(fact) => {
                if self.lately.repeats(&fact, now) {
                    return told;
                }
                self.hear(&fact, now, &mut told);
                told.iter_mut().for_each(|told| told.at = fact.at);
            }
            Input::Opened { source, tells_ends } => {
                self.sources.insert(source, Heard { tells_ends, lost: None });
            }
            Input::Lost { source } => {
                if let Some(heard) = self.sources.get_mut(&source) {
                    heard.lost.get_or_insert(now);
                }
            }
            Input::Gone { source } => self.give_up(&[source], now, &mut told),
            Input::Directory(directory) => {
                self.strangers.check(&directory);
                self.directory = directory;
                let open: Vec<u64> = self.calls.iter().filter(|(_, call)| call.is_live()).map(|(id, _)| *id).collect();
                for id in open {
                    if let Some(call) = self.calls.get_mut(&id) {
                        call.look_up(&self.directory);
                    }
                    self.settle(id, now, &mut told);
                }
            }
            Input::Due => {}
        }
        self.give_up_lost(now, &mut told);
        while let Some((_, id)) = self.due.first().copied().filter(|(due, _)| *due <= now) {
            self.settle(id, now, &mut told);
        }
        told
    }

    /// When there is more to do though nothing happens.
    pub fn next_deadline(&self) -> Option<Moment> {
        let lost = self.sources.values().filter_map(|heard| heard.lost).map(|lost| lost.plus(LOST));
        lost.chain(self.due.first().map(|(due, _)| *due)).min()
    }

    /// The names that were heard and are nobody's, the latest first.
    pub fn strangers(&self) -> &[Stranger] {
        self.strangers.list()
    }

    fn hear(&mut self, fact: &Fact, now: Moment, told: &mut Vec<Told>) {
        self.notice_strangers(fact, now);
        let Some(id) = self.find(fact, now) else { return };
        if let Said::Merged { into } = &fact.said {
            let into = (fact.source.clone(), into.clone());
            match self.by_key.get(&into).copied() {
                Some(other) if other != id => return self.join(id, other, now, told),
                Some(_) => {}
                // The older one was never heard of: from now on this is it.
                None => self.name(id, into),
            }
        }
        if let Some(call) = self.calls.get_mut(&id) {
            call.hear(fact, &self.directory, self.plan, now);
        }
        match self.doubled(id, now) {
            Some(other) => self.join(id, other, now, told),
            None => self.settle(id, now, told),
        }
    }

    fn notice_strangers(&mut self, fact: &Fact, now: Moment) {
        if let (Said::Ringing | Said::Answered, Some(leg)) = (&fact.said, &fact.leg)
            && let Some(name) = leg.names.first()
            && self.directory.agent(&fact.source, &leg.names).is_none()
        {
            self.strangers.hear(&fact.source, name, now);
        }
    }

    /// The call of a fact. What only tells of a later phase of a call that nobody has told of begins nothing.
    fn find(&mut self, fact: &Fact, now: Moment) -> Option<u64> {
        let key = (fact.source.clone(), fact.call.clone());
        if let Some(id) = self.by_key.get(&key) {
            return Some(*id);
        }
        if fact.said != Said::Seen && !fact.begins() {
            return None;
        }
        if self.calls.len() >= MOST_CALLS {
            self.forget_one();
        }
        let id = self.next;
        self.next += 1;
        self.calls.insert(id, Call::new(key.clone(), now));
        self.by_key.insert(key, id);
        Some(id)
    }

    /// Another source tells of the same call: the same number in the same direction, both ringing for a short time.
    fn doubled(&self, id: u64, now: Moment) -> Option<u64> {
        let call = self.calls.get(&id).filter(|_| self.sources.len() > 1)?;
        let (number, rang) = (call.other.key()?, call.rang()?);
        let is_fresh = |rang: Moment| now.since(rang) <= DOUBLED;
        let is_same = |other: &Call| {
            let apart = other.keys.iter().all(|(source, _)| call.keys.iter().all(|(mine, _)| mine != source));
            apart
                && other.other.key() == Some(number)
                && other.other.direction() == call.other.direction()
                && other.rang().is_some_and(is_fresh)
        };
        let mut others = self.calls.iter().filter(|(other, call)| **other != id && is_same(call));
        is_fresh(rang).then(|| others.next().map(|(other, _)| *other)).flatten()
    }

    /// Two calls are one: the older leads.
    fn join(&mut self, one: u64, other: u64, now: Moment, told: &mut Vec<Told>) {
        let (older, younger) = (one.min(other), one.max(other));
        let Some(call) = self.calls.remove(&younger) else { return };
        self.set_due(younger, None);
        for key in &call.keys {
            self.by_key.remove(key);
        }
        if let Some(leading) = self.calls.get_mut(&older) {
            told.extend(leading.join(call));
            self.by_key.extend(leading.keys.iter().map(|key| (key.clone(), older)));
        }
        self.settle(older, now, told);
    }

    fn name(&mut self, id: u64, key: Key) {
        if let Some(call) = self.calls.get_mut(&id)
            && call.keys.len() < limits::MOST_IDS
        {
            call.keys.push(key.clone());
            self.by_key.insert(key, id);
        }
    }

    fn settle(&mut self, id: u64, now: Moment, told: &mut Vec<Told>) {
        let Some(call) = self.calls.get_mut(&id) else { return };
        let tells_ends = |(source, _): &Key| self.sources.get(source).is_none_or(|heard| heard.tells_ends);
        let ringing = if call.keys.iter().any(tells_ends) { RINGING } else { RINGING_WITHOUT_ENDS };
        let (news, due) = call.settle(ringing, now);
        told.extend(news);
        match due {
            Some(_) => self.set_due(id, due),
            None => self.forget(id),
        }
    }

    fn set_due(&mut self, id: u64, due: Option<Moment>) {
        if let Some(known) = self.deadlines.remove(&id) {
            self.due.remove(&(known, id));
        }
        if let Some(due) = due {
            self.deadlines.insert(id, due);
            self.due.insert((due, id));
        }
    }

    fn forget(&mut self, id: u64) {
        self.set_due(id, None);
        let keys = self.calls.remove(&id).map(|call| call.keys).unwrap_or_default();
        for key in keys {
            self.by_key.remove(&key);
        }
    }

    /// Makes room: for the oldest call that is over, else for the oldest.
    fn forget_one(&mut self) {
        let over = self.calls.iter().find(|(_, call)| !call.is_live());
        if let Some(id) = over.or_else(|| self.calls.iter().next()).map(|(id, _)| *id) {
            self.forget(id);
        }
    }

    /// What only sources tell of that have not been heard for long is nobody's guess any more.
    fn give_up_lost(&mut self, now: Moment, told: &mut Vec<Told>) {
        let is_long = |heard: &Heard| heard.lost.is_some_and(|lost| now.since(lost) >= LOST);
        let lost: Vec<String> =
            self.sources.iter().filter(|(_, heard)| is_long(heard)).map(|(source, _)| source.clone()).collect();
        if !lost.is_empty() {
            self.give_up(&lost, now, told);
        }
    }

    /// Gives up the live calls that only these sources tell of, and forgets the sources.
    fn give_up(&mut self, gone: &[String], now: Moment, told: &mut Vec<Told>) {
        let mut given_up = Vec::new();
        for (id, call) in &mut self.calls {
            if call.is_live() && call.keys.iter().all(|(source, _)| gone.contains(source)) {
                told.extend(call.give_up(now));
                given_up.push(*id);
            }
        }
        for id in given_up {
            self.set_due(id, Some(now));
        }
        for source in gone {
            self.sources.remove(source);
        }
    }
}

#[cfg(test)]
mod tests;
