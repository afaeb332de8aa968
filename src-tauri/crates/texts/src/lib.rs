//! Texts: what Callcard says to people, from the locale files that the app, its window and callcardctl share.
//!
//! Small, so that callcardctl can have it too: it knows nothing about calls. That every key is there in every language,
//! and is used, is tested against all sources in `tests/locales`.

mod language;

pub use fluent_bundle::FluentValue;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
pub use language::{Language, LanguageChoice};

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
