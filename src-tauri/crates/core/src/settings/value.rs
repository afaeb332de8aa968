//! What the values of settings may be, and why one is refused.
//!
//! A value in the file was right once, or somebody wrote it by hand: as much of it as can be used is. A value that is
//! chosen is tidied first, and then right or refused.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use strum::VariantNames;
use ts_rs::TS;

use super::pattern::NumberPattern;
use crate::call::number::Country;
use crate::code::Code;
use crate::crm::CallBack;
use crate::text::{LanguageChoice, Texts};

/// Patterns and lines in a list.
const MOST: usize = 200;
/// Characters of a line's name.
pub(super) const LONGEST: usize = 200;
/// The country that stands in the place of a choice: the account's.
const ACCOUNTS_COUNTRY: &str = "auto";

/// The least and the most that a number may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Limits {
    pub least: i64,
    pub most: i64,
}

impl Limits {
    pub(super) const fn of(range: RangeInclusive<i64>) -> Self {
        Self { least: *range.start(), most: *range.end() }
    }
}

/// What the value of a setting may be.
pub(super) trait Value: Serialize + Sized {
    /// All that it may be, where that is one of a few words.
    const WORDS: &'static [&'static str] = &[];

    /// Reads it.
    fn read(json: &Json, limits: Option<Limits>) -> Result<Self, Why>;

    /// As much of it as can be used, and what is lost.
    fn salvage(json: &Json, limits: Option<Limits>, lost: &mut Vec<Why>) -> Option<Self> {
        Self::read(json, limits).map_err(|why| lost.push(why)).ok()
    }

    /// Reads one that somebody has chosen: what people type is tidied, and looked at more closely.
    fn choose(json: &Json, limits: Option<Limits>) -> Result<Self, Why> {
        Self::read(json, limits)
    }
}

/// What is wrong with a value. The words are for the log and for reports; what people read comes from the texts.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// The number is less or more than it may be, or no number.
    #[error("is no number from {} to {}", .0.least, .0.most)]
    OutOfRange(Limits),
    /// It is none of the words that it may be.
    #[error("is none of {}", .0.join(", "))]
    NotOneOf(&'static [&'static str]),
    /// There is no such country.
    #[error("is no country")]
    NotACountry,
    /// It is no list of texts.
    #[error("is no list of texts")]
    NotAList,
    /// This is neither a number nor the beginning of one.
    #[error("{0:?} is neither a number nor the beginning of one with * at its end")]
    NotAPattern(String),
    /// The list is longer than so many.
    #[error("has more than {0} entries")]
    TooMany(usize),
    /// A name in the list is empty or endless.
    #[error("has a name that is none")]
    NotAName,
    /// It is no IP address.
    #[error("is no IP address")]
    NotAnAddress,
    /// It is no beginning of addresses in the web.
    #[error("is no address that begins with http:// or https://")]
    NotAUrl,
    /// It is no whole path of a file.
    #[error("is no whole path of a file")]
    NotAPath,
    /// This is neither an IP address nor a network.
    #[error("{0:?} is neither an IP address nor a network such as 10.0.0.0/8")]
    NotANetwork(String),
}

impl Why {
    /// The code: one word.
    pub fn code(&self) -> Code {
        match self {
            Self::OutOfRange(_) => Code::OutOfRange,
            Self::NotOneOf(_) => Code::NotOneOf,
            Self::NotACountry => Code::NotACountry,
            Self::NotAList => Code::NotAList,
            Self::NotAPattern(_) => Code::NotAPattern,
            Self::TooMany(_) => Code::TooMany,
            Self::NotAName => Code::NotAName,
            Self::NotAnAddress => Code::NotAnAddress,
            Self::NotAUrl => Code::NotAUrl,
            Self::NotAPath => Code::NotAPath,
            Self::NotANetwork(_) => Code::NotANetwork,
        }
    }

    /// What to do about it.
    pub fn words(&self, texts: &Texts) -> String {
        let key = format!("settings-refusal-{}", self.code().key());
        match self {
            Self::OutOfRange(Limits { least, most }) => texts.with(&key, [("least", *least), ("most", *most)]),
            Self::NotOneOf(words) => texts.with(&key, [("words", words.join(", "))]),
            Self::NotAPattern(text) | Self::NotANetwork(text) => texts.with(&key, [("text", text.as_str())]),
            Self::TooMany(most) => texts.with(&key, [("most", *most)]),
            Self::NotACountry
            | Self::NotAList
            | Self::NotAName
            | Self::NotAnAddress
            | Self::NotAUrl
            | Self::NotAPath => texts.get(&key),
        }
    }
}

/// Whether the window is light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, VariantNames, TS)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Theme {
    /// As the desktop is.
    #[default]
    System,
    Light,
    Dark,
}

/// How much of a call a notice may show to people who see the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, VariantNames, TS)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Privacy {
    /// Everything that is known.
    #[default]
    Full,
    /// The number and nothing else.
    Number,
    /// That there is a call.
    Hidden,
}

/// What opens a card.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, VariantNames, TS)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum OpenWhen {
    /// Nothing but the agent's click.
    #[default]
    Click,
    /// That the call is answered, too: the browser comes to the front.
    Answered,
}

/// The country of numbers without a country code: the code of a chosen one, or `auto` for the account's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct CountryChoice(String);

