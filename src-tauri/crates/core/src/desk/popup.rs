//! What notices there are and what they say, before it has words: the best known at a moment.

use jiff::Timestamp;

use crate::call::knowledge::{Answer, Card, Link};
use crate::call::number::CallNumber;
use crate::call::{Call, CallId, Dropped, NotSent, Post, Refused};
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

/// What is known about who calls.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// The CRM has not answered yet.
    Asking,
    /// A card.
    Card { card: Card, known: Known },
    /// The CRM said that nobody has this number.
    NotInCrm,
    /// The CRM accepted the call and did not say who it is.
    Untold,
    /// Nobody knows whether the CRM heard of the call.
    Uncertain,
    /// The CRM refused.
    Refused(Refused),
    /// The call was not reported.
    Unreported,
    /// There was no sign-in to report it with.
    SignedOut,
    /// Nobody has said yet which user sits here, so nothing is reported.
    NoMe,
    /// The caller hides the number.
    Withheld,
    /// A colleague's extension.
    Internal,
    /// Something that is no number.
    Unreadable,
}

/// How a card is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// The CRM named it for this very call.
    Named,
    /// This number had it last time.
    Remembered,
    /// It is the only one with this number, found by a search.
    Found,
}

impl Caller {
    /// Who calls, by the best known of a call.
    pub fn of(call: &Call) -> Self {
        Self {
            number: call.number.clone(),
            name: call.caller_name.clone(),
            line: call.line.clone(),
            finding: Finding::of(call),
        }
    }
}

impl Finding {
    pub(super) fn of(call: &Call) -> Self {
        let hint = || {
            let card = |card: &Option<Card>, known| Some(Self::Card { card: card.clone()?, known });
            card(&call.remembered, Known::Remembered).or_else(|| card(&call.found, Known::Found))
        };
        // Whatever became of the report: nobody can be searched for or written down without a number.
        match &call.number {
            CallNumber::Withheld => return Self::Withheld,
            CallNumber::Internal(_) => return Self::Internal,
            CallNumber::Unreadable(_) => return Self::Unreadable,
            CallNumber::Phone(_) => {}
        }
        match &call.post {
            Post::Done { answer: Answer::Card(card), .. } => Self::Card { card: card.clone(), known: Known::Named },
            Post::Done { answer: Answer::NotInCrm, .. } => Self::NotInCrm,
            Post::Done { answer: Answer::Untold, .. } => hint().unwrap_or(Self::Untold),
            Post::Queued | Post::Sending => hint().unwrap_or(Self::Asking),
            Post::Uncertain => hint().unwrap_or(Self::Uncertain),
            Post::Refused { reason } => hint().unwrap_or(Self::Refused(*reason)),
            Post::Dropped { reason: Dropped::Stale | Dropped::NotStored | Dropped::Switched } => {
                hint().unwrap_or(Self::Unreported)
            }
            Post::NotSent { reason } => match reason {
                NotSent::Withheld => Self::Withheld,
                NotSent::Internal => Self::Internal,
                NotSent::Unreadable => Self::Unreadable,
                NotSent::NoMe => hint().unwrap_or(Self::NoMe),
                NotSent::SignedOut => hint().unwrap_or(Self::SignedOut),
                NotSent::Blocked => hint().unwrap_or(Self::Refused(Refused::Blocked)),
                NotSent::Outgoing | NotSent::Over | NotSent::Ignored | NotSent::Paused => {
                    hint().unwrap_or(Self::Unreported)
                }
            },
        }
    }

    /// The page that a click opens: the best known at this instant. Creating a contact is only offered when the CRM
    /// said that there is none, for anything else would make duplicates.
    pub(super) fn link(&self, number: &CallNumber) -> Option<Link> {
        match self {
            Self::Card { card, .. } => Some(Link::Card(card.key)),
            Self::NotInCrm => Some(Link::NewContact(number.phone()?.clone())),
            Self::Withheld | Self::Internal | Self::Unreadable => None,
            _ => Some(Link::Search(number.phone()?.clone())),
        }
    }
}

/// The page behind a call.
pub fn link(call: &Call) -> Option<Link> {
    Finding::of(call).link(&call.number)
}
