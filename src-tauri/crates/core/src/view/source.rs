//! A source of calls as the socket and the window see it.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
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
    /// When it last told of a call, whoever's, since it is listened to.
    #[ts(type = "string | null")]
    pub heard_at: Option<Timestamp>,
    /// When it brought in its last report, since the start.
    #[ts(type = "string | null")]
    pub reported_at: Option<Timestamp>,
}

/// The same, with what it is set up with. No secret is in it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SetUpView {
    #[serde(flatten)]
    pub source: SourceView,
    pub kind: String,
    /// `None` where there is nothing to set up.
    pub settings: Option<Value>,
    /// Names that it spoke of lately and that are not the agent's, the latest first.
    pub strangers: Vec<StrangerView>,
}

/// A name that a telephone system spoke of, and that is not the agent's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StrangerView {
    pub name: String,
    pub heard_at: Timestamp,
}

/// What came of a trial.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TrialView {
    /// The telephone system lets us in.
    pub ok: bool,
    pub trouble: Option<SourceTrouble>,
    /// The same in a sentence, and what to do about it, in the agent's language.
    pub detail: Option<String>,
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
            detail: trouble.map(|trouble| sentence(trouble, source.kind, texts)),
            heard_at: source.heard,
            reported_at: source.reported,
        }
    }
}

impl SetUpView {
    /// The source as it is now.
    pub fn of(
        source: &SourceState,
        settings: Option<Value>,
        strangers: impl IntoIterator<Item = (String, Timestamp)>,
        texts: &Texts,
    ) -> Self {
        let strangers = strangers.into_iter().map(|(name, heard_at)| StrangerView { name, heard_at }).collect();
        Self { source: SourceView::of(source, texts), kind: source.kind.to_owned(), settings, strangers }
    }
}

impl TrialView {
    /// What was in the way of a source of this kind, if anything.
    pub fn of(trouble: Option<SourceTrouble>, kind: &str, texts: &Texts) -> Self {
        Self { ok: trouble.is_none(), trouble, detail: trouble.map(|trouble| sentence(trouble, kind, texts)) }
    }
}

fn sentence(trouble: SourceTrouble, kind: &str, texts: &Texts) -> String {
    format!("{}. {}", texts.get(&trouble.key()), trouble.advice(kind, texts))
}
