//! The kinds of sources that can be set up, and what is filled in for each, as the window and programs see them.

use serde::Serialize;
use ts_rs::TS;

/// A kind of source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct KindView {
    /// The word that an entry of it has for `kind`.
    pub kind: &'static str,
    /// It has to reach us from the internet: at a workplace it cannot, so it is for the hub.
    pub needs_hub: bool,
    /// It sends requests to the HTTP door, at an address that has to be written into it.
    pub by_door: bool,
    /// What is filled in to set it up.
    pub fields: Vec<FieldView>,
    /// The secrets that it goes by, beside those that Callcard makes itself.
    pub secrets: Vec<SecretWordView>,
}

/// The same with its name, for programs that have no texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NamedKindView {
    /// What people call it, in the agent's language.
    pub title: String,
    #[serde(flatten)]
    pub kind: KindView,
}

/// Something to fill in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct FieldView {
    /// As it is called in the entry, or the word for a secret.
    pub word: &'static str,
    pub shape: FieldShape,
    /// The words that a choice is between.
    pub choices: Vec<&'static str>,
    /// Whether it cannot be left empty.
    pub needed: bool,
    /// Whether few need it.
    pub more: bool,
    /// What it holds before anything is filled in.
    pub preset: &'static str,
}

/// What is filled in there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FieldShape {
    Text,
    /// Text of several lines.
    Lines,
    Number,
    Switch,
    /// Names with commas between them.
    Names,
    Choice,
    /// The app takes it from the clipboard itself.
    Secret,
}

/// A secret of a kind of source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SecretWordView {
    pub word: &'static str,
    /// Without it no call is heard.
    pub needed: bool,
}
