//! Reads phone numbers, as people, telephone systems and softphones write them, into the few cases that matter.
//!
//! A number is a phone number, internal to the company, no number at all, or withheld. Only phone numbers ever leave
//! for the CRM. No text is refused: whatever a source writes for a caller, the call rings.

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
pub(crate) use scan::scientific;
pub use typed::Typed;
pub(crate) use words::say_nothing;

/// Digits from the end by which the CRM compares numbers (API notes §1).
const COMPARED: usize = 8;

/// The most characters shown of a text that is not a number.
const LONGEST_SHOWN: usize = 200;

/// The number of the other party of a call.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallNumber {
    /// A public phone number: the CRM can be asked about it.
    Phone(PhoneNumber),
    /// Internal to the company: an extension, a short code, or the name of a telephone (`ivan.petrov`).
    Internal(String),
    /// A text that is not a number, as it came.
    Unreadable(String),
    /// The caller hid the number, or the source does not know it.
    Withheld,
}

/// A public phone number.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PhoneNumber {
    dialable: String,
    readable: String,
    /// The key that all spellings of the caller share, if it differs from the dialable number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    caller: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    extension: Option<String>,
}

impl CallNumber {
    /// Reads the number in any text; `Reading` has what else the text says.
    pub fn read(text: &str, plan: impl Into<DialPlan>) -> Self {
        Reading::of(text, plan).number
    }

    /// For people to read, without an extension; empty if withheld (the notice has words for that).
    pub fn readable(&self) -> &str {
        match self {
            Self::Phone(phone) => phone.readable(),
            Self::Internal(text) | Self::Unreadable(text) => text,
            Self::Withheld => "",
        }
    }

    /// The key that all spellings of one caller share; `None` if withheld: two strangers are not one caller.
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
    /// The number to dial and to send: E.164 if its country is known, else the digits as they came.
    pub fn dialable(&self) -> &str {
        &self.dialable
    }

    /// E.164 (`+79998885533`), if the number's country is known.
    pub fn e164(&self) -> Option<&str> {
        self.dialable.starts_with('+').then_some(&*self.dialable)
    }

    /// The international form, grouped as its country does: `+7 999 888-55-33`.
    pub fn readable(&self) -> &str {
        &self.readable
    }

    /// The extension, dialled once the number answers.
    pub fn extension(&self) -> Option<&str> {
        self.extension.as_deref()
    }

    /// The key that all spellings of the caller share; it cannot always be dialled.
    pub fn key(&self) -> &str {
        self.caller.as_deref().unwrap_or(&self.dialable)
    }

    /// The digits alone, as the CRM's searches take them.
    pub fn digits(&self) -> &str {
        self.dialable.trim_start_matches('+')
    }

    /// The last digits, which the CRM compares.
    pub fn tail(&self) -> String {
        end(self.digits())
    }

    fn of(read: plan::Read, extension: Option<String>) -> Self {
        let plan::Read { dialable, readable, caller, .. } = read;
        Self { dialable, readable, caller, extension }
    }
}

/// The digits that the CRM compares: the last eight, or all if there are fewer.
fn end(digits: &str) -> String {
    digits[digits.len().saturating_sub(COMPARED)..].to_owned()
}

/// Whether a text from the CRM has a number that ends like this. Only main numbers count, because an extension is
/// another telephone of the same firm. A text may hold several.
pub(crate) fn holds(text: &str, tail: &str, plan: DialPlan) -> bool {
    reading::each(text, plan).iter().any(|digits| end(digits) == tail)
}

#[cfg(test)]
mod tests;
