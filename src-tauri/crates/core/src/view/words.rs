//! The words of a view: closed lists that are no types of the core's own.
//!
//! Integrators read them: a word is added, never renamed.

use serde::Serialize;
use ts_rs::TS;

use crate::call::knowledge::{Answer, Link};
use crate::call::number::CallNumber;
use crate::call::{Call, Delivery, Dropped, NotSent, Refused, Silence};
use crate::crm::Account;
use crate::trouble::Trouble;

/// How far a call has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PhaseKind {
    Ringing,
    Answered,
    Ended,
}

/// What a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NumberKind {
    Phone,
    /// An extension, or the name of a telephone.
    Internal,
    /// A text that is no number.
    Unreadable,
    Withheld,
    /// Somebody typed it, and it is no number.
    Invalid,
}

/// How the report to the CRM stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryState {
    /// There is no report.
    None,
    Queued,
    Sending,
    Done,
    Uncertain,
    Refused,
    Dropped,
}

/// Why a call was not reported, or the report not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(untagged)]
pub enum Reason {
    NotSent(NotSent),
    Refused(Refused),
    Dropped(Dropped),
}

/// What the CRM said of the caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AnswerKind {
    Card,
    NotInCrm,
    Untold,
}

impl AnswerKind {
    pub(super) fn of(answer: &Answer) -> Self {
        match answer {
            Answer::Card(_) => Self::Card,
            Answer::NotInCrm => Self::NotInCrm,
            Answer::Untold => Self::Untold,
        }
    }
}

/// What a click opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    Card,
    NewContact,
    Search,
}

impl LinkKind {
    /// `None` for what is no page.
    pub(super) fn of(link: &Link) -> Option<Self> {
        match link {
            Link::Card(_) => Some(Self::Card),
            Link::NewContact(_) => Some(Self::NewContact),
            Link::Search(_) => Some(Self::Search),
            Link::Phone(_) => None,
        }
    }
}

/// What has come of a call's report, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportOutcome {
    /// The report is on its way, or waits for its turn.
    Pending,
    Uncertain,
    Refused,
    Dropped,
    #[serde(untagged)]
    Answered(AnswerKind),
    #[serde(untagged)]
    NotSent(NotSent),
    #[serde(untagged)]
    Silent(Silence),
}

impl ReportOutcome {
    /// As the call stands now. A silence comes first, for it tells the most.
    pub fn of(call: &Call) -> Self {
        if let Some(silence) = call.silence.filter(|silence| says_most(*silence)) {
            return Self::Silent(silence);
        }
        match (&call.answer, &call.delivery) {
            (Some(answer), _) => Self::Answered(AnswerKind::of(answer)),
            (None, Delivery::NotSent { reason }) => Self::NotSent(*reason),
            (None, Delivery::Queued | Delivery::Sending) => Self::Pending,
            // Whoever tells the CRM has not told us what it said.
            (None, Delivery::NotOurs) => match call.number {
                CallNumber::Withheld => Self::NotSent(NotSent::Withheld),
                CallNumber::Internal(_) => Self::NotSent(NotSent::Internal),
                CallNumber::Unreadable(_) => Self::NotSent(NotSent::Unreadable),
                CallNumber::Phone(_) => Self::Answered(AnswerKind::Untold),
            },
            (None, Delivery::Accepted { .. }) => Self::Answered(AnswerKind::Untold),
            (None, Delivery::Uncertain) => Self::Uncertain,
            (None, Delivery::Refused { .. }) => Self::Refused,
            (None, Delivery::Dropped { .. }) => Self::Dropped,
        }
    }
}

/// Whether a silence tells more of a call than what became of its report.
fn says_most(silence: Silence) -> bool {
    match silence {
        Silence::NotForYou | Silence::OtherLine | Silence::Outgoing | Silence::Stale | Silence::TooShort => true,
        Silence::Paused | Silence::Ignored | Silence::Crowded | Silence::Over => false,
    }
}

/// What the account is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AccountKind {
    Sandbox,
    Account,
}

impl AccountKind {
    /// The kind of this account.
    pub fn of(account: &Account) -> Self {
        if account.sandbox { Self::Sandbox } else { Self::Account }
    }
}

/// By what the account is signed in to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SignInKind {
    Sandbox,
    Token,
    Oauth,
}

/// How the account stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AccountState {
    /// Calls reach the CRM.
    Ready,
    /// The keyring is being asked.
    Starting,
    /// What keeps calls from reaching the CRM.
    #[serde(untagged)]
    Trouble(Trouble),
}

/// The system that the window is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Platform {
    Linux,
    Macos,
    Windows,
}

impl Platform {
    /// This one.
    pub(super) const HERE: Self = if cfg!(windows) {
        Self::Windows
    } else if cfg!(target_os = "macos") {
        Self::Macos
    } else {
        Self::Linux
    };
}
