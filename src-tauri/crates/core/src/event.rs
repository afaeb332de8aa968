//! The wire form of an event, as the CRM defines it (API notes §1) with optional fields of ours, read into `Report`s.
//!
//! A `Report` is known to be good. A fault that changes the meaning refuses the whole request and is named by its path;
//! any other fault costs its field alone, because a ring is worth more than how it is written.

mod caller;
mod encoding;
mod media;
mod mend;
mod json;
mod form;
mod multipart;
mod body;
mod items;
mod users;

use jiff::Timestamp;
use serde_json::Value;

use crate::call::number::{CallNumber, DialPlan, Reading};
use crate::call::source::Source;
pub use crate::call::text::{LONGEST as LONGEST_TEXT, clean};
use crate::call::{Cause, Details, Direction, Reporting};
use crate::code::Code;
pub(crate) use body::tree;
pub(crate) use caller::name as caller_name;
pub(crate) use form::{tree as form, unescaped};
use items::Item;
pub use media::Media;

/// The most events one request may carry.
pub const MOST_EVENTS: usize = 50;

/// What a source says about one call.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    pub number: CallNumber,
    /// `phone_number` as received, to be echoed.
    pub raw_number: String,
    pub phase: Reported,
    pub direction: Direction,
    /// Whether the source named the direction; if not, it is assumed.
    pub direction_told: bool,
    pub source: Source,
    /// The source's own id for the call.
    pub source_call_id: Option<String>,
    pub details: Details,
    pub at: Option<Timestamp>,
    /// Whose it is to tell the CRM.
    pub reporting: Reporting,
}

/// The phase a source reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reported {
    Ringing,
    Answered,
    Ended(Option<Cause>),
    /// Nobody will say how it goes on: whoever told of it is not heard any more.
    Lost,
}

impl Reported {
    /// Nothing more is to come.
    pub fn is_over(self) -> bool {
        matches!(self, Reported::Ended(_) | Reported::Lost)
    }
}

impl Report {
    /// A ring from `source`, with nothing else known.
    pub fn ring(number: CallNumber, raw_number: String, source: Source) -> Self {
        Self {
            number,
            raw_number,
            phase: Reported::Ringing,
            direction: Direction::In,
            direction_told: true,
            source,
            source_call_id: None,
            details: Details::default(),
            at: None,
            reporting: Reporting::Ours,
        }
    }

    /// Whether this report can belong to a call in this direction. Phones that report an end by number alone do not say
    /// who placed the call; a ring without a direction is incoming.
    pub fn goes(&self, direction: Direction) -> bool {
        self.direction == direction || (!self.direction_told && self.phase != Reported::Ringing)
    }
}

/// Why a body was refused.
#[derive(Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no body.
    Empty,
    /// Neither JSON nor a form, and why.
    Unreadable(String),
    /// Neither the media type nor the body can hold events.
    Foreign(String),
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
    /// What kind.
    pub code: FaultCode,
    /// What, in words.
    pub detail: String,
}

/// What kind of fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FaultCode {
    /// It is missing.
    Required,
    /// It is not of this kind of value.
    Type,
    /// It is not one of the values it may have.
    Value,
    /// What is asked for cannot be done with it.
    #[serde(untagged)]
    Refused(Code),
}

/// What a body says.
#[derive(Debug, PartialEq)]
pub struct Told {
    pub reports: Vec<Report>,
    /// Fields that were left out because their values make no sense.
    pub dropped: Vec<Fault>,
}

/// Reads a body, of whatever kind it is.
pub fn read(body: &[u8], media: &Media, plan: impl Into<DialPlan>) -> Result<Told, Refusal> {
    let plan = plan.into();
    let items = items::of(body::tree(body, media)?)?;
    if items.len() > MOST_EVENTS {
        return Err(Refusal::TooMany(items.len()));
    }
    let (mut faults, mut dropped) = (Vec::new(), Vec::new());
    let reports = items.iter().filter_map(|Item { path, value }| {
        let mut fields = Fields { path: path.clone(), item: value, faults: &mut faults, dropped: &mut dropped };
        fields.report(plan)
    });
    let reports: Vec<Report> = reports.collect();
    if faults.is_empty() { Ok(Told { reports, dropped }) } else { Err(Refusal::Faults(faults)) }
}

/// Whether a body that ended early is complete by itself.
pub fn is_whole(body: &[u8], media: &Media) -> bool {
    body::is_whole(body, media)
}

/// `phone_call`, in any spelling.
fn is_phone_call(kind: &str) -> bool {
    letters(kind) == "phonecall"
}

/// A word without case and separators: `NO ANSWER`, `no_answer` and `noAnswer` are the same.
pub(crate) fn letters(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether programs write this value for "nothing".
fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.iter().all(is_nothing),
        Value::Object(fields) => fields.values().all(is_nothing),
        Value::Bool(true) | Value::Number(_) => false,
    }
}

/// The fields of one event, and the faults found in them so far.
struct Fields<'a> {
    path: String,
    item: &'a Value,
    faults: &'a mut Vec<Fault>,
    dropped: &'a mut Vec<Fault>,
}

