//! What a source at the HTTP door hears requests by: its entry in the settings, its secrets in the keyring, and the door's
//! place. They may change at any moment.

use std::collections::BTreeMap;

use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;
use tokio::sync::watch;

use super::entry::Entry;
use super::kind::Sender;
use super::{address, token};
use crate::sources::entrance::{Door, Nearness};
use crate::sources::facts::Mine;
use crate::sources::kinds::Kind;
use crate::sources::secrets::SourceSecrets;
use crate::sources::{Facts, Settings};
use crate::standing::SourceTrouble;

/// What requests are heard by.
pub(super) struct Plan {
    pub(super) entry: Entry,
    pub(super) settings: Value,
    pub(super) token: SecretString,
    pub(super) nearness: Nearness,
    pub(super) secrets: BTreeMap<String, SecretString>,
    /// Secret, for the token is in it.
    pub(super) address: SecretString,
}

/// Reads it, and follows what it is made of.
pub(super) struct Planner {
    name: String,
    kind: Sender,
    settings: Settings,
    secrets: SourceSecrets,
    door: Door,
    moves: watch::Receiver<u64>,
    /// It has a token: one that is gone later was taken away.
    began: bool,
}

impl Planner {
    pub(super) fn new(name: String, kind: Sender, settings: Settings, secrets: SourceSecrets, door: Door) -> Self {
        let moves = door.moves();
        Self { name, kind, settings, secrets, door, moves, began: false }
    }

    /// What the settings and the keyring say now.
    pub(super) async fn plan(&mut self) -> Result<Plan, SourceTrouble> {
        let settings = self.settings.read::<Value>().ok().flatten().ok_or(SourceTrouble::Settings)?;
        let entry = Entry::read(&settings).map_err(|_| SourceTrouble::Settings)?;
        let word = self.kind.token().ok_or(SourceTrouble::Settings)?;
        let token = match self.began {
            // Whoever removes a source takes its secrets away first.
            true => self.secrets.get(word).await.map_err(|_| SourceTrouble::Keyring)?.ok_or(SourceTrouble::NoSecret)?,
            false => token(&self.secrets, word).await.map_err(|_| SourceTrouble::Keyring)?,
        };
        self.began = true;
        let mut secrets = BTreeMap::new();
        for word in self.kind.secrets() {
            let kept = self.secrets.get(word).await.map_err(|_| SourceTrouble::Keyring)?;
            secrets.extend(kept.map(|kept| ((*word).to_owned(), kept)));
        }
        let place = self.door.place();
        let nearness = place.nearness(entry.in_network);
        let address = address(&place, entry.in_network, &self.name, token.expose_secret()).into();
        Ok(Plan { entry, settings, token, nearness, secrets, address })
    }

    /// The plan that comes after this one. That other extensions are the agent's needs none.
    pub(super) async fn next(&mut self, last: &Plan, facts: &Facts) -> Result<Plan, SourceTrouble> {
        loop {
            self.changed().await;
            match self.plan().await {
                Ok(new) if new.is_same(last) => facts.mine(Mine::Those(new.entry.names())).await,
                // A door that is open needs no keyring.
                Err(SourceTrouble::Keyring) => {}
                next => return next,
            }
        }
    }

    /// Comes back when settings, secrets or the door's place may be others.
    pub(super) async fn changed(&mut self) {
        tokio::select! {
            () = self.settings.changed() => {}
            () = self.secrets.changed() => {}
            // The settings live as long as the app.
            Ok(()) = self.moves.changed() => {}
        }
    }
}

impl Plan {
    /// Whether requests are read alike, whoever may send them and by which address.
    pub(super) fn reads_like(&self, other: &Self) -> bool {
        let secrets = |plan: &Self| {
            let own = plan.secrets.iter().map(|(word, secret)| (word.clone(), secret.expose_secret().to_owned()));
            own.collect::<Vec<_>>()
        };
        self.entry.reads_like(&other.entry) && secrets(self) == secrets(other)
    }

    fn is_same(&self, other: &Self) -> bool {
        self.reads_like(other)
            && self.entry.peers == other.entry.peers
            && self.nearness == other.nearness
            && self.address.expose_secret() == other.address.expose_secret()
    }
}
