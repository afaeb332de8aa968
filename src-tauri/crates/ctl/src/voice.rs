//! Whom a run speaks to: a person, in the language of the terminal, or a machine, in JSON.
//!
//! All output is in one language: if an answer holds words of the app, everything is said in the app's language.
//! The texts are loaded when they are first needed.

use std::cell::{Cell, OnceCell};
use std::io::{self, ErrorKind};

use callcard_texts::{FluentValue, Language, LanguageChoice, Texts};

use crate::text::harmless;

/// The families of our texts: what their keys begin with.
const FAMILIES: [&str; 3] = ["ctl", "trouble", "source-trouble"];

/// How a run speaks.
pub(crate) struct Voice {
    json: bool,
    /// The app's language, where its words are passed on.
    adopted: Cell<Option<Language>>,
    texts: OnceCell<Texts>,
}

impl Voice {
    /// To machines, or to people.
    pub(crate) fn new(json: bool) -> Self {
        Self { json, adopted: Cell::new(None), texts: OnceCell::new() }
    }

    /// A machine listens.
    pub(crate) fn is_json(&self) -> bool {
        self.json
    }

    /// Speaks the language of an answer from now on, for the words in it are in that language.
    pub(crate) fn adopt(&self, language: Option<Language>) {
        if !self.json {
            self.adopted.set(language.or(self.adopted.get()));
        }
    }

    /// The word for a code of Callcard's; a code that is newer than the texts stands for itself.
    pub(crate) fn word(&self, code: &str) -> String {
        self.texts().find(&format!("ctl-word-{}", code.replace('_', "-"))).unwrap_or_else(|| harmless(code))
    }

    /// What is wrong, in a sentence, by its code.
    pub(crate) fn trouble(&self, code: &str) -> String {
        self.texts().find(&format!("trouble-{}", code.replace('_', "-"))).unwrap_or_else(|| harmless(code))
    }

    /// Why no calls come in by a source, by its code.
    pub(crate) fn source_trouble(&self, code: &str) -> String {
        self.texts().find(&format!("source-trouble-{}", code.replace('_', "-"))).unwrap_or_else(|| harmless(code))
    }

    /// A library's own words, on a line of their own. They are English, so they are left out in other languages.
    pub(crate) fn technical(&self, words: &str) -> String {
        if self.texts().language() == Language::En { format!("\n  {}", harmless(words)) } else { String::new() }
    }

    /// What a failure of the system comes to, without the system's own words, which are English everywhere.
    pub(crate) fn system(&self, error: &io::Error) -> String {
        let key = match error.kind() {
            ErrorKind::NotFound => "ctl-system-not-found",
            ErrorKind::PermissionDenied => "ctl-system-denied",
            ErrorKind::ConnectionRefused => "ctl-system-nobody",
            ErrorKind::TimedOut | ErrorKind::WouldBlock => "ctl-system-busy",
            ErrorKind::IsADirectory => "ctl-system-folder",
            ErrorKind::InvalidData => "ctl-system-not-text",
            ErrorKind::Interrupted => "ctl-system-interrupted",
            _ => match error.raw_os_error() {
                Some(number) => return self.say_with("ctl-system-error", [("number", number.to_string())]),
                None => return error.to_string(),
            },
        };
        self.say(key)
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
        let own = || if self.json { Language::En } else { Language::choose(LanguageChoice::Auto) };
        let texts = self.texts.get_or_init(|| Texts::load_families(self.adopted.get().unwrap_or_else(own), &FAMILIES));
        if let Some(language) = self.adopted.get() {
            texts.speak(language);
        }
        texts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_every_family_are_known_and_a_newer_code_stands_for_itself() {
        let voice = Voice::new(true);
        for (say, code) in [
            (Voice::word as fn(&Voice, &str) -> String, "not_in_crm"),
            (Voice::trouble, "keyring_locked"),
            (Voice::source_trouble, "unreachable"),
        ] {
            assert_ne!(say(&voice, code), code, "{code}");
            assert_eq!(say(&voice, "newer"), "newer");
        }
    }
}
