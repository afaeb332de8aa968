//! How each source of calls stands: whether calls come in by it, and if not, why and where that is mended.
//!
//! A closed list of codes, each with its words in the locale files (`source-trouble-…`). What keeps calls from the CRM is
//! another matter: `trouble`.

use std::net::IpAddr;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::text::Texts;
use crate::trouble::{Remedy, word};

/// How a source stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It has not said yet.
    Starting,
    /// It listens, or is connected: calls come in by it.
    Listening,
    /// No calls come in by it now; it tries again at that time.
    Waiting { until: Timestamp, why: SourceTrouble },
    /// No calls come in by it until somebody does something.
    Failed { why: SourceTrouble },
    /// It was told to stop.
    Stopped,
}

/// The word for how a source stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SourceStanding {
    Starting,
    /// Calls come in.
    Listening,
    /// It tries again.
    Waiting,
    Failed,
    Stopped,
}

/// Why no calls come in by a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SourceTrouble {
    /// Nothing answers where the telephone system should be.
    Unreachable,
    /// The network does not know the name of its host.
    NoSuchName,
    /// The connection to it broke off.
    CutOff,
    /// Its certificate was issued by nobody whom this computer trusts: mostly by itself.
    TlsUntrusted,
    /// Its certificate is another host's.
    TlsName,
    /// Its certificate is not valid at this time, by this computer's clock.
    TlsClock,
    /// There is no safe connection, for another reason: mostly it does not speak TLS there.
    Tls,
    /// Something else answers there, or a telephone system that is too old.
    Foreign,
    /// The telephone system does not accept our sign-in.
    SignIn,
    /// It takes the password only as plain text, which is not sent over a connection that others can read.
    PlainOnly,
    /// The keyring has no password for it.
    NoSecret,
    /// The keyring does not give its password out.
    Keyring,
    /// What it is configured with cannot be used.
    Settings,
    /// Another program listens on the port of the HTTP door.
    PortTaken,
    /// This computer does not have the address that the HTTP door is to listen on.
    NoSuchAddress,
    /// The certificate of the HTTP door, or its key, cannot be used.
    Certificate,
    /// This computer does not let it.
    System,
    /// It came to an end that nobody asked for.
    Ended,
}

/// Why a telephone system that was to place a call has called nobody; its words are `notice-uncalled-…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NotCalled {
    /// It does not let us.
    Right,
    /// It did not reach the agent's own telephone.
    NoTelephone,
    /// We are not connected to it.
    NotConnected,
    /// The agent's telephone rang, and nobody picked it up.
    NotPickedUp,
    /// It said nothing in time, or the connection broke: perhaps it has called.
    Untold,
}

impl NotCalled {
    /// The key of its text; with `-advice` behind it that of what to do.
    pub fn key(self) -> String {
        format!("notice-uncalled-{}", word(&self).replace('_', "-"))
    }
}

/// A source, and how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceState {
    /// Its settings, its secrets and its standing go by it.
    pub name: String,
    /// The word for its kind; what people call it is the text `source-KIND`.
    pub kind: &'static str,
    pub standing: Standing,
    /// When it last told of a call, whoever's it was, since it is listened to; of the socket, which tells of the agent's
    /// alone, this is not known.
    pub heard: Option<Timestamp>,
    /// When it brought in its last report, since the start.
    pub reported: Option<Timestamp>,
    /// Who was turned away last at its address at the HTTP door, since the start.
    pub knock: Option<Knock>,
}

/// Somebody who was turned away at the HTTP door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Knock {
    pub at: Timestamp,
    pub from: IpAddr,
    pub why: TurnedAway,
}

/// Why somebody was turned away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TurnedAway {
    /// The secret in the address is another one: mostly an old one.
    WrongSecret,
    /// It is not on the list of those who may send, or the source is for this computer or its network alone.
    NotOnTheList,
    /// Its signature, or a token in what it sent, is missing or wrong.
    Unproven,
    /// What it sent could not be read.
    NotUnderstood,
}

impl Standing {
    /// Why no calls come in; `None` while they do, or may.
    pub fn trouble(self) -> Option<SourceTrouble> {
        match self {
            Self::Waiting { why, .. } | Self::Failed { why } => Some(why),
            Self::Starting | Self::Listening | Self::Stopped => None,
        }
    }

    /// The word for it.
    pub fn word(self) -> SourceStanding {
        match self {
            Self::Starting => SourceStanding::Starting,
            Self::Listening => SourceStanding::Listening,
            Self::Waiting { .. } => SourceStanding::Waiting,
            Self::Failed { .. } => SourceStanding::Failed,
            Self::Stopped => SourceStanding::Stopped,
        }
    }

    /// When it tries again.
    pub fn until(self) -> Option<Timestamp> {
        match self {
            Self::Waiting { until, .. } => Some(until),
            _ => None,
        }
    }
}

impl SourceTrouble {
    /// The code: one word.
    pub fn code(self) -> String {
        word(&self)
    }

    /// The key of its text.
    pub fn key(self) -> String {
        format!("source-trouble-{}", self.code().replace('_', "-"))
    }

    /// What to do about it: for this kind of source, where that is another matter than for most.
    pub fn advice(self, kind: &str, texts: &Texts) -> String {
        let code = self.code().replace('_', "-");
        let own = texts.find(&format!("source-trouble-{code}-advice-{kind}"));
        own.unwrap_or_else(|| texts.get(&format!("source-trouble-{code}-advice")))
    }

    /// Where the agent can do something about it.
    pub fn remedy(self) -> Remedy {
        match self {
            Self::SignIn
            | Self::Settings
            | Self::PlainOnly
            | Self::NoSecret
            | Self::PortTaken
            | Self::NoSuchAddress
            | Self::Certificate => Remedy::Settings,
            Self::Unreachable
            | Self::NoSuchName
            | Self::CutOff
            | Self::TlsUntrusted
            | Self::TlsName
            | Self::TlsClock
            | Self::Tls
            | Self::Foreign
            | Self::Keyring
            | Self::System
            | Self::Ended => Remedy::Doctor,
        }
    }
}

impl TurnedAway {
    /// The word for it.
    pub fn code(self) -> String {
        word(&self)
    }
}

impl SourceState {
    /// Who was turned away, if nothing has come from there rightly since.
    pub fn knocked(&self) -> Option<Knock> {
        self.knock.filter(|knock| self.heard.is_none_or(|heard| heard < knock.at))
    }

    /// What people call it: by its kind, and by its name where that is another.
    pub fn title(&self, texts: &Texts) -> String {
        let kind = texts.get(&format!("source-{}", self.kind));
        if self.name == self.kind {
            return kind;
        }
        texts.with("source-named", [("kind", kind), ("name", self.name.clone())])
    }

    /// That no calls come in by it, and why, in one line; `None` while they do, or may.
    pub fn complaint(&self, texts: &Texts) -> Option<String> {
        let trouble = texts.get(&self.standing.trouble()?.key());
        Some(texts.with("source-down", [("source", self.title(texts)), ("trouble", trouble)]))
    }
}
