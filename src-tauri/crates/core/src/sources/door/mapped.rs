//! The mapped input: a telephone system that nobody has heard of, read by names of fields and values: by those that are
//! usual, by those of a preset, or by those that the settings have.
//!
//! It knows no system itself: presets are mappings too. A value that is in no table is of no interest and answered like any
//! other.

mod mapping;

use serde_json::Value;

use super::dialect::{Dialect, Heard, Kind, Reach, Setup, Tale, Unfit};
use super::fields::Fields;
use super::names;
use super::refusal::Refusal;
use super::request::{Reply, Request};
use super::unnamed::{Told, Unnamed};
use super::words;
use crate::clock::Now;
use crate::event::letters;
use crate::exchange::fact::{About, Extension, Leg, Said, Way};
pub use mapping::Mapping;
use mapping::{AgentField, Table};

/// The word for it.
pub const WORD: &str = "mapped";

pub(super) const KIND: Kind = Kind { word: WORD, reach: Reach::Near, secrets: &[], open };

/// Where the mapping is in the settings of its source, and which preset is to be taken in its place.
const ENTRY: &str = "map";
const PRESET: &str = "preset";

/// Words for presets. The first, which stands for itself where none is named, has the mapping in the settings.
pub const PRESETS: [&str; 3] = ["own", USUAL, "creomate"];
/// The one for names of fields and values that many use.
pub const USUAL: &str = "usual";

fn open(setup: Setup) -> Result<Box<dyn Dialect>, Unfit> {
    let mapping =
        match setup.settings.get(PRESET).filter(|word| !word.is_null()).map(|word| word.as_str().unwrap_or_default()) {
            None | Some("own") => serde_json::from_value(setup.settings.get(ENTRY).cloned().unwrap_or_default()),
            Some(USUAL) => serde_json::from_str(include_str!("mapped/presets/usual.json")),
            // "Webhook Generator" for 3CX: its fields and events are its maker's, what comes first of them is guessed.
            Some("creomate") => serde_json::from_str(include_str!("mapped/presets/creomate.json")),
            Some(_) => return Err(Unfit::Settings("preset: there is none of this name".into())),
        };
    let mapping = mapping.map_err(|error| Unfit::Settings(error.to_string()))?;
    Ok(Box::new(Mapped::new(setup.source, mapping)?))
}

/// Whether an entry names a preset that there is, or none.
pub fn is_preset_known(entry: &Value) -> bool {
    let preset = entry.get(PRESET).filter(|preset| !preset.is_null());
    preset.is_none_or(|preset| preset.as_str().is_some_and(|word| PRESETS.contains(&word)))
}

/// Reads by a mapping.
#[derive(Debug)]
pub(super) struct Mapped {
    source: String,
    mapping: Mapping,
    table: Table,
    unnamed: Unnamed,
}

impl Dialect for Mapped {
    fn hear(&mut self, request: &Request<'_>, now: Now) -> Result<Heard, Refusal> {
        let fields = Fields::of(request)?;
        self.read(&fields, now)
    }

    fn tells_ends(&self) -> bool {
        self.table.tells_ends()
    }
}

impl Mapped {
    pub(super) fn new(source: String, mapping: Mapping) -> Result<Self, Unfit> {
        let table = Table::of(&mapping).map_err(Unfit::Settings)?;
        Ok(Self { source, mapping, table, unnamed: Unnamed::default() })
    }

