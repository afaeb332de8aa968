//! The handle's part for the page where phones are connected: the sources as they stand while somebody looks, a draft of
//! one that is tried and kept, and names that were heard, taken with a click.
//!
//! Secrets are taken from the clipboard and go from memory into the keyring; the page never has them.

use std::collections::BTreeMap;
use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};
use tokio::sync::watch;

use super::Office;
use super::sources::{is_secret, unknown};
use crate::code::Code;
use crate::phone;
use crate::sources::filled;
use crate::sources::kinds::{KINDS, Kind, Shape, Unfit, kind_of};
use crate::trouble::Trouble;
use crate::view::{
    MicrosipDeed, MicrosipView, Refusal, SecretView, SourceCard, SourceDraft, SourceView, SourcesView, StrangerView,
    TrialView,
};

/// How long the page lets a change rest: in a busy company something is heard all the time.
const REST: Duration = Duration::from_millis(250);
/// Sources of one kind; more than anybody has.
const MOST: usize = 50;

impl Office {
    /// All sources with what is known of each, newest state only.
    pub fn follow_sources(&self) -> watch::Receiver<SourcesView> {
        let (mut overview, mut taken) = (self.inner.overview.clone(), self.inner.board.taken());
        let (mut entries, mut preferred) = (self.inner.settings.sources(), self.inner.preferred.subscribe());
        overview.mark_changed();
        let (sender, sources) = watch::channel(SourcesView::default());
        let office = self.clone();
        self.inner.runtime.spawn(async move {
            loop {
                let changed = tokio::select! {
                    changed = overview.changed() => changed,
                    changed = taken.changed() => changed,
                    changed = entries.changed() => changed,
                    changed = preferred.changed() => changed,
                    // The last follower is gone.
                    () = sender.closed() => return,
                };
                if changed.is_err() {
                    return;
                }
                let now = office.source_cards().await;
                sender.send_if_modified(|last| {
                    let differs = *last != now;
                    *last = now;
                    differs
                });
                tokio::time::sleep(REST).await;
            }
        });
        sources
    }

    /// Keeps a secret for a source of this kind in memory, in the place of one that is there.
    pub fn take_source_secret(&self, kind: &str, word: &str, secret: &SecretString) -> Result<SecretView, Refusal> {
        let kind = self.kind(kind)?;
        let word = kind.secrets().iter().find(|known| **known == word).ok_or_else(|| self.unfit(Unfit("secret")))?;
        let secret = SecretString::from(secret.expose_secret().trim());
        if !is_secret(&secret) {
            return Err(Refusal { field: Some(word), ..self.unfit(Unfit("secret")) });
        }
        let characters = secret.expose_secret().chars().count();
        self.inner.secrets.take_for_source(kind.word(), word, secret);
        Ok(SecretView { characters, expires_at: None })
    }

    /// Tries what was filled in, with the secrets that were taken, or else those that are kept. Keeps nothing.
    pub async fn try_draft(&self, draft: SourceDraft) -> Result<TrialView, Refusal> {
        let kind = self.kind(&draft.kind)?;
        let entry = self.drafted(&draft)?;
        let taken = self.inner.secrets.of_source(kind.word());
        let secrets: BTreeMap<_, _> = taken.into_iter().map(|(word, secret)| (word.to_owned(), secret)).collect();
        // A name that no source can have has no secrets either.
        let name = draft.name.as_deref().unwrap_or_default();
        self.try_source(name, Some(entry), secrets).await
    }

    /// Keeps what was filled in: the secrets first, so that nothing is kept that cannot work. Answers with its name.
    pub async fn keep_draft(&self, draft: SourceDraft) -> Result<String, Refusal> {
        let kind = self.kind(&draft.kind)?;
        let entry = self.drafted(&draft)?;
        self.fitting(&entry)?;
        let taken = self.inner.secrets.of_source(kind.word());
        let is_new = draft.name.is_none();
        let name = draft.name.or_else(|| self.free_name(kind)).ok_or_else(|| self.unfit(Unfit("name")))?;
        let needed = kind.fields().iter().filter(|field| field.needed && field.shape == Shape::Secret);
        if let Some(missing) = needed.map(|field| field.word).find(|word| taken.iter().all(|(is, _)| is != word))
            && is_new
        {
            return Err(Refusal { field: Some(missing), ..self.unfit(Unfit("secret")) });
        }
        let secrets = self.inner.secrets_of_sources.of(&name);
        for (word, secret) in taken {
            let kept = secrets.set(word, secret).await;
            kept.map_err(|trouble| Refusal::of_trouble(Trouble::Keyring(trouble), &self.inner.texts))?;
        }
        self.save_source(&name, Some(entry)).await?;
        self.forget_secrets();
        Ok(name)
    }

