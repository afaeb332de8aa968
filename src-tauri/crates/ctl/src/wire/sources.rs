//! Telephone systems over the socket: which there are, how they stand, and trying one out.

use std::collections::BTreeMap;

use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::account::exposed;

/// The answer to `GET /sources`.
#[derive(Deserialize)]
pub(crate) struct Sources {
    pub(crate) sources: Vec<ListedSource>,
}

/// What calls come in by.
#[derive(Deserialize)]
pub(crate) struct ListedSource {
    pub(crate) name: String,
    /// For people.
    pub(crate) title: String,
    pub(crate) state: String,
    /// Why no calls come in.
    pub(crate) trouble: Option<String>,
    #[serde(default)]
    pub(crate) needs_hub: bool,
    #[serde(default)]
    pub(crate) strangers: Vec<Stranger>,
}

/// The same answer, as far as it is about kinds.
#[derive(Deserialize)]
pub(crate) struct Kinds {
    #[serde(default)]
    pub(crate) kinds: Vec<ListedKind>,
}

/// A kind of source that can be set up.
#[derive(Deserialize, Serialize)]
pub(crate) struct ListedKind {
    pub(crate) kind: String,
    /// For people.
    pub(crate) title: String,
    pub(crate) needs_hub: bool,
    pub(crate) secrets: Vec<ListedSecret>,
}

/// A secret that a kind goes by.
#[derive(Deserialize, Serialize)]
pub(crate) struct ListedSecret {
    pub(crate) word: String,
    pub(crate) needed: bool,
}

/// The answer to `GET /sources/{name}/urls`.
#[derive(Deserialize)]
pub(crate) struct SourceUrls {
    pub(crate) here_alone: bool,
    pub(crate) urls: Vec<SourceUrl>,
}

/// An address to write into a telephone or telephone system.
#[derive(Deserialize)]
pub(crate) struct SourceUrl {
    /// Whose phones it is for.
    pub(crate) phone: Option<String>,
    /// The phone's setting that it belongs into.
    pub(crate) field: Option<String>,
    pub(crate) url: String,
    /// What is to be sent there.
    pub(crate) body: Option<String>,
}

/// A name that a telephone system spoke of, and that is not the agent's.
#[derive(Deserialize)]
pub(crate) struct Stranger {
    pub(crate) name: String,
}

/// The body of `POST /sources/{name}/test`: what is not given is taken as it is kept.
#[derive(Default, Serialize)]
pub(crate) struct Trial<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) settings: Option<&'a Value>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) secrets: BTreeMap<&'static str, Secret>,
}

/// A secret on its way into the body of a request.
#[derive(Serialize)]
pub(crate) struct Secret(#[serde(serialize_with = "exposed")] pub(crate) SecretString);

/// What came of a trial.
#[derive(Deserialize)]
pub(crate) struct TrialOutcome {
    pub(crate) ok: bool,
    pub(crate) trouble: Option<String>,
    pub(crate) detail: Option<String>,
}
