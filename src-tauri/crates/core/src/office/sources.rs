//! The handle, as far as the sources of calls go: which are set up and how they stand, setting one up, trying it, removing
//! it. A source that runs goes by a change at once. What an entry holds is its kind's to know, and no secret comes out.

use std::collections::BTreeMap;
use std::io;

use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;

use super::Office;
use crate::code::Code;
use crate::sources::door::Reach;
use crate::sources::kinds::{self, KINDS, Kind, Unfit, is_name, kind_of};
use crate::trouble::{KeyringTrouble, Trouble};
use crate::view::{NamedKindView, Refusal, SetUpView, TrialView};

/// The longest secret, in bytes.
const LONGEST_SECRET: usize = 4_096;

impl Office {
    /// All sources, and what those that can be set up are set up with.
    pub async fn sources(&self) -> Vec<SetUpView> {
        let (overview, mut list) = (self.overview(), Vec::new());
        for state in &overview.sources {
            let entry = self.entry(&state.name);
            let strangers = if entry.is_some() { self.inner.board.strangers(&state.name).await } else { Vec::new() };
            let needs_hub = entry.as_ref().and_then(kind_of).is_some_and(|kind| kind.reach() == Reach::Far);
            list.push(SetUpView::of(state, needs_hub, entry, strangers, &self.inner.texts));
        }
        list
    }

    /// The kinds of sources that can be set up.
    pub fn source_kinds(&self) -> Vec<NamedKindView> {
        let title = |kind: &dyn Kind| self.inner.texts.get(&format!("source-{}", kind.word()));
        KINDS.into_iter().map(|kind| NamedKindView { title: title(kind), kind: kinds::view(kind) }).collect()
    }

    /// Sets a source up, or changes what it is set up with, and tells it.
    pub async fn configure_source(&self, name: &str, entry: Value) -> Result<(), Refusal> {
        if !is_name(name) {
            return Err(self.unfit(Unfit("name")));
        }
        self.fitting(&entry)?;
        self.save_source(name, Some(entry)).await
    }

    /// Keeps a secret of a source, by its kind's word for it, and tells the source.
    pub async fn keep_source_secret(&self, name: &str, word: &str, secret: SecretString) -> Result<(), Refusal> {
        let kind = self.entry(name).and_then(|entry| kind_of(&entry)).ok_or_else(unknown)?;
        if !kind.secrets().contains(&word) || !is_secret(&secret) {
            return Err(self.unfit(Unfit("secret")));
        }
        let kept = self.inner.secrets_of_sources.of(name).set(word, secret).await;
        kept.map_err(|trouble| self.keyring(trouble))
    }

    /// Removes a source, its secrets first: what cannot be removed stays where it can be seen.
    pub async fn remove_source(&self, name: &str) -> Result<(), Refusal> {
        let entry = self.entry(name).ok_or_else(unknown)?;
        let secrets = self.inner.secrets_of_sources.of(name);
        let kind = kind_of(&entry);
        let asked = kind.iter().flat_map(|kind| kind.secrets()).copied();
        for word in asked.chain(kind.and_then(Kind::token)) {
            let removed = secrets.delete(word).await;
            removed.map_err(|trouble| self.keyring(trouble))?;
        }
        self.save_source(name, None).await
    }

    /// Tries whether a telephone system lets us in, with this entry and these secrets; with those that are kept where none
    /// are given. Keeps nothing.
    pub async fn try_source(
        &self,
        name: &str,
        entry: Option<Value>,
        mut secrets: BTreeMap<String, SecretString>,
    ) -> Result<TrialView, Refusal> {
        let entry = entry.or_else(|| self.entry(name)).ok_or_else(unknown)?;
        let kind = self.fitting(&entry)?;
        if is_name(name) {
            let kept = self.inner.secrets_of_sources.of(name);
            for word in kind.secrets().iter().copied() {
                if !secrets.contains_key(word) {
                    let secret = kept.get(word).await.map_err(|why| self.keyring(why))?;
                    secrets.extend(secret.map(|secret| (word.to_owned(), secret)));
                }
            }
        }
        let outcome = kind.try_out(&entry, secrets.into_iter().collect()).await;
        Ok(TrialView::of(outcome.err(), kind.word(), &self.inner.texts))
    }

    /// What a source is set up with.
    pub(super) fn entry(&self, name: &str) -> Option<Value> {
        self.inner.settings.sources().borrow().get(name).filter(|_| is_name(name)).cloned()
    }

    /// The kind of an entry that can be used.
    pub(super) fn fitting(&self, entry: &Value) -> Result<&'static dyn Kind, Refusal> {
        let kind = kind_of(entry).ok_or(Unfit("kind"));
        kind.and_then(|kind| kind.check(entry).map(|()| kind)).map_err(|unfit| self.unfit(unfit))
    }

    pub(super) fn unfit(&self, Unfit(field): Unfit) -> Refusal {
        Refusal::new(Code::UnfitSource, self.inner.texts.get(&format!("source-unfit-{}", field.replace('_', "-"))))
            .at(field)
    }

    pub(super) fn keyring(&self, trouble: KeyringTrouble) -> Refusal {
        Refusal::of_trouble(Trouble::Keyring(trouble), &self.inner.texts)
    }

    pub(super) async fn save_source(&self, name: &str, entry: Option<Value>) -> Result<(), Refusal> {
        let (settings, name) = (self.inner.settings.clone(), name.to_owned());
        let saved = tokio::task::spawn_blocking(move || settings.configure(&name, entry)).await;
        let saved: io::Result<()> = saved.map_err(Refusal::internal)?;
        saved.map_err(|error| Refusal::not_saved(error, &self.inner.texts))
    }
}

pub(super) fn unknown() -> Refusal {
    Refusal::new(Code::NoSuchSource, "there is no source of calls of this name")
}

/// A text of one line.
pub(super) fn is_secret(secret: &SecretString) -> bool {
    let secret = secret.expose_secret();
    !secret.is_empty() && secret.len() <= LONGEST_SECRET && !secret.contains(char::is_control)
}
