//! Whom a run speaks to: a person, in the language of the terminal, or a machine, in JSON.
//!
//! The texts are loaded when something is said for the first time: a softphone that reports a call waits for none.

use std::cell::OnceCell;

use callcard_texts::{FluentValue, Language, LanguageChoice, Texts};

/// How a run speaks.
pub(crate) struct Voice {
    json: bool,
    texts: OnceCell<Texts>,
}

impl Voice {
    /// To machines, or to people.
    pub(crate) fn new(json: bool) -> Self {
        Self { json, texts: OnceCell::new() }
    }

    /// A machine listens.
    pub(crate) fn is_json(&self) -> bool {
        self.json
    }

    /// The text under a key.
    pub(crate) fn say(&self, key: &str) -> String {
        self.texts().get(key)
    }

    /// The text under a key, with values in its placeholders.
    pub(crate) fn say_with<'a, V: Into<FluentValue<'a>>>(
        &self,
        key: &str,
        values: impl IntoIterator<Item = (&'a str, V)>,
    ) -> String {
        self.texts().with(key, values)
    }

    /// What machines keep in their logs is English everywhere.
    fn texts(&self) -> &Texts {
        let language = || if self.json { Language::En } else { Language::choose(LanguageChoice::Auto) };
        self.texts.get_or_init(|| Texts::load(language()))
    }
}
