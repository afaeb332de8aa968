//! The CRMs that Callcard speaks to: a line for each. No other file outside of its folder names one.

use std::sync::Arc;

use jiff::Timestamp;
use secrecy::SecretString;
use url::Url;

use super::amo::Amo;
use super::{
    Adapter, Address, ConnectedAccount, Credentials, Crm, NotAnAddress, NotSignedIn, Pending, SignedIn, Unprepared,
};
use crate::keyring::Vaults;

/// The adapters. The sandbox speaks the protocol of the first.
const ALL: [&dyn Adapter; 1] = [&Amo];

/// All of them as one: an address says whose account it is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Adapters;

/// The account that a text names, of whichever CRM. Where no adapter knows it, the first says what is wrong.
pub(super) fn address(text: &str) -> Result<Address, NotAnAddress> {
    of(text).address(text)
}

fn of(address: &str) -> &'static dyn Adapter {
    let [first, ..] = ALL;
    ALL.into_iter().find(|adapter| adapter.address(address).is_ok()).unwrap_or(first)
}

impl Adapter for Adapters {
    fn address(&self, text: &str) -> Result<Address, NotAnAddress> {
        address(text)
    }

    fn sandbox(&self, origin: Url, token: SecretString) -> Result<Arc<dyn Crm>, Unprepared> {
        let [first, ..] = ALL;
        first.sandbox(origin, token)
    }

    fn reopen(&self, account: &ConnectedAccount, vaults: &Vaults) -> Result<Arc<dyn Crm>, Unprepared> {
        of(account.host.as_str()).reopen(account, vaults)
    }

    fn sign_in<'a>(
        &'a self,
        address: &'a str,
        credentials: Credentials,
        vaults: &'a Vaults,
    ) -> Pending<'a, Result<SignedIn, NotSignedIn>> {
        of(address).sign_in(address, credentials, vaults)
    }

    fn token_ends(&self, token: &str) -> Option<Timestamp> {
        ALL.into_iter().find_map(|adapter| adapter.token_ends(token))
    }
}
