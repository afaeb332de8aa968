//! What the agent has chosen, setting by setting: as the window shows it, and as it may be changed.
//!
//! A new value is checked here and nowhere else. What the settings mean is their owner's to know.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::call::number::Country;
use crate::quiet::NumberPattern;
use crate::settings::{
    ACCOUNTS_COUNTRY, HISTORY_DAYS, INTERNAL_LENGTHS, LanguageChoice, OpenWhen, Privacy, RING_LIMITS, Settings, Theme,
};
use crate::text::Texts;

/// Digits below which numbers may be ignored: with more, hardly a number would be left.
const SHORTEST: std::ops::RangeInclusive<u8> = 0..=15;
/// Patterns and lines in a list.
const MOST: usize = 200;
/// Characters of a line's name.
const LONGEST: usize = 200;

/// What the agent has chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Preferences {
    pub language: LanguageChoice,
    pub theme: Theme,
    /// The country whose national number format is meant without a country code: its ISO 3166-1 alpha-2 code, or `auto`
    /// for the account's.
    pub default_country: String,
    /// Numbers with so many digits at most are the company's own.
    pub internal_digits: u8,
    /// Show calls for every user of the account, not just for `me`.
    pub everyone: bool,
    pub privacy: Privacy,
    pub keep_answered: bool,
    /// Seconds after its last ring after which a call is over when its source does not say so.
    pub ring_limit: u32,
    /// A notice of a ringing call makes the desktop's sound.
    pub sound: bool,
    pub open_when: OpenWhen,
    pub open_outgoing: bool,
    /// Numbers to say nothing about, as they are written in the settings.
    pub ignored: Vec<String>,
    pub shortest: usize,
    pub lines: Vec<String>,
    pub unreported_while_paused: bool,
    pub history_days: u16,
}

impl Preferences {
    /// What the settings say of them.
    pub fn of(settings: &Settings) -> Self {
        let Settings { notices, opening, quiet, .. } = settings;
        Self {
            language: settings.language,
            theme: settings.theme,
            default_country: settings.default_country.clone(),
            internal_digits: settings.internal_digits,
            everyone: settings.everyone,
            privacy: notices.privacy,
            keep_answered: notices.keep_answered,
            ring_limit: notices.ring_limit,
            sound: notices.sound,
            open_when: opening.when,
            open_outgoing: opening.outgoing,
            ignored: quiet.ignored.iter().map(ToString::to_string).collect(),
            shortest: quiet.shortest,
            lines: quiet.lines.clone(),
            unreported_while_paused: quiet.unreported_while_paused,
            history_days: settings.history_days,
        }
    }
}

