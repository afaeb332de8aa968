//! Why a request was refused, and what its sender has to change. Short, and without a word of what was sent.

use std::fmt;

use crate::event;

/// The most characters of a refusal's words.
pub(super) const LONGEST: usize = 200;

/// Why a request was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It does not prove that it comes from the telephone system: what is missing or wrong.
    Unproven(&'static str),
    /// Its body is longer than 64 KiB, or it has too many fields.
    TooLong,
    /// It is neither JSON nor a form, and why.
    Unreadable(String),
    /// A field that is needed is not there.
    Missing(&'static str),
    /// The value of a field is none of those that are known.
    Value { field: &'static str, known: &'static str },
}

impl Refusal {
    /// The HTTP status.
    pub fn status(&self) -> u16 {
        match self {
            Self::Unproven(_) => 401,
            Self::TooLong => 413,
            Self::Unreadable(_) | Self::Missing(_) | Self::Value { .. } => 400,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unproven(what) => write!(out, "It is not proven who sent this: {what}"),
            Self::TooLong => write!(out, "It is too long: 64 KiB and 100 fields at most are read"),
            Self::Unreadable(why) => {
                let why: String = why.chars().take(LONGEST / 2).collect();
                write!(out, "It cannot be read as JSON or as a form: {why}")
            }
            Self::Missing(field) => write!(out, "The field {field} is missing"),
            Self::Value { field, known } => write!(out, "The field {field} must be one of {known}"),
        }
    }
}

impl From<event::Refusal> for Refusal {
    fn from(refusal: event::Refusal) -> Self {
        match refusal {
            event::Refusal::Unreadable(why) => Self::Unreadable(why),
            event::Refusal::Empty => Self::Unreadable("there is nothing in it".into()),
            // What kind it claims to be is not repeated.
            event::Refusal::Foreign(_) => Self::Unreadable("it looks like neither".into()),
            event::Refusal::TooMany(_) | event::Refusal::Faults(_) => Self::TooLong,
        }
    }
}
