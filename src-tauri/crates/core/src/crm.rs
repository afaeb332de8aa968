//! The CRM as the app needs it: what it is told and asked, what it answers, how its sign-in stands.
//!
//! `Crm` is one account, `Adapter` makes them. Both are traits behind a pointer and not an enum of the CRMs there are: a
//! second CRM is then a folder and a line in `adapters`, nothing else names it, and tests bring a CRM of their own (`fake`).
//! The price is one boxed future for each request over the network. No word of a protocol stands here: only an adapter
//! knows paths, the numbers of kinds, tokens, hosts and page addresses.

mod account;
mod error;
mod links;
mod reply;
mod standing;
mod sign_in;
mod amo;
mod adapters;
#[cfg(test)]
pub(crate) mod fake;

use std::fmt::Debug;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use secrecy::SecretString;
use tokio::sync::watch;
use url::Url;

pub use account::{Account, AccountFacts, Address, ConnectedAccount, Integration, NotAnAddress, User};
pub(crate) use adapters::Adapters;
pub use error::{CrmError, Unprepared};
pub use links::{CallBack, Pages, url};
pub use reply::{Found, Notified};
pub(crate) use sign_in::LONGEST_TOKEN;
pub use sign_in::{Credentials, NotSignedIn, SignedIn};
pub use standing::Standing;

use crate::call::knowledge::{Card, CardKey, Pipelines};
use crate::call::number::{DialPlan, PhoneNumber};
use crate::keyring::Vaults;
use crate::trouble::KeyringTrouble;

/// What an account will answer.
pub type Pending<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// One account of a CRM, and the sign-in to it. Nothing has been sent yet when it is made.
pub trait Crm: Pages + Debug + Send + Sync + 'static {
    /// Which account.
    fn account(&self) -> &Account;

    /// The system sends what goes to the account through a proxy.
    fn is_proxied(&self) -> bool;

    /// Waits for the turn that every request to the account needs: take one, then send one request.
    fn turn(&self) -> Pending<'_, ()>;

    /// Takes a turn if one is free; else says how long it is until there will be one.
    fn try_turn(&self) -> Result<(), Duration>;

    /// Reports a call to these users, on a turn already taken. At most one request leaves that may have been processed.
    fn report<'a>(&'a self, number: &'a str, users: &'a [u64]) -> Pending<'a, Result<Notified, CrmError>>;

    /// Looks for the only one who has a phone number, on a turn already taken. The CRM's own numbers are read by `plan`.
    fn find<'a>(&'a self, number: &'a PhoneNumber, plan: DialPlan) -> Pending<'a, Result<Option<Card>, CrmError>>;

    /// Looks up who and what is behind cards, the first request on a turn already taken. What was read before a failure is
    /// kept.
    fn names<'a>(&'a self, cards: &'a [CardKey]) -> Pending<'a, Result<Found, CrmError>>;

    /// Asks for the stages of deals and for the currency, the first request on a turn already taken.
    fn pipelines(&self) -> Pending<'_, Result<Pipelines, CrmError>>;

    /// The active users of the account, where they may be read. Takes its turns itself.
    fn users(&self) -> Pending<'_, Result<Vec<User>, CrmError>>;

    /// Whose account it is, on a turn already taken. Proves address and sign-in at once.
    fn facts(&self) -> Pending<'_, Result<AccountFacts, CrmError>>;

    /// How the sign-in stands, now and later.
    fn standing(&self) -> watch::Receiver<Standing>;

    /// When the access ends, as far as that is known.
    fn ends(&self) -> Option<Timestamp>;

    /// Looks after the sign-in as long as the account is connected: reads it when the keyring can, renews it in time.
    fn look_after(&self) -> Pending<'_, ()>;

    /// Keeps what was signed in with in the keyring, and nothing of another way to sign in to the same account.
    fn keep(&self) -> Pending<'_, Result<(), KeyringTrouble>>;

    /// Whether the keyring has what signs in.
    fn is_kept(&self) -> Pending<'_, Result<bool, KeyringTrouble>>;

    /// Signs in to the same account at another address, with what signs in here. Nothing is kept there yet.
    fn follow<'a>(&'a self, address: &'a str, vaults: &'a Vaults) -> Pending<'a, Result<SignedIn, NotSignedIn>>;
}

/// A CRM: what makes clients of its accounts.
pub trait Adapter: Send + Sync + 'static {
    /// The account that a text names: whatever people paste, or what the settings have.
    fn address(&self, text: &str) -> Result<Address, NotAnAddress>;

    /// The account in the sandbox, which speaks this CRM's protocol.
    fn sandbox(&self, origin: Url, token: SecretString) -> Result<Arc<dyn Crm>, Unprepared>;

    /// An account that was connected before. Its secrets are read later, when the keyring can.
    fn reopen(&self, account: &ConnectedAccount, vaults: &Vaults) -> Result<Arc<dyn Crm>, Unprepared>;

    /// Signs in with what somebody typed, and asks the account who it is. Nothing is kept yet.
    fn sign_in<'a>(
        &'a self,
        address: &'a str,
        credentials: Credentials,
        vaults: &'a Vaults,
    ) -> Pending<'a, Result<SignedIn, NotSignedIn>>;

    /// When a token ends, as far as it says so.
    fn token_ends(&self, token: &str) -> Option<Timestamp>;
}