/// One setting with its new value.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(tag = "name", content = "value", rename_all = "snake_case")]
pub enum Preference {
    Language(LanguageChoice),
    Theme(Theme),
    DefaultCountry(String),
    InternalDigits(#[ts(type = "number")] i64),
    Everyone(bool),
    Privacy(Privacy),
    KeepAnswered(bool),
    RingLimit(#[ts(type = "number")] i64),
    Sound(bool),
    OpenWhen(OpenWhen),
    OpenOutgoing(bool),
    Ignored(Vec<String>),
    Shortest(#[ts(type = "number")] i64),
    Lines(Vec<String>),
    UnreportedWhilePaused(bool),
    HistoryDays(#[ts(type = "number")] i64),
}

/// A value that was checked, ready to take its place.
pub(crate) type Change = Box<dyn FnOnce(&mut Settings) + Send>;

/// A value that a setting does not take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfit {
    /// The setting's name.
    pub setting: &'static str,
    pub why: Why,
}

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The number is less or more than it may be.
    OutOfRange { least: i64, most: i64 },
    /// There is no such country.
    NotACountry,
    /// This is neither a number nor the beginning of one.
    NotAPattern(String),
    /// The list is longer than so many.
    TooMany(usize),
    /// A name in the list is empty or endless.
    NotAName,
}

impl Preference {
    /// Checks the value. Waits for the numbering plans the first time that a country is looked up.
    pub(crate) fn checked(self) -> Result<Change, Unfit> {
        Ok(match self {
            Self::Language(language) => Box::new(move |settings| settings.language = language),
            Self::Theme(theme) => Box::new(move |settings| settings.theme = theme),
            Self::DefaultCountry(code) => {
                let code = country(&code)?;
                Box::new(move |settings| settings.default_country = code)
            }
            Self::InternalDigits(digits) => {
                let digits = within("internal_digits", digits, *INTERNAL_LENGTHS.start(), *INTERNAL_LENGTHS.end())?;
                Box::new(move |settings| settings.internal_digits = digits)
            }
            Self::Everyone(everyone) => Box::new(move |settings| settings.everyone = everyone),
            Self::Privacy(privacy) => Box::new(move |settings| settings.notices.privacy = privacy),
            Self::KeepAnswered(keep) => Box::new(move |settings| settings.notices.keep_answered = keep),
            Self::RingLimit(seconds) => {
                let seconds = within("ring_limit", seconds, *RING_LIMITS.start(), *RING_LIMITS.end())?;
                Box::new(move |settings| settings.notices.ring_limit = seconds)
            }
            Self::Sound(sound) => Box::new(move |settings| settings.notices.sound = sound),
            Self::OpenWhen(when) => Box::new(move |settings| settings.opening.when = when),
            Self::OpenOutgoing(outgoing) => Box::new(move |settings| settings.opening.outgoing = outgoing),
            Self::Ignored(patterns) => {
                let patterns = ignored(&patterns)?;
                Box::new(move |settings| settings.quiet.ignored = patterns)
            }
            Self::Shortest(digits) => {
                let digits = within("shortest", digits, *SHORTEST.start(), *SHORTEST.end())?;
                Box::new(move |settings| settings.quiet.shortest = digits.into())
            }
            Self::Lines(lines) => {
                let lines = names(&lines)?;
                Box::new(move |settings| settings.quiet.lines = lines)
            }
            Self::UnreportedWhilePaused(unreported) => {
                Box::new(move |settings| settings.quiet.unreported_while_paused = unreported)
            }
            Self::HistoryDays(days) => {
                let days = within("history_days", days, *HISTORY_DAYS.start(), *HISTORY_DAYS.end())?;
                Box::new(move |settings| settings.history_days = days)
            }
        })
    }
}

impl Why {
    /// The code: one word.
    pub fn code(&self) -> &'static str {
        match self {
            Self::OutOfRange { .. } => "out_of_range",
            Self::NotACountry => "not_a_country",
            Self::NotAPattern(_) => "not_a_pattern",
            Self::TooMany(_) => "too_many",
            Self::NotAName => "not_a_name",
        }
    }

    /// What to do about it.
    pub fn words(&self, texts: &Texts) -> String {
        let key = format!("settings-refusal-{}", self.code().replace('_', "-"));
        match self {
            Self::OutOfRange { least, most } => texts.with(&key, [("least", *least), ("most", *most)]),
            Self::NotAPattern(text) => texts.with(&key, [("text", text.as_str())]),
            Self::TooMany(most) => texts.with(&key, [("most", *most)]),
            Self::NotACountry | Self::NotAName => texts.get(&key),
        }
    }
}

fn within<T: Copy + Into<i64> + TryFrom<i64> + PartialOrd>(
    setting: &'static str,
    value: i64,
    least: T,
    most: T,
) -> Result<T, Unfit> {
    let fits = T::try_from(value).ok().filter(|value| (least..=most).contains(value));
    fits.ok_or(Unfit { setting, why: Why::OutOfRange { least: least.into(), most: most.into() } })
}

fn country(code: &str) -> Result<String, Unfit> {
    let code = code.trim();
    if code.eq_ignore_ascii_case(ACCOUNTS_COUNTRY) {
        return Ok(ACCOUNTS_COUNTRY.into());
    }
    let code = code.to_ascii_uppercase();
    match Country::from_code(&code) {
        Some(country) if country.exists() => Ok(code),
        _ => Err(Unfit { setting: "default_country", why: Why::NotACountry }),
    }
}

/// Empty lines of a text field are none, and nothing is in a list twice.
fn ignored(texts: &[String]) -> Result<Vec<NumberPattern>, Unfit> {
    let unfit = |why| Unfit { setting: "ignored", why };
    let mut patterns: Vec<NumberPattern> = Vec::new();
    for text in texts.iter().filter(|text| !text.trim().is_empty()) {
        let shown = || text.trim().chars().take(LONGEST).collect();
        let pattern = text.parse().map_err(|_| unfit(Why::NotAPattern(shown())))?;
        if !patterns.contains(&pattern) {
            patterns.push(pattern);
        }
    }
    if patterns.len() > MOST { Err(unfit(Why::TooMany(MOST))) } else { Ok(patterns) }
}

fn names(texts: &[String]) -> Result<Vec<String>, Unfit> {
    let unfit = |why| Unfit { setting: "lines", why };
    let mut names: Vec<String> = Vec::new();
    for name in texts.iter().map(|text| text.trim()).filter(|name| !name.is_empty()) {
        if name.chars().count() > LONGEST || name.chars().any(char::is_control) {
            return Err(unfit(Why::NotAName));
        }
        if !names.iter().any(|known| known == name) {
            names.push(name.into());
        }
    }
    if names.len() > MOST { Err(unfit(Why::TooMany(MOST))) } else { Ok(names) }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::text::Language;

    fn preference(name: &str, value: &Value) -> Preference {
        serde_json::from_value(json!({"name": name, "value": value})).unwrap()
    }

    #[test]
    fn each_setting_takes_its_value_under_its_name() {
        let table = [
            ("language", json!("ru")),
            ("theme", json!("dark")),
            ("default_country", json!("KZ")),
            ("internal_digits", json!(4)),
            ("everyone", json!(true)),
            ("privacy", json!("hidden")),
            ("keep_answered", json!(false)),
            ("ring_limit", json!(600)),
            ("sound", json!(false)),
            ("open_when", json!("answered")),
            ("open_outgoing", json!(true)),
            ("ignored", json!(["+7495*", "101"])),
            ("shortest", json!(4)),
            ("lines", json!(["Sales", "Отдел продаж"])),
            ("unreported_while_paused", json!(true)),
            ("history_days", json!(3650)),
        ];
        let mut settings = Settings::default();
        let before = serde_json::to_value(Preferences::of(&settings)).unwrap();
        assert_eq!(before.as_object().unwrap().len(), table.len(), "all of them");
        for (name, value) in &table {
            assert_ne!(&before[name], value, "{name}");
            preference(name, value).checked().unwrap()(&mut settings);
            assert_eq!(&serde_json::to_value(Preferences::of(&settings)).unwrap()[name], value, "{name}");
        }
    }

    #[test]
    fn what_people_type_is_tidied() {
        let table = [
            ("default_country", json!(" kz "), json!("KZ")),
            ("default_country", json!("Auto"), json!("auto")),
            ("ignored", json!(["", " +7 (495) * ", "+7495*", "101"]), json!(["+7495*", "101"])),
            ("lines", json!([" Sales ", "", "Sales"]), json!(["Sales"])),
        ];
        for (name, typed, kept) in table {
            let mut settings = Settings::default();
            preference(name, &typed).checked().unwrap()(&mut settings);
            assert_eq!(serde_json::to_value(Preferences::of(&settings)).unwrap()[name], kept, "{name}");
        }
    }

    #[test]
    fn what_does_not_fit_is_refused_and_says_why() {
        let many = json!((0..=MOST).map(|number| number.to_string()).collect::<Vec<_>>());
        let table = [
            ("ring_limit", json!(4), "out_of_range", "From 5 to 600"),
            ("ring_limit", json!(-1), "out_of_range", "From 5 to 600"),
            ("history_days", json!(70_000), "out_of_range", "From 1 to 3650"),
            ("internal_digits", json!(1), "out_of_range", "From 2 to 9"),
            ("internal_digits", json!(10), "out_of_range", "From 2 to 9"),
            ("shortest", json!(16), "out_of_range", "From 0 to 15"),
            ("default_country", json!("Russia"), "not_a_country", ""),
            ("default_country", json!("XX"), "not_a_country", ""),
            ("ignored", json!(["101", "office"]), "not_a_pattern", "office"),
            ("ignored", many.clone(), "too_many", "200"),
            ("lines", many, "too_many", "200"),
            ("lines", json!(["x".repeat(201)]), "not_a_name", ""),
        ];
        for (name, value, code, words) in table {
            let unfit = preference(name, &value).checked().err().unwrap();
            assert_eq!((unfit.setting, unfit.why.code()), (name, code), "{value}");
            for language in [Language::En, Language::Ru] {
                let said = unfit.why.words(&Texts::load(language));
                assert!(!said.starts_with("settings-refusal"), "{said}");
                assert!(language != Language::En || said.contains(words), "{said}");
            }
        }
    }
}
