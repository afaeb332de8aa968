//! Texts: the locale files that the app and its window share, and the language to speak.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::Serialize;
use ts_rs::TS;
use unic_langid::{LanguageIdentifier, langid};

use crate::settings::LanguageChoice;

/// A language that Callcard speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    En,
    Ru,
    Es,
    Pt,
}

impl Language {
    /// Every language, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::En, Self::Ru, Self::Es, Self::Pt];

    /// The agent's choice, else the desktop's language if Callcard speaks it, else English.
    pub fn choose(choice: LanguageChoice) -> Self {
        match choice {
            LanguageChoice::En => Self::En,
            LanguageChoice::Ru => Self::Ru,
            LanguageChoice::Es => Self::Es,
            LanguageChoice::Pt => Self::Pt,
            LanguageChoice::Auto => sys_locale::get_locales().find_map(|tag| Self::of_tag(&tag)).unwrap_or(Self::En),
        }
    }

    /// The language of a tag such as `ru-RU` or `en_GB.UTF-8`, whatever the country.
    fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(|c: char| !c.is_ascii_alphabetic()).next()?;
        Self::ALL.into_iter().find(|language| primary.eq_ignore_ascii_case(language.identifier().language.as_str()))
    }

    fn identifier(self) -> LanguageIdentifier {
        match self {
            Self::En => langid!("en"),
            Self::Ru => langid!("ru"),
            Self::Es => langid!("es"),
            Self::Pt => langid!("pt"),
        }
    }

    fn source(self) -> &'static str {
        match self {
            Self::En => include_str!("../../../../ui/locales/en.ftl"),
            Self::Ru => include_str!("../../../../ui/locales/ru.ftl"),
            Self::Es => include_str!("../../../../ui/locales/es.ftl"),
            Self::Pt => include_str!("../../../../ui/locales/pt.ftl"),
        }
    }
}

/// The texts of one language.
pub struct Texts {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// Loads a language. What is wrong in a locale file is found by a test; here it costs one text, not the app.
    pub fn load(language: Language) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
        // Marks of isolation are for text that runs both ways, and notification servers print them as boxes.
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(language.source().into()).unwrap_or_else(|(usable, _)| usable);
        bundle.add_resource_overriding(resource);
        Self { language, bundle }
    }

    /// The language these texts are in.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The text under a key.
    pub fn get(&self, key: &str) -> String {
        self.format(key, None)
    }

    /// The text under a key, if there is one.
    pub fn find(&self, key: &str) -> Option<String> {
        self.bundle.has_message(key).then(|| self.get(key))
    }

    /// The text under a key, with values in its placeholders.
    pub fn with<'a, V: Into<FluentValue<'a>>>(
        &self,
        key: &str,
        values: impl IntoIterator<Item = (&'a str, V)>,
    ) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set(name, value);
        }
        self.format(key, Some(&args))
    }

    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let pattern = self.bundle.get_message(key).and_then(|message| message.value());
        match pattern {
            Some(pattern) => self.bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned(),
            None => key.to_owned(),
        }
    }
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Texts({:?})", self.language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    /// Every key of a language with the placeholders in it.
    fn keys(language: Language) -> BTreeMap<String, BTreeSet<String>> {
        let mut keys = BTreeMap::new();
        let mut key = String::new();
        for line in language.source().lines() {
            let named = line.split_once(" =").map(|(key, _)| key);
            if let Some(named) = named.filter(|key| key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')) {
                key = named.to_owned();
                keys.insert(key.clone(), BTreeSet::new());
            }
            let placeholders = line
                .split('$')
                .skip(1)
                .map(|rest| rest.chars().take_while(char::is_ascii_alphanumeric).collect::<String>());
            keys.entry(key.clone()).or_default().extend(placeholders);
        }
        keys.remove("");
        keys
    }

    #[test]
    fn every_language_has_the_same_texts_with_the_same_placeholders() {
        for language in Language::ALL {
            assert_eq!(keys(Language::En), keys(language), "{language:?}");
        }
    }

    #[test]
    fn the_locale_files_have_no_faults() {
        for language in Language::ALL {
            assert!(FluentResource::try_new(language.source().into()).is_ok(), "{language:?}");
        }
    }

    #[test]
    fn the_desktops_language_is_understood_in_every_spelling() {
        for (tag, language) in [
            ("ru", Some(Language::Ru)),
            ("ru-RU", Some(Language::Ru)),
            ("en_GB.UTF-8", Some(Language::En)),
            ("es-419", Some(Language::Es)),
            ("es_ES.UTF-8", Some(Language::Es)),
            ("pt-BR", Some(Language::Pt)),
            ("pt_PT@euro", Some(Language::Pt)),
            ("de-DE", None),
            ("est", None),
            ("C", None),
        ] {
            assert_eq!(Language::of_tag(tag), language, "{tag}");
        }
    }
}
