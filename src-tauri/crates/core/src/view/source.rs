//! A source of calls as the socket and the window see it.

use jiff::Timestamp;
use serde::Serialize;
use ts_rs::TS;

use crate::standing::{SourceStanding, SourceState, SourceTrouble};
use crate::text::Texts;

/// What calls come in by, and how it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SourceView {
    pub name: String,
    /// What people call it, in the agent's language.
    pub title: String,
    pub state: SourceStanding,
    /// When it tries again, while it waits.
    #[ts(type = "string | null")]
    pub until: Option<Timestamp>,
    /// Why no calls come in.
    pub trouble: Option<SourceTrouble>,
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
            trouble,
            detail: trouble.map(|trouble| sentence(trouble, texts)),
            reported_at: source.reported,
        }
    }
}

fn sentence(trouble: SourceTrouble, texts: &Texts) -> String {
    let advice = texts.get(&format!("{}-advice", trouble.key()));
    format!("{}. {advice}", texts.get(&trouble.key()))
}
