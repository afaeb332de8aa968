//! The wire form of an event, as the CRM defines it (API notes §1) with optional fields of ours, read into `Report`s.
//!
//! What comes out is known to be good; what does not come out is named by its path. All or nothing.

mod form;

use jiff::Timestamp;
use serde_json::Value;

use crate::call::{Cause, Direction};
use crate::number::{CallNumber, Country};

/// The most events one request may carry.
pub const MOST_EVENTS: usize = 50;

/// The most characters that are kept of a text.
const LONGEST_TEXT: usize = 200;

/// The source of events that name none.
const DEFAULT_SOURCE: &str = "socket";

/// What a source says about one call.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    pub number: CallNumber,
    /// `phone_number` as received, to be echoed.
    pub raw_number: String,
    pub phase: Reported,
    pub direction: Direction,
    /// Whether the source told the direction, or it is what is taken for granted.
    pub direction_told: bool,
    pub source: String,
    /// The source's own id for the call.
    pub source_call_id: Option<String>,
    pub to: Option<String>,
    pub line: Option<String>,
    pub caller_name: Option<String>,
    pub at: Option<Timestamp>,
    /// The users named; `None` when nobody is.
    pub users: Option<Vec<u64>>,
}

/// The phase a source reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reported {
    Ringing,
    Answered,
    Ended(Option<Cause>),
}

impl Report {
    /// A ring from `source`, with nothing else known.
    pub fn ring(number: CallNumber, raw_number: String, source: &str) -> Self {
        Self {
            number,
            raw_number,
            phase: Reported::Ringing,
            direction: Direction::In,
            direction_told: true,
            source: source.into(),
            source_call_id: None,
            to: None,
            line: None,
            caller_name: None,
            at: None,
            users: None,
        }
    }

    /// Whether it can be of a call in this direction. Phones that tell of ends by number alone do not tell whose call it
    /// was; a ring without a word on it came in.
    pub fn goes(&self, direction: Direction) -> bool {
        self.direction == direction || (!self.direction_told && self.phase != Reported::Ringing)
    }
}

/// Why a body was refused.
#[derive(Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Not JSON, or not what a form looks like.
    Unreadable(String),
    /// More than `MOST_EVENTS`.
    TooMany(usize),
    /// Faults in the fields, each with its path.
    Faults(Vec<Fault>),
}

/// One fault in a body.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Fault {
    /// Where: `add[1].phone_number`.
    pub path: String,
    /// What kind: `required`, `type`, `value` or `number`.
    pub code: &'static str,
    /// What, in words.
    pub detail: String,
}

/// Reads a JSON body.
pub fn read_json(body: &[u8], country: Country) -> Result<Vec<Report>, Refusal> {
    let value = serde_json::from_slice(body).map_err(|error| Refusal::Unreadable(error.to_string()))?;
    read(&value, country)
}

/// Reads a form body with nested keys, as PHP's http_build_query writes them.
pub fn read_form(body: &[u8], country: Country) -> Result<Vec<Report>, Refusal> {
    let value = form::tree(body).map_err(Refusal::Unreadable)?;
    read(&value, country)
}

/// A text from outside made harmless: no control characters, no characters that change the direction of writing,
/// 200 characters at most; `None` when nothing is left.
pub fn clean(text: &str) -> Option<String> {
    let turns =
        |c: char| matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let kept = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
    let kept: String = kept.filter(|c| !c.is_control() && !turns(*c)).take(LONGEST_TEXT).collect();
    let kept = kept.trim();
    (!kept.is_empty()).then(|| kept.to_owned())
}

fn read(value: &Value, country: Country) -> Result<Vec<Report>, Refusal> {
    let one = |detail: &str, code| {
        let fault = Fault { path: "add".into(), code, detail: detail.into() };
        Err(Refusal::Faults(vec![fault]))
    };
    let items = match value.get("add") {
        Some(Value::Array(items)) if items.is_empty() => return one("holds no event", "required"),
        Some(Value::Array(items)) => items,
        Some(_) => return one("must be a list of events", "type"),
        None => return one("is required", "required"),
    };
    if items.len() > MOST_EVENTS {
        return Err(Refusal::TooMany(items.len()));
    }
    let mut faults = Vec::new();
    let reports = items.iter().enumerate().filter_map(|(index, item)| {
        let mut fields = Fields { path: format!("add[{index}]"), item, faults: &mut faults };
        fields.report(country)
    });
    let reports: Vec<Report> = reports.collect();
    if faults.is_empty() { Ok(reports) } else { Err(Refusal::Faults(faults)) }
}

/// The fields of one event, and the faults found in them so far.
struct Fields<'a> {
    path: String,
    item: &'a Value,
    faults: &'a mut Vec<Fault>,
}

