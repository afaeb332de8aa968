//! What becomes of our report of a call to the CRM, and whose it is to report it.
//!
//! What the CRM says of the caller is another fact (`knowledge`): it may come from elsewhere, and it outlives a report
//! that nobody answered.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::knowledge::Answer;

/// Who tells the CRM of a call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Reporting {
    /// We do.
    #[default]
    Ours,
    /// Somebody else does or did, and perhaps knows by now what the CRM said.
    Theirs(Option<Answer>),
}

/// How our report of a call to the CRM stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum Delivery {
    /// Somebody else tells the CRM.
    NotOurs,
    /// There is nothing to report to the CRM.
    NotSent { reason: NotSent },
    /// It waits for its turn; surely not sent yet.
    Queued,
    /// It may have been sent. Committed before the first byte leaves.
    Sending,
    /// The CRM accepted it; the id is that of its notification.
    Accepted { uid: Option<String> },
    /// We cannot know whether the CRM processed it. Never sent again.
    Uncertain,
    /// The CRM refused it.
    Refused { reason: Refused },
    /// It was given up before it was sent.
    Dropped { reason: Dropped },
}

impl Delivery {
    /// Nothing more will come of it.
    pub fn is_final(&self) -> bool {
        !matches!(self, Self::Queued | Self::Sending)
    }

    /// It left this computer, or may have.
    pub fn was_sent(&self) -> bool {
        matches!(self, Self::Accepted { .. } | Self::Uncertain | Self::Refused { .. })
    }
}

/// Why a call is not reported to the CRM.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NotSent {
    /// The caller hid the number.
    Withheld,
    /// The number is an extension of the company's own.
    Internal,
    /// What the source wrote for the number is none.
    Unreadable,
    /// We placed the call.
    Outgoing,
    /// It was over before we heard of it.
    Over,
    /// We do not know yet which user of the account the agent is.
    NoMe,
    /// A rule of the agent's keeps it quiet.
    Ignored,
    /// Notices are paused, and the agent wants nothing reported meanwhile.
    Paused,
    /// There was no sign-in to report it with.
    SignedOut,
    /// The CRM has blocked us, and is left in peace for a while.
    Blocked,
}

/// Why a report was given up before it was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Dropped {
    /// It had waited too long to be of use.
    Stale,
    /// It could not be written to disk, so it could not be sent at most once.
    NotStored,
    /// Another account was connected before its turn came.
    Switched,
}

/// What kind of refusal the CRM gave; each asks something else of a person (API notes §4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Refused {
    /// The sign-in is no longer accepted.
    SignIn,
    /// The account is not paid.
    Unpaid,
    /// The CRM has blocked this integration.
    Blocked,
    /// The sign-in has not the right to do this.
    NoRight,
    /// There is no account under this address.
    NotAnAccount,
    /// The CRM sent us to another address, and we did not go.
    Redirected,
    /// The CRM did not accept this request.
    Rejected,
}
