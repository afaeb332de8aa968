//! A call as the socket, the window and scripts see it; below, what else they see.
//!
//! This is a promise to integrators: fields are added, never renamed.

mod account;
mod history;
mod phone;
mod refusal;
mod secret;
mod source;
mod status;

use jiff::Timestamp;
use serde::Serialize;
use ts_rs::TS;

pub use account::{AccountView, ConnectRequest, IntegrationView, UserView};
pub use history::{HistoryPage, HistoryQuestion};
pub use phone::{PhoneView, Recipe, RecipeId};
pub use refusal::Refusal;
pub use secret::{NotASecret, SecretKind, SecretView};
pub use source::SourceView;
pub use status::{Offer, PauseView, Suggestion, TypedNumber, WindowStart, WindowStatus};

use crate::call::knowledge::{Answer, Card, Link};
use crate::call::number::CallNumber;
use crate::call::{Call, Delivery, Details, NotSent, Outcome, Phase, Silence, Steps};
use crate::crm::{self, Pages};
use crate::trouble::word;

/// A call.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct CallView {
    pub id: String,
    pub number: NumberView,
    /// `in` or `out`.
    #[ts(type = "\"in\" | \"out\"")]
    pub direction: String,
    /// `ringing`, `answered` or `ended`.
    #[ts(type = "\"ringing\" | \"answered\" | \"ended\"")]
    pub phase: String,
    /// `talked`, `missed`, `elsewhere`, `declined` or `unknown`, once ended.
    pub outcome: Option<String>,
    /// Whole seconds it rang; `None` until somebody said how that ended.
    pub rang_for: Option<u32>,
    /// Whole seconds the agent talked; `None` until somebody said when that ended.
    pub talked_for: Option<u32>,
    pub source: String,
    pub source_call_id: Option<String>,
    #[serde(flatten)]
    pub details: Details,
    #[ts(type = "string")]
    pub rang_at: Timestamp,
    #[ts(type = "string | null")]
    pub answered_at: Option<Timestamp>,
    #[ts(type = "string | null")]
    pub ended_at: Option<Timestamp>,
    pub delivery: DeliveryView,
    /// The id of the CRM's reply, which its support asks for.
    pub request_id: Option<String>,
    /// `card`, `not_in_crm` or `untold`, once the CRM has answered.
    #[ts(type = "\"card\" | \"not_in_crm\" | \"untold\" | null")]
    pub answer: Option<String>,
    /// The card the CRM named.
    pub card: Option<Card>,
    /// The card of the only one with this number, where the CRM did not say who it is: a hint, not its answer.
    pub found: Option<Card>,
    /// What a click opens: `card` (the one the CRM named, the one of the last time, or the one that was found),
    /// `new_contact` or `search`.
    #[ts(type = "\"card\" | \"new_contact\" | \"search\" | null")]
    pub link: Option<String>,
    /// The address of what a click opens.
    pub url: Option<String>,
    /// Why there is no notice.
    pub silence: Option<String>,
    /// It was missed, and the agent has not dealt with that yet.
    pub unseen: bool,
    pub steps: Steps,
}

/// A number in every form that is known of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "CallNumber")]
pub struct NumberView {
    /// As received.
    pub raw: String,
    /// E.164.
    pub e164: Option<String>,
    /// For people.
    pub readable: String,
    /// What is dialled behind it: `12` of `+7 495 123-45-67 ext. 12`.
    pub extension: Option<String>,
    /// `phone`, `internal` (also the name of a telephone), `unreadable` (a text that is no number), `withheld`, or `invalid`
    /// for what was typed and is no number.
    #[ts(type = "\"phone\" | \"internal\" | \"unreadable\" | \"withheld\" | \"invalid\"")]
    pub kind: String,
}

/// How the report to the CRM stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DeliveryView {
    /// `none`, `queued`, `sending`, `done`, `uncertain`, `refused` or `dropped`.
    #[ts(type = "\"none\" | \"queued\" | \"sending\" | \"done\" | \"uncertain\" | \"refused\" | \"dropped\"")]
    pub state: String,
    pub reason: Option<String>,
}

