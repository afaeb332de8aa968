//! The sign-in of one account: hands out the bearer, renews it, and says how it stands.
//!
//! A refresh token works once (API notes §3). So one renewal runs at a time; a mark of it is kept before it begins, and the
//! new pair before it is used, so that a crash in between is known for what it was.

mod held;
mod kept;
mod renewal;
mod care;

use std::sync::Arc;

use jiff::Timestamp;
use parking_lot::{Mutex, MutexGuard};
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::watch;

use held::Held;

use super::claims::Claims;
use super::connection::Connection;
use super::oauth::{self, Grant, Pair};
use crate::call::Refused;
use crate::crm::{CrmError, Integration, Standing};
use crate::keyring::Vault;
use crate::trouble::{SignInTrouble, Trouble};

/// The sign-in.
#[derive(Debug)]
pub(super) struct SignIn {
    kind: Kind,
    connection: Arc<Connection>,
    held: Mutex<Held>,
    renewal: tokio::sync::Mutex<()>,
    standing: watch::Sender<Standing>,
}

/// By which means it was signed in.
#[derive(Debug)]
enum Kind {
    /// The sandbox's bearer, which no keyring needs to keep.
    Sandbox,
    LongLived(Vault),
    OAuth(Vault, Integration),
}

impl SignIn {
    /// The sandbox's.
    pub(super) fn sandbox(connection: Arc<Connection>, token: SecretString) -> Self {
        let sign_in = Self::new(Kind::Sandbox, connection);
        sign_in.hold(token, None);
        sign_in.standing.send_replace(Standing::Ready { ends: None });
        sign_in
    }

    /// With a long-lived token that is, or will be, in the vault. Its end is what it claims.
    pub(super) fn long_lived(connection: Arc<Connection>, vault: Vault) -> Self {
        Self::new(Kind::LongLived(vault), connection)
    }

    /// With a pair of tokens that is, or will be, in the vault.
    pub(super) fn oauth(connection: Arc<Connection>, vault: Vault, integration: Integration) -> Self {
        Self::new(Kind::OAuth(vault, integration), connection)
    }

    fn new(kind: Kind, connection: Arc<Connection>) -> Self {
        let standing = watch::Sender::new(Standing::Starting);
        Self { kind, connection, held: Mutex::default(), renewal: tokio::sync::Mutex::default(), standing }
    }

    /// Takes a long-lived token that somebody just typed. It is kept only by `keep`.
    pub(super) fn take_token(&self, token: SecretString) {
        let ends = Claims::read(token.expose_secret()).expires;
        self.hold(token, ends);
        self.held().unkept = true;
        self.ready();
    }

    /// Uses up a code that somebody just typed. The pair is kept only by `keep`.
    pub(super) async fn take_code(&self, client_secret: SecretString, code: &SecretString) -> Result<(), CrmError> {
        let Kind::OAuth(_, integration) = &self.kind else { return Err(CrmError::Refused(Refused::SignIn)) };
        self.connection.turn().await;
        let pair = oauth::exchange(&self.connection, integration, &client_secret, &Grant::Code(code)).await?;
        self.held().client_secret = Some(client_secret);
        self.hold_pair(pair, true);
        self.ready();
        Ok(())
    }

    /// Takes over the pair of another sign-in to the same account, which has a new address. Whatever comes of it, one of
    /// them has the pair that is good: the other one is given it, and keeps it, before it is used here.
    pub(super) async fn take_over(&self, before: &SignIn) -> Result<(), CrmError> {
        let Kind::OAuth(vault, _) = &before.kind else { return Err(CrmError::NoSignIn(SignInTrouble::SecretMissing)) };
        let Kind::OAuth(_, integration) = &self.kind else { return Err(CrmError::Refused(Refused::SignIn)) };
        let _one_at_a_time = before.renewal.lock().await;
        let pair = before.ask_for_pair(vault, &self.connection, integration).await?;
        before.hold_pair(pair.clone(), true);
        if let Err(error) = before.keep_pair(vault).await {
            tracing::warn!(%error, "a pair of tokens is kept only under its new address");
        }
        self.held().client_secret = before.held().client_secret.clone();
        self.hold_pair(pair, true);
        self.ready();
        Ok(())
    }

    /// The integration it was signed in by, where it was.
    pub(super) fn integration(&self) -> Option<&Integration> {
        match &self.kind {
            Kind::OAuth(_, integration) => Some(integration),
            Kind::Sandbox | Kind::LongLived(_) => None,
        }
    }

    /// How it stands, now and later.
    pub(super) fn standing(&self) -> watch::Receiver<Standing> {
        self.standing.subscribe()
    }

    /// When the access ends, as far as that is known.
    pub(super) fn ends(&self) -> Option<Timestamp> {
        self.held().ends
    }

    fn hold(&self, access: SecretString, ends: Option<Timestamp>) {
        let mut held = self.held();
        if held.access.as_ref().is_none_or(|known| known.expose_secret() != access.expose_secret()) {
            held.issue += 1;
        }
        held.access = Some(access);
        held.ends = ends;
    }

    fn hold_pair(&self, pair: Pair, unkept: bool) {
        self.hold(pair.access, Some(pair.ends));
        let mut held = self.held();
        held.refresh = Some(pair.refresh);
        held.unkept = unkept;
    }

    fn ready(&self) {
        let ends = match self.kind {
            Kind::LongLived(_) => self.held().ends,
            // Those are renewed.
            Kind::Sandbox | Kind::OAuth(..) => None,
        };
        self.stand(Standing::Ready { ends });
    }

    /// What the CRM has refused, or cannot be asked with.
    fn trouble(&self) -> Option<SignInTrouble> {
        match *self.standing.borrow() {
            Standing::Trouble(Trouble::SignIn(trouble)) => Some(trouble),
            _ => None,
        }
    }

    fn fail(&self, trouble: Trouble) {
        self.stand(Standing::Trouble(trouble));
    }

    fn stand(&self, new: Standing) {
        self.standing.send_if_modified(|old| std::mem::replace(old, new) != new);
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock()
    }
}

#[cfg(test)]
mod tests;
