//! What a mapping says: in which field what is told stands, and what the values mean. Fields are named by their paths,
//! `data.user.id`; of several, the first that says something counts.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

use super::super::fields::Fields;
use super::super::words;
use crate::call::Cause;
use crate::event::letters;
use crate::exchange::fact::{Kind, Said, Way};

/// A mapping, as it stands in the settings.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mapping {
    /// The id of the whole call; without one, calls are told apart by agent and number.
    pub id: Field,
    /// The id of an agent's part of it.
    pub leg: Field,
    /// A number that orders what is told of a leg.
    pub seq: Field,
    /// The id of the older call that this one goes on with.
    pub into: Field,
    /// What happened, and a second field that some events differ by: `call.created outbound` in the table.
    pub event: Field,
    pub event_and: Field,
    pub direction: Field,
    /// The other party, whichever way the call goes; else one of the two sides.
    pub number: Field,
    pub from: Field,
    pub to: Field,
    pub name: Field,
    pub line: Field,
    pub queue: Field,
    pub cause: Field,
    /// By what agents are known, the most exact first.
    pub agents: Vec<AgentField>,
    /// What the values mean, in words of ours: a phase, or `over` for the end of the whole call, or `ignored`.
    pub events: BTreeMap<String, String>,
    /// `in`, `out`, `internal`.
    pub directions: BTreeMap<String, String>,
    /// The words of the socket: `busy`, `no_answer`, …
    pub causes: BTreeMap<String, String>,
    /// An answer that names no agent is a machine's.
    pub agents_alone_answer: bool,
    /// What is answered, as JSON; and to some events.
    pub reply: Option<String>,
    pub replies: BTreeMap<String, String>,
    /// Without a reply, 204 is answered in place of 200.
    pub no_content: bool,
}

/// A field that names an agent.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgentField {
    /// `extension`, `login`, `id`, `name`, `email`, `number`, `sip` or `user` (an id of the CRM's).
    pub kind: String,
    pub field: Field,
    /// It counts only where this other field says something, or says this: `CallFlow=in`.
    pub with: Option<String>,
}

/// One field, or several of which the first that says something counts.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(untagged)]
pub enum Field {
    #[default]
    None,
    One(String),
    First(Vec<String>),
}

impl Field {
    pub(super) fn is_none(&self) -> bool {
        matches!(self, Self::None)
    }

    pub(super) fn text(&self, fields: &Fields) -> Option<String> {
        self.paths().iter().find_map(|path| fields.text(path))
    }

    /// Whether one of them is there, though it may say nothing.
    pub(super) fn is_written(&self, fields: &Fields) -> bool {
        self.paths().iter().any(|path| fields.has(path))
    }

    fn paths(&self) -> &[String] {
        match self {
            Self::None => &[],
            Self::One(path) => std::slice::from_ref(path),
            Self::First(paths) => paths,
        }
    }
}

/// What happened, which way the call goes if that is said by it, and whether it is about the whole call.
pub(super) type Phase = (Said, Option<Way>, bool);

/// What the values of a mapping mean.
#[derive(Clone, Debug)]
pub(super) struct Table {
    events: HashMap<String, Option<Phase>>,
    directions: HashMap<String, Way>,
    causes: HashMap<String, Cause>,
}

impl Table {
    /// Reads the words of a mapping; if one is none of ours, says which.
    pub(super) fn of(mapping: &Mapping) -> Result<Self, String> {
        if mapping.event.is_none() || mapping.events.is_empty() {
            return Err("map.event and map.events are needed: what happened, and what the words for it mean".into());
        }
        for agent in &mapping.agents {
            kind(&agent.kind).ok_or_else(|| format!("map.agents: {:?} is no kind of name", agent.kind))?;
        }
        Ok(Self {
            events: table("events", &mapping.events, phase)?,
            directions: table("directions", &mapping.directions, words::way)?,
            causes: table("causes", &mapping.causes, words::cause)?,
        })
    }

    pub(super) fn phase(&self, event: &str, and: &str) -> Option<Phase> {
        let both = self.events.get(&letters(&format!("{event}{and}"))).filter(|_| !and.is_empty());
        both.or_else(|| self.events.get(&letters(event))).cloned().flatten()
    }

    pub(super) fn way(&self, word: &str) -> Option<Way> {
        self.directions.get(&letters(word)).copied()
    }

    pub(super) fn cause(&self, word: &str) -> Option<Cause> {
        self.causes.get(&letters(word)).copied()
    }

    pub(super) fn tells_ends(&self) -> bool {
        self.events.values().flatten().any(|(said, ..)| matches!(said, Said::Ended(_)))
    }
}

/// A kind of name, by its word.
pub(super) fn kind(word: &str) -> Option<Kind> {
    Some(match word {
        "extension" => Kind::Extension,
        "login" => Kind::Login,
        "id" => Kind::Id,
        "name" => Kind::Name,
        "email" => Kind::Email,
        "number" => Kind::Number,
        "sip" => Kind::Sip,
        "user" => Kind::User,
        _ => return None,
    })
}

fn phase(word: &str) -> Option<Option<Phase>> {
    match word {
        "ignored" => Some(None),
        "over" => Some(Some((Said::Ended(None), None, true))),
        word => words::phase(word).map(|(said, way)| Some((said, way, false))),
    }
}

fn table<T>(
    name: &str,
    words: &BTreeMap<String, String>,
    read: impl Fn(&str) -> Option<T>,
) -> Result<HashMap<String, T>, String> {
    let row = |(value, word): (&String, &String)| match read(word) {
        Some(meant) => Ok((letters(value), meant)),
        None => Err(format!("map.{name}.{value}: {word:?} is no word of ours")),
    };
    words.iter().map(row).collect()
}
