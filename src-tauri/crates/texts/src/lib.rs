//! Texts: what Callcard says to people, from the locale files that the app, its window and callcardctl share.
//!
//! Small, so that callcardctl can have it too: it knows nothing about calls. That every key is there in every language,
//! and is used, is tested against all sources in `tests/locales`.

mod language;

use std::sync::{Arc, PoisonError, RwLock};

pub use fluent_bundle::FluentValue;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
pub use language::{Language, LanguageChoice};

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

    #[test]
    fn whoever_holds_the_texts_speaks_the_language_of_the_agent() {
        let texts = Arc::new(Texts::load(Language::En));
        let held = texts.clone();
        assert_eq!(held.get("card-deal"), "Deal");
        texts.speak(Language::Ru);
        assert_eq!((held.language(), held.get("card-deal").as_str()), (Language::Ru, "Сделка"));
    }
}
