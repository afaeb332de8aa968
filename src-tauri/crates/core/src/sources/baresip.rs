//! baresip's control port (TCP 4444): netstrings of JSON in, facts out.
//!
//! Reading them is pure, and bounded whatever comes. It serves one client at a time, and a new one drops the old: so only who means it
//! connects. Nothing is ever sent to it.

mod source;

use serde::Deserialize;
use serde_json::Value;

use crate::call::Cause;
use crate::call::text::clean;
use crate::exchange::fact::{About, Extension, Fact, Kind, Leg, Said, Way};
pub(crate) use source::ControlPort;

/// The word for this kind of source.
pub const KIND: &str = "baresip";

/// The longest message that is read, in bytes. Real ones have less than 1 KiB.
const LONGEST: usize = 64 * 1024;
/// The most digits of its length.
const DIGITS: usize = 6;

/// What a baresip sends.
#[derive(Debug)]
pub struct Baresip {
    source: String,
    /// What has not come to its end.
    begun: Vec<u8>,
}

/// What comes are no messages, or too long ones. Where the next one would begin nobody knows, so the connection is of no
/// more use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

/// A message, as far as it is about calls.
#[derive(Debug, Deserialize)]
#[serde(default)]
struct Event {
    /// `true`, or that as a text: its own documents disagree.
    event: Value,
    #[serde(rename = "type")]
    kind: String,
    id: String,
    accountaor: String,
    peeruri: String,
    peerdisplayname: Option<String>,
    /// `incoming` or `outgoing`.
    direction: String,
    /// Why it ended.
    param: Option<String>,
}

impl Default for Event {
    fn default() -> Self {
        let [kind, id, accountaor, peeruri, direction] = [const { String::new() }; 5];
        Self { event: Value::Null, kind, id, accountaor, peeruri, peerdisplayname: None, direction, param: None }
    }
}

impl Baresip {
    pub fn new(source: &str) -> Self {
        Self { source: source.to_owned(), begun: Vec::new() }
    }

    /// A new connection begins with a message.
    pub fn connected(&mut self) {
        self.begun.clear();
    }

    /// Takes in bytes, however they are cut, and says what its messages tell of calls.
    pub fn push(&mut self, bytes: &[u8]) -> Result<Vec<Fact>, Unreadable> {
        let begun = std::mem::take(&mut self.begun);
        let all = if begun.is_empty() { bytes.to_vec() } else { [&begun, bytes].concat() };
        let (mut rest, mut facts) = (&all[..], Vec::new());
        while let Some((message, behind)) = message(rest)? {
            facts.extend(self.hear(message));
            rest = behind;
        }
        self.begun = rest.to_vec();
        Ok(facts)
    }

    fn hear(&self, message: &[u8]) -> Option<Fact> {
        let event: Event = serde_json::from_str(&String::from_utf8_lossy(message)).ok()?;
        let is_event = event.event == Value::Bool(true) || event.event == "true";
        let call = clean(&event.id).filter(|_| is_event)?;
        let way = match (event.direction.as_str(), event.kind.as_str()) {
            ("incoming", _) | ("", "CALL_INCOMING") => Some(Way::In),
            ("outgoing", _) | ("", "CALL_OUTGOING" | "CALL_RINGING" | "CALL_PROGRESS") => Some(Way::Out),
            _ => None,
        };
        let said = match event.kind.as_str() {
            "CALL_INCOMING" | "CALL_OUTGOING" | "CALL_RINGING" | "CALL_PROGRESS" => Said::Ringing,
            "CALL_ANSWERED" | "CALL_ESTABLISHED" => Said::Answered,
            "CALL_CLOSED" => {
                let reason = event.param.as_deref().unwrap_or_default();
                // Its own keys have ended it: what rang was sent away.
                let is_ours = way == Some(Way::In) && reason == "Connection reset by user";
                Said::Ended(Some(if is_ours { Cause::Rejected } else { cause(reason) }))
            }
            _ => return None,
        };
        let account = user(&event.accountaor);
        let names = [Kind::Extension, Kind::Sip].iter().filter_map(|kind| Extension::new(*kind, account)).collect();
        let about = About {
            way,
            number: Some(clean(&event.peeruri).unwrap_or_default()),
            name: event.peerdisplayname.as_deref().and_then(clean),
            ..About::default()
        };
        Some(Fact {
            source: self.source.clone(),
            call,
            leg: Some(Leg { names, id: None, seq: None }),
            said,
            about,
            at: None,
        })
    }
}

/// The first message, and what stands behind it.
type Split<'a> = (&'a [u8], &'a [u8]);

/// Splits the first message off; `None` while it has not come whole.
fn message(bytes: &[u8]) -> Result<Option<Split<'_>>, Unreadable> {
    let Some(colon) = bytes.iter().take(DIGITS + 1).position(|byte| *byte == b':') else {
        let may_come = bytes.len() <= DIGITS && bytes.iter().all(u8::is_ascii_digit);
        return if may_come { Ok(None) } else { Err(Unreadable) };
    };
    let length = std::str::from_utf8(&bytes[..colon]).ok().and_then(|digits| digits.parse::<usize>().ok());
    let length = length.filter(|length| *length <= LONGEST).ok_or(Unreadable)?;
    let rest = &bytes[colon + 1..];
    match rest.get(length) {
        Some(b',') => Ok(Some((&rest[..length], &rest[length + 1..]))),
        Some(_) => Err(Unreadable),
        None => Ok(None),
    }
}

/// `101` of `sip:101@pbx`.
fn user(address: &str) -> &str {
    let address = address.split_once(':').map_or(address, |(_, address)| address);
    address.split(['@', ';']).next().unwrap_or_default()
}

/// Why a call ended, by the words that go with it: a status of SIP, or baresip's own.
fn cause(reason: &str) -> Cause {
    let reason = reason.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| reason.contains(word));
    match () {
        () if says(&["elsewhere"]) => Cause::AnsweredElsewhere,
        () if says(&["487", "cancel"]) => Cause::Cancelled,
        () if says(&["486", "600", "busy"]) => Cause::Busy,
        () if says(&["603", "reject", "decline"]) => Cause::Rejected,
        () if says(&["408", "480", "timed out", "timeout", "no answer"]) => Cause::NoAnswer,
        () => Cause::Normal,
    }
}

#[cfg(test)]
mod tests;
