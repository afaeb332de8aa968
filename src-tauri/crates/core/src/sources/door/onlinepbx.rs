//! onlinePBX: web hooks with four events, and a WebSocket that tells of every channel.
//!
//! A channel tells its numbers only when it begins, so they are kept until it ends. Which of two numbers is an agent's, their
//! length tells. The names of its ends are guessed: any that could be one is read.

use std::collections::{HashMap, VecDeque};

use secrecy::{ExposeSecret, SecretString};

use super::dialect::{Dialect, Heard, Kind, Reach, Setup, Tale, Unfit};
use super::fields::Fields;
use super::live::{Live, LiveKind, Message};
use super::names;
use super::refusal::Refusal;
use super::request::{Reply, Request};
use super::words;
use crate::call::Cause;
use crate::clock::Now;
use crate::event::letters;
use crate::exchange::fact::{About, Fact, Kind as NameKind, Leg, Said, Way};

pub(super) const KIND: Kind = Kind { word: "onlinepbx", reach: Reach::Far, secrets: &[], open };
/// Each account has an address and a port of its own.
pub const LIVE: LiveKind = LiveKind { word: "onlinepbx", secrets: &["key"], host: None, port: None, open: open_live };

/// The channels that are held at most; beyond, the oldest is forgotten.
const MOST: usize = 5_000;

fn open(setup: Setup) -> Result<Box<dyn Dialect>, Unfit> {
    Ok(Box::new(Hooks { source: setup.source }))
}

fn open_live(setup: Setup) -> Result<Box<dyn Live>, Unfit> {
    let key = setup.secret("key");
    Ok(Box::new(Channels { source: setup.source, key, channels: HashMap::new(), oldest: VecDeque::new() }))
}

/// Reads its web hooks.
#[derive(Debug)]
struct Hooks {
    source: String,
}

impl Dialect for Hooks {
    fn hear(&mut self, request: &Request<'_>, _: Now) -> Result<Heard, Refusal> {
        let fields = Fields::of(request)?;
        let said = match fields.text("event").map(|event| letters(&event)).as_deref() {
            Some("callstart") => Said::Ringing,
            Some("callanswered" | "callanswer") => Said::Answered,
            Some("callmissed") => Said::Ended(Some(Cause::NoAnswer)),
            Some("callend" | "callended" | "callhangup") => Said::Ended(cause(&fields)),
            _ => return Ok(Heard::new(None, Reply::empty())),
        };
        let call = fields.text("uuid").ok_or(Refusal::Missing("uuid"))?;
        let (from, to) = (fields.text("caller").unwrap_or_default(), fields.text("callee").unwrap_or_default());
        let sides = Sides::of(&from, &to, fields.text("direction").as_deref(), fields.text("gateway"));
        let is_over = matches!(said, Said::Ended(_));
        let tale = Tale { source: &self.source, call: &call };
        Ok(Heard::new(Some(sides.fact(tale, said, is_over, None)), Reply::empty()))
    }
}

/// The two parties of a channel or a call, told apart.
#[derive(Clone, Debug)]
struct Sides {
    agent: Option<String>,
    about: About,
}

impl Sides {
    fn of(from: &str, to: &str, direction: Option<&str>, gateway: Option<String>) -> Self {
        let (way, agent, number) = match (names::is_internal(from), names::is_internal(to)) {
            (false, true) => (Way::In, Some(to), Some(from)),
            (true, false) => (Way::Out, Some(from), Some(to)),
            (true, true) => (Way::Internal, Some(to), Some(from)),
            // A trunk's channel: whoever comes in by it is the caller; one that goes out shows a number of ours.
            (false, false) => match direction.and_then(words::way) {
                Some(Way::In) => (Way::In, None, Some(from)),
                _ => return Self { agent: None, about: About::default() },
            },
        };
        let line = gateway.or_else(|| (way == Way::In && agent.is_none()).then(|| to.to_owned()));
        let about = About { way: Some(way), number: number.map(str::to_owned), line, ..About::default() };
        Self { agent: agent.map(str::to_owned), about }
    }

