//! The best that is known of who calls: what the CRM said of this call, else a hint, else how our report stands.
//!
//! The one place that puts answer, hints and delivery together.

use super::{Answer, Card, Link};
use crate::call::number::CallNumber;
use crate::call::{Call, Delivery, Dropped, NotSent, Refused};

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

impl Finding {
    pub(in crate::call) fn of(call: &Call) -> Self {
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
        match &call.answer {
            Some(Answer::Card(card)) => Self::Card { card: card.clone(), known: Known::Named },
            Some(Answer::NotInCrm) => Self::NotInCrm,
            Some(Answer::Untold) => hint().unwrap_or(Self::Untold),
            None => hint().unwrap_or_else(|| Self::without_answer(call)),
        }
    }

    /// Nobody has said who calls: why.
    fn without_answer(call: &Call) -> Self {
        match call.delivery {
            Delivery::Queued | Delivery::Sending => Self::Asking,
            Delivery::NotOurs if call.is_live() => Self::Asking,
            Delivery::NotOurs | Delivery::Accepted { .. } => Self::Untold,
            Delivery::Uncertain => Self::Uncertain,
            Delivery::Refused { reason } => Self::Refused(reason),
            Delivery::Dropped { reason: Dropped::Stale | Dropped::NotStored | Dropped::Switched } => Self::Unreported,
            Delivery::NotSent { reason } => match reason {
                NotSent::Withheld => Self::Withheld,
                NotSent::Internal => Self::Internal,
                NotSent::Unreadable => Self::Unreadable,
                NotSent::NoMe => Self::NoMe,
                NotSent::SignedOut => Self::SignedOut,
                NotSent::Blocked => Self::Refused(Refused::Blocked),
                NotSent::Outgoing | NotSent::Over | NotSent::Ignored | NotSent::Paused => Self::Unreported,
            },
        }
    }

    /// The page that a click opens: the best known at this instant. Creating a contact is only offered when the CRM
    /// said that there is none, for anything else would make duplicates.
    pub(in crate::call) fn link(&self, number: &CallNumber) -> Option<Link> {
        match self {
            Self::Card { card, .. } => Some(Link::Card(card.key)),
            Self::NotInCrm => Some(Link::NewContact(number.phone()?.clone())),
            Self::Withheld | Self::Internal | Self::Unreadable => None,
            _ => Some(Link::Search(number.phone()?.clone())),
        }
    }
}
