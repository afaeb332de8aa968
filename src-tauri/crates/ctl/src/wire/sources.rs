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
    pub(crate) strangers: Vec<Stranger>,
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
