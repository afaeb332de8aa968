//! The kinds of sources that can be set up, each a line in the list. What an entry of the settings holds, and which secrets
//! it needs, only its kind knows.

use std::pin::Pin;

use secrecy::SecretString;
use serde_json::Value;

use super::asterisk::Asterisk;
use super::baresip::ControlPort;
use super::fritzbox::CallMonitor;
use super::source::Source;
use super::web_socket::{OnlinePbx, Sipuni, WebSocket};
use super::wire::Wired;
use crate::standing::SourceTrouble;

/// All of them.
pub(crate) const KINDS: [&dyn Kind; 5] = [
    &Wired::<Asterisk>::KIND,
    &Wired::<CallMonitor>::KIND,
    &Wired::<ControlPort>::KIND,
    &Wired::<WebSocket<Sipuni>>::KIND,
    &Wired::<WebSocket<OnlinePbx>>::KIND,
];

/// A kind of source.
pub(crate) trait Kind: Sync {
    /// The word for it; what people call it is the text `source-WORD`.
    fn word(&self) -> &'static str;

    /// Its words for the secrets that it needs.
    fn secrets(&self) -> &'static [&'static str];

    /// Whether an entry can be used.
    fn check(&self, entry: &Value) -> Result<(), Unfit>;

    /// A source of this kind, which reads its entry when it runs.
    fn open(&self, name: &str) -> Box<dyn Source>;

    /// Tries whether an entry leads to a telephone system that lets us in, without hearing any call.
    fn try_out(&self, entry: &Value, secrets: Secrets) -> Trial;
}

/// What comes of a trial, within some seconds.
pub(crate) type Trial = Pin<Box<dyn Future<Output = Result<(), SourceTrouble>> + Send>>;

/// The secrets for a trial, by the kind's words for them.
pub(crate) type Secrets = Vec<(String, SecretString)>;

/// The field that keeps an entry from being used; what it should be is the text `source-unfit-FIELD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unfit(pub(crate) &'static str);

/// The kind of an entry.
pub(crate) fn kind_of(entry: &Value) -> Option<&'static dyn Kind> {
    let word = entry.get("kind")?.as_str()?;
    KINDS.into_iter().find(|kind| kind.word() == word)
}

/// Whether a source may be called this: a word that is easy to type, and none of our own.
pub(crate) fn is_name(name: &str) -> bool {
    let is_plain = name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_'));
    let is_ours = matches!(name, "socket" | "test" | "doctor");
    is_plain && !is_ours && name.starts_with(|c: char| c.is_ascii_lowercase()) && name.len() <= 40
}
