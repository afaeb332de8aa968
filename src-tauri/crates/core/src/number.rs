//! Phone numbers as people, PBXs and softphones write them, read into the few cases that matter.
//!
//! A number is a phone number, an internal extension, or withheld. Only phone numbers ever leave for the CRM.

mod typed;

use rlibphonenumber::{
    PHONE_NUMBER_UTIL, PhoneNumberFormat,
    enums::{NumberLengthType, Region},
};
use serde::{Deserialize, Serialize};

pub use typed::Typed;

/// Digits below which a number is internal (an extension, a short code): no public number is that short.
const SHORTEST_PUBLIC: usize = 7;

/// Digits above which a text is no number at all; E.164 ends at 15, dialling prefixes may add a few.
const LONGEST: usize = 20;

/// Digits from the end by which the CRM compares numbers (API notes §1).
const COMPARED: usize = 8;

/// What sources write when the caller hides the number.
const WITHHELD: [&str; 14] = [
    "",
    "anonymous",
    "blocked",
    "hidden",
    "no caller id",
    "not available",
    "private",
    "private number",
    "restricted",
    "unavailable",
    "unknown",
    "unknown number",
    "withheld",
    "скрытый номер",
];

/// The number of the other party of a call.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallNumber {
    /// A public phone number: the CRM can be asked about it.
    Phone(PhoneNumber),
    /// An extension or short code inside the company's own telephone system.
    Internal(String),
    /// The caller hid the number, or the source does not know it.
    Withheld,
}

/// A public phone number.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PhoneNumber {
    dialable: String,
    readable: String,
}

/// The text holds no number, and is none of the words for a withheld one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a phone number")]
pub struct NotANumber;

/// The country whose national format a number without a country code is read in (ISO 3166-1 alpha-2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Country(Region);

impl Country {
    /// Reads a code such as `RU`; `None` when it is not two letters. Whether there is such a country takes the
    /// numbering plans to say, and those are not loaded for this.
    pub fn from_code(code: &str) -> Option<Self> {
        (code.len() == 2).then(|| code.parse().ok().map(Self)).flatten()
    }

    /// Whether there is such a country. Without one, numbers are read as international ones.
    pub fn exists(self) -> bool {
        PHONE_NUMBER_UTIL.get_country_code_for_region(self.0).is_some()
    }
}

impl CallNumber {
    /// Reads any spelling: `8 (999) 888-55-33`, `tel:+7…`, `sip:101@pbx`, `<unknown>`, an empty text.
    pub fn read(text: &str, country: Country) -> Result<Self, NotANumber> {
        let text = user_part(text.trim());
        if WITHHELD.contains(&text.to_lowercase().as_str()) {
            return Ok(Self::Withheld);
        }
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        if digits.is_empty() || digits.len() > LONGEST || text.chars().any(char::is_alphabetic) {
            return Err(NotANumber);
        }
        if digits.len() < SHORTEST_PUBLIC {
            let dialled = text.chars().filter(|c| matches!(c, '0'..='9' | '*' | '#'));
            return Ok(Self::Internal(dialled.collect()));
        }
        Ok(Self::Phone(PhoneNumber::read(text, digits, country)))
    }

    /// How a person reads it; empty when withheld (the notice has words for that).
    pub fn readable(&self) -> &str {
        match self {
            Self::Phone(phone) => phone.readable(),
            Self::Internal(digits) => digits,
            Self::Withheld => "",
        }
    }

    /// What two spellings of one number have in common; `None` for withheld: two strangers are not one caller.
    pub fn key(&self) -> Option<&str> {
        match self {
            Self::Phone(phone) => Some(phone.dialable()),
            Self::Internal(digits) => Some(digits),
            Self::Withheld => None,
        }
    }

