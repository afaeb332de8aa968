//! The words of pages and stages in every language, and how each language writes money, dates and numbers of things.
//! The texts stand in `locales/`; it must not hold any itself.

use callcard_texts::{Bundle, FluentValue, Language};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// What the language calls itself.
pub(crate) fn own_name(language: Language) -> &'static str {
    match language {
        Language::En => "English",
        Language::Ru => "Русский",
        Language::Es => "Español",
        Language::Pt => "Português",
    }
}

/// What an `Accept-Language` header prefers: English when it names none of ours.
pub(crate) fn accepted(header: &str) -> Language {
    let mut best = (Language::En, 0.0);
    for range in header.split(',') {
        let (tag, weight) = match range.split_once(';') {
            Some((tag, parameter)) => {
                let weight = parameter.trim().strip_prefix("q=").unwrap_or("1");
                (tag, weight.parse().unwrap_or(0.0))
            }
            None => (range, 1.0_f32),
        };
        if let Some(language) = Language::of_tag(tag.trim())
            && weight > best.1
        {
            best = (language, weight);
        }
    }
    best.0
}

fn source(language: Language) -> &'static str {
    match language {
        Language::En => include_str!("../locales/en.ftl"),
        Language::Ru => include_str!("../locales/ru.ftl"),
        Language::Es => include_str!("../locales/es.ftl"),
        Language::Pt => include_str!("../locales/pt.ftl"),
    }
}

/// All languages, read once.
pub(crate) struct Languages([Words; Language::ALL.len()]);

impl Languages {
    pub(crate) fn new() -> Languages {
        Languages(Language::ALL.map(Words::new))
    }

    pub(crate) fn words(&self, language: Language) -> &Words {
        match language {
            Language::En => &self.0[0],
            Language::Ru => &self.0[1],
            Language::Es => &self.0[2],
            Language::Pt => &self.0[3],
        }
    }
}

/// The words of one language.
pub(crate) struct Words {
    pub(crate) language: Language,
    texts: Bundle,
}

impl Words {
    fn new(language: Language) -> Words {
        Words { language, texts: Bundle::read(language, source(language)) }
    }

    /// The text of a key.
    pub(crate) fn say(&self, key: &str) -> String {
        self.texts.get(key)
    }

    /// The text of a key about a number of things, in the right plural.
    pub(crate) fn count(&self, key: &str, count: usize) -> String {
        self.with(key, &[("count", FluentValue::from(count))])
    }

    /// The text of a key with values put in.
    pub(crate) fn with(&self, key: &str, values: &[(&'static str, FluentValue<'_>)]) -> String {
        self.texts.with(key, values.iter().cloned())
    }

    /// An amount in euros: "€18,400" or "18 400 €", with spaces that do not break.
    pub(crate) fn money(&self, euros: i64) -> String {
        let separator = match self.language {
            Language::En => ',',
            Language::Ru => '\u{a0}',
            Language::Es | Language::Pt => '.',
        };
        let digits = euros.unsigned_abs().to_string();
        let mut grouped = String::new();
        for (position, digit) in digits.chars().enumerate() {
            if position > 0 && (digits.len() - position).is_multiple_of(3) {
                grouped.push(separator);
            }
            grouped.push(digit);
        }
        let sign = if euros < 0 { "\u{2212}" } else { "" };
        match self.language {
            Language::En => format!("{sign}€{grouped}"),
            Language::Ru | Language::Es => format!("{sign}{grouped}\u{a0}€"),
            Language::Pt => format!("{sign}€\u{a0}{grouped}"),
        }
    }

    /// A day on this computer's calendar; Unix seconds.
    pub(crate) fn date(&self, seconds: i64) -> String {
        let local = local(Timestamp::from_second(seconds).unwrap_or_default());
        self.with(
            "date",
            &[
                ("day", FluentValue::from(local.day())),
                ("month", FluentValue::from(local.month())),
                ("year", FluentValue::from(local.year())),
            ],
        )
    }

    /// A day and a time of day; Unix milliseconds.
    pub(crate) fn date_time(&self, milliseconds: i64) -> String {
        let instant = Timestamp::from_millisecond(milliseconds).unwrap_or_default();
        let local = local(instant);
        let time = format!("{:02}:{:02}", local.hour(), local.minute());
        let date = self.date(instant.as_second());
        self.with("date-time", &[("date", FluentValue::from(date)), ("time", FluentValue::from(time))])
    }
}

fn local(instant: Timestamp) -> jiff::Zoned {
    instant.to_zoned(TimeZone::system())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use fluent_bundle::FluentResource;

    use super::*;

    fn words(language: Language) -> Words {
        Words::new(language)
    }

    fn keys(source: &str) -> BTreeSet<&str> {
        source
            .lines()
            .filter_map(|line| line.split_once(" = "))
            .map(|(key, _)| key)
            .filter(|key| !key.starts_with([' ', '#']))
            .collect()
    }

    #[test]
    fn every_locale_is_sound_and_has_the_same_keys() {
        for language in Language::ALL {
            assert!(FluentResource::try_new(source(language).to_owned()).is_ok(), "{language:?}");
            assert_eq!(keys(source(language)), keys(source(Language::En)), "{language:?}");
            assert_eq!(Languages::new().words(language).language, language);
        }
    }

    #[test]
    fn languages_are_chosen_by_weight() {
        for (header, expected) in [
            ("", Language::En),
            ("ru", Language::Ru),
            ("de-DE,de;q=0.9", Language::En),
            ("en-GB,ru;q=0.8", Language::En),
            ("en;q=0.4, ru-RU;q=0.8", Language::Ru),
            ("de,ru;q=0.5,en;q=0.3", Language::Ru),
            ("ru;q=0", Language::En),
            ("es-419,es;q=0.9,en;q=0.8", Language::Es),
            ("pt-BR,pt;q=0.9,en;q=0.8", Language::Pt),
            ("pt;q=0.4,es;q=0.6", Language::Es),
        ] {
            assert_eq!(accepted(header), expected, "{header}");
        }
    }

    #[test]
    fn things_are_counted_as_each_language_counts() {
        let russian = words(Language::Ru);
        for (count, expected) in
            [(1, "1 звонок"), (3, "3 звонка"), (5, "5 звонков"), (11, "11 звонков"), (21, "21 звонок")]
        {
            assert_eq!(russian.count("notifications-count", count), expected);
        }
        for (language, one, two) in [
            (Language::En, "1 call", "2 calls"),
            (Language::Es, "1 llamada", "2 llamadas"),
            (Language::Pt, "1 chamada", "2 chamadas"),
        ] {
            let words = words(language);
            assert_eq!([1, 2].map(|count| words.count("notifications-count", count)), [one, two]);
        }
    }

    #[test]
    fn money_is_written_as_each_language_writes_it() {
        assert_eq!(words(Language::En).money(1_018_400), "€1,018,400");
        assert_eq!(words(Language::Ru).money(18_400), "18\u{a0}400\u{a0}€");
        assert_eq!(words(Language::En).money(480), "€480");
        assert_eq!(words(Language::Es).money(-18_400), "\u{2212}18.400\u{a0}€");
        assert_eq!(words(Language::Pt).money(18_400), "€\u{a0}18.400");
    }
}
