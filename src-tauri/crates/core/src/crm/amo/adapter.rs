//! The port of the app, spoken with this CRM's client. Nothing is decided here.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use secrecy::SecretString;
use tokio::sync::watch;
use url::Url;

use super::auth::SignIn;
use super::claims::Claims;
use super::client::Client;
use super::connecting;
use super::connection::Connection;
use super::host::Host;
use crate::call::knowledge::{Card, CardKey, Pipelines};
use crate::call::number::{DialPlan, PhoneNumber};
use crate::crm::{
    Account, AccountFacts, Adapter, Address, ConnectedAccount, Credentials, Crm, CrmError, Found, NotAnAddress,
    NotSignedIn, Notified, Pending, SignedIn, Standing, Unprepared, User,
};
use crate::keyring::Vaults;
use crate::trouble::KeyringTrouble;

/// amoCRM and Kommo.
#[derive(Clone, Copy, Debug)]
pub(in crate::crm) struct Amo;

impl Adapter for Amo {
    fn address(&self, text: &str) -> Result<Address, NotAnAddress> {
        Ok(Host::read(text, None)?.address())
    }

    fn sandbox(&self, origin: Url, token: SecretString) -> Result<Arc<dyn Crm>, Unprepared> {
        let connection = Arc::new(Connection::new(origin.clone(), true)?);
        let sign_in = Arc::new(SignIn::sandbox(connection.clone(), token));
        Ok(Arc::new(Client::new(Account::sandbox(origin), connection, sign_in)))
    }

    fn reopen(&self, account: &ConnectedAccount, vaults: &Vaults) -> Result<Arc<dyn Crm>, Unprepared> {
        let host = Host::read(account.host.as_str(), None).map_err(|error| Unprepared(error.to_string()))?;
        let connection = Arc::new(Connection::new(host.origin(), false)?);
        let vault = vaults.of(host.as_str());
        let sign_in = match &account.oauth {
            Some(integration) => SignIn::oauth(connection.clone(), vault, integration.clone()),
            None => SignIn::long_lived(connection.clone(), vault),
        };
        let account = Account::connected(account, host.origin());
        Ok(Arc::new(Client::new(account, connection, Arc::new(sign_in))))
    }

    fn sign_in<'a>(
        &'a self,
        address: &'a str,
        credentials: Credentials,
        vaults: &'a Vaults,
    ) -> Pending<'a, Result<SignedIn, NotSignedIn>> {
        Box::pin(connecting::sign_in(address, credentials, vaults))
    }

    fn token_ends(&self, token: &str) -> Option<Timestamp> {
        Claims::read(token).expires
    }
}

impl Crm for Client {
    fn account(&self) -> &Account {
        &self.account
    }

    fn is_proxied(&self) -> bool {
        self.connection.is_proxied()
    }

    fn turn(&self) -> Pending<'_, ()> {
        Box::pin(self.connection.turn())
    }

    fn try_turn(&self) -> Result<(), Duration> {
        self.connection.try_turn()
    }

    fn report<'a>(&'a self, number: &'a str, users: &'a [u64]) -> Pending<'a, Result<Notified, CrmError>> {
        Box::pin(self.notify_call(number, users))
    }

    fn find<'a>(&'a self, number: &'a PhoneNumber, plan: DialPlan) -> Pending<'a, Result<Option<Card>, CrmError>> {
        Box::pin(self.only_holder(number, plan))
    }

    fn names<'a>(&'a self, cards: &'a [CardKey]) -> Pending<'a, Result<Found, CrmError>> {
        Box::pin(self.read_names(cards))
    }

    fn pipelines(&self) -> Pending<'_, Result<Pipelines, CrmError>> {
        Box::pin(self.read_pipelines())
    }

    fn users(&self) -> Pending<'_, Result<Vec<User>, CrmError>> {
        Box::pin(self.read_users())
    }

    fn facts(&self) -> Pending<'_, Result<AccountFacts, CrmError>> {
        Box::pin(self.read_facts())
    }

    fn standing(&self) -> watch::Receiver<Standing> {
        self.sign_in.standing()
    }

    fn ends(&self) -> Option<Timestamp> {
        self.sign_in.ends()
    }

    fn look_after(&self) -> Pending<'_, ()> {
        Box::pin(self.sign_in.look_after())
    }

    fn keep(&self) -> Pending<'_, Result<(), KeyringTrouble>> {
        Box::pin(self.sign_in.keep())
    }

    fn is_kept(&self) -> Pending<'_, Result<bool, KeyringTrouble>> {
        Box::pin(self.sign_in.is_kept())
    }

    fn follow<'a>(&'a self, address: &'a str, vaults: &'a Vaults) -> Pending<'a, Result<SignedIn, NotSignedIn>> {
        Box::pin(connecting::follow(self, address, vaults))
    }
}
