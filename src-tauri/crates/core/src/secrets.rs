//! The secrets that were taken from the clipboard, until an account is connected or a source set up with them. In memory
//! alone, and wiped when they are let go.

use std::collections::HashMap;

use jiff::Timestamp;
use parking_lot::{Mutex, MutexGuard};
use secrecy::{ExposeSecret, SecretString};

use crate::crm::LONGEST_TOKEN;
use crate::view::{NotASecret, SecretKind, SecretView};

/// The secrets that were taken, one of each kind.
#[derive(Debug, Default)]
pub struct Secrets {
    taken: Mutex<HashMap<SecretKind, SecretString>>,
    /// Those for a source, by its kind's word and the kind's word for the secret.
    of_sources: Mutex<HashMap<(&'static str, &'static str), SecretString>>,
}

impl Secrets {
    /// Takes one, without the spaces and line breaks around it, in the place of one of its kind. `ends` reads when a token
    /// ends, as far as it says so.
    pub fn take(
        &self,
        kind: SecretKind,
        secret: &SecretString,
        ends: impl FnOnce(&str) -> Option<Timestamp>,
    ) -> Result<SecretView, NotASecret> {
        let word = secret.expose_secret().trim();
        match () {
            () if word.is_empty() => return Err(NotASecret::Empty),
            () if word.contains(|c: char| c.is_whitespace() || c.is_control()) => return Err(NotASecret::SeveralWords),
            () if word.len() > LONGEST_TOKEN => return Err(NotASecret::TooLong),
            () => {}
        }
        let expires_at = if kind == SecretKind::Token { ends(word) } else { None };
        let view = SecretView { characters: word.chars().count(), expires_at };
        self.lock().insert(kind, word.into());
        Ok(view)
    }

    /// One that was taken.
    pub fn get(&self, kind: SecretKind) -> Option<SecretString> {
        self.lock().get(&kind).cloned()
    }

    /// Lets one go.
    pub fn forget_one(&self, kind: SecretKind) {
        self.lock().remove(&kind);
    }

    /// Takes one for a source of this kind, in the place of one that is there.
    pub(crate) fn take_for_source(&self, kind: &'static str, word: &'static str, secret: SecretString) {
        self.of_sources.lock().insert((kind, word), secret);
    }

    /// Those that were taken for a source of this kind, by its words for them.
    pub(crate) fn of_source(&self, kind: &'static str) -> Vec<(&'static str, SecretString)> {
        let taken = self.of_sources.lock();
        taken.iter().filter(|((of, _), _)| *of == kind).map(|((_, word), secret)| (*word, secret.clone())).collect()
    }

    /// Lets all go.
    pub fn forget(&self) {
        self.lock().clear();
        self.of_sources.lock().clear();
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<SecretKind, SecretString>> {
        self.taken.lock()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_copied_is_taken_without_what_is_around_it() {
        let ends = |token: &str| Timestamp::from_second(token.parse().ok()?).ok();
        let table = [
            (SecretKind::Token, " eyJ0.abc \r\n", "eyJ0.abc", None),
            (SecretKind::Token, " 1800000000", "1800000000", Some(1_800_000_000)),
            (SecretKind::ClientSecret, "1800000000", "1800000000", None),
            (SecretKind::Code, "\tdef502", "def502", None),
        ];
        for (kind, copied, kept, end) in table {
            let secrets = Secrets::default();
            let view = secrets.take(kind, &copied.into(), ends).unwrap();
            assert_eq!((view.characters, view.expires_at.map(Timestamp::as_second)), (kept.len(), end), "{kept}");
            assert_eq!(secrets.get(kind).unwrap().expose_secret(), kept);
            secrets.forget();
            assert!(secrets.get(kind).is_none());
        }
    }

    #[test]
    fn what_is_no_secret_leaves_the_one_there_is() {
        let secrets = Secrets::default();
        secrets.take(SecretKind::Token, &"first".into(), |_| None).unwrap();
        let table = [
            ("", NotASecret::Empty),
            (" \n", NotASecret::Empty),
            ("two words", NotASecret::SeveralWords),
            ("two\u{a0}words", NotASecret::SeveralWords),
            (&"x".repeat(4_097), NotASecret::TooLong),
        ];
        for (copied, why) in table {
            assert_eq!(secrets.take(SecretKind::Token, &copied.into(), |_| None), Err(why), "{copied:?}");
        }
        assert_eq!(secrets.get(SecretKind::Token).unwrap().expose_secret(), "first");
        assert!(!format!("{secrets:?}").contains("first"));
    }

    #[test]
    fn secret_of_a_source_is_for_its_kind_alone() {
        let secrets = Secrets::default();
        secrets.take_for_source("asterisk", "secret", "first".into());
        secrets.take_for_source("asterisk", "secret", "second".into());
        secrets.take_for_source("fritzbox", "secret", "other".into());
        let words = |kind| {
            let of = secrets.of_source(kind);
            of.iter().map(|(word, secret)| (*word, secret.expose_secret().to_owned())).collect::<Vec<_>>()
        };
        assert_eq!(words("asterisk"), [("secret", "second".to_owned())]);
        assert!(!format!("{secrets:?}").contains("second"));
        secrets.forget();
        assert!(words("asterisk").is_empty() && words("fritzbox").is_empty());
    }
}
