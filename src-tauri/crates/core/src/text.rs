//! Texts: the locale files that the app and its window share, and the language to speak.

use std::sync::{Arc, PoisonError, RwLock};

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
}

impl Language {
    /// The agent's choice, else the desktop's language if Callcard speaks it, else English.
    pub fn choose(choice: LanguageChoice) -> Self {
        match choice {
            LanguageChoice::En => Self::En,
            LanguageChoice::Ru => Self::Ru,
            LanguageChoice::Auto => sys_locale::get_locales().find_map(|tag| Self::of_tag(&tag)).unwrap_or(Self::En),
        }
    }

    /// The language of a tag such as `ru-RU` or `en_GB.UTF-8`.
    fn of_tag(tag: &str) -> Option<Self> {
        match tag.get(..2)?.to_ascii_lowercase().as_str() {
            "ru" => Some(Self::Ru),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    fn identifier(self) -> LanguageIdentifier {
        match self {
            Self::En => langid!("en"),
            Self::Ru => langid!("ru"),
        }
    }

    fn source(self) -> &'static str {
        match self {
            Self::En => include_str!("../../../../ui/locales/en.ftl"),
            Self::Ru => include_str!("../../../../ui/locales/ru.ftl"),
        }
    }
}

/// The texts in the language that is spoken now. Whoever holds them speaks another language as soon as the agent does.
pub struct Texts {
    spoken: RwLock<Arc<Spoken>>,
}

/// The texts of one language.
struct Spoken {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Spoken {
    /// What is wrong in a locale file is found by a test; here it costs one text, not the app.
    fn load(language: Language) -> Arc<Self> {
        let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
        // Marks of isolation are for text that runs both ways, and notification servers print them as boxes.
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(language.source().into()).unwrap_or_else(|(usable, _)| usable);
        bundle.add_resource_overriding(resource);
        Arc::new(Self { language, bundle })
    }
}

impl Texts {
    /// Texts that begin in a language.
    pub fn load(language: Language) -> Self {
        Self { spoken: RwLock::new(Spoken::load(language)) }
    }

    /// Speaks another language from now on.
    pub fn speak(&self, language: Language) {
        if self.language() != language {
            let spoken = Spoken::load(language);
            *self.spoken.write().unwrap_or_else(PoisonError::into_inner) = spoken;
        }
    }

    /// The language these texts are in.
    pub fn language(&self) -> Language {
        self.spoken().language
    }

    /// The text under a key.
    pub fn get(&self, key: &str) -> String {
        self.format(key, None)
    }

    /// The text under a key, if there is one.
    pub fn find(&self, key: &str) -> Option<String> {
        self.spoken().bundle.has_message(key).then(|| self.get(key))
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
        let Spoken { bundle, .. } = &*self.spoken();
        let pattern = bundle.get_message(key).and_then(|message| message.value());
        match pattern {
            Some(pattern) => bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned(),
            None => key.to_owned(),
        }
    }

    fn spoken(&self) -> Arc<Spoken> {
        self.spoken.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Texts({:?})", self.language())
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
        assert_eq!(keys(Language::En), keys(Language::Ru));
    }

    #[test]
    fn whoever_holds_the_texts_speaks_the_language_of_the_agent() {
        let texts = Arc::new(Texts::load(Language::En));
        let held = texts.clone();
        assert_eq!(held.get("card-deal"), "Deal");
        texts.speak(Language::Ru);
        assert_eq!((held.language(), held.get("card-deal").as_str()), (Language::Ru, "Сделка"));
    }

    #[test]
    fn the_locale_files_have_no_faults() {
        for language in [Language::En, Language::Ru] {
            assert!(FluentResource::try_new(language.source().into()).is_ok(), "{language:?}");
        }
    }

    #[test]
    fn the_desktops_language_is_understood_in_every_spelling() {
        for (tag, language) in [
            ("ru", Some(Language::Ru)),
            ("ru-RU", Some(Language::Ru)),
            ("en_GB.UTF-8", Some(Language::En)),
            ("de-DE", None),
            ("C", None),
        ] {
            assert_eq!(Language::of_tag(tag), language, "{tag}");
        }
    }
}
