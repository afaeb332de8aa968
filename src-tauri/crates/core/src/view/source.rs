//! A source of calls as the socket and the window see it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::standing::{self, SourceStanding, SourceState, SourceTrouble, TurnedAway};
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
    /// Who was turned away last at its address at the HTTP door, if nothing has come from there rightly since.
    pub knock: Option<Knock>,
}

/// Somebody who was turned away at the HTTP door.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Knock {
    #[ts(type = "string")]
    pub at: Timestamp,
    /// The address in the network.
    pub from: String,
    pub why: TurnedAway,
}

/// The addresses at the HTTP door to write into a telephone or a telephone system.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SourceUrls {
    /// Only programs on this computer reach them: the source is not for telephones in the network.
    pub here_alone: bool,
    /// Where they lead: an address or a name, and a port.
    pub at: String,
    pub urls: Vec<SourceUrl>,
    /// What there is to be told to whoever sets the telephones up, in the agent's language.
    pub messages: Vec<SourceMessage>,
}

/// A message for whoever sets telephones up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SourceMessage {
    /// Whose phones it is about; `None`: anybody's.
    pub phone: Option<&'static str>,
    /// The addresses are in it, with their secret masked as theirs is.
    pub text: String,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SourceUrl {
    /// Whose phones it is written for; `None`: anybody's.
    pub phone: Option<&'static str>,
    /// The setting of the phone that it belongs into.
    pub field: Option<&'static str>,
    /// What it tells of, if it tells of one thing: `ringing`.
    pub phase: Option<&'static str>,
    /// With its secret masked, unless somebody asked to see it.
    pub url: String,
    /// What is to be sent there, where that is for us to write.
    pub body: Option<String>,
}

/// A source, with what it is set up with. No secret is in it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SetUpView {
    #[serde(flatten)]
    pub source: SourceView,
    pub kind: String,
    /// It would have to reach us from the internet: at a workplace it cannot, so it is for the hub.
    pub needs_hub: bool,
    /// `None` where there is nothing to set up.
    pub settings: Option<Value>,
    /// Names that it spoke of lately and that are not the agent's, the latest first.
    pub strangers: Vec<StrangerView>,
}

/// A name that a telephone system spoke of, and that is not the agent's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct StrangerView {
    pub name: String,
    #[ts(type = "string")]
    pub heard_at: Timestamp,
}

/// All that calls come in by, as the window shows it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
pub struct SourcesView {
    pub sources: Vec<SourceCard>,
}

/// What calls come in by, how it stands, and what of it can be changed.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct SourceCard {
    #[serde(flatten)]
    pub source: SourceView,
    pub kind: String,
    /// What it is set up with, by the words of its fields; `None` where there is nothing to set up.
    pub values: Option<BTreeMap<String, String>>,
    /// The agent's own extensions; `None` where all of its calls are the agent's.
    pub mine: Option<Vec<String>>,
    /// Names that it spoke of lately and that are not the agent's, the latest first.
    pub strangers: Vec<StrangerView>,
}

/// What a source is to be set up with, as it was filled in. Secrets come another way.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SourceDraft {
    /// Of the one that is changed; a new one is named by its kind.
    pub name: Option<String>,
    pub kind: String,
    /// By the words of the fields.
    pub values: BTreeMap<String, String>,
}

/// What came of a trial.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
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
            knock: source.knocked().map(Knock::of),
        }
    }
}

impl Knock {
    fn of(standing::Knock { at, from, why }: standing::Knock) -> Self {
        Self { at, from: from.to_string(), why }
    }
}

impl SetUpView {
    /// The source as it is now.
    pub fn of(
        source: &SourceState,
        needs_hub: bool,
        settings: Option<Value>,
        strangers: impl IntoIterator<Item = (String, Timestamp)>,
        texts: &Texts,
    ) -> Self {
        let strangers = strangers.into_iter().map(|(name, heard_at)| StrangerView { name, heard_at }).collect();
        Self { source: SourceView::of(source, texts), kind: source.kind.to_owned(), needs_hub, settings, strangers }
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
