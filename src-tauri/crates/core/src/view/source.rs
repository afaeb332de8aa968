//! A source of calls as the socket and the window see it.

use jiff::Timestamp;
use serde::Serialize;
use ts_rs::TS;

use crate::standing::{SourceState, SourceTrouble};
use crate::text::Texts;

/// What calls come in by, and how it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SourceView {
    pub name: String,
    /// What people call it, in the agent's language.
    pub title: String,
    /// `starting`, `listening` (calls come in), `waiting` (it tries again `until`), `failed` or `stopped`.
    #[ts(type = "\"starting\" | \"listening\" | \"waiting\" | \"failed\" | \"stopped\"")]
    pub state: &'static str,
    #[ts(type = "string | null")]
    pub until: Option<Timestamp>,
    /// The code of why no calls come in.
    pub trouble: Option<String>,
    /// The same in a sentence, and what to do about it, in the agent's language.
    pub detail: Option<String>,
    /// When it brought in its last report, since the start.
    #[ts(type = "string | null")]
    pub reported_at: Option<Timestamp>,
}

impl SourceView {
    /// The source as it is now.
    pub fn of(source: &SourceState, texts: &Texts) -> Self {
        let trouble = source.standing.trouble();
        Self {
            name: source.name.clone(),
            title: source.title(texts),
            state: source.standing.word(),
            until: source.standing.until(),
            trouble: trouble.map(SourceTrouble::code),
            detail: trouble.map(|trouble| sentence(trouble, texts)),
            reported_at: source.reported,
        }
    }
}

fn sentence(trouble: SourceTrouble, texts: &Texts) -> String {
    let advice = texts.get(&format!("{}-advice", trouble.key()));
    format!("{}. {advice}", texts.get(&trouble.key()))
}
