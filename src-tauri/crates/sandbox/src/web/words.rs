//! The pages' words in every language they speak, and how each language writes money, dates and numbers of things.
//! The texts stand in `locales/`; it must not hold any itself.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use unic_langid::LanguageIdentifier;

/// A language the pages speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Language {
    English,
    Russian,
    Spanish,
    Portuguese,
}

impl Language {
    pub(crate) const ALL: [Language; 4] =
        [Language::English, Language::Russian, Language::Spanish, Language::Portuguese];

    /// The language's code, as in `?lang=`.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Russian => "ru",
            Language::Spanish => "es",
            Language::Portuguese => "pt",
        }
    }

    /// What the language calls itself.
    pub(crate) fn own_name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::Russian => "Русский",
            Language::Spanish => "Español",
            Language::Portuguese => "Português",
        }
    }

    fn source(self) -> &'static str {
        match self {
            Language::English => include_str!("../../locales/en.ftl"),
            Language::Russian => include_str!("../../locales/ru.ftl"),
            Language::Spanish => include_str!("../../locales/es.ftl"),
            Language::Portuguese => include_str!("../../locales/pt.ftl"),
        }
    }

    /// The language of a tag such as `ru-RU`, if it is one of ours.
    pub(crate) fn from_tag(tag: &str) -> Option<Language> {
        let code = tag.trim().split(['-', '_']).next()?;
        Language::ALL.into_iter().find(|language| code.eq_ignore_ascii_case(language.code()))
    }

    /// What an `Accept-Language` header prefers: English when it names none of ours.
    pub(crate) fn accepted(header: &str) -> Language {
        let mut best = (Language::English, 0.0);
        for range in header.split(',') {
            let (tag, weight) = match range.split_once(';') {
                Some((tag, parameter)) => {
                    let weight = parameter.trim().strip_prefix("q=").unwrap_or("1");
                    (tag, weight.parse().unwrap_or(0.0))
                }
                None => (range, 1.0_f32),
            };
            if let Some(language) = Language::from_tag(tag)
                && weight > best.1
            {
                best = (language, weight);
            }
        }
        best.0
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
            Language::English => &self.0[0],
            Language::Russian => &self.0[1],
            Language::Spanish => &self.0[2],
            Language::Portuguese => &self.0[3],
        }
    }
}

/// The words of one language.
pub(crate) struct Words {
    pub(crate) language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    fn new(language: Language) -> Words {
        let tag: LanguageIdentifier = language.code().parse().unwrap_or_default();
        // A test reads all files strictly; here a faulty line would cost its own text and no more.
        let source = language.source().to_owned();
        let resource = FluentResource::try_new(source).unwrap_or_else(|(resource, _errors)| resource);
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Words { language, bundle }
    }

    /// The text of a key.
    pub(crate) fn say(&self, key: &str) -> String {
        self.format(key, None)
    }

    /// The text of a key about a number of things, in the right plural.
    pub(crate) fn count(&self, key: &str, count: usize) -> String {
        self.with(key, &[("count", FluentValue::from(count))])
    }

    /// The text of a key with values put in.
    pub(crate) fn with(&self, key: &str, values: &[(&'static str, FluentValue<'_>)]) -> String {
        let arguments: FluentArgs<'_> = values.iter().cloned().collect();
        self.format(key, Some(&arguments))
    }

    fn format(&self, key: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        let pattern = self.bundle.get_message(key).and_then(|message| message.value());
        let Some(pattern) = pattern else {
            return key.to_owned();
        };
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, arguments, &mut errors).into_owned()
    }

    /// An amount in euros: "€18,400" or "18 400 €", with spaces that do not break.
    pub(crate) fn money(&self, euros: i64) -> String {
        let separator = match self.language {
            Language::English => ',',
            Language::Russian => '\u{a0}',
            Language::Spanish | Language::Portuguese => '.',
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
            Language::English => format!("{sign}€{grouped}"),
            Language::Russian | Language::Spanish => format!("{sign}{grouped}\u{a0}€"),
            Language::Portuguese => format!("{sign}€\u{a0}{grouped}"),
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
            assert!(FluentResource::try_new(language.source().to_owned()).is_ok(), "{language:?}");
            assert_eq!(keys(language.source()), keys(Language::English.source()), "{language:?}");
            assert_eq!(Languages::new().words(language).language, language);
        }
    }

    #[test]
    fn languages_are_chosen_by_weight() {
        for (header, expected) in [
            ("", Language::English),
            ("ru", Language::Russian),
            ("de-DE,de;q=0.9", Language::English),
            ("en-GB,ru;q=0.8", Language::English),
            ("en;q=0.4, ru-RU;q=0.8", Language::Russian),
            ("de,ru;q=0.5,en;q=0.3", Language::Russian),
            ("ru;q=0", Language::English),
            ("es-419,es;q=0.9,en;q=0.8", Language::Spanish),
            ("pt-BR,pt;q=0.9,en;q=0.8", Language::Portuguese),
            ("pt;q=0.4,es;q=0.6", Language::Spanish),
        ] {
            assert_eq!(Language::accepted(header), expected, "{header}");
        }
    }

    #[test]
    fn things_are_counted_as_each_language_counts() {
        let russian = words(Language::Russian);
        for (count, expected) in
            [(1, "1 звонок"), (3, "3 звонка"), (5, "5 звонков"), (11, "11 звонков"), (21, "21 звонок")]
        {
            assert_eq!(russian.count("notifications-count", count), expected);
        }
        for (language, one, two) in [
            (Language::English, "1 call", "2 calls"),
            (Language::Spanish, "1 llamada", "2 llamadas"),
            (Language::Portuguese, "1 chamada", "2 chamadas"),
        ] {
            let words = words(language);
            assert_eq!([1, 2].map(|count| words.count("notifications-count", count)), [one, two]);
        }
    }

    #[test]
    fn money_is_written_as_each_language_writes_it() {
        assert_eq!(words(Language::English).money(1_018_400), "€1,018,400");
        assert_eq!(words(Language::Russian).money(18_400), "18\u{a0}400\u{a0}€");
        assert_eq!(words(Language::English).money(480), "€480");
        assert_eq!(words(Language::Spanish).money(-18_400), "\u{2212}18.400\u{a0}€");
        assert_eq!(words(Language::Portuguese).money(18_400), "€\u{a0}18.400");
    }
}
