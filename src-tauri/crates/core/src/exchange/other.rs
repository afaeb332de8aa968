//! What is known of the other party of a call, gathered from facts that come one by one.
//!
//! The newest number from outside stands: telephone systems first tell the number of whoever hands a call on.

use super::fact::{About, Way};
use super::told::Caller;
use crate::call::Direction;
use crate::call::number::{CallNumber, DialPlan, Reading};
use crate::call::text::{LONGEST, clean};
use crate::event::caller_name;

/// The other party.
#[derive(Clone, Debug)]
pub(super) struct Other {
    pub(super) way: Option<Way>,
    raw: Option<String>,
    number: CallNumber,
    name: Option<String>,
    pub(super) line: Option<String>,
    pub(super) queue: Option<String>,
}

impl Other {
    pub(super) fn unknown() -> Self {
        Self { way: None, raw: None, number: CallNumber::Withheld, name: None, line: None, queue: None }
    }

    /// Takes in what a fact adds.
    pub(super) fn learn(&mut self, about: &About, plan: DialPlan) {
        // A call is not placed by us any more once it was, nor does one from outside become internal.
        self.way = match (self.way, about.way) {
            (Some(Way::In | Way::Out), _) | (_, None) => self.way,
            (_, told) => told,
        };
        if let Some(line) = about.line.as_deref().and_then(clean) {
            self.line = Some(line);
        }
        if let Some(queue) = &about.queue {
            self.queue = clean(queue);
        }
        if let Some(raw) = &about.number {
            self.learn_number(raw, about.name.as_deref(), plan);
        } else if let Some(name) = &about.name {
            let reading = Reading { number: self.number.clone(), name: None };
            self.name = caller_name(clean(name), &reading, plan).or(self.name.take());
        }
    }

    /// Takes in what is known of the same call under another id.
    pub(super) fn join(&mut self, other: Self) {
        let better = knowledge(&other.number) > knowledge(&self.number);
        if better || (self.raw.is_none() && other.raw.is_some()) {
            (self.raw, self.number, self.name) = (other.raw, other.number, other.name);
        }
        self.way = match (self.way, other.way) {
            (Some(Way::In | Way::Out), _) | (_, None) => self.way,
            (_, told) => told,
        };
        self.line = self.line.take().or(other.line);
        self.queue = self.queue.take().or(other.queue);
    }

    /// The number that a caller from outside is known by.
    pub(super) fn key(&self) -> Option<&str> {
        self.number.phone().map(|phone| phone.key())
    }

    pub(super) fn direction(&self) -> Direction {
        if self.way == Some(Way::Out) { Direction::Out } else { Direction::In }
    }

    pub(super) fn told(&self) -> Caller {
        Caller {
            direction: self.direction(),
            number: self.number.clone(),
            raw_number: self.raw.clone().unwrap_or_default(),
            name: self.name.clone(),
            line: self.queue.clone().or_else(|| self.line.clone()),
            to: self.line.clone(),
        }
    }

    fn learn_number(&mut self, raw: &str, name: Option<&str>, plan: DialPlan) {
        let raw: String = raw.chars().take(LONGEST).collect();
        // Telephone systems repeat themselves.
        let is_known = self.raw.as_ref() == Some(&raw);
        let known = || Reading { number: self.number.clone(), name: self.name.clone() };
        let mut reading = if is_known { known() } else { Reading::of(&raw, plan) };
        // Whatever a colleague's extension looks like, it is not a number that the CRM can be asked about.
        if self.way == Some(Way::Internal)
            && reading.number.phone().is_some()
            && let Some(short) = clean(&raw)
        {
            reading.number = CallNumber::Internal(short);
        }
        if self.raw.is_some() && knowledge(&reading.number) < knowledge(&self.number) {
            return;
        }
        let is_same = self.number.key().is_some() && self.number.key() == reading.number.key();
        let name = caller_name(name.and_then(clean), &reading, plan);
        self.name = if is_same { name.or(self.name.take()) } else { name };
        // Another spelling of the same number is no news: telephones and trunks each have their own.
        if self.raw.is_none() || self.number != reading.number {
            (self.raw, self.number) = (Some(raw), reading.number);
        }
    }
}

/// How much a number says of the caller: nothing, who it is within the company, or whom the CRM can be asked about.
fn knowledge(number: &CallNumber) -> u8 {
    u8::from(number.key().is_some()) + u8::from(number.phone().is_some())
}
