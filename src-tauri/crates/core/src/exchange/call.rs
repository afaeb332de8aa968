//! One call of a telephone system: the parties, and what each agent is to know.
//!
//! Agents are counted, not legs. The first to answer decides what the others have missed: nothing. An end that a
//! colleague's answer may still explain waits for it.

use std::collections::BTreeMap;
use std::time::Duration;

use super::directory::{Agent, Directory};
use super::fact::{Extension, Fact, Leg, Said, Way};
use super::limits::{KEPT, MOST_IDS, MOST_PARTIES};
use super::news::Around;
use super::other::Other;
use super::side::Side;
use super::told::{Caller, Key, Told};
use crate::call::number::DialPlan;
use crate::call::{Cause, Direction};
use crate::clock::Moment;
use crate::event::Reported;

/// Who takes part.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Party {
    Agent(Agent),
    /// A name that is nobody's; `None` where the telephone system names nobody. Its answer counts, but nobody is told.
    Stranger(Option<Extension>),
}

/// One call.
#[derive(Clone, Debug)]
pub(super) struct Call {
    /// The first of the ids that it goes by.
    key: Key,
    /// All of them.
    pub(super) keys: Vec<Key>,
    /// When it was over as a whole.
    over: Option<Moment>,
    pub(super) other: Other,
    sides: BTreeMap<Party, Side>,
    /// When something was heard of it last.
    heard: Moment,
}

impl Call {
    pub(super) fn new(key: Key, now: Moment) -> Self {
        let (keys, other) = (vec![key.clone()], Other::unknown());
        Self { key, keys, over: None, other, sides: BTreeMap::new(), heard: now }
    }

    /// Takes in a fact. That it goes on under another id is not its own affair.
    pub(super) fn hear(&mut self, fact: &Fact, directory: &Directory, plan: DialPlan, now: Moment) {
        self.heard = now;
        self.other.learn(&fact.about, plan);
        match (&fact.leg, &fact.said) {
            (None, Said::Ended(cause)) => {
                self.over.get_or_insert(now);
                self.sides.values_mut().for_each(|side| side.stop(*cause, now));
            }
            (None, Said::Answered) => self.hear_leg(Party::Stranger(None), fact, &Leg::default(), now),
            (None, _) => {}
            (Some(leg), _) => {
                let party = directory.agent(&fact.source, &leg.names).map(Party::Agent);
                let party = party.unwrap_or_else(|| Party::Stranger(leg.names.first().cloned()));
                let (is_first, was_live) = (self.sides.is_empty(), self.sides.get(&party).is_some_and(Side::is_live));
                self.hear_leg(party.clone(), fact, leg, now);
                // The first ring is as the call is, whatever a source says of it.
                let side = self.sides.get_mut(&party).filter(|side| side.is_live() && !is_first && !was_live);
                if let Some((side, way)) = side.zip(fact.about.way) {
                    side.is_called = way != Way::Out;
                }
            }
        }
    }

    fn hear_leg(&mut self, party: Party, fact: &Fact, leg: &Leg, now: Moment) {
        let goes_on = matches!(fact.said, Said::Ringing | Said::Answered);
        if goes_on && self.over.is_some() {
            // Where a telephone system numbers what it says, what comes after the end of the call is late.
            if leg.seq.is_some() {
                return;
            }
            self.over = None;
        }
        let is_known = self.sides.contains_key(&party);
        if is_known || (fact.begins() && self.sides.len() < MOST_PARTIES) {
            self.sides.entry(party).or_default().hear(&fact.source, leg, &fact.said, now);
        }
    }

    /// The same call under another id, and a younger one. What an agent was told under both ids goes on under the first, but
    /// for one who is in it only by the second.
    pub(super) fn join(&mut self, younger: Self) -> Vec<Told> {
        let mut told = Vec::new();
        self.keys.extend(younger.keys);
        self.keys.truncate(MOST_IDS);
        let comes_in = matches!(younger.other.way, Some(Way::In | Way::Internal));
        self.other.join(younger.other);
        self.over = self.over.zip(younger.over).map(|(mine, theirs)| mine.max(theirs));
        self.heard = self.heard.max(younger.heard);
        for (party, mut side) in younger.sides {
            let mine = self.sides.entry(party.clone()).or_default();
            if side.is_live() && !mine.is_live() {
                side.is_called |= comes_in;
                std::mem::swap(mine, &mut side);
            }
            if let (Party::Agent(agent), Some(_), Some(last)) = (&party, &mine.told, &side.told)
                && let Some(phase) = side.end_of_another_id(last.phase)
            {
                let (call, caller) = (last.call.clone(), last.caller.clone());
                told.push(Told { agent: *agent, call, phase, caller, at: None });
            }
            mine.join(side);
        }
        told
    }

