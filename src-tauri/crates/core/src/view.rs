//! A call as the socket, the window and scripts see it; below, what else they see.
//!
//! This is a promise to integrators: fields are added, never renamed.

mod account;
mod history;
mod kind;
mod notice;
mod phone;
mod refusal;
mod secret;
mod source;
mod status;
mod words;

use jiff::Timestamp;
use serde::Serialize;
use ts_rs::TS;

pub use account::{AccountView, ConnectRequest, IntegrationView, UserView};
pub use history::{HistoryPage, HistoryQuestion};
pub use kind::{FieldShape, FieldView, KindView, NamedKindView, SecretWordView};
pub use notice::NoticeView;
pub use phone::{
    KnownPhone, MicrosipDeed, MicrosipState, MicrosipView, PhoneGroup, PhoneView, PhoneWay, Recipe, RecipeId,
};
pub use refusal::Refusal;
pub use secret::{NotASecret, SecretKind, SecretView};
pub use source::{
    Knock, SetUpView, SourceCard, SourceDraft, SourceMessage, SourceUrl, SourceUrls, SourceView, SourcesView,
    StrangerView, TrialView,
};
pub use status::{Offer, PauseView, Suggestion, TypedNumber, WindowStart, WindowStatus};
pub use words::{
    AccountKind, AccountState, AnswerKind, DeliveryState, LinkKind, NumberKind, PhaseKind, Platform, Reason,
    ReportOutcome, SignInKind,
};

use crate::call::knowledge::Card;
use crate::call::number::CallNumber;
use crate::call::{Call, Delivery, Details, Direction, Outcome, Phase, Silence, Steps};
use crate::crm::{self, CallBack, Pages};

/// A call.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct CallView {
    pub id: String,
    pub number: NumberView,
    pub direction: Direction,
    pub phase: PhaseKind,
    /// How it ended, once it has.
    pub outcome: Option<Outcome>,
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
    /// Once the CRM has answered.
    pub answer: Option<AnswerKind>,
    /// The card the CRM named.
    pub card: Option<Card>,
    /// The card of the only one with this number, where the CRM did not say who it is: a hint, not its answer.
    pub found: Option<Card>,
    /// What a click opens. A card is the one the CRM named, the one of the last time, or the one that was found.
    pub link: Option<LinkKind>,
    /// The address of what a click opens.
    pub url: Option<String>,
    /// Why there is no notice.
    pub silence: Option<Silence>,
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
    pub kind: NumberKind,
}

/// How the report to the CRM stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DeliveryView {
    pub state: DeliveryState,
    pub reason: Option<Reason>,
}

impl CallView {
    /// The call, with links into the account whose pages these are.
    pub fn of(call: &Call, pages: &(impl Pages + ?Sized)) -> Self {
        let link = call.link();
        // If the end was never reported, its time is unknown, too.
        let end = call.ended_at.filter(|_| call.phase != Phase::Ended(Outcome::Unknown));
        let (phase, outcome) = match call.phase {
            Phase::Ringing => (PhaseKind::Ringing, None),
            Phase::Answered => (PhaseKind::Answered, None),
            Phase::Ended(outcome) => (PhaseKind::Ended, Some(outcome)),
        };
        Self {
            id: call.id.to_string(),
            number: NumberView::of(&call.number, &call.raw_number),
            direction: call.direction,
            phase,
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
            answer: call.answer.as_ref().map(AnswerKind::of),
            card: call.card().cloned(),
            found: call.found.clone(),
            link: link.as_ref().and_then(LinkKind::of),
            url: link.map(|link| crm::url(&link, pages, CallBack::default()).into()),
            silence: call.silence,
            unseen: call.unseen,
            steps: call.steps,
        }
    }
}

impl NumberView {
    /// A number that was read.
    pub fn of(number: &CallNumber, raw: &str) -> Self {
        let kind = match number {
            CallNumber::Phone(_) => NumberKind::Phone,
            CallNumber::Internal(_) => NumberKind::Internal,
            CallNumber::Unreadable(_) => NumberKind::Unreadable,
            CallNumber::Withheld => NumberKind::Withheld,
        };
        Self {
            raw: raw.into(),
            e164: number.phone().and_then(|phone| phone.e164()).map(str::to_owned),
            readable: number.readable().into(),
            extension: number.phone().and_then(|phone| phone.extension()).map(str::to_owned),
            kind,
        }
    }

    /// A text that is no number.
    pub fn invalid(raw: &str) -> Self {
        Self { raw: raw.into(), e164: None, readable: raw.into(), extension: None, kind: NumberKind::Invalid }
    }
}

impl DeliveryView {
    /// What others report counts as done: they answer for it.
    fn of(delivery: &Delivery) -> Self {
        let (state, reason) = match delivery {
            Delivery::NotSent { reason } => (DeliveryState::None, Some(Reason::NotSent(*reason))),
            Delivery::Queued => (DeliveryState::Queued, None),
            Delivery::Sending => (DeliveryState::Sending, None),
            Delivery::NotOurs | Delivery::Accepted { .. } => (DeliveryState::Done, None),
            Delivery::Uncertain => (DeliveryState::Uncertain, None),
            Delivery::Refused { reason } => (DeliveryState::Refused, Some(Reason::Refused(*reason))),
            Delivery::Dropped { reason } => (DeliveryState::Dropped, Some(Reason::Dropped(*reason))),
        };
        Self { state, reason }
    }
}

fn seconds(from: Timestamp, to: Option<Timestamp>) -> Option<u32> {
    u32::try_from(to?.duration_since(from).as_secs()).ok()
}
