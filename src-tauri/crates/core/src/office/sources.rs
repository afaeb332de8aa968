//! The handle, as far as the sources of calls go: what they are configured with, and their secrets. A source that runs
//! goes by a change at once. What an entry holds is the source's to know.

use secrecy::SecretString;
use serde_json::Value;

use super::Office;
use crate::code::Code;
use crate::trouble::Trouble;
use crate::view::Refusal;

impl Office {
    /// Saves what a source is configured with, and tells it.
    pub async fn configure_source(&self, name: &str, entry: Value) -> Result<(), Refusal> {
        let name = self.known_source(name)?;
        let settings = self.inner.settings.clone();
        let saved = tokio::task::spawn_blocking(move || settings.configure(&name, entry)).await;
        let saved = saved.map_err(Refusal::internal)?;
        saved.map_err(|error| Refusal::not_saved(error, &self.inner.texts))
    }

    /// Keeps a secret of a source, by the source's word for it, or removes it, and tells the source.
    pub async fn keep_source_secret(
        &self,
        name: &str,
        word: &str,
        secret: Option<SecretString>,
    ) -> Result<(), Refusal> {
        let secrets = self.inner.secrets_of_sources.of(&self.known_source(name)?);
        let kept = match secret {
            Some(secret) => secrets.set(word, secret).await,
            None => secrets.delete(word).await,
        };
        kept.map_err(|trouble| Refusal::of_trouble(Trouble::Keyring(trouble), &self.inner.texts))
    }

    fn known_source(&self, name: &str) -> Result<String, Refusal> {
        let known = self.inner.overview.borrow().sources.iter().any(|source| source.name == name);
        let unknown = || Refusal::new(Code::NoSuchSource, "there is no source of calls of this name");
        if known { Ok(name.to_owned()) } else { Err(unknown()) }
    }
}
