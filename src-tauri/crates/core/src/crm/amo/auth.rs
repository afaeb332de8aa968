//! The sign-in of one account: hands out the bearer, renews it, and says how it stands.
//!
//! A refresh token works once (API notes §3). So one renewal runs at a time; a mark of it is kept before it begins, and the
//! new pair before it is used, so that a crash in between is known for what it was.

mod held;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::{SignedDuration, Timestamp};
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::watch;

use held::{Held, dated};

pub(super) use held::Bearer;

use super::connection::Connection;
use super::oauth::{self, Grant, Integration, Pair};
use crate::call::Refused;
use crate::clock;
use crate::crm::{CrmError, Standing};
use crate::keyring::{Secret, Vault};
use crate::trouble::{KeyringTrouble, SignInTrouble, Trouble};

/// How long before its end an access token is renewed.
const AHEAD: SignedDuration = SignedDuration::from_mins(10);
/// How long after a renewal that failed on the way the next one is tried, and how long after one that was refused.
const AGAIN: SignedDuration = SignedDuration::from_mins(5);
const AFTER_A_NO: SignedDuration = SignedDuration::from_mins(15);

/// The sign-in.
#[derive(Debug)]
pub struct SignIn {
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
    pub fn sandbox(connection: Arc<Connection>, token: SecretString) -> Self {
        let sign_in = Self::new(Kind::Sandbox, connection);
        sign_in.hold(token, None);
        sign_in.standing.send_replace(Standing::Ready { ends: None });
        sign_in
    }

    /// With a long-lived token that is, or will be, in the vault. Its end is what it claims.
    pub fn long_lived(connection: Arc<Connection>, vault: Vault) -> Self {
        Self::new(Kind::LongLived(vault), connection)
    }

    /// With a pair of tokens that is, or will be, in the vault.
    pub fn oauth(connection: Arc<Connection>, vault: Vault, integration: Integration) -> Self {
        Self::new(Kind::OAuth(vault, integration), connection)
    }

    fn new(kind: Kind, connection: Arc<Connection>) -> Self {
        let standing = watch::Sender::new(Standing::Starting);
        Self { kind, connection, held: Mutex::default(), renewal: tokio::sync::Mutex::default(), standing }
    }

    /// Takes a long-lived token that somebody just typed. It is kept only by `keep`.
    pub fn take_token(&self, token: SecretString) {
        let ends = super::claims::Claims::read(token.expose_secret()).expires;
        self.hold(token, ends);
        self.held().unkept = true;
        self.ready();
    }