impl Fields<'_> {
    /// Reads every field, so that all faults are reported at once.
    fn report(&mut self, plan: DialPlan) -> Option<Report> {
        if !self.item.is_object() {
            self.faults.push(Fault {
                path: self.path.clone(),
                code: FaultCode::Type,
                detail: "must be an object".into(),
            });
            return None;
        }
        self.kind();
        let number = self.number(plan);
        let caller_name = self.text("caller_name");
        let caller_name = number.as_ref().and_then(|(_, reading)| caller::name(caller_name, reading, plan));
        let direction = self.direction();
        let report = Report {
            phase: self.phase(),
            direction: direction.unwrap_or_default(),
            direction_told: direction.is_some(),
            source: Source::outside(self.text("source").as_deref()),
            source_call_id: self.id(),
            at: self.time("at"),
            details: Details { to: self.text("to"), line: self.text("line"), caller_name, users: self.users() },
            reporting: Reporting::Ours,
            raw_number: number.as_ref().map(|(raw, _)| raw.clone()).unwrap_or_default(),
            number: number?.1.number,
        };
        Some(report)
    }

    /// The value of a field, if it has one. Some programs write every value as a list; a list of one counts as its
    /// item.
    fn get(&self, field: &str) -> Option<&Value> {
        let value = self.item.get(field)?;
        let value = value
            .as_array()
            .and_then(|items| <&[Value; 1]>::try_from(items.as_slice()).ok())
            .map_or(value, |[one]| one);
        (!is_nothing(value)).then_some(value)
    }

    fn path(&self, field: &str) -> String {
        if self.path.is_empty() { field.to_owned() } else { format!("{}.{field}", self.path) }
    }

    /// A fault for which the request is refused.
    fn fault(&mut self, field: &str, code: FaultCode, detail: impl Into<String>) {
        let path = self.path(field);
        self.faults.push(Fault { path, code, detail: detail.into() });
    }

    /// A fault for which the field is left out.
    fn drop(&mut self, field: &str, detail: &str) {
        let path = self.path(field);
        self.dropped.push(Fault { path, code: FaultCode::Value, detail: detail.into() });
    }

    /// No type means a call: this path takes nothing else.
    fn kind(&mut self) {
        match self.get("type").map(Value::as_str) {
            Some(Some(kind)) if is_phone_call(kind) => {}
            None => {}
            Some(_) => self.fault("type", FaultCode::Value, "must be \"phone_call\""),
        }
    }

    /// The one field that is required; `null` and an empty text mean that the caller hides the number.
    fn number(&mut self, plan: DialPlan) -> Option<(String, Reading)> {
        let value = self.item.get("phone_number");
        if value.is_none() {
            self.fault("phone_number", FaultCode::Required, "is required");
        }
        value.map(|value| caller::number(value, plan))
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
        let phases =
            [("ringing", Reported::Ringing), ("answered", Reported::Answered), ("ended", Reported::Ended(None))];
        match (self.choice("phase", &phases), self.get("phase").is_some()) {
            (Some(Reported::Ended(_)), _) => Reported::Ended(self.choice("cause", &causes)),
            (phase, true) => {
                if self.get("cause").is_some() {
                    self.drop("cause", "goes with phase \"ended\" only");
                }
                phase.unwrap_or(Reported::Ringing)
            }
            (_, false) => {
                // A cause means an end, so this must not ring.
                if self.get("cause").is_some() {
                    self.fault("cause", FaultCode::Value, "goes with phase \"ended\" only, and no phase is given");
                }
                Reported::Ringing
            }
        }
    }

    /// One of these words, in any spelling. Any other word is a fault: we cannot know what it means.
    fn choice<T: Copy>(&mut self, field: &str, choices: &[(&str, T)]) -> Option<T> {
        let said = letters(self.get(field)?.as_str().unwrap_or_default());
        let chosen = choices.iter().find(|(word, _)| letters(word) == said);
        if chosen.is_none() {
            let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
            self.fault(field, FaultCode::Value, format!("must be one of {}", words.join(", ")));
        }
        chosen.map(|(_, value)| *value)
    }

    /// If unclear, incoming: a needless ring is better than a lost one.
    fn direction(&mut self) -> Option<Direction> {
        match letters(self.get("direction")?.as_str().unwrap_or_default()).as_str() {
            "in" | "incoming" | "inbound" => Some(Direction::In),
            "out" | "outgoing" | "outbound" => Some(Direction::Out),
            _ => {
                self.drop("direction", "must be one of in, out");
                None
            }
        }
    }

    /// Zero is not an id: a program that never sets its variable would report all calls as one.
    fn id(&mut self) -> Option<String> {
        let is_zero = self.get("call_id").and_then(Value::as_f64) == Some(0.0);
        if is_zero { None } else { self.text("call_id") }
    }

    fn text(&mut self, field: &str) -> Option<String> {
        match self.get(field)? {
            Value::String(text) => clean(text),
            Value::Number(number) => Some(number.to_string()),
            _ => {
                self.drop(field, "must be a string");
                None
            }
        }
    }

    fn time(&mut self, field: &str) -> Option<Timestamp> {
        let said = self.get(field)?;
        let time = said.as_str().and_then(|text| text.trim().parse().ok());
        let is_zero = said.as_u64() == Some(0) || said.as_str().is_some_and(|text| text.trim() == "0");
        if time.is_none() && !is_zero {
            self.drop(field, "must be a time such as 2026-01-31T12:00:00+03:00 (RFC 3339)");
        }
        time
    }

    /// An empty list is the same as no list.
    fn users(&mut self) -> Option<Vec<u64>> {
        let (users, left_out) = users::ids(self.item.get("users")?);
        if left_out {
            self.drop("users", "must be a user's id, or a list of them");
        }
        (!users.is_empty()).then_some(users)
    }
}

#[cfg(test)]
pub(crate) mod tests;