    pub(super) fn read(&mut self, fields: &Fields, now: Now) -> Result<Heard, Refusal> {
        let Some(event) = self.mapping.event.text(fields) else {
            // Somebody looks whether the address answers.
            return Ok(Heard::new(None, self.reply("")));
        };
        let reply = self.reply(&event);
        let and = self.mapping.event_and.text(fields).unwrap_or_default();
        let Some((said, way, is_whole)) = self.table.phase(&event, &and) else { return Ok(Heard::new(None, reply)) };
        let agents: Vec<(Extension, String)> = self.mapping.agents.iter().filter_map(|at| agent(at, fields)).collect();
        let about = self.about(fields, way, &agents);
        let said = self.said(said, fields);
        let id = self.mapping.leg.text(fields);
        let seq = self.mapping.seq.text(fields).and_then(|seq| seq.parse().ok());
        let leg = names::leg(agents.into_iter().map(|(name, _)| name)).map(|leg| Leg { id, seq, ..leg });
        let call = match self.mapping.id.text(fields) {
            Some(id) => Some(id),
            None if !self.mapping.id.is_none() => {
                return Err(Refusal::Missing("of the call's id, as the settings name it,"));
            }
            None => {
                let phone = leg.as_ref().and_then(|leg| leg.names.first()).map(Extension::value).unwrap_or_default();
                let number = about.number.as_deref().unwrap_or_default();
                let dials = about.way == Some(Way::Out);
                self.unnamed.told(Told { phone, name: None, number, dials, call: None }, &said, now)
            }
        };
        let Some(call) = call else { return Ok(Heard::new(None, reply)) };
        let tale = Tale { source: &self.source, call: &call };
        let leg = leg.filter(|_| !is_whole);
        let said = match (&leg, said) {
            (None, Said::Ringing) => Said::Seen,
            (None, Said::Answered) if self.mapping.agents_alone_answer => Said::Known,
            (_, said) => said,
        };
        let into = self.mapping.into.text(fields).filter(|into| *into != call);
        let merged = into.map(|into| [tale.plain(None, Said::Seen), tale.plain(None, Said::Merged { into })]);
        Ok(Heard::new(merged.into_iter().flatten().chain([tale.fact(leg, said, about)]), reply))
    }

    fn said(&self, said: Said, fields: &Fields) -> Said {
        match said {
            Said::Ended(None) => {
                let word = self.mapping.cause.text(fields);
                Said::Ended(word.and_then(|word| self.table.cause(&word).or_else(|| words::cause(&word))))
            }
            said => said,
        }
    }

    /// What is known of the caller. A telephone system that calls its agent writes the agent's number where that of
    /// somebody outside stands in other calls.
    fn about(&self, fields: &Fields, way: Option<Way>, agents: &[(Extension, String)]) -> About {
        let mapping = &self.mapping;
        let word = mapping.direction.text(fields);
        let told = word.and_then(|word| self.table.way(&word).or_else(|| words::way(&word)));
        let is_agents = |text: &String| agents.iter().any(|(_, raw)| raw == text);
        let calls_agent = mapping.to.text(fields).is_some_and(|to| is_agents(&to));
        let way = way.or(told).filter(|way| *way != Way::Out || !calls_agent);
        let (theirs, ours) =
            if way == Some(Way::Out) { (&mapping.to, &mapping.from) } else { (&mapping.from, &mapping.to) };
        let theirs = [&mapping.number, theirs];
        let number = theirs.iter().find_map(|field| field.text(fields));
        let line = mapping.line.text(fields).or_else(|| ours.text(fields).filter(|ours| !is_agents(ours)));
        About {
            way,
            // A field that is there and says nothing is a number that is withheld.
            number: number.or_else(|| theirs.iter().any(|field| field.is_written(fields)).then(String::new)),
            name: mapping.name.text(fields),
            line: line.filter(|line| !names::is_internal(line) && !names::is_address(line)),
            queue: mapping.queue.text(fields),
        }
    }

    fn reply(&self, event: &str) -> Reply {
        let special = self.mapping.replies.get(event).or(self.mapping.reply.as_ref());
        match special {
            Some(body) => Reply::json(body.clone()),
            None if self.mapping.no_content => Reply::nothing(),
            None => Reply::empty(),
        }
    }
}

/// The agent that a field names, and the field's text.
fn agent(at: &AgentField, fields: &Fields) -> Option<(Extension, String)> {
    if let Some(with) = &at.with {
        let (path, value) = with.split_once('=').map_or((with.as_str(), None), |(path, value)| (path, Some(value)));
        let text = fields.text(path)?;
        if value.is_some_and(|value| letters(value) != letters(&text)) {
            return None;
        }
    }
    let raw = at.field.text(fields)?;
    names::of(mapping::kind(&at.kind)?, &raw).map(|name| (name, raw))
}

#[cfg(test)]
mod tests;