impl CountryChoice {
    /// The chosen country, else the account's, else none.
    pub(super) fn or(&self, accounts: Option<&str>) -> Option<Country> {
        Country::from_code(&self.0).or_else(|| Country::from_code(accounts?))
    }
}

impl Default for CountryChoice {
    fn default() -> Self {
        Self(ACCOUNTS_COUNTRY.into())
    }
}

/// A value as it is written.
pub(super) fn written(value: &impl Serialize) -> Json {
    // Values are texts, numbers and lists of them, which can always be written.
    serde_json::to_value(value).unwrap_or_default()
}

impl Value for bool {
    const WORDS: &'static [&'static str] = &["true", "false"];

    fn read(json: &Json, _: Option<Limits>) -> Result<Self, Why> {
        json.as_bool().ok_or(Why::NotOneOf(Self::WORDS))
    }
}

macro_rules! numbers {
    ($($type:ty)+) => {$(
        impl Value for $type {
            fn read(json: &Json, limits: Option<Limits>) -> Result<Self, Why> {
                let limits = limits.unwrap_or(Limits { least: Self::MIN.into(), most: Self::MAX.into() });
                let fitting = json.as_i64().filter(|number| (limits.least..=limits.most).contains(number));
                fitting.and_then(|number| number.try_into().ok()).ok_or(Why::OutOfRange(limits))
            }
        }
    )+};
}

numbers!(u8 u16 u32);

macro_rules! one_of {
    ($($type:ty)+) => {$(
        impl Value for $type {
            const WORDS: &'static [&'static str] = Self::VARIANTS;

            fn read(json: &Json, _: Option<Limits>) -> Result<Self, Why> {
                Self::deserialize(json).map_err(|_| Why::NotOneOf(Self::WORDS))
            }
        }
    )+};
}

one_of!(LanguageChoice Theme Privacy OpenWhen CallBack);

impl Value for CountryChoice {
    fn read(json: &Json, _: Option<Limits>) -> Result<Self, Why> {
        let code = json.as_str().filter(|code| *code == ACCOUNTS_COUNTRY || Country::from_code(code).is_some());
        code.map(|code| Self(code.into())).ok_or(Why::NotACountry)
    }

    fn choose(json: &Json, _: Option<Limits>) -> Result<Self, Why> {
        let code = json.as_str().unwrap_or_default().trim();
        if code.eq_ignore_ascii_case(ACCOUNTS_COUNTRY) {
            return Ok(Self::default());
        }
        let code = code.to_ascii_uppercase();
        match Country::from_code(&code) {
            Some(country) if country.exists() => Ok(Self(code)),
            _ => Err(Why::NotACountry),
        }
    }
}

impl Value for Vec<NumberPattern> {
    fn read(json: &Json, _: Option<Limits>) -> Result<Self, Why> {
        texts(json)?.map(|text| pattern(text?)).collect()
    }

    fn salvage(json: &Json, _: Option<Limits>, lost: &mut Vec<Why>) -> Option<Self> {
        usable(json, pattern, lost)
    }

    fn choose(json: &Json, _: Option<Limits>) -> Result<Self, Why> {
        tidied(json, pattern)
    }
}

/// Names of lines.
impl Value for Vec<String> {
    fn read(json: &Json, _: Option<Limits>) -> Result<Self, Why> {
        texts(json)?.map(|text| text.map(str::to_owned)).collect()
    }

    fn salvage(json: &Json, _: Option<Limits>, lost: &mut Vec<Why>) -> Option<Self> {
        usable(json, |text| Ok(text.to_owned()), lost)
    }

    fn choose(json: &Json, _: Option<Limits>) -> Result<Self, Why> {
        tidied(json, |name| {
            let is_name = name.chars().count() <= LONGEST && !name.chars().any(char::is_control);
            is_name.then(|| name.to_owned()).ok_or(Why::NotAName)
        })
    }
}

fn pattern(text: &str) -> Result<NumberPattern, Why> {
    text.parse().map_err(|_| Why::NotAPattern(text.trim().chars().take(LONGEST).collect()))
}

/// The texts of a list.
pub(super) fn texts(json: &Json) -> Result<impl Iterator<Item = Result<&str, Why>>, Why> {
    let items = json.as_array().ok_or(Why::NotAList)?;
    Ok(items.iter().map(|item| item.as_str().ok_or(Why::NotAList)))
}

/// What can be used of a list in the file.
pub(super) fn usable<T>(json: &Json, read: impl Fn(&str) -> Result<T, Why>, lost: &mut Vec<Why>) -> Option<Vec<T>> {
    let texts = texts(json).map_err(|why| lost.push(why)).ok()?;
    Some(texts.filter_map(|text| text.and_then(&read).map_err(|why| lost.push(why)).ok()).collect())
}

/// A list that somebody has chosen. Empty lines of a text field are none, and nothing is in it twice.
pub(super) fn tidied<T: PartialEq>(json: &Json, read: impl Fn(&str) -> Result<T, Why>) -> Result<Vec<T>, Why> {
    let mut list = Vec::new();
    for text in texts(json)? {
        let text = text?.trim();
        if text.is_empty() {
            continue;
        }
        let item = read(text)?;
        if !list.contains(&item) {
            list.push(item);
        }
    }
    if list.len() > MOST { Err(Why::TooMany(MOST)) } else { Ok(list) }
}
