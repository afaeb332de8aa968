//! What a notice says, before it has words: the best known about a call at a moment.

use crate::call::{Call, Dropped, NotSent, Post, Refused};
use crate::card::{Answer, Card, Link};
use crate::number::CallNumber;

/// What the agent is to be shown about a call.
#[derive(Clone, Debug, PartialEq)]
pub struct Popup {
    pub number: CallNumber,
    /// The name the telephone system has for the caller.
    pub caller_name: Option<String>,
    /// The line or queue it came in on.
    pub line: Option<String>,
    pub finding: Finding,
}

/// What is known about who calls.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// The CRM has not answered yet.
    Asking,
    /// A card: the one the CRM named, or else the one this number had last time.
    Card { card: Card, remembered: bool },
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
    /// Nobody has said yet which user sits here, so nothing is reported.
    NoMe,
    /// The caller hides the number.
    Withheld,
    /// A colleague's extension.
    Internal,
}

impl Popup {
    /// The best known about a call.
    pub fn of(call: &Call) -> Self {
        Self {
            number: call.number.clone(),
            caller_name: call.caller_name.clone(),
            line: call.line.clone(),
            finding: Finding::of(call),
        }
    }
}

impl Finding {
    fn of(call: &Call) -> Self {
        let remembered = || {
            let card = call.remembered.clone()?;
            Some(Self::Card { card, remembered: true })
        };
        match &call.post {
            Post::Done { answer: Answer::Card(card), .. } => Self::Card { card: card.clone(), remembered: false },
            Post::Done { answer: Answer::NotInCrm, .. } => Self::NotInCrm,
            Post::Done { answer: Answer::Untold, .. } => remembered().unwrap_or(Self::Untold),
            Post::Queued | Post::Sending => remembered().unwrap_or(Self::Asking),
            Post::Uncertain => remembered().unwrap_or(Self::Uncertain),
            Post::Refused { reason } => remembered().unwrap_or(Self::Refused(*reason)),
            Post::Dropped { reason: Dropped::Stale | Dropped::NotStored } => remembered().unwrap_or(Self::Unreported),
            Post::NotSent { reason } => match reason {
                NotSent::Withheld => Self::Withheld,
                NotSent::Internal => Self::Internal,
                NotSent::NoMe => remembered().unwrap_or(Self::NoMe),
                NotSent::Outgoing | NotSent::Over => remembered().unwrap_or(Self::Unreported),
            },
        }
    }

    /// The page that a click opens: the best known at this instant. Creating a contact is only offered when the CRM
    /// said that there is none, for anything else would make duplicates.
    pub(super) fn link(&self, number: &CallNumber) -> Option<Link> {
        match self {
            Self::Card { card, .. } => Some(Link::Card(card.key)),
            Self::NotInCrm => Some(Link::NewContact(number.phone()?.clone())),
            Self::Withheld | Self::Internal => None,
            _ => Some(Link::Search(number.phone()?.clone())),
        }
    }
}

/// The page behind a call.
pub fn link(call: &Call) -> Option<Link> {
    Finding::of(call).link(&call.number)
}