impl CallView {
    /// The call, with links into the account whose pages these are.
    pub fn of(call: &Call, pages: &(impl Pages + ?Sized)) -> Self {
        let link = call.link();
        // When nobody said how a call ended, nobody knows when.
        let end = call.ended_at.filter(|_| call.phase != Phase::Ended(Outcome::Unknown));
        let (phase, outcome) = match call.phase {
            Phase::Ringing => ("ringing", None),
            Phase::Answered => ("answered", None),
            Phase::Ended(outcome) => ("ended", Some(word(&outcome))),
        };
        Self {
            id: call.id.to_string(),
            number: NumberView::of(&call.number, &call.raw_number),
            direction: word(&call.direction),
            phase: phase.into(),
            outcome,
            rang_for: seconds(call.rang_at, call.answered_at.or(end)),
            talked_for: call.answered_at.and_then(|answered| seconds(answered, end)),
            source: call.source.to_string(),
            source_call_id: call.source_call_id.clone(),
            details: call.details.clone(),
            rang_at: call.rang_at,
            answered_at: call.answered_at,
            ended_at: call.ended_at,
            delivery: DeliveryView::of(&call.delivery),
            request_id: call.request_id.clone(),
            answer: call.answer.as_ref().map(|answer| match answer {
                Answer::Card(_) => "card".into(),
                other => word(other),
            }),
            card: call.card().cloned(),
            found: call.found.clone(),
            link: link.as_ref().and_then(|link| match link {
                Link::Card(_) => Some("card".into()),
                Link::NewContact(_) => Some("new_contact".into()),
                Link::Search(_) => Some("search".into()),
                Link::Phone(_) => None,
            }),
            url: link.map(|link| crm::url(&link, pages).into()),
            silence: call.silence.as_ref().map(word),
            unseen: call.unseen,
            steps: call.steps,
        }
    }
}

impl NumberView {
    /// A number that was read.
    pub fn of(number: &CallNumber, raw: &str) -> Self {
        let kind = match number {
            CallNumber::Phone(_) => "phone",
            CallNumber::Internal(_) => "internal",
            CallNumber::Unreadable(_) => "unreadable",
            CallNumber::Withheld => "withheld",
        };
        Self {
            raw: raw.into(),
            e164: number.phone().and_then(|phone| phone.e164()).map(str::to_owned),
            readable: number.readable().into(),
            extension: number.phone().and_then(|phone| phone.extension()).map(str::to_owned),
            kind: kind.into(),
        }
    }

    /// A text that is no number.
    pub fn invalid(raw: &str) -> Self {
        Self { raw: raw.into(), e164: None, readable: raw.into(), extension: None, kind: "invalid".into() }
    }
}

/// One word for what has come of a call's report: `card`, `not_in_crm`, `untold`, `uncertain`, `refused`, `dropped`,
/// `pending`, or the reason for which there is none; a silence comes first, for it tells the most.
pub fn outcome(call: &Call) -> String {
    use Silence::{NotForYou, OtherLine, Outgoing, Stale, TooShort};
    if let Some(silence @ (NotForYou | OtherLine | Outgoing | Stale | TooShort)) = call.silence {
        return word(&silence);
    }
    match (&call.answer, &call.delivery) {
        (Some(Answer::Card(_)), _) => "card".into(),
        (Some(answer), _) => word(answer),
        (None, Delivery::NotSent { reason }) => word(reason),
        (None, Delivery::Queued | Delivery::Sending) => "pending".into(),
        // Whoever tells the CRM has not told us what it said.
        (None, Delivery::NotOurs) => match call.number {
            CallNumber::Withheld => word(&NotSent::Withheld),
            CallNumber::Internal(_) => word(&NotSent::Internal),
            CallNumber::Unreadable(_) => word(&NotSent::Unreadable),
            CallNumber::Phone(_) => word(&Answer::Untold),
        },
        (None, Delivery::Accepted { .. }) => word(&Answer::Untold),
        (None, Delivery::Uncertain) => "uncertain".into(),
        (None, Delivery::Refused { .. }) => "refused".into(),
        (None, Delivery::Dropped { .. }) => "dropped".into(),
    }
}

impl DeliveryView {
    /// What others report counts as done: they answer for it.
    fn of(delivery: &Delivery) -> Self {
        let (state, reason) = match delivery {
            Delivery::NotSent { reason } => ("none", Some(word(reason))),
            Delivery::Queued => ("queued", None),
            Delivery::Sending => ("sending", None),
            Delivery::NotOurs | Delivery::Accepted { .. } => ("done", None),
            Delivery::Uncertain => ("uncertain", None),
            Delivery::Refused { reason } => ("refused", Some(word(reason))),
            Delivery::Dropped { reason } => ("dropped", Some(word(reason))),
        };
        Self { state: state.into(), reason }
    }
}

fn seconds(from: Timestamp, to: Option<Timestamp>) -> Option<u32> {
    u32::try_from(to?.duration_since(from).as_secs()).ok()
}
