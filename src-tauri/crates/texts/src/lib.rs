//! Texts: what Callcard says to people, from the locale files that the app, its window and callcardctl share.
//!
//! Small, so that callcardctl can have it too: it knows nothing about calls. That every key is there in every language,
//! and is used, is tested against all sources in `tests/locales`.

mod language;

mod bundle;

use std::sync::Arc;

pub use bundle::Bundle;
pub use fluent_bundle::FluentValue;
pub use language::{Language, LanguageChoice};
use parking_lot::RwLock;

/// The texts in the current language. All holders change language together, as soon as the agent does.
pub struct Texts {
    spoken: RwLock<Arc<Bundle>>,
    /// What the keys begin with, up to a hyphen, where not all texts are wanted.
    families: Option<&'static [&'static str]>,
}

impl Texts {
    /// Texts that begin in a language.
    pub fn load(language: Language) -> Self {
        Self::of(language, None)
    }

    /// Only the texts whose keys begin with one of these and a hyphen, for programs that start for one request.
    pub fn load_families(language: Language, families: &'static [&'static str]) -> Self {
        Self::of(language, Some(families))
    }

    fn of(language: Language, families: Option<&'static [&'static str]>) -> Self {
        Self { spoken: RwLock::new(read(language, families)), families }
    }

    /// Speaks another language from now on.
    pub fn speak(&self, language: Language) {
        if self.language() != language {
            let spoken = read(language, self.families);
            *self.spoken.write() = spoken;
        }
    }

    /// The language these texts are in.
    pub fn language(&self) -> Language {
        self.spoken().language()
    }

    /// The text under a key.
    pub fn get(&self, key: &str) -> String {
        self.spoken().get(key)
    }

    /// The text under a key, if there is one.
    pub fn find(&self, key: &str) -> Option<String> {
        self.spoken().find(key)
    }

    /// The text under a key, with values in its placeholders.
    pub fn with<'a, V: Into<FluentValue<'a>>>(
        &self,
        key: &str,
        values: impl IntoIterator<Item = (&'a str, V)>,
    ) -> String {
        self.spoken().with(key, values)
    }

    fn spoken(&self) -> Arc<Bundle> {
        self.spoken.read().clone()
    }
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Texts({:?})", self.language())
    }
}

fn read(language: Language, families: Option<&[&str]>) -> Arc<Bundle> {
    let source = language.source();
    let source = families.map_or_else(|| source.to_owned(), |families| bundle::messages_of(families, source));
    Arc::new(Bundle::read(language, source))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holders_of_the_texts_speak_the_language_of_the_agent() {
        for texts in [Texts::load(Language::En), Texts::load_families(Language::En, &["card"])] {
            let texts = Arc::new(texts);
            let held = texts.clone();
            assert_eq!(held.get("card-deal"), "Deal");
            texts.speak(Language::Ru);
            assert_eq!((held.language(), held.get("card-deal").as_str()), (Language::Ru, "Сделка"));
        }
    }
}
