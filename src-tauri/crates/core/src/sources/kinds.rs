//! The kinds of sources that can be set up, each a line in the list. What an entry of the settings holds, and which secrets
//! it needs, only its kind knows.

use std::pin::Pin;

use secrecy::SecretString;
use serde_json::Value;

use super::asterisk::Asterisk;
use super::baresip::ControlPort;
use super::door::Reach;
use super::fritzbox::CallMonitor;
use super::guests;
use super::source::Source;
use super::web_socket::{OnlinePbx, Sipuni, WebSocket};
use super::wire::Wired;
use crate::standing::SourceTrouble;
use crate::view::{FieldShape, FieldView, KindView, SecretWordView, SourceUrl};

/// All of them: those that have a connection of their own, then those that send requests to the HTTP door.
pub(crate) const KINDS: [&dyn Kind; 19] = [
    &Wired::<Asterisk>::KIND,
    &Wired::<CallMonitor>::KIND,
    &Wired::<ControlPort>::KIND,
    &Wired::<WebSocket<Sipuni>>::KIND,
    &Wired::<WebSocket<OnlinePbx>>::KIND,
    &guests::PHONE,
    &guests::CALLCARD,
    &guests::ZAMMAD,
    &guests::MAPPED,
    &guests::ZADARMA,
    &guests::MANGO,
    &guests::ITOOLABS,
    &guests::UIS,
    &guests::SIPGATE,
    &guests::TELPHIN,
    &guests::BINOTEL,
    &guests::TWILIO,
    &guests::TELNYX,
    &guests::AIRCALL,
];

/// A kind of source.
pub(crate) trait Kind: Sync {
    /// The word for it; what people call it is the text `source-WORD`.
    fn word(&self) -> &'static str;

    /// From where it reaches us.
    fn reach(&self) -> Reach {
        Reach::Near
    }

    /// Its words for the secrets that it needs.
    fn secrets(&self) -> &'static [&'static str];

    /// What somebody fills in to set it up, in this order: at most four, and more for those who need it.
    fn fields(&self) -> &'static [Field] {
        &[]
    }

    /// The word for the secret in its address at the HTTP door, which we make ourselves; `None` where it has no address.
    fn token(&self) -> Option<&'static str> {
        None
    }

    /// What is to be written into the telephone or telephone system, where its address at the door is this.
    fn urls(&self, _address: &str) -> Vec<SourceUrl> {
        Vec::new()
    }

    /// Whether an entry can be used.
    fn check(&self, entry: &Value) -> Result<(), Unfit>;

    /// Whether all calls are the agent's, as this entry says it, and not those of some extensions alone.
    fn is_everybodys(&self, _entry: &Value) -> bool {
        false
    }

    /// A source of this kind, which reads its entry when it runs.
    fn open(&self, name: &str) -> Box<dyn Source>;

    /// Tries whether an entry leads to a telephone system that lets us in, without hearing any call.
    fn try_out(&self, entry: &Value, secrets: Secrets) -> Trial;
}

/// Something to fill in. What it is called is the text `source-field-WORD`, and what it is for `source-field-WORD-hint`;
/// `source-KIND-field-WORD` and `source-KIND-field-WORD-hint` outweigh them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Field {
    /// As it is called in the entry, or the kind's word for a secret.
    pub(crate) word: &'static str,
    pub(crate) shape: Shape,
    /// Whether it cannot be left empty.
    pub(crate) needed: bool,
    /// Whether few need it.
    pub(crate) more: bool,
    /// What it holds before anything is filled in.
    pub(crate) preset: &'static str,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A line of text.
    Text,
    /// JSON, in several lines.
    Json,
    /// A whole number.
    Number,
    /// Yes or no.
    Switch,
    /// Names, with commas or spaces between them.
    Names,
    /// One of these words; the first is the usual one. What people call each is the text `source-field-FIELD-WORD`.
    Choice(&'static [&'static str]),
    /// It is no part of the entry: it is kept in the keyring.
    Secret,
}

impl Field {
    pub(crate) const fn new(word: &'static str, shape: Shape) -> Self {
        Self { word, shape, needed: false, more: false, preset: "" }
    }

    /// It cannot be left empty.
    pub(crate) const fn needed(self) -> Self {
        Self { needed: true, ..self }
    }

    /// Few need it.
    pub(crate) const fn more(self) -> Self {
        Self { more: true, ..self }
    }

    /// It holds this before anything is filled in.
    pub(crate) const fn preset(self, preset: &'static str) -> Self {
        Self { preset, ..self }
    }

    fn view(&self) -> FieldView {
        let (shape, choices) = match self.shape {
            Shape::Text => (FieldShape::Text, &[][..]),
            Shape::Json => (FieldShape::Lines, &[][..]),
            Shape::Number => (FieldShape::Number, &[][..]),
            Shape::Switch => (FieldShape::Switch, &[][..]),
            Shape::Names => (FieldShape::Names, &[][..]),
            Shape::Choice(words) => (FieldShape::Choice, words),
            Shape::Secret => (FieldShape::Secret, &[][..]),
        };
        let Self { word, needed, more, preset, .. } = *self;
        FieldView { word, shape, choices: choices.to_vec(), needed, more, preset }
    }
}

/// A kind as others see it.
pub(crate) fn view(kind: &dyn Kind) -> KindView {
    let fields = kind.fields().iter();
    let is_needed = |word: &str| kind.fields().iter().any(|field| field.word == word && field.needed);
    let secrets = kind.secrets().iter();
    KindView {
        kind: kind.word(),
        needs_hub: kind.reach() == Reach::Far,
        by_door: kind.token().is_some(),
        fields: fields.map(Field::view).collect(),
        secrets: secrets.map(|word| SecretWordView { word, needed: is_needed(word) }).collect(),
    }
}

/// What comes of a trial, within some seconds.
pub(crate) type Trial = Pin<Box<dyn Future<Output = Result<(), SourceTrouble>> + Send>>;

/// The secrets for a trial, by the kind's words for them.
pub(crate) type Secrets = Vec<(String, SecretString)>;

/// The field that keeps an entry from being used; what it should be is the text `source-unfit-FIELD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unfit(pub(crate) &'static str);

/// The kind of an entry.
pub(crate) fn kind_of(entry: &Value) -> Option<&'static dyn Kind> {
    let word = entry.get("kind")?.as_str()?;
    KINDS.into_iter().find(|kind| kind.word() == word)
}

/// Whether a source may be called this: a word that is easy to type, and none of our own.
pub(crate) fn is_name(name: &str) -> bool {
    let is_plain = name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_'));
    let is_ours = matches!(name, "socket" | "test" | "doctor");
    is_plain && !is_ours && name.starts_with(|c: char| c.is_ascii_lowercase()) && name.len() <= 40
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Language, Texts};

    #[test]
    fn every_kind_has_a_word_of_its_own_and_a_name_in_every_language() {
        for (at, kind) in KINDS.into_iter().enumerate() {
            let word = kind.word();
            assert!(KINDS[..at].iter().all(|other| other.word() != word), "{word}");
            for language in Language::ALL {
                assert!(Texts::load(language).find(&format!("source-{word}")).is_some(), "{word} in {language:?}");
            }
        }
    }

    #[test]
    fn who_must_reach_us_from_the_internet_needs_the_hub() {
        for (word, needs_hub) in [("asterisk", false), ("phone", false), ("callcard", false), ("zadarma", true)] {
            let kind = KINDS.into_iter().find(|kind| kind.word() == word).unwrap();
            assert_eq!(kind.reach() == Reach::Far, needs_hub, "{word}");
        }
    }
}