    /// Looks at MicroSIP's file, sets it up, or takes out what was set up.
    pub async fn microsip(&self, deed: MicrosipDeed, is_running: bool) -> Result<MicrosipView, Refusal> {
        let socket = self.inner.socket.clone();
        let done = tokio::task::spawn_blocking(move || phone::microsip(&socket, deed, is_running)).await;
        done.map_err(Refusal::internal)
    }

    /// A name that a telephone system spoke of is the agent's from now on.
    pub async fn take_extension(&self, name: &str, extension: String) -> Result<(), Refusal> {
        let mut entry = self.entry(name).ok_or_else(unknown)?;
        let mut mine = mine(&entry).ok_or_else(|| self.unfit(Unfit("extensions")))?;
        if !mine.contains(&extension) {
            mine.push(extension);
        }
        entry["extensions"] = json!(mine);
        self.configure_source(name, entry).await
    }

    /// The names of the sources of which no extension is the agent's.
    pub(super) fn unclaimed(&self) -> Vec<String> {
        let entries = self.inner.settings.sources();
        let entries = entries.borrow();
        let of = entries.as_object().into_iter().flatten();
        of.filter(|(_, entry)| mine(entry).is_some_and(|mine| mine.is_empty())).map(|(name, _)| name.clone()).collect()
    }

    async fn source_cards(&self) -> SourcesView {
        let mut sources = Vec::new();
        for state in &self.overview().sources {
            let entry = self.entry(&state.name);
            let kind = entry.as_ref().and_then(kind_of);
            let strangers = if entry.is_some() { self.inner.board.strangers(&state.name).await } else { Vec::new() };
            sources.push(SourceCard {
                source: SourceView::of(state, &self.inner.texts),
                kind: state.kind.to_owned(),
                values: kind.map(|kind| filled::filled(kind, entry.as_ref())),
                mine: entry.as_ref().and_then(mine),
                strangers: strangers.into_iter().map(|(name, heard_at)| StrangerView { name, heard_at }).collect(),
            });
        }
        SourcesView { sources }
    }

    /// The entry that a draft makes of the one there is.
    fn drafted(&self, draft: &SourceDraft) -> Result<Value, Refusal> {
        let there = match &draft.name {
            Some(name) => Some(self.entry(name).ok_or_else(unknown)?),
            None => None,
        };
        let there = there.filter(|there| there["kind"] == draft.kind.as_str());
        filled::entry(self.kind(&draft.kind)?, &draft.values, there.as_ref()).map_err(|unfit| self.unfit(unfit))
    }

    fn kind(&self, word: &str) -> Result<&'static dyn Kind, Refusal> {
        let kind = KINDS.into_iter().find(|kind| kind.word() == word && !kind.fields().is_empty());
        kind.ok_or_else(|| Refusal { code: Code::UnfitSource, ..self.unfit(Unfit("kind")) })
    }

    /// The name for a new source: that of its kind, with a number behind it from the second on.
    fn free_name(&self, kind: &dyn Kind) -> Option<String> {
        let entries = self.inner.settings.sources();
        let entries = entries.borrow();
        let names = (1..=MOST).map(|at| if at == 1 { kind.word().to_owned() } else { format!("{}-{at}", kind.word()) });
        names.into_iter().find(|name| entries.get(name.as_str()).is_none())
    }
}

/// The agent's own extensions; `None` where all calls are the agent's.
fn mine(entry: &Value) -> Option<Vec<String>> {
    let kind = kind_of(entry)?;
    let tells = kind.fields().iter().any(|field| field.word == "extensions") && !kind.is_everybodys(entry);
    if !tells {
        return None;
    }
    let names = entry.get("extensions").and_then(Value::as_array).into_iter().flatten();
    Some(names.filter_map(Value::as_str).map(str::to_owned).collect())
}