    /// Uses up a code that somebody just typed. The pair is kept only by `keep`.
    pub async fn take_code(&self, client_secret: SecretString, code: &SecretString) -> Result<(), CrmError> {
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
    pub async fn take_over(&self, before: &SignIn) -> Result<(), CrmError> {
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
    pub fn integration(&self) -> Option<&Integration> {
        match &self.kind {
            Kind::OAuth(_, integration) => Some(integration),
            Kind::Sandbox | Kind::LongLived(_) => None,
        }
    }

    /// Keeps what was taken in the keyring, and nothing of another way to sign in to the same account.
    pub async fn keep(&self) -> Result<(), KeyringTrouble> {
        let (vault, others): (_, &[Secret]) = match &self.kind {
            Kind::Sandbox => return Ok(()),
            Kind::LongLived(vault) => {
                let token = self.held().access.clone();
                if let Some(token) = token {
                    vault.set(Secret::Token, token).await?;
                }
                self.held().unkept = false;
                (vault, &[Secret::ClientSecret, Secret::Refresh, Secret::Access, Secret::Renewal])
            }
            Kind::OAuth(vault, _) => {
                let secret = self.held().client_secret.clone();
                if let Some(secret) = secret {
                    vault.set(Secret::ClientSecret, secret).await?;
                }
                self.keep_pair(vault).await?;
                (vault, &[Secret::Token])
            }
        };
        for other in others {
            vault.delete(*other).await?;
        }
        Ok(())
    }

    /// How it stands, now and later.
    pub fn standing(&self) -> watch::Receiver<Standing> {
        self.standing.subscribe()
    }

    /// When the access ends, as far as that is known.
    pub fn ends(&self) -> Option<Timestamp> {
        self.held().ends
    }

    /// Looks after the sign-in as long as the account is connected: reads it when the keyring can, renews it in time.
    pub async fn look_after(&self) {
        let (Kind::LongLived(vault) | Kind::OAuth(vault, _)) = &self.kind else { return };
        let mut changes = vault.changes();
        loop {
            changes.mark_unchanged();
            let next = self.look(vault).await;
            let due = async {
                match next {
                    Some(at) => clock::sleep_until(at).await,
                    None => std::future::pending().await,
                }
            };
            let recovered = async {
                if self.trouble().is_none() {
                    std::future::pending::<()>().await;
                }
                // It lives as long as we do.
                self.standing().wait_for(|now| matches!(now, Standing::Ready { .. })).await.ok();
            };
            tokio::select! {
                () = due => {}
                () = recovered => {}
                // A keyring that is gone for good changes no more.
                changed = changes.changed() => if changed.is_err() { std::future::pending::<()>().await },
            }
        }
    }

    /// Does what is due, and says when to look again.
    async fn look(&self, vault: &Vault) -> Option<Timestamp> {
        if self.held().access.is_none() {
            self.load(vault).await;
        }
        let Kind::OAuth(..) = &self.kind else { return None };
        if self.held().unkept && self.keep_pair(vault).await.is_ok() {
            self.ready();
        }
        let (ends, bearer) = {
            let held = self.held();
            (held.ends?, held.bearer()?)
        };
        let now = Timestamp::now();
        if now < ends - AHEAD {
            return Some(ends - AHEAD);
        }
        match self.renewed(&bearer).await {
            Ok(_) => self.held().ends.map(|ends| ends - AHEAD),
            // From then on the next call tries again, when it may.
            Err(_) if self.trouble().is_some() => None,
            Err(CrmError::NoSignIn(_)) => None,
            // Asking the same thing again and again is what one is blocked for.
            Err(CrmError::Refused(_)) => Some(now + AFTER_A_NO),
            Err(_) => Some(now + AGAIN),
        }
    }

    /// Reads what the keyring has.
    async fn load(&self, vault: &Vault) {
        let loaded = match &self.kind {
            Kind::Sandbox => return,
            Kind::LongLived(_) => self.load_token(vault).await,
            Kind::OAuth(..) => self.load_pair(vault).await,
        };
        match loaded {
            Ok(true) => self.ready(),
            Ok(false) => self.fail(Trouble::SignIn(SignInTrouble::SecretMissing)),
            Err(trouble) => self.fail(Trouble::Keyring(trouble)),
        }
    }

    async fn load_token(&self, vault: &Vault) -> Result<bool, KeyringTrouble> {
        let Some(token) = vault.get(Secret::Token).await? else { return Ok(false) };
        let ends = super::claims::Claims::read(token.expose_secret()).expires;
        self.hold(token, ends);
        Ok(true)
    }

    async fn load_pair(&self, vault: &Vault) -> Result<bool, KeyringTrouble> {
        let (refresh, client_secret) = (vault.get(Secret::Refresh).await?, vault.get(Secret::ClientSecret).await?);
        let access = vault.get(Secret::Access).await?.as_ref().and_then(dated);
        let interrupted = vault.get(Secret::Renewal).await?.is_some();
        let (Some(refresh), Some(client_secret)) = (refresh, client_secret) else { return Ok(false) };
        // Without the access token the refresh token brings a new one.
        let (ends, access) = access.unwrap_or_else(|| (Timestamp::UNIX_EPOCH, String::new().into()));
        self.hold(access, Some(ends));
        let mut held = self.held();
        held.refresh = Some(refresh);
        held.client_secret = Some(client_secret);
        held.interrupted = interrupted;
        Ok(true)
    }

    /// The token to send now. One that is about to end is renewed first. After the CRM has refused the sign-in, whoever asks
    /// for it has waited long enough to try once more, with what the keyring has by then.
    pub(super) async fn bearer(&self) -> Result<Bearer, CrmError> {
        let trial = self.trouble().is_some();
        if trial {
            self.read_again().await;
        }
        let (bearer, ends) = {
            let held = self.held();
            (held.bearer().map(|bearer| Bearer { trial, ..bearer }), held.ends)
        };
        let Some(bearer) = bearer else { return Err(CrmError::NoSignIn(SignInTrouble::SecretMissing)) };
        let now = Timestamp::now();
        let over = matches!(self.kind, Kind::OAuth(..)) && ends.is_some_and(|ends| ends <= now);
        if over { self.renewed(&bearer).await } else { Ok(bearer) }
    }

    /// Another token than the one that the CRM no longer accepts.
    pub(super) async fn renewed(&self, stale: &Bearer) -> Result<Bearer, CrmError> {
        let _one_at_a_time = self.renewal.lock().await;
        if let Some(newer) = self.held().bearer().filter(|bearer| bearer.issue != stale.issue) {
            return Ok(newer);
        }
        if let Some(trouble) = self.trouble().filter(|_| !stale.trial) {
            return Err(CrmError::Refused(trouble.refusal()));
        }
        let unkept = self.held().unkept;
        match &self.kind {
            Kind::Sandbox => Err(CrmError::Refused(Refused::SignIn)),
            Kind::LongLived(vault) => {
                if !unkept && matches!(self.load_token(vault).await, Ok(true)) && self.differs(stale) {
                    return self.current();
                }
                let over = self.held().ends.is_some_and(|ends| ends <= Timestamp::now());
                Err(self.lose(if over { SignInTrouble::Expired } else { SignInTrouble::Revoked }))
            }
            Kind::OAuth(vault, integration) => {
                // Somebody else may have renewed it, or put another one there.
                if !unkept && matches!(self.load_pair(vault).await, Ok(true)) && self.differs(stale) {
                    let fresh = self.held().ends.is_some_and(|ends| ends > Timestamp::now());
                    if fresh {
                        return self.current();
                    }
                }
                self.refresh(vault, integration).await
            }
        }
    }

    async fn refresh(&self, vault: &Vault, integration: &Integration) -> Result<Bearer, CrmError> {
        match self.ask_for_pair(vault, &self.connection, integration).await {
            Ok(pair) => {
                self.hold_pair(pair, true);
                // A pair that cannot be kept is used all the same: the old one is of no use any more.
                match self.keep_pair(vault).await {
                    Ok(()) => self.ready(),
                    Err(trouble) => self.stand(Standing::Unkept(trouble)),
                }
                self.current()
            }
            Err(CrmError::Refused(Refused::NotAnAccount)) => Err(self.lose(SignInTrouble::Moved)),
            Err(CrmError::Refused(Refused::SignIn)) => {
                let interrupted = self.held().interrupted;
                Err(self.lose(if interrupted { SignInTrouble::SignInLost } else { SignInTrouble::Revoked }))
            }
            Err(error) => Err(error),
        }
    }

    /// Exchanges the refresh token, marked before it begins: once the answer is lost, nobody knows whether it is used up.
    async fn ask_for_pair(
        &self,
        vault: &Vault,
        connection: &Connection,
        integration: &Integration,
    ) -> Result<Pair, CrmError> {
        let (refresh, client_secret) = {
            let held = self.held();
            (held.refresh.clone(), held.client_secret.clone())
        };
        let (Some(refresh), Some(client_secret)) = (refresh, client_secret) else {
            return Err(CrmError::NoSignIn(SignInTrouble::SecretMissing));
        };
        let marked = vault.set(Secret::Renewal, Timestamp::now().to_string().into()).await;
        if let Err(error) = marked {
            tracing::warn!(%error, "a renewal cannot be marked: a crash in the middle of it would look like a revocation");
        }
        connection.turn().await;
        let answer = oauth::exchange(connection, integration, &client_secret, &Grant::Refresh(&refresh)).await;
        match &answer {
            Ok(_) => {}
            Err(CrmError::Uncertain(_)) => self.held().interrupted = true,
            // It was surely not used up now; whether it was before is still not known.
            Err(_) if self.held().interrupted => {}
            Err(_) => {
                if let Err(error) = vault.delete(Secret::Renewal).await {
                    tracing::warn!(%error, "the mark of a renewal that came to nothing cannot be removed");
                }
            }
        }
        answer
    }

    /// The refresh token first: with it alone everything can be had again.
    async fn keep_pair(&self, vault: &Vault) -> Result<(), KeyringTrouble> {
        let (refresh, access, ends) = {
            let held = self.held();
            (held.refresh.clone(), held.access.clone(), held.ends)
        };
        let (Some(refresh), Some(access), Some(ends)) = (refresh, access, ends) else { return Ok(()) };
        vault.set(Secret::Refresh, refresh).await?;
        let dated = format!("{} {}", ends.as_second(), access.expose_secret());
        vault.set(Secret::Access, dated.into()).await?;
        vault.delete(Secret::Renewal).await?;
        let mut held = self.held();
        held.unkept = false;
        held.interrupted = false;
        Ok(())
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

    /// The CRM has taken what it refused before.
    pub(super) fn accepted(&self) {
        if self.trouble().is_some() {
            self.ready();
        }
    }

    /// What the CRM has refused, or cannot be asked with.
    fn trouble(&self) -> Option<SignInTrouble> {
        match *self.standing.borrow() {
            Standing::Trouble(Trouble::SignIn(trouble)) => Some(trouble),
            _ => None,
        }
    }

    /// Takes what the keyring has now, in the place of what was refused. What it does not give is kept as it is.
    async fn read_again(&self) {
        let _one_at_a_time = self.renewal.lock().await;
        if self.held().unkept {
            return;
        }
        let read = match &self.kind {
            Kind::Sandbox => return,
            Kind::LongLived(vault) => self.load_token(vault).await,
            Kind::OAuth(vault, _) => self.load_pair(vault).await,
        };
        tracing::info!(?read, "the sign-in is tried once more");
    }

    fn fail(&self, trouble: Trouble) {
        self.stand(Standing::Trouble(trouble));
    }

    /// The sign-in is of no use any more.
    fn lose(&self, trouble: SignInTrouble) -> CrmError {
        self.fail(Trouble::SignIn(trouble));
        CrmError::Refused(trouble.refusal())
    }

    fn stand(&self, new: Standing) {
        self.standing.send_if_modified(|old| std::mem::replace(old, new) != new);
    }

    fn current(&self) -> Result<Bearer, CrmError> {
        self.held().bearer().ok_or(CrmError::NoSignIn(SignInTrouble::SecretMissing))
    }

    fn differs(&self, stale: &Bearer) -> bool {
        self.held().access.as_ref().is_some_and(|token| token.expose_secret() != stale.token.expose_secret())
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests;
