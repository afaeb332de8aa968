//! What of a sign-in is in the keyring, and in which form and order it gets there.

use jiff::Timestamp;
use secrecy::ExposeSecret;

use super::held::dated;
use super::{Kind, SignIn};
use crate::crm::amo::claims::Claims;
use crate::keyring::{Secret, Vault};
use crate::trouble::{KeyringTrouble, SignInTrouble, Trouble};

impl SignIn {
    /// Keeps what was taken in the keyring, and nothing of another way to sign in to the same account.
    pub(in crate::crm::amo) async fn keep(&self) -> Result<(), KeyringTrouble> {
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

    /// Whether the keyring has what signs in; the sandbox needs nothing.
    pub(in crate::crm::amo) async fn is_kept(&self) -> Result<bool, KeyringTrouble> {
        let kept = match &self.kind {
            Kind::Sandbox => return Ok(true),
            Kind::LongLived(vault) => vault.get(Secret::Token).await,
            Kind::OAuth(vault, _) => vault.get(Secret::Refresh).await,
        };
        Ok(kept?.is_some())
    }

    /// Reads what the keyring has.
    pub(super) async fn load(&self, vault: &Vault) {
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

    pub(super) async fn load_token(&self, vault: &Vault) -> Result<bool, KeyringTrouble> {
        let Some(token) = vault.get(Secret::Token).await? else { return Ok(false) };
        let ends = Claims::read(token.expose_secret()).expires;
        self.hold(token, ends);
        Ok(true)
    }

    pub(super) async fn load_pair(&self, vault: &Vault) -> Result<bool, KeyringTrouble> {
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

    /// The refresh token first: with it alone everything can be had again.
    pub(super) async fn keep_pair(&self, vault: &Vault) -> Result<(), KeyringTrouble> {
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
}
