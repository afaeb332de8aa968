//! One phone call as this desktop knows it, and how its report to the CRM stands.
//!
//! A record of facts: what may happen next is the desk's to decide.

pub mod text;
pub mod source;
pub mod number;
pub mod knowledge;

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use knowledge::{Answer, Card};
use number::CallNumber;
use source::Source;

/// Callcard's own name for a call; sorts by the time it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CallId(Uuid);

impl CallId {
    /// A new id, never given before.
    pub fn fresh() -> Self {
        Self(Uuid::now_v7())
    }

    /// Reads an id as `Display` writes it.
    pub fn parse(text: &str) -> Option<Self> {
        Uuid::parse_str(text).ok().map(Self)
    }

    /// A number from 0 to 1 that is another one for each call, by chance.
    pub(crate) fn fraction(self) -> f64 {
        let [.., one, other] = *self.0.as_bytes();
        f64::from(u16::from_be_bytes([one, other])) / f64::from(u16::MAX)
    }

    /// An id for tests that need the same one in every run.
    #[cfg(test)]
    pub(crate) fn numbered(number: u128) -> Self {
        Self(Uuid::from_u128(number))
    }
}

impl fmt::Display for CallId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

/// Who called whom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Somebody calls us.
    #[default]
    In,
    /// We call somebody.
    Out,
}

/// How far a call has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// It rings.
    Ringing,
    /// Somebody talks.
    Answered,
    /// It is over.
    Ended(Outcome),
}

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It was answered here.
    Talked,
    /// Nobody took it.
    Missed,
    /// A colleague took it.
    Elsewhere,
    /// It was declined here.
    Declined,
    /// Nobody told us.
    Unknown,
}

/// Why a source says that a call ended; the words of the trade, as sources report them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// Another phone of the group took it.
    AnsweredElsewhere,
    /// It was declined.
    Rejected,
    /// The line was busy.
    Busy,
    /// The caller gave up.
    Cancelled,
    /// Nobody answered in time.
    NoAnswer,
    /// A normal hang-up.
    Normal,
}

/// Why a call shows no notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Silence {
    /// Notifications were paused.
    Paused,
    /// It was for other users.
    NotForYou,
    /// It was too old when its turn came.
    Stale,
    /// So many rang at once that it was over before it came onto the list of them.
    Crowded,
    /// We placed it ourselves.
    Outgoing,
    /// It was over before it could be shown.
    Over,
    /// The agent ignores its number.
    Ignored,
    /// Its number is shorter than the agent wants to be told of.
    TooShort,
    /// It came in on a line that is not the agent's.
    OtherLine,
}

/// How the report of a call to the CRM stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum Post {
    /// There is nothing to report to the CRM.
    NotSent { reason: NotSent },
    /// It waits for its turn; surely not sent yet.
    Queued,
    /// It may have been sent. Committed before the first byte leaves.
    Sending,
    /// The CRM accepted it.
    Done { answer: Answer, uid: Option<String> },
    /// Nobody can say whether the CRM processed it. Never sent again.
    Uncertain,
    /// The CRM refused it.
    Refused { reason: Refused },
    /// It was given up before it was sent.
    Dropped { reason: Dropped },
}

/// Why a call is not reported to the CRM.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Nobody has said yet which user of the account sits here.
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

impl Post {
    /// Nothing more will come of it.
    pub fn is_final(&self) -> bool {
        !matches!(self, Self::Queued | Self::Sending)
    }
}

/// How long after it was heard of each step of a call was taken, in milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Steps {
    /// Written to disk.
    pub accepted: Option<u32>,
    /// Handed to the connection to the CRM.
    pub sent: Option<u32>,
    /// Answered by the CRM, or given up.
    pub answered: Option<u32>,
    /// Shown on the desktop.
    pub shown: Option<u32>,
}

/// One phone call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Call {
    pub id: CallId,
    pub number: CallNumber,
    /// The number exactly as the source wrote it that told it first.
    pub raw_number: String,
    pub direction: Direction,
    pub phase: Phase,
    /// The source that reported it first, and that source's own id for it.
    pub source: Source,
    pub source_call_id: Option<String>,
    /// The number that was called.
    pub to: Option<String>,
    /// The line or queue it came in on.
    pub line: Option<String>,
    /// The name the telephone system has for the caller.
    pub caller_name: Option<String>,
    /// The users of the account it is for, as reported; `None` when the source named nobody.
    pub users: Option<Vec<u64>>,
    pub rang_at: Timestamp,
    pub answered_at: Option<Timestamp>,
    pub ended_at: Option<Timestamp>,
    /// When the source says it happened; for the record only.
    pub reported_at: Option<Timestamp>,
    pub post: Post,
    /// The id of the CRM's reply, which its support asks for.
    #[serde(default)]
    pub request_id: Option<String>,
    /// The card this number had last time, until the CRM answers.
    pub remembered: Option<Card>,
    /// The card of the only one who has this number, searched for because the CRM did not say who it is.
    #[serde(default)]
    pub found: Option<Card>,
    pub silence: Option<Silence>,
    /// It was missed, and the agent has not dealt with that yet.
    #[serde(default)]
    pub unseen: bool,
    pub steps: Steps,
}

impl Call {
    /// The card the CRM named for this very call.
    pub fn card(&self) -> Option<&Card> {
        match &self.post {
            Post::Done { answer: Answer::Card(card), .. } => Some(card),
            _ => None,
        }
    }

    /// It was this agent's to take, by all that is known of it.
    pub fn is_mine(&self) -> bool {
        use Silence::{Ignored, NotForYou, OtherLine, Outgoing, TooShort};
        self.direction == Direction::In
            && !matches!(self.silence, Some(Ignored | NotForYou | OtherLine | Outgoing | TooShort))
    }

    /// It still rings or is being talked on.
    pub fn is_live(&self) -> bool {
        !matches!(self.phase, Phase::Ended(_))
    }
}
