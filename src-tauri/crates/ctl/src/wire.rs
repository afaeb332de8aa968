//! What goes over the socket, in the CRM's format with Callcard's optional fields, and as much of the answers as people
//! are shown. Machines get the answers as they came.

mod account;
mod sources;

use clap::ValueEnum;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub(crate) use account::{Account, Credentials, Grant, Me, SignIn, User};
pub(crate) use sources::{
    Kinds, ListedKind, ListedSource, Secret, SourceUrl, SourceUrls, Sources, Trial, TrialOutcome,
};

/// One event, an item of `add`. Unknown fields are left out, not sent as null.
#[derive(Debug, Serialize)]
pub(crate) struct Event {
    #[serde(rename = "type")]
    pub(crate) kind: &'static str,
    /// Verbatim; empty when the caller hides it.
    pub(crate) phone_number: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) users: Vec<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) phase: Option<Phase>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) cause: Option<Cause>,
    /// A ring without a word on it came in; a later phase without one is of a call in either direction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) direction: Option<Direction>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) call_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) caller_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) line: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) to: Option<String>,
}

impl Event {
    /// A ring of this number, with nothing else known.
    pub(crate) fn ring(phone_number: String) -> Self {
        Self {
            kind: "phone_call",
            phone_number,
            users: Vec::new(),
            phase: None,
            cause: None,
            direction: None,
            call_id: None,
            source: None,
            caller_name: None,
            line: None,
            to: None,
        }
    }
}

/// The body of a request that reports one event.
#[derive(Serialize)]
pub(crate) struct Events<T> {
    pub(crate) add: [T; 1],
}

/// How far a call has come. A ring needs no word: it is what an event without a phase is.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Phase {
    Answered,
    Ended,
}

/// Why a call ended.
#[derive(Debug, Clone, Copy, Serialize, ValueEnum)]
#[serde(rename_all = "snake_case")]
#[value(rename_all = "snake_case")]
pub(crate) enum Cause {
    AnsweredElsewhere,
    Rejected,
    Busy,
    Cancelled,
    NoAnswer,
    Normal,
}

/// Who calls whom: a call comes in, or is placed here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ValueEnum)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Direction {
    In,
    Out,
}

impl Direction {
    /// The field's value; incoming is the default and is left out.
    pub(crate) fn told(self) -> Option<Self> {
        (self == Self::Out).then_some(self)
    }

    /// The word for it, here and on the wire.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Out => "out",
        }
    }
}

/// The answer to reported events, in the CRM's shape.
#[derive(Deserialize)]
pub(crate) struct Reported {
    #[serde(rename = "_embedded")]
    pub(crate) embedded: Items,
}

#[derive(Deserialize)]
pub(crate) struct Items {
    pub(crate) items: Vec<Item>,
}

/// What became of one event.
#[derive(Deserialize)]
pub(crate) struct Item {
    pub(crate) phone_number: String,
    /// Callcard's own id for the call; none when the event is about no call.
    pub(crate) call_id: Option<String>,
    pub(crate) outcome: String,
}

/// The answer to `GET /calls`, newest first.
#[derive(Deserialize)]
pub(crate) struct Calls {
    pub(crate) calls: Vec<Call>,
}

/// A line of `GET /events`.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Happening {
    /// A call, as it is after a change.
    Call(Box<Call>),
    /// So many changes came faster than they were read.
    PassedOver(u64),
    #[serde(untagged)]
    Newer(Value),
}

/// The answer to `DELETE /calls`.
#[derive(Deserialize)]
pub(crate) struct Deleted {
    pub(crate) deleted: u64,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Call {
    pub(crate) number: Number,
    pub(crate) direction: Direction,
    pub(crate) phase: String,
    pub(crate) outcome: Option<String>,
    pub(crate) source: String,
    pub(crate) source_call_id: Option<String>,
    pub(crate) rang_at: jiff::Timestamp,
    #[serde(default)]
    pub(crate) answered_at: Option<jiff::Timestamp>,
    #[serde(default)]
    pub(crate) ended_at: Option<jiff::Timestamp>,
    /// Seconds.
    pub(crate) talked_for: Option<u32>,
    pub(crate) delivery: Delivery,
    pub(crate) answer: Option<String>,
    pub(crate) card: Option<Card>,
    pub(crate) url: Option<String>,
    pub(crate) silence: Option<String>,
}

impl Call {
    /// It still rings or is being talked on.
    pub(crate) fn is_live(&self) -> bool {
        self.phase != "ended"
    }