    /// Names that were nobody's may have become an agent's.
    pub(super) fn look_up(&mut self, directory: &Directory) {
        for (party, side) in std::mem::take(&mut self.sides) {
            let party = match party {
                Party::Stranger(Some(name)) => {
                    let names = std::slice::from_ref(&name);
                    let agent = self.keys.iter().find_map(|(source, _)| directory.agent(source, names));
                    agent.map_or(Party::Stranger(Some(name)), Party::Agent)
                }
                party => party,
            };
            self.sides.entry(party).or_default().join(side);
        }
    }

    /// Its source is not heard any more, so nobody knows how it goes on. What rang is told to be over.
    pub(super) fn give_up(&mut self, now: Moment) -> Vec<Told> {
        self.over.get_or_insert(now);
        let given_up = self.sides.iter_mut().filter_map(|(party, side)| {
            let last = side.give_up(now)?;
            let Party::Agent(agent) = party else { return None };
            Some(Told { agent: *agent, call: last.call, phase: Reported::Lost, caller: last.caller, at: None })
        });
        given_up.collect()
    }

    /// What its agents have to be told now, and when there may be more to tell though nothing happens. After `None` it
    /// can be forgotten.
    pub(super) fn settle(&mut self, ringing: Duration, now: Moment) -> (Vec<Told>, Option<Moment>) {
        let answers = self.answers();
        let takes = |party: &Party, side: &Side| {
            let rang = side.rang.unwrap_or(now);
            let is_called = side.is_called || self.other.way != Some(Way::Out);
            is_called && answers.iter().any(|(who, at)| who != party && *at >= rang)
        };
        let taken: Vec<bool> = self.sides.iter().map(|(party, side)| takes(party, side)).collect();
        for (side, _) in self.sides.values_mut().zip(&taken).filter(|(_, taken)| **taken) {
            side.stop_ringing(Some(Cause::AnsweredElsewhere), now);
        }
        let is_live = self.is_live();
        let (key, caller) = (self.key.clone(), self.other.told());
        let calls_in = Caller { direction: Direction::In, ..caller.clone() };
        let goes_on = self.over.is_none() && (is_live || self.other.queue.is_some());
        let (mut told, mut due) = (Vec::new(), None::<Moment>);
        for ((party, side), taken) in self.sides.iter_mut().zip(taken) {
            let caller = if side.is_called { &calls_in } else { &caller };
            let around = Around { key: &key, caller, goes_on, taken, ringing };
            if let Party::Agent(agent) = party {
                let phases = side.news(&around, now);
                let call = side.told.as_ref().map_or(&key, |last| &last.call);
                let told_of =
                    |phase| Told { agent: *agent, call: call.clone(), phase, caller: caller.clone(), at: None };
                told.extend(phases.into_iter().map(told_of));
            } else {
                side.expire(&around, now);
            }
            due = due.into_iter().chain(side.due(&around)).min();
        }
        let forgotten = self.heard.plus(KEPT);
        let due = due.or_else(|| (now < forgotten).then_some(forgotten));
        (told, due)
    }

    /// Somebody's telephone rings, or somebody talks.
    pub(super) fn is_live(&self) -> bool {
        self.sides.values().any(Side::is_live)
    }

    /// When the first telephone began to ring that still does.
    pub(super) fn rang(&self) -> Option<Moment> {
        self.sides.values().filter(|side| side.is_ringing()).filter_map(|side| side.rang).min()
    }

    /// Who answered, and when last.
    fn answers(&self) -> Vec<(Party, Moment)> {
        self.sides.iter().filter_map(|(party, side)| Some((party.clone(), side.answered?))).collect()
    }
}
