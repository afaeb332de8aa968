//! The answer to an event, in the CRM's own shape (API notes §1), with `call_id` and `outcome` of ours in each item.

use serde::Serialize;

use crate::call::knowledge::CardKind;
use crate::call::{Call, CallId, Delivery};
use crate::desk::Taken;
use crate::intake::is_noted;
use crate::view::{AnswerKind, ReportOutcome};

/// The whole answer.
#[derive(Debug, Serialize)]
pub(super) struct Reply {
    #[serde(rename = "_links")]
    links: Links,
    #[serde(rename = "_embedded")]
    embedded: Embedded,
}

#[derive(Debug, Serialize)]
struct Links {
    #[serde(rename = "self")]
    this: This,
}

#[derive(Debug, Serialize)]
struct This {
    href: &'static str,
    method: &'static str,
}

#[derive(Debug, Serialize)]
struct Embedded {
    items: Vec<Item>,
}

/// The answer to one event.
#[derive(Debug, Serialize)]
pub(super) struct Item {
    element_id: Option<u64>,
    element_type: Option<i64>,
    /// The CRM's id of its notification, or else our id of the call, or else a fresh one: never null.
    uid: String,
    /// As received.
    phone_number: String,
    /// Our id of the call, if the event is about one.
    call_id: Option<String>,
    outcome: Outcome,
}

/// What has come of one event, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Outcome {
    /// A later phase of a call was taken down.
    Noted,
    /// A later phase of a call that nobody told of, without a number to begin it by.
    UnknownCall,
    #[serde(untagged)]
    Of(ReportOutcome),
}

impl Reply {
    pub(super) fn new(items: Vec<Item>) -> Self {
        let this = This { href: "/api/v2/events", method: "post" };
        Self { links: Links { this }, embedded: Embedded { items } }
    }
}

impl Item {
    /// What has come of an event that said `phone_number`, as the call stands now.
    pub(super) fn of(taken: Taken, call: &Call, phone_number: String) -> Self {
        let outcome = if is_noted(taken) { Outcome::Noted } else { Outcome::Of(ReportOutcome::of(call)) };
        let names_card = matches!(outcome, Outcome::Noted | Outcome::Of(ReportOutcome::Answered(AnswerKind::Card)));
        let card = call.card().filter(|_| names_card);
        let uid = match &call.delivery {
            Delivery::Accepted { uid: Some(uid) } => uid.clone(),
            _ => call.id.to_string(),
        };
        Self {
            element_id: card.map(|card| card.key.id),
            element_type: card.map(|card| element_type(card.key.kind)),
            uid,
            phone_number,
            call_id: Some(call.id.to_string()),
            outcome,
        }
    }

    /// An event that said `phone_number` and is about no call.
    pub(super) fn nothing(phone_number: String) -> Self {
        Self {
            element_id: None,
            element_type: None,
            uid: CallId::fresh().to_string(),
            phone_number,
            call_id: None,
            outcome: Outcome::UnknownCall,
        }
    }
}

/// The number of a kind. Clients of this socket were written for the CRM whose format it speaks, whichever is connected.
fn element_type(kind: CardKind) -> i64 {
    match kind {
        CardKind::Contact => 1,
        CardKind::Deal => 2,
        CardKind::Company => 3,
        CardKind::Customer => 12,
    }
}
