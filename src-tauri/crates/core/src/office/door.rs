//! The handle's part for the addresses of sources at the HTTP door: what is to be written into telephones, a message for
//! whoever does that, and new addresses in the place of old ones.
//!
//! The secret in an address is shown to whoever asks to see it, and masked elsewhere. What is copied is whole.

use std::collections::BTreeMap;

use fluent_bundle::FluentValue;
use secrecy::{ExposeSecret, SecretString};

use super::Office;
use super::sources::unknown;
use crate::doctor::AtDoor;
use crate::sources::guests;
use crate::sources::kinds::{Kind, Unfit, kind_of};
use crate::view::{Refusal, SourceMessage, SourceUrl, SourceUrls};

/// Stands in the place of a secret.
const MASK: &str = "••••••••";

impl Office {
    /// The addresses at the HTTP door to write into a telephone or telephone system; none where a source has no address.
    /// The secret in them is shown to whoever asks to see it, and masked elsewhere.
    pub async fn source_urls(&self, name: &str, shown: bool) -> Result<SourceUrls, Refusal> {
        let entry = self.entry(name).ok_or_else(unknown)?;
        let kind = kind_of(&entry).ok_or_else(unknown)?;
        let (place, in_network) = (self.inner.door.place(), guests::is_in_network(&entry));
        let (at, here_alone) = (place.at(in_network), place.is_here_alone(in_network));
        let Some(word) = kind.token() else {
            return Ok(SourceUrls { here_alone, at, urls: Vec::new(), messages: Vec::new() });
        };
        let secrets = self.inner.secrets_of_sources.of(name);
        let token = match shown {
            true => Some(guests::token(&secrets, word).await.map_err(|why| self.keyring(why))?),
            false => None,
        };
        let token = token.as_ref().map_or(MASK, ExposeSecret::expose_secret);
        let urls = kind.urls(&guests::address(&place, in_network, name, token));
        let messages = self.messages(kind, &urls, &at);
        Ok(SourceUrls { here_alone, at, urls, messages })
    }

    /// One of these addresses, whole, to be copied past the page.
    pub async fn source_url(&self, name: &str, at: usize) -> Result<SecretString, Refusal> {
        let urls = self.source_urls(name, true).await?.urls;
        urls.into_iter().nth(at).map(|url| url.url.into()).ok_or_else(unknown)
    }

    /// One of the messages, with whole addresses, to be copied past the page.
    pub async fn source_message(&self, name: &str, at: usize) -> Result<SecretString, Refusal> {
        let messages = self.source_urls(name, true).await?.messages;
        messages.into_iter().nth(at).map(|message| message.text.into()).ok_or_else(unknown)
    }

    /// Gives a source new addresses. Nobody gets in by the old ones from now on.
    pub async fn renew_source(&self, name: &str) -> Result<(), Refusal> {
        let kind = self.entry(name).and_then(|entry| kind_of(&entry)).ok_or_else(unknown)?;
        let word = kind.token().ok_or_else(|| self.unfit(Unfit("address")))?;
        let secrets = self.inner.secrets_of_sources.of(name);
        let old = guests::renew(&secrets, word).await.map_err(|why| self.keyring(why))?;
        if let Some(old) = old {
            self.inner.door.refuse(name, &old);
        }
        Ok(())
    }

    /// The sources at the door, and from where they are reached.
    pub(super) fn at_door(&self) -> BTreeMap<String, AtDoor> {
        let (entries, place) = (self.inner.settings.sources(), self.inner.door.place());
        let entries = entries.borrow();
        let of = |(name, entry): (&String, &serde_json::Value)| {
            let kind = kind_of(entry).filter(|kind| kind.token().is_some())?;
            let in_network = guests::is_in_network(entry);
            let door = AtDoor {
                at: place.at(in_network),
                here_alone: place.is_here_alone(in_network),
                for_devices: guests::is_for_devices(kind),
            };
            Some((name.clone(), door))
        };
        entries.as_object().into_iter().flatten().filter_map(of).collect()
    }

    /// A message for each make of phone, or one, where there is something to be said.
    fn messages(&self, kind: &dyn Kind, urls: &[SourceUrl], at: &str) -> Vec<SourceMessage> {
        let mut phones: Vec<Option<&'static str>> = urls.iter().map(|url| url.phone).collect();
        phones.dedup();
        let message = |phone: Option<&'static str>| {
            let texts = &self.inner.texts;
            let line = |url: &SourceUrl| match (url.field, &url.body) {
                (Some(field), Some(body)) => format!("{field}\n  {}\n  {body}", url.url),
                (Some(field), None) => format!("{field}\n  {}", url.url),
                (None, _) => url.url.clone(),
            };
            let lines: Vec<String> = urls.iter().filter(|url| url.phone == phone).map(line).collect();
            let place = phone.map(|phone| texts.get(&format!("source-phone-where-{phone}"))).unwrap_or_default();
            let values: [(&str, FluentValue<'_>); 3] =
                [("urls", lines.join("\n").into()), ("at", at.into()), ("where", place.into())];
            let key = format!("source-{}-message", kind.word());
            texts.find(&key).map(|_| SourceMessage { phone, text: texts.with(&key, values) })
        };
        phones.into_iter().filter_map(message).collect()
    }
}
