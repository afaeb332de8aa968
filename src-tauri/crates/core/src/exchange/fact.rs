//! What sources say of calls, in one form for every telephone system.
//!
//! A fact is about a leg (one party's part of a call) or about the whole call. It says what the telephone system said and
//! nothing more: what an agent is to know of it is the exchange's to decide.

use jiff::Timestamp;

use crate::call::Cause;
use crate::call::text::LONGEST;

/// Something a source says of a call.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Fact {
    /// The name of the source.
    pub source: String,
    /// The telephone system's id of the whole call.
    pub call: String,
    /// The leg that it is about; `None` when it is about the whole call.
    pub leg: Option<Leg>,
    pub said: Said,
    pub about: About,
    /// When it happened by the telephone system's own clock, where it certainly says so: not when the call began, and not in
    /// a time zone that has to be guessed.
    pub at: Option<Timestamp>,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Said {
    /// The call is there; nobody's telephone rings yet.
    Seen,
    /// A telephone rings, or an agent dials.
    Ringing,
    /// Somebody talks.
    Answered,
    /// The leg, or the whole call, is over.
    Ended(Option<Cause>),
    /// Only what is known of the caller is new.
    Known,
    /// The telephone system goes on with this call under another id.
    Merged { into: String },
    /// The agent handed the call on, and is out of it.
    Transferred,
}

/// One party's part of a call.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Leg {
    /// By what the telephone system knows the agent, the most exact first.
    pub names: Vec<Extension>,
    /// The leg's own id, where the telephone system gives one: an extension may have several telephones.
    pub id: Option<String>,
    /// Orders the facts of a leg, where the telephone system numbers them.
    pub seq: Option<u64>,
}

/// What a fact adds to what is known of the call; nothing here is undone by a fact that leaves it out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct About {
    pub way: Option<Way>,
    /// The other party's number as it was written; an empty text is a number that is withheld.
    pub number: Option<String>,
    pub name: Option<String>,
    /// The number of ours that was called.
    pub line: Option<String>,
    /// The queue that the caller waits in; an empty text is a queue that was left.
    pub queue: Option<String>,
}

/// Who called whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Way {
    /// Somebody outside calls us.
    In,
    /// An agent calls somebody outside.
    Out,
    /// One agent calls another.
    Internal,
}

/// What a telephone system calls an agent by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// An internal number.
    Extension,
    Login,
    Id,
    Name,
    Email,
    /// A public number of the agent's own.
    Number,
    /// The user of a SIP address.
    Sip,
    /// The id of a user of the CRM.
    User,
}

/// A name of one kind that a telephone system has for an agent.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Extension {
    kind: Kind,
    value: String,
}

impl Fact {
    /// Whether a call, or a party's part of it, may begin with this. So it may with an end where the telephone system numbers
    /// what it says: the ring that it ends is then known to be late when it comes.
    pub(super) fn begins(&self) -> bool {
        let is_numbered = self.leg.as_ref().is_some_and(|leg| leg.seq.is_some());
        match self.said {
            Said::Ringing | Said::Answered => true,
            Said::Ended(_) => is_numbered,
            Said::Seen | Said::Known | Said::Merged { .. } | Said::Transferred => false,
        }
    }
}

impl Extension {
    /// Names are compared without regard to case and spaces around them, public numbers by their digits; `None` where nothing
    /// is left.
    pub fn new(kind: Kind, value: &str) -> Option<Self> {
        let is_kept = |c: &char| kind != Kind::Number || c.is_ascii_digit();
        let value: String = value.trim().chars().filter(is_kept).take(LONGEST).collect();
        (!value.is_empty()).then(|| Self { kind, value: value.to_lowercase() })
    }

    /// The names of an agent whom a telephone system knows by this text, whatever it takes it for; but for the ids of
    /// the CRM's users, who are told by no telephone system.
    pub fn any(value: &str) -> impl Iterator<Item = Self> {
        const KINDS: [Kind; 7] =
            [Kind::Extension, Kind::Login, Kind::Id, Kind::Name, Kind::Email, Kind::Number, Kind::Sip];
        KINDS.into_iter().filter_map(move |kind| Self::new(kind, value))
    }

    /// An internal number.
    pub fn number(value: &str) -> Option<Self> {
        Self::new(Kind::Extension, value)
    }

    pub fn kind(&self) -> Kind {
        self.kind
    }

    pub fn value(&self) -> &str {
        &self.value
    }
}
