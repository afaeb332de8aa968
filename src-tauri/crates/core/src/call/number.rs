//! Phone numbers as people, telephone systems and softphones write them, read into the few cases that matter.
//!
//! A number is a phone number, the company's own, no number at all, or withheld. Only phone numbers ever leave for the CRM.
//! No text is refused: whatever a source writes for a caller, the call rings.

mod address;
mod caller;
mod extension;
mod plan;
mod reading;
mod scan;
mod signs;
mod typed;
mod words;

use serde::{Deserialize, Serialize};

pub use plan::{Country, DialPlan, INTERNAL_DIGITS};
pub use reading::Reading;
pub(crate) use reading::each;
pub(crate) use scan::scientific;
pub use typed::Typed;
pub(crate) use words::say_nothing;

/// Characters that are shown of a text that is no number.
const LONGEST_SHOWN: usize = 200;

/// The number of the other party of a call.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallNumber {
    /// A public phone number: the CRM can be asked about it.
    Phone(PhoneNumber),
    /// The company's own: an extension, a short code, or the name of a telephone (`ivan.petrov`).
    Internal(String),
    /// A text that is no number, as it came.
    Unreadable(String),
    /// The caller hid the number, or the source does not know it.
    Withheld,
}

/// A public phone number.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PhoneNumber {
    dialable: String,
    readable: String,
    /// What all spellings of the caller have in common, where it is not the dialable number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    caller: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    extension: Option<String>,
}

impl CallNumber {
    /// The number in any text; see `Reading` for what else a text may say.
    pub fn read(text: &str, plan: impl Into<DialPlan>) -> Self {
        Reading::of(text, plan).number
    }

    /// How a person reads it, without an extension; empty when withheld (the notice has words for that).
    pub fn readable(&self) -> &str {
        match self {
            Self::Phone(phone) => phone.readable(),
            Self::Internal(text) | Self::Unreadable(text) => text,
            Self::Withheld => "",
        }
    }

    /// What two spellings of one caller have in common; `None` for withheld: two strangers are not one caller.
    pub fn key(&self) -> Option<&str> {
        match self {
            Self::Phone(phone) => Some(phone.key()),
            Self::Internal(text) | Self::Unreadable(text) => Some(text),
            Self::Withheld => None,
        }
    }

    /// The public phone number, if it is one.
    pub fn phone(&self) -> Option<&PhoneNumber> {
        match self {
            Self::Phone(phone) => Some(phone),
            Self::Internal(_) | Self::Unreadable(_) | Self::Withheld => None,
        }
    }
}

impl PhoneNumber {
    /// The number to dial and to send: E.164 when its country is known, else the digits as they came.
    pub fn dialable(&self) -> &str {
        &self.dialable
    }

    /// E.164 (`+79998885533`), when the number's country is known.
    pub fn e164(&self) -> Option<&str> {
        self.dialable.starts_with('+').then_some(&*self.dialable)
    }

    /// The international form with the spaces of its country: `+7 999 888-55-33`.
    pub fn readable(&self) -> &str {
        &self.readable
    }

    /// What stands behind the number and is dialled once it is reached.
    pub fn extension(&self) -> Option<&str> {
        self.extension.as_deref()
    }

    /// What all spellings of the caller have in common; not always a number that can be dialled.
    pub fn key(&self) -> &str {
        self.caller.as_deref().unwrap_or(&self.dialable)
    }

    /// The digits alone, as the CRM's searches take them.
    pub fn digits(&self) -> &str {
        self.dialable.trim_start_matches('+')
    }

    fn of(read: plan::Read, extension: Option<String>) -> Self {
        let plan::Read { dialable, readable, caller, .. } = read;
        Self { dialable, readable, caller, extension }
    }
}

#[cfg(test)]
mod tests;
