//! From how an agent's side stands to what the agent is told: each change once, in the order of a call's life.

use std::time::Duration;

use super::limits::{BETWEEN_RINGS, RETELL, TALKING, UNCLEAR};
use super::side::{Side, Stand, is_certain};
use super::told::{Caller, Key, Last};
use crate::call::Cause;
use crate::clock::Moment;
use crate::event::Reported;

/// What of the rest of the call matters to one side.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around<'a> {
    /// The call's first id.
    pub(super) key: &'a Key,
    pub(super) caller: &'a Caller,
    /// The caller is still there, so the agent's telephones may ring again.
    pub(super) goes_on: bool,
    /// A colleague answered what this agent's telephones rang for.
    pub(super) taken: bool,
    /// How long a ring without an end counts.
    pub(super) ringing: Duration,
}

impl Side {
    /// How a call ends that proves to be the same as another one that the agent was told of: what seemed missed is not.
    pub(super) fn end_of_another_id(&self, last: Reported) -> Option<Reported> {
        match last {
            Reported::Ended(cause) if is_a_miss(cause) && !self.has_answered() => {
                Some(Reported::Ended(Some(Cause::AnsweredElsewhere)))
            }
            Reported::Ended(_) | Reported::Lost => None,
            Reported::Ringing | Reported::Answered => Some(Reported::Ended(Some(Cause::Normal))),
        }
    }

    /// What the agent is to be told now, in order.
    pub(super) fn news(&mut self, around: &Around<'_>, now: Moment) -> Vec<Reported> {
        self.expire(around, now);
        let phases = self.phases(around, now);
        if let Some(phase) = phases.last() {
            let call = self.told.take().map_or_else(|| around.key.clone(), |last| last.call);
            self.told = Some(Last { call, phase: *phase, caller: around.caller.clone(), at: now });
        }
        phases
    }

    /// When there may be more to tell although nothing happens.
    pub(super) fn due(&self, around: &Around<'_>) -> Option<Moment> {
        match self.stand()? {
            Stand::Ringing { heard } => {
                let end = heard.plus(around.ringing);
                Some(self.told.as_ref().map_or(end, |last| end.min(last.at.plus(RETELL))))
            }
            Stand::Talking { since } => Some(since.plus(TALKING)),
            Stand::Ended { since, .. } => {
                let waits = self.told.as_ref().is_some_and(|last| last.phase == Reported::Ringing);
                waits.then(|| since.plus(patience(around)))
            }
        }
    }

    /// Ends what has gone on for longer than anybody rings or talks.
    pub(super) fn expire(&mut self, around: &Around<'_>, now: Moment) {
        match self.stand() {
            // The desk knows for how long a ring counts that nobody tells of any more.
            Some(Stand::Ringing { heard }) if now.since(heard) >= around.ringing => drop(self.give_up(now)),
            Some(Stand::Talking { since }) if now.since(since) >= TALKING => self.stop(None, now),
            _ => {}
        }
    }

    /// Nobody knows how it goes on. Gives what was told of its ring, which is over all the same.
    pub(super) fn give_up(&mut self, now: Moment) -> Option<Last> {
        let rings = self.is_ringing();
        let told = self.told.as_mut().filter(|last| rings && last.phase == Reported::Ringing);
        let rang = told.map(|last| {
            let rang = last.clone();
            (last.phase, last.at) = (Reported::Lost, now);
            rang
        });
        self.stop(None, now);
        rang
    }

    fn phases(&self, around: &Around<'_>, now: Moment) -> Vec<Reported> {
        use Reported::{Answered, Ended, Lost, Ringing};
        let Some(stand) = self.stand() else { return Vec::new() };
        let Some(last) = &self.told else {
            return match stand {
                Stand::Ringing { .. } => vec![Ringing],
                Stand::Talking { .. } => vec![Ringing, Answered],
                // It never rang here: the agent was busy, or away.
                Stand::Ended { .. } => Vec::new(),
            };
        };
        let is_new = last.caller != *around.caller;
        match (stand, last.phase) {
            (Stand::Ringing { .. }, Ringing) if is_new || now.since(last.at) >= RETELL => vec![Ringing],
            (Stand::Talking { .. }, Answered) if is_new => vec![Answered],
            (Stand::Ringing { .. }, Ringing) | (Stand::Talking { .. }, Answered) => Vec::new(),
            (Stand::Ringing { .. }, Answered | Ended(_) | Lost) => vec![Ringing],
            (Stand::Talking { .. }, Ringing | Ended(_) | Lost) => vec![Answered],
            (Stand::Ended { .. }, Answered) => vec![Ended(Some(Cause::Normal))],
            (Stand::Ended { cause, .. }, Ringing) if is_certain(cause) => vec![Ended(cause)],
            (Stand::Ended { .. }, Ringing) if around.taken => vec![Ended(Some(Cause::AnsweredElsewhere))],
            (Stand::Ended { cause, since }, Ringing) if now.since(since) >= patience(around) => vec![Ended(cause)],
            (Stand::Ended { .. }, Ended(told)) if around.taken && is_a_miss(told) && !self.has_answered() => {
                vec![Ended(Some(Cause::AnsweredElsewhere))]
            }
            (Stand::Ended { .. }, Lost) if around.taken => vec![Ended(Some(Cause::AnsweredElsewhere))],
            (Stand::Ended { .. }, Ringing | Ended(_) | Lost) => Vec::new(),
        }
    }

    /// The agent talked in what rang last.
    fn has_answered(&self) -> bool {
        self.answered.is_some_and(|answered| self.rang.is_none_or(|rang| answered >= rang))
    }
}

/// How long an end without a clear cause waits for its explanation, or for the next ring.
fn patience(around: &Around<'_>) -> Duration {
    if around.goes_on { BETWEEN_RINGS } else { UNCLEAR }
}

/// An end that makes a missed call of it.
fn is_a_miss(cause: Option<Cause>) -> bool {
    matches!(cause, None | Some(Cause::Cancelled | Cause::NoAnswer | Cause::Normal))
}
