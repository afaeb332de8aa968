//! Numbers that the agent writes down to be left alone: whole ones, and beginnings of them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::call::number::CallNumber;

/// A number, or with `*` at its end all numbers that begin like it: `+79998885533`, `+7495*`, `101`.
///
/// With a plus it is compared to the international number; without, to that or to the digits as the source wrote them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct NumberPattern {
    international: bool,
    digits: String,
    begins: bool,
}

impl NumberPattern {
    /// The number is one of these. `raw` is as the source wrote it.
    pub fn matches(&self, number: &CallNumber, raw: &str) -> bool {
        let like = |text: &str| {
            let digits = digits(text);
            if self.begins { digits.starts_with(&self.digits) } else { digits == self.digits }
        };
        match number {
            CallNumber::Phone(phone) => {
                // The agent may have written down another spelling of the same caller.
                let mut spellings = [phone.dialable(), phone.key()].into_iter();
                spellings.any(|text| (!self.international || text.starts_with('+')) && like(text))
                    || (!self.international
                        && !raw.chars().any(char::is_alphabetic)
                        && phone.extension().is_none()
                        && like(raw))
            }
            CallNumber::Internal(own) => !self.international && (like(own) || like(raw)),
            CallNumber::Unreadable(_) | CallNumber::Withheld => false,
        }
    }
}

/// The text is neither a number nor the beginning of one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is neither a number nor the beginning of one with * at its end")]
pub struct NotAPattern(String);

impl FromStr for NumberPattern {
    type Err = NotAPattern;

    fn from_str(text: &str) -> Result<Self, NotAPattern> {
        let trimmed = text.trim();
        let (number, begins) = trimmed.strip_suffix('*').map_or((trimmed, false), |number| (number, true));
        let allowed = |c: char| c.is_ascii_digit() || matches!(c, '+' | ' ' | '-' | '(' | ')' | '.');
        let digits = digits(number);
        if digits.is_empty() || !number.chars().all(allowed) {
            return Err(NotAPattern(text.into()));
        }
        Ok(Self { international: number.trim_start().starts_with('+'), digits, begins })
    }
}

impl TryFrom<String> for NumberPattern {
    type Error = NotAPattern;

    fn try_from(text: String) -> Result<Self, NotAPattern> {
        text.parse()
    }
}

impl From<NumberPattern> for String {
    fn from(pattern: NumberPattern) -> Self {
        pattern.to_string()
    }
}

impl fmt::Display for NumberPattern {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plus = if self.international { "+" } else { "" };
        let star = if self.begins { "*" } else { "" };
        write!(out, "{plus}{}{star}", self.digits)
    }
}

/// The digits of a text.
pub(crate) fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::number::Country;

    #[test]
    fn patterns_are_numbers_or_their_beginnings() {
        let table = [
            ("+79998885533", "+79998885533", true),
            ("+7 (999) 888-55-33", "8 999 888 55 33", true),
            ("+79998885533", "+79998885534", false),
            ("+7999*", "+79998885533", true),
            ("+7495*", "+79998885533", false),
            ("89998885533", "8 (999) 888-55-33", true),
            ("8999*", "8 (999) 888-55-33", true),
            ("8999*", "+79998885533", false),
            ("79998885533", "+79998885533", true),
            ("101", "101", true),
            ("10*", "101", true),
            ("+10*", "101", false),
            ("101", "anonymous", false),
            ("+7 (999) 888-55-33", "Ivan <sip:89998885533@10.0.0.1>", true),
            ("+7 (999) 888-55-33", "8 999 888-55-33 доб. 12", true),
            ("5533", "8 (495) 123-98-88 (5533)", false),
            ("8*", "Office 8", false),
        ];
        for (pattern, raw, matches) in table {
            let number = CallNumber::read(raw, Country::from_code("RU").unwrap());
            assert_eq!(pattern.parse::<NumberPattern>().unwrap().matches(&number, raw), matches, "{pattern} {raw}");
        }
    }

    #[test]
    fn refusal_names_the_text_that_is_no_pattern() {
        for text in ["", "*", "office", "+", "12*34"] {
            assert_eq!(text.parse::<NumberPattern>(), Err(NotAPattern(text.into())));
        }
    }
}
