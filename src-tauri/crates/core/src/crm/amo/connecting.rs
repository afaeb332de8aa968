//! Signing in to an account: from what somebody typed to a client that the CRM has answered. Nothing is kept here.

use std::sync::Arc;

use secrecy::{ExposeSecret, SecretString};

use super::auth::SignIn;
use super::claims::Claims;
use super::client::Client;
use super::connection::Connection;
use super::host::Host;
use crate::call::Refused;
use crate::crm::{
    Account, ConnectedAccount, Credentials, CrmError, Integration, LONGEST_TOKEN, NotAnAddress, NotSignedIn, SignedIn,
};
use crate::keyring::{Vault, Vaults};
use crate::trouble::SignInTrouble;

/// Signs in with what was given. A code is used up by that, so the keyring is asked first whether it can keep anything.
pub(super) async fn sign_in(address: &str, credentials: Credentials, vaults: &Vaults) -> Result<SignedIn, NotSignedIn> {
    let claims = match &credentials {
        Credentials::Token(token) => Claims::read(checked(token)?),
        Credentials::Code { .. } => Claims::default(),
    };
    let place = Place::of(address, claims.base_domain.as_deref(), vaults)?;
    let connection = place.connection.clone();
    let (sign_in, oauth) = match credentials {
        Credentials::Token(token) => {
            let sign_in = SignIn::long_lived(connection, place.vault.clone());
            sign_in.take_token(token);
            (sign_in, None)
        }
        Credentials::Code { integration, client_secret, code } => {
            place.vault.probe().await?;
            let sign_in = SignIn::oauth(connection, place.vault.clone(), integration.clone());
            let taken = sign_in.take_code(client_secret, &code).await;
            taken.map_err(|error| refused(error, NotSignedIn::CodeRefused))?;
            (sign_in, Some(integration))
        }
    };
    place.prove(sign_in, oauth, claims.account_id).await
}

/// Signs in at another address with what signs `before` in: the account was renamed.
pub(super) async fn follow(before: &Client, address: &str, vaults: &Vaults) -> Result<SignedIn, NotSignedIn> {
    let place = Place::of(address, None, vaults)?;
    let nothing = || CrmError::NoSignIn(SignInTrouble::SecretMissing);
    let integration = before.sign_in.integration().ok_or_else(nothing)?.clone();
    place.vault.probe().await?;
    let sign_in = SignIn::oauth(place.connection.clone(), place.vault.clone(), integration.clone());
    sign_in.take_over(&before.sign_in).await?;
    place.prove(sign_in, Some(integration), None).await
}

/// Where somebody signs in.
struct Place {
    host: Host,
    connection: Arc<Connection>,
    vault: Vault,
}

impl Place {
    fn of(address: &str, domain: Option<&str>, vaults: &Vaults) -> Result<Self, NotSignedIn> {
        let host = Host::read(address, domain).map_err(NotAnAddress::from)?;
        let connection = Arc::new(Connection::new(host.origin(), false)?);
        Ok(Self { vault: vaults.of(host.as_str()), connection, host })
    }

    /// Asks the CRM whose account it is. `claimed`: whose it must be, if somebody says so.
    async fn prove(
        self,
        sign_in: SignIn,
        oauth: Option<Integration>,
        claimed: Option<u64>,
    ) -> Result<SignedIn, NotSignedIn> {
        let Self { host, connection, .. } = self;
        let sign_in = Arc::new(sign_in);
        // Until the CRM has said whose it is, the account has no name and no rows.
        let unknown = Account { key: String::new(), origin: host.origin(), sandbox: false, name: String::new() };
        connection.turn().await;
        let asking = Client::new(unknown, connection.clone(), sign_in.clone());
        let given = || if oauth.is_some() { NotSignedIn::SignInRefused } else { NotSignedIn::TokenRefused };
        let facts = asking.read_facts().await.map_err(|error| refused(error, given()))?;
        if claimed.is_some_and(|id| id != facts.id) {
            return Err(NotSignedIn::OtherAccount);
        }
        let account =
            ConnectedAccount { host: host.address(), id: facts.id, name: facts.name, oauth, country: facts.country };
        let client = Client::new(Account::connected(&account, host.origin()), connection, sign_in);
        Ok(SignedIn { crm: Arc::new(client), account, user: facts.user })
    }
}

/// What the CRM did not accept, if that is what it says: what has just been given was never good.
fn refused(error: CrmError, given: NotSignedIn) -> NotSignedIn {
    if matches!(error, CrmError::Refused(Refused::SignIn)) { given } else { error.into() }
}

/// A token is one word of printable letters; anything else would not even make a header.
fn checked(token: &SecretString) -> Result<&str, NotSignedIn> {
    let token = token.expose_secret();
    if token.is_empty() {
        return Err(NotSignedIn::Token("there is no token"));
    }
    if token.len() > LONGEST_TOKEN {
        return Err(NotSignedIn::Token("the token is longer than 4096 characters"));
    }
    if !token.chars().all(|c| c.is_ascii_graphic()) {
        return Err(NotSignedIn::Token("the token is not one word of letters, digits and signs"));
    }
    Ok(token)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_one_word() {
        assert!(checked(&"eyJ0.abc-_.x=".into()).is_ok());
        for token in ["", "two words", "line\nbreak", "кириллица", &"x".repeat(4_097)] {
            assert!(checked(&token.into()).is_err(), "{token}");
        }
    }
}