    /// When it came into its phase.
    pub(crate) fn changed_at(&self) -> jiff::Timestamp {
        self.ended_at.or(self.answered_at).unwrap_or(self.rang_at)
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct Number {
    /// As it was received.
    pub(crate) raw: String,
    /// As a person reads it; empty when withheld.
    pub(crate) readable: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Delivery {
    pub(crate) state: String,
    pub(crate) reason: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Card {
    pub(crate) kind: String,
    pub(crate) id: Value,
    pub(crate) title: Option<String>,
    pub(crate) person: Option<String>,
}

/// The answer to `GET /status`.
#[derive(Deserialize)]
pub(crate) struct Status {
    pub(crate) version: String,
    pub(crate) account: Origin,
    /// The user of the account who sits here, once somebody has said so.
    pub(crate) me: Option<u64>,
    pub(crate) notifications: String,
    /// The CRM's last refusal, until it accepts something.
    pub(crate) trouble: Option<String>,
    pub(crate) paused_until: Option<jiff::Timestamp>,
    #[serde(default)]
    pub(crate) sources: Vec<SourceState>,
    #[serde(default)]
    pub(crate) late_clocks: Vec<LateClock>,
    #[serde(default)]
    pub(crate) history: History,
    pub(crate) calls: Counts,
}

/// What calls come in by, and how it stands.
#[derive(Deserialize)]
pub(crate) struct SourceState {
    pub(crate) name: String,
    pub(crate) state: String,
    /// Why no calls come in.
    pub(crate) trouble: Option<String>,
}

/// A source whose clock is late.
#[derive(Deserialize)]
pub(crate) struct LateClock {
    pub(crate) source: String,
    pub(crate) seconds: u64,
}

/// Whether calls are kept, and what was wrong with that at the start.
#[derive(Default, Deserialize)]
pub(crate) struct History {
    pub(crate) trouble: Option<String>,
}

/// Where calls go.
#[derive(Deserialize)]
pub(crate) struct Origin {
    pub(crate) kind: String,
    pub(crate) origin: String,
}

#[derive(Deserialize)]
pub(crate) struct Counts {
    pub(crate) live: u64,
    #[serde(default)]
    pub(crate) missed: u64,
    pub(crate) waiting: u64,
}

/// The body of `POST /doctor`.
#[derive(Serialize)]
pub(crate) struct Examine {
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) test_call: bool,
}

/// The answer to `POST /doctor`.
#[derive(Deserialize)]
pub(crate) struct Findings {
    pub(crate) checks: Vec<Check>,
    /// Several lines, without secrets.
    pub(crate) report: String,
}

/// One thing that was looked at.
#[derive(Deserialize)]
pub(crate) struct Check {
    pub(crate) title: String,
    /// `ok`, `warning`, `failed` or `skipped`.
    pub(crate) state: String,
    pub(crate) detail: String,
    pub(crate) advice: Option<String>,
}

/// The answer to `GET /settings`.
#[derive(Deserialize)]
pub(crate) struct Settings {
    pub(crate) settings: Vec<Setting>,
}

/// A setting, the answer to `GET /settings/{name}`.
#[derive(Deserialize)]
pub(crate) struct Setting {
    pub(crate) name: String,
    /// For people.
    pub(crate) title: String,
    pub(crate) value: Value,
    pub(crate) limits: Option<Limits>,
    /// What it may be, where that is one of a few words.
    pub(crate) words: Option<Vec<String>>,
}

/// The least and the most that a number may be.
#[derive(Deserialize)]
pub(crate) struct Limits {
    pub(crate) least: i64,
    pub(crate) most: i64,
}

/// A refusal, `application/problem+json`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Problem {
    pub(crate) title: Option<String>,
    pub(crate) detail: Option<String>,
    /// What went wrong in a word, where a machine may act on it.
    pub(crate) code: Option<String>,
    #[serde(rename = "validation-errors")]
    pub(crate) faults: Vec<Fault>,
}

/// One fault in what was sent.
#[derive(Debug, Deserialize)]
pub(crate) struct Fault {
    pub(crate) path: String,
    pub(crate) code: String,
    pub(crate) detail: String,
}