    /// The public phone number, if it is one.
    pub fn phone(&self) -> Option<&PhoneNumber> {
        match self {
            Self::Phone(phone) => Some(phone),
            Self::Internal(_) | Self::Withheld => None,
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

    /// The digits alone, as the CRM's searches take them.
    pub fn digits(&self) -> &str {
        self.dialable.trim_start_matches('+')
    }

    /// The end of it that the CRM compares.
    pub fn tail(&self) -> String {
        tail(&self.dialable)
    }

    /// A number of the default country first; failing that, an international one whose plus got lost on the way,
    /// as PBXs often pass it. A text that is neither keeps its digits: the CRM compares the last eight anyway.
    fn read(text: &str, digits: String, country: Country) -> Self {
        let national = PHONE_NUMBER_UTIL.parse(text, Some(country.0)).ok();
        let possible = |number: &rlibphonenumber::PhoneNumber| {
            matches!(number.is_possible_with_reason(), Ok(NumberLengthType::IsPossible))
        };
        let parsed = national
            .filter(possible)
            .or_else(|| PHONE_NUMBER_UTIL.parse(format!("+{digits}"), None).ok().filter(possible));
        let form = |number: &rlibphonenumber::PhoneNumber, format| number.format_as(format).into_owned();
        match parsed {
            Some(number) => Self {
                dialable: form(&number, PhoneNumberFormat::E164),
                readable: form(&number, PhoneNumberFormat::International),
            },
            None => Self { readable: digits.clone(), dialable: digits },
        }
    }
}

/// What the CRM compares numbers by: the last eight digits of any spelling, or all when there are fewer.
pub(crate) fn tail(text: &str) -> String {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits[digits.len().saturating_sub(COMPARED)..].to_owned()
}

/// `sip:user@host;params`, `tel:…` and `<…>` without what is around the number.
fn user_part(text: &str) -> &str {
    let text = text.strip_prefix('<').and_then(|t| t.strip_suffix('>')).unwrap_or(text);
    let lower = text.get(..5).unwrap_or(text).to_ascii_lowercase();
    let scheme = ["sips:", "sip:", "tel:"].into_iter().find(|s| lower.starts_with(s));
    let text = scheme.map_or(text, |scheme| &text[scheme.len()..]);
    let text = text.split_once('@').map_or(text, |(user, _host)| user);
    text.split_once(';').map_or(text, |(user, _parameters)| user).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<CallNumber, NotANumber> {
        CallNumber::read(text, Country::from_code("ru").unwrap())
    }

    #[test]
    fn every_spelling_of_one_number_is_that_number() {
        for text in [
            "+79998885533",
            "79998885533",
            "89998885533",
            "9998885533",
            "8 (999) 888-55-33",
            " +7 999 888 55 33 ",
            "tel:+7-999-888-55-33",
            "sip:+79998885533@pbx.example;transport=udp",
            "<sip:89998885533@10.0.0.1>",
            "8107 999 888-55-33",
        ] {
            let number = read(text).unwrap();
            let phone = number.phone().unwrap_or_else(|| panic!("{text}: {number:?}"));
            assert_eq!(phone.e164(), Some("+79998885533"), "{text}");
            assert_eq!(phone.readable(), "+7 999 888-55-33", "{text}");
        }
    }

    #[test]
    fn a_foreign_number_keeps_its_country() {
        for (text, e164, readable) in [
            ("+1 555 010 0123", "+15550100123", "+1 555-010-0123"),
            ("998901234567", "+998901234567", "+998 90 123 45 67"),
            ("+44 20 7946 0018", "+442079460018", "+44 20 7946 0018"),
        ] {
            let number = read(text).unwrap();
            assert_eq!(number.phone().unwrap().e164(), Some(e164));
            assert_eq!(number.readable(), readable);
        }
    }

    #[test]
    fn withheld_and_internal_numbers_are_cases_of_their_own() {
        for text in
            ["", "  ", "anonymous", "Anonymous", "<unknown>", "sip:anonymous@anonymous.invalid", "Скрытый номер"]
        {
            assert_eq!(read(text), Ok(CallNumber::Withheld), "{text:?}");
        }
        for (text, digits) in [("101", "101"), ("sip:204@pbx", "204"), ("*72", "*72"), ("12-34", "1234")] {
            assert_eq!(read(text), Ok(CallNumber::Internal(digits.into())), "{text:?}");
        }
        assert_eq!(CallNumber::Withheld.key(), None);
    }

    #[test]
    fn digits_without_a_country_stay_as_they_are() {
        let number = read("1234567").unwrap();
        assert_eq!(number.phone().unwrap().e164(), None);
        assert_eq!(number.key(), Some("1234567"));
        assert_eq!(number.readable(), "1234567");
    }

    #[test]
    fn numbers_are_compared_by_their_last_eight_digits() {
        for (text, expected) in [
            ("+79998885533", "98885533"),
            ("8 (999) 888-55-33", "98885533"),
            ("98885533", "98885533"),
            ("8885533", "8885533"),
            ("reception", ""),
        ] {
            assert_eq!(tail(text), expected, "{text}");
        }
        assert_eq!(read("8 999 888-55-33").unwrap().phone().unwrap().tail(), "98885533");
    }

    #[test]
    fn words_and_endless_digits_are_no_numbers() {
        for text in ["reception", "call 5550100", "---", &"9".repeat(40)] {
            assert_eq!(read(text), Err(NotANumber), "{text}");
        }
    }

    #[test]
    fn a_country_that_is_none_leaves_international_numbers_readable() {
        let nowhere = Country::from_code("xx").unwrap();
        assert!(!nowhere.exists() && Country::from_code("kz").unwrap().exists());
        let number = CallNumber::read("79998885533", nowhere).unwrap();
        assert_eq!(number.phone().unwrap().e164(), Some("+79998885533"));
        assert_eq!(Country::from_code("Russia"), None);
        assert_eq!(Country::from_code("7"), None);
    }
}
