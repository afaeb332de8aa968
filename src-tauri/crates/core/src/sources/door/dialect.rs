//! What a dialect is: what it is told before it begins, and what it makes of a request.

use std::collections::BTreeMap;

use jiff::Timestamp;
use secrecy::SecretString;
use serde_json::Value;

use super::refusal::Refusal;
use super::request::{Reply, Request};
use crate::clock::Now;
use crate::exchange::fact::{About, Fact, Leg, Said};

/// How a telephone system speaks to the door.
pub trait Dialect: Send {
    /// Reads a request whose token was right. Whatever is understood, or of no interest, is answered with 200.
    fn hear(&mut self, request: &Request<'_>, now: Now) -> Result<Heard, Refusal>;

    /// Whether it ever tells that a call is over.
    fn tells_ends(&self) -> bool {
        true
    }
}

/// What a request says, and what is answered once that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    pub facts: Vec<Fact>,
    pub reply: Reply,
}

impl Heard {
    pub(super) fn new(facts: impl IntoIterator<Item = Fact>, reply: Reply) -> Self {
        Self { facts: facts.into_iter().collect(), reply }
    }
}

/// A dialect in the list of them.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// By what it is known; what people call it is the text `source-WORD`.
    pub word: &'static str,
    pub reach: Reach,
    /// The secrets that it goes by beside the token in the address; those with `true` it cannot do without.
    pub secrets: &'static [(&'static str, bool)],
    pub(super) open: fn(Setup) -> Result<Box<dyn Dialect>, Unfit>,
}

/// From where it reaches us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// From this computer or its network.
    Near,
    /// From the internet: only a server with an address there can be reached.
    Far,
}

/// What a dialect is told before it begins.
#[derive(Clone, Debug, Default)]
pub struct Setup {
    /// The name of the source.
    pub source: String,
    pub secrets: BTreeMap<String, SecretString>,
    /// Its entry in the settings.
    pub settings: Value,
}

impl Setup {
    pub(super) fn secret(&self, word: &str) -> Option<SecretString> {
        self.secrets.get(word).cloned()
    }
}

/// Why a dialect cannot begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// A secret that it cannot do without is not there.
    Secret(&'static str),
    /// Its settings cannot be read, and why.
    Settings(String),
}

impl Kind {
    /// A dialect that can hear.
    pub fn open(&self, setup: Setup) -> Result<Box<dyn Dialect>, Unfit> {
        let missing = self.secrets.iter().find(|(word, needed)| *needed && !setup.secrets.contains_key(*word));
        match missing {
            Some((word, _)) => Err(Unfit::Secret(word)),
            None => (self.open)(setup),
        }
    }
}

/// What is said of one call of one source.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tale<'a> {
    pub(super) source: &'a str,
    pub(super) call: &'a str,
}

impl Tale<'_> {
    pub(super) fn fact(&self, leg: Option<Leg>, said: Said, about: About) -> Fact {
        Fact { source: self.source.to_owned(), call: self.call.to_owned(), leg, said, about, at: None }
    }

    /// A fact that happened then, by the sender's clock.
    pub(super) fn fact_at(&self, leg: Option<Leg>, said: Said, about: About, at: Option<Timestamp>) -> Fact {
        Fact { at, ..self.fact(leg, said, about) }
    }

    /// A fact that adds nothing to what is known of the caller.
    pub(super) fn plain(&self, leg: Option<Leg>, said: Said) -> Fact {
        self.fact(leg, said, About::default())
    }
}
