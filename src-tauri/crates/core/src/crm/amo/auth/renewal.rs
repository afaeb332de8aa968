//! The token to send, and another one when the CRM no longer accepts it. One renewal runs at a time, for a refresh token
//! works once (API notes §3); a mark of it is kept before it begins, so that a crash in between is known for what it was.

use jiff::Timestamp;
use secrecy::ExposeSecret;

use super::held::Bearer;
use super::{Kind, SignIn};
use crate::call::Refused;
use crate::crm::amo::connection::Connection;
use crate::crm::amo::oauth::{self, Grant, Pair};
use crate::crm::{CrmError, Integration, Standing};
use crate::keyring::{Secret, Vault};
use crate::trouble::{SignInTrouble, Trouble};

impl SignIn {
    /// The token to send now. One that is about to end is renewed first. After the CRM has refused the sign-in, whoever asks
    /// for it has waited long enough to try once more, with what the keyring has by then.
    pub(in crate::crm::amo) async fn bearer(&self) -> Result<Bearer, CrmError> {
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
    pub(in crate::crm::amo) async fn renewed(&self, stale: &Bearer) -> Result<Bearer, CrmError> {
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
    pub(super) async fn ask_for_pair(
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

    /// The CRM has taken what it refused before.
    pub(in crate::crm::amo) fn accepted(&self) {
        if self.trouble().is_some() {
            self.ready();
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

    /// The sign-in is of no use any more.
    fn lose(&self, trouble: SignInTrouble) -> CrmError {
        self.fail(Trouble::SignIn(trouble));
        CrmError::Refused(trouble.refusal())
    }

    fn current(&self) -> Result<Bearer, CrmError> {
        self.held().bearer().ok_or(CrmError::NoSignIn(SignInTrouble::SecretMissing))
    }

    fn differs(&self, stale: &Bearer) -> bool {
        self.held().access.as_ref().is_some_and(|token| token.expose_secret() != stale.token.expose_secret())
    }
}