    fn fact(&self, tale: Tale<'_>, said: Said, is_whole: bool, id: Option<String>) -> Fact {
        let leg = names::leg(self.agent.iter().filter_map(|agent| names::of(NameKind::Extension, agent)));
        let leg = leg.filter(|_| !is_whole).map(|leg| Leg { id, ..leg });
        match (&leg, said) {
            (None, Said::Ringing) => tale.fact(None, Said::Seen, self.about.clone()),
            (_, said) => tale.fact(leg, said, self.about.clone()),
        }
    }
}

/// Hears its WebSocket.
#[derive(Debug)]
struct Channels {
    source: String,
    key: Option<SecretString>,
    channels: HashMap<String, Sides>,
    /// Their ids by age; some are gone already.
    oldest: VecDeque<String>,
}

impl Live for Channels {
    fn target(&self) -> SecretString {
        let key = self.key.as_ref().map(ExposeSecret::expose_secret).unwrap_or_default();
        let key = percent_encoding::utf8_percent_encode(key, percent_encoding::NON_ALPHANUMERIC);
        format!("/?key={key}").into()
    }

    fn greeting(&self) -> Vec<SecretString> {
        // Command and group are those of a program that used them; how they are wrapped is guessed.
        vec!["{\"command\":\"subscribe\",\"data\":{\"eventGroups\":[\"calls\"]}}".into()]
    }

    /// Whether it answers a subscription, and how, is guessed.
    fn says_ready(&self) -> bool {
        false
    }

    fn keep_alive(&self) -> Option<&'static str> {
        None
    }

    fn hear(&mut self, message: &str) -> Message {
        let Ok(fields) = Fields::json(message) else { return Message::Facts(Vec::new()) };
        // How it answers a subscription is not documented: any answer without a fault is taken for a yes.
        let Some(event) = fields.first(&["event", "name", "type"]) else {
            let is_fault = fields.has("error") || fields.text("status").as_deref() == Some("error");
            return if is_fault { Message::Refused } else { Message::Ready };
        };
        let at = if fields.has("data") { "data." } else { "" };
        Message::Facts(self.event(&letters(&event), &fields, at).into_iter().collect())
    }
}

impl Channels {
    /// An event whose fields begin with this.
    fn event(&mut self, event: &str, fields: &Fields, at: &str) -> Option<Fact> {
        let get = |name: &str| fields.text(&format!("{at}{name}"));
        let channel = get("uuid");
        let call = get("call_uuid").or_else(|| channel.clone())?;
        let source = self.source.clone();
        let tale = Tale { source: &source, call: &call };
        if event == "callend" {
            return Some(tale.plain(None, Said::Ended(get("hangup_cause").and_then(|word| words::cause(&word)))));
        }
        let channel = channel?;
        match event {
            "channelcreate" => {
                let (from, to) =
                    (get("caller_number").unwrap_or_default(), get("destination_number").unwrap_or_default());
                let about = About { name: get("caller_name"), ..About::default() };
                let mut sides = Sides::of(&from, &to, get("direction").as_deref(), get("gateway_number"));
                sides.about.name = about.name.filter(|_| sides.about.way == Some(Way::In));
                self.keep(&channel, sides.clone());
                Some(sides.fact(tale, Said::Ringing, false, Some(channel)))
            }
            "channelanswer" | "channelbridge" => {
                let sides = self.channels.get(&channel).filter(|sides| sides.agent.is_some())?;
                Some(sides.fact(tale, Said::Answered, false, Some(channel)))
            }
            "channeldestroy" => {
                let sides = self.channels.remove(&channel).filter(|sides| sides.agent.is_some())?;
                let cause = get("hangup_cause").and_then(|word| words::cause(&word));
                Some(sides.fact(tale, Said::Ended(cause), false, Some(channel)))
            }
            _ => None,
        }
    }

    fn keep(&mut self, channel: &str, sides: Sides) {
        if self.channels.insert(channel.to_owned(), sides).is_none() {
            self.oldest.push_back(channel.to_owned());
        }
        while self.channels.len() > MOST
            && let Some(oldest) = self.oldest.pop_front()
        {
            self.channels.remove(&oldest);
        }
        if self.oldest.len() > 2 * MOST {
            self.oldest.retain(|channel| self.channels.contains_key(channel));
        }
    }
}

fn cause(fields: &Fields) -> Option<Cause> {
    fields.first(&["hangup_cause", "cause"]).and_then(|word| words::cause(&word))
}

#[cfg(test)]
mod tests;
