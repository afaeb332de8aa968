//! What notices there are and what they say, before it has words: the best known at a moment.

use jiff::Timestamp;

use crate::call::knowledge::{Finding, Link};
use crate::call::number::CallNumber;
use crate::call::{Call, CallId};
use crate::standing::NotCalled;
use crate::trouble::Trouble;

/// Which notice. Each is on the screen once at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A call that rings or is being talked on.
    Call(CallId),
    /// The calls that ring, when they are too many for a notice each.
    Ringing,
    /// The missed calls of one caller, by the first of them.
    Missed(CallId),
    /// All missed calls, when they are too many for a notice each.
    AllMissed,
    /// What keeps calls from reaching the CRM.
    Trouble,
    /// The sign-in ends soon.
    Ending,
    /// What could not be opened.
    Unopened,
    /// Callcard itself.
    App,
}

/// What the agent is to be shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Popup {
    /// A call.
    Call { caller: Caller, stage: Stage },
    /// Calls that ring, the newest first, and how many more there are.
    Ringing { callers: Vec<Caller>, more: usize },
    /// Missed calls of one caller: when the last one was, and how many.
    Missed { caller: Caller, at: Timestamp, tries: usize },
    /// Missed calls of several callers, the newest first: how many calls, and how many more callers there are.
    AllMissed { calls: usize, callers: Vec<Caller>, more: usize },
    /// What keeps calls from reaching the CRM.
    Trouble(Trouble),
    /// The sign-in ends soon, and when.
    Ending(Timestamp),
    /// No program took this; whether it can be pasted elsewhere.
    Unopened { link: Link, copied: bool },
    /// The telephone system that was to call has called nobody.
    Uncalled(NotCalled),
}

/// How far the call of a notice has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The agent has to do something now.
    Ringing,
    /// The agent talks.
    Talking,
}

/// Who calls, by the best known.
#[derive(Clone, Debug, PartialEq)]
pub struct Caller {
    pub number: CallNumber,
    /// The name the telephone system has for the caller.
    pub name: Option<String>,
    /// The line or queue it came in on.
    pub line: Option<String>,
    pub finding: Finding,
}

impl Caller {
    /// Who calls, by the best known of a call.
    pub fn of(call: &Call) -> Self {
        Self {
            number: call.number.clone(),
            name: call.details.caller_name.clone(),
            line: call.details.line.clone(),
            finding: call.finding(),
        }
    }
}
