//! One phone call as this desktop knows it: what sources say of it, what became of our report to the CRM, and what is
//! known of the caller.
//!
//! A record of facts, each in a field of its own: what may happen next is the desk's to decide.

pub mod text;
pub mod source;
pub mod number;
pub mod details;
pub mod knowledge;
pub mod delivery;

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

pub use delivery::{Delivery, Dropped, NotSent, Refused, Reporting};
pub use details::Details;
use knowledge::{Answer, Card, Finding, Link, Names};
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
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

impl Silence {
    /// The call is none of this agent's business: it is not theirs to take, and not kept in mind.
    pub fn is_for_others(self) -> bool {
        match self {
            Self::NotForYou | Self::Outgoing | Self::Ignored | Self::TooShort | Self::OtherLine => true,
            Self::Paused | Self::Stale | Self::Crowded | Self::Over => false,
        }
    }

    /// A rule of the agent's says so: the CRM is not told either, and what becomes known later is judged anew.
    pub fn is_by_rule(self) -> bool {
        match self {
            Self::Ignored | Self::TooShort | Self::OtherLine => true,
            Self::Paused | Self::NotForYou | Self::Stale | Self::Crowded | Self::Outgoing | Self::Over => false,
        }
    }
}

/// How long after it was heard of each step of a call was taken, in milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
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
    #[serde(flatten)]
    pub details: Details,
    pub rang_at: Timestamp,
    pub answered_at: Option<Timestamp>,
    pub ended_at: Option<Timestamp>,
    /// When the source says it happened; for the record only.
    pub reported_at: Option<Timestamp>,
    /// What became of our report to the CRM.
    pub delivery: Delivery,
    /// The id of the CRM's reply, which its support asks for.
    #[serde(default)]
    pub request_id: Option<String>,
    /// What the CRM said of the caller, whoever asked it.
    pub answer: Option<Answer>,
    /// The card this number had last time, until the CRM answers.
    pub remembered: Option<Card>,
    /// The card of the only one who has this number, searched for because the CRM did not say who it is.
    #[serde(default)]
    pub found: Option<Card>,
    pub silence: Option<Silence>,
    /// A notice of it was put up, or a line in the list of those that ring: whatever else went wrong, it was not silent.
    #[serde(default)]
    pub put_up: bool,
    /// It was missed, and the agent has not dealt with that yet.
    #[serde(default)]
    pub unseen: bool,
    pub steps: Steps,
}

impl Call {
    /// The card the CRM named for this very call.
    pub fn card(&self) -> Option<&Card> {
        match &self.answer {
            Some(Answer::Card(card)) => Some(card),
            _ => None,
        }
    }

    /// The card the CRM named for this very call.
    pub fn card_mut(&mut self) -> Option<&mut Card> {
        match &mut self.answer {
            Some(Answer::Card(card)) => Some(card),
            _ => None,
        }
    }

    /// Takes in what the CRM said. An answer that names nobody says less than what is known already, and names that are
    /// known of a card are not lost.
    pub fn learn(&mut self, mut answer: Answer) {
        if answer == Answer::Untold && self.answer.is_some() {
            return;
        }
        if let (Answer::Card(card), Some(known)) = (&mut answer, self.card())
            && card.key == known.key
            && card.names == Names::default()
        {
            card.names = known.names.clone();
        }
        self.answer = Some(answer);
    }

    /// The agent was shown it, by all that is known. Earlier versions said only when it was on the screen.
    pub fn was_put_up(&self) -> bool {
        self.put_up || self.steps.shown.is_some()
    }

    /// What the CRM says of the caller may still become known.
    pub fn is_awaited(&self) -> bool {
        let comes = matches!(self.delivery, Delivery::NotOurs | Delivery::Queued | Delivery::Sending);
        self.answer.is_none() && comes && self.number.phone().is_some()
    }

    /// The best that is known of the caller.
    pub fn finding(&self) -> Finding {
        Finding::of(self)
    }

    /// The page behind the call: the best known now.
    pub fn link(&self) -> Option<Link> {
        self.finding().link(&self.number)
    }

    /// It was this agent's to take, by all that is known of it.
    pub fn is_mine(&self) -> bool {
        self.direction == Direction::In && !self.silence.is_some_and(Silence::is_for_others)
    }

    /// It still rings or is being talked on.
    pub fn is_live(&self) -> bool {
        !matches!(self.phase, Phase::Ended(_))
    }
}