impl Fields<'_> {
    /// Reads every field, so that all faults are told at once.
    fn report(&mut self, country: Country) -> Option<Report> {
        if !self.item.is_object() {
            self.faults.push(Fault { path: self.path.clone(), code: "type", detail: "must be an object".into() });
            return None;
        }
        self.kind();
        let number = self.number(country);
        let report = Report {
            phase: self.phase(),
            direction: self.choice("direction", &[("in", Direction::In), ("out", Direction::Out)]).unwrap_or_default(),
            direction_told: self.get("direction").is_some(),
            source: self.text("source").unwrap_or_else(|| DEFAULT_SOURCE.into()),
            source_call_id: self.text("call_id"),
            to: self.text("to"),
            line: self.text("line"),
            // Telephone systems without a name often repeat the number.
            caller_name: self.text("caller_name").filter(|name| name.chars().any(char::is_alphabetic)),
            at: self.time("at"),
            users: self.users(),
            raw_number: number.as_ref().map(|(raw, _)| raw.clone()).unwrap_or_default(),
            number: number?.1,
        };
        Some(report)
    }

    fn get(&self, field: &str) -> Option<&Value> {
        self.item.get(field).filter(|value| !value.is_null())
    }

    fn fault(&mut self, field: &str, code: &'static str, detail: impl Into<String>) {
        let path = format!("{}.{field}", self.path);
        self.faults.push(Fault { path, code, detail: detail.into() });
    }

    fn kind(&mut self) {
        match self.get("type").map(Value::as_str) {
            Some(Some("phone_call")) => {}
            Some(_) => self.fault("type", "value", "must be \"phone_call\""),
            None => self.fault("type", "required", "is required"),
        }
    }

    /// A field that must be there; `null` and an empty text mean that the caller hides the number.
    fn number(&mut self, country: Country) -> Option<(String, CallNumber)> {
        let raw = match self.item.get("phone_number") {
            None => {
                self.fault("phone_number", "required", "is required");
                return None;
            }
            Some(Value::Null) => String::new(),
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(digits)) if digits.is_u64() => digits.to_string(),
            Some(_) => {
                self.fault("phone_number", "type", "must be a string");
                return None;
            }
        };
        if raw.chars().count() > LONGEST_TEXT {
            self.fault("phone_number", "number", format!("is longer than {LONGEST_TEXT} characters"));
            return None;
        }
        match CallNumber::read(&raw, country) {
            Ok(number) => Some((raw, number)),
            Err(error) => {
                self.fault("phone_number", "number", error.to_string());
                None
            }
        }
    }

    fn phase(&mut self) -> Reported {
        let causes = [
            ("answered_elsewhere", Cause::AnsweredElsewhere),
            ("rejected", Cause::Rejected),
            ("busy", Cause::Busy),
            ("cancelled", Cause::Cancelled),
            ("no_answer", Cause::NoAnswer),
            ("normal", Cause::Normal),
        ];
        let cause = self.choice("cause", &causes);
        let phases =
            [("ringing", Reported::Ringing), ("answered", Reported::Answered), ("ended", Reported::Ended(cause))];
        let phase = self.choice("phase", &phases).unwrap_or(Reported::Ringing);
        if cause.is_some() && !matches!(phase, Reported::Ended(_)) {
            self.fault("cause", "value", "goes with phase \"ended\" only");
        }
        phase
    }

    fn choice<T: Copy>(&mut self, field: &str, choices: &[(&str, T)]) -> Option<T> {
        let value = self.get(field)?;
        let chosen = choices.iter().find(|(word, _)| value.as_str() == Some(word));
        if chosen.is_none() {
            let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
            self.fault(field, "value", format!("must be one of {}", words.join(", ")));
        }
        chosen.map(|(_, value)| *value)
    }

    fn text(&mut self, field: &str) -> Option<String> {
        match self.get(field)? {
            Value::String(text) => clean(text),
            Value::Number(number) => Some(number.to_string()),
            _ => {
                self.fault(field, "type", "must be a string");
                None
            }
        }
    }

    fn time(&mut self, field: &str) -> Option<Timestamp> {
        let time = self.get(field)?.as_str().and_then(|text| text.parse().ok());
        if time.is_none() {
            self.fault(field, "value", "must be a time such as 2026-01-31T12:00:00+03:00 (RFC 3339)");
        }
        time
    }

    /// One id or a list of ids, each a number or a string of digits. An empty list names nobody, like no list.
    fn users(&mut self) -> Option<Vec<u64>> {
        let (ids, listed): (Vec<Value>, bool) = match self.get("users")? {
            Value::Array(ids) => (ids.clone(), true),
            one => (vec![one.clone()], false),
        };
        let mut users = Vec::with_capacity(ids.len());
        for (index, id) in ids.iter().enumerate() {
            let user = id.as_u64().or_else(|| id.as_str()?.trim().parse().ok());
            match user.filter(|id| *id > 0) {
                Some(user) => users.push(user),
                None if listed => self.fault(&format!("users[{index}]"), "value", "must be a user's id"),
                None => self.fault("users", "value", "must be a user's id, or a list of them"),
            }
        }
        (!users.is_empty()).then_some(users)
    }
}

#[cfg(test)]
mod tests;
