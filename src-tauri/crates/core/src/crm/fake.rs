//! A CRM for tests. It knows the accounts that it is given, writes down what it is told, and hangs when it is told to.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use parking_lot::Mutex;
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::watch;
use url::Url;

use super::{
    Account, AccountFacts, Adapter, Address, ConnectedAccount, Credentials, Crm, CrmError, Found, NotAnAddress,
    NotSignedIn, Notified, Pages, Pending, SignedIn, Standing, Unprepared, User,
};
use crate::call::Refused;
use crate::call::knowledge::{Answer, Card, CardKey, Pipelines};
use crate::call::number::{DialPlan, PhoneNumber};
use crate::keyring::{Secret, Vault, Vaults};
use crate::trouble::{KeyringTrouble, SignInTrouble, Trouble};

/// The pages of no account in particular.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FakePages;

/// A CRM with accounts at addresses. Clones are the same one.
#[derive(Clone, Debug, Default)]
pub(crate) struct FakeCrm {
    world: Arc<World>,
}

#[derive(Debug, Default)]
struct World {
    accounts: Mutex<BTreeMap<String, FakeAccount>>,
    /// The account's key and the number of each report, as they came in.
    reports: Mutex<Vec<(String, String)>>,
    /// Reports get no answer while it is set.
    hangs: watch::Sender<bool>,
}

/// An account, the token that signs in to it, and who works there.
#[derive(Clone, Debug)]
pub(crate) struct FakeAccount {
    pub(crate) id: u64,
    pub(crate) token: &'static str,
    pub(crate) users: Vec<u64>,
}

impl FakeCrm {
    /// Puts an account at an address.
    pub(crate) fn open(&self, address: &str, account: FakeAccount) {
        self.world.accounts.lock().insert(address.into(), account);
    }

    /// Moves an account to another address: nobody is at home any more at the one before.
    pub(crate) fn rename(&self, from: &str, to: &str) {
        let mut accounts = self.world.accounts.lock();
        let account = accounts.remove(from).unwrap();
        accounts.insert(to.into(), account);
    }

    /// Leaves reports without an answer, or answers all of them.
    pub(crate) fn hang(&self, hangs: bool) {
        self.world.hangs.send_replace(hangs);
    }

    /// The reports so far: the account's key and the number.
    pub(crate) fn reports(&self) -> Vec<(String, String)> {
        self.world.reports.lock().clone()
    }

    fn account(&self, address: &str) -> Result<FakeAccount, CrmError> {
        let accounts = self.world.accounts.lock();
        accounts.get(address).cloned().ok_or(CrmError::Refused(Refused::NotAnAccount))
    }

    fn prove(&self, address: &str, token: SecretString, vaults: &Vaults) -> Result<SignedIn, CrmError> {
        let account = self.account(address)?;
        if token.expose_secret() != account.token {
            return Err(CrmError::Refused(Refused::SignIn));
        }
        let connected = ConnectedAccount {
            host: Address::vouched(address),
            id: account.id,
            name: String::new(),
            oauth: None,
            country: None,
        };
        let client = self.client(&connected, vaults);
        *client.token.lock() = Some(token);
        client.standing.send_replace(Standing::Ready { ends: None });
        Ok(SignedIn { crm: Arc::new(client), account: connected, user: account.users.first().copied() })
    }

    fn client(&self, account: &ConnectedAccount, vaults: &Vaults) -> Client {
        let address = account.host.as_str().to_owned();
        let origin = Url::parse(&format!("https://{address}")).unwrap();
        Client {
            crm: self.clone(),
            account: Account::connected(account, origin),
            vault: Some(vaults.of(&address)),
            address,
            token: Mutex::default(),
            standing: watch::Sender::new(Standing::Starting),
        }
    }
}

impl Adapter for FakeCrm {
    fn address(&self, text: &str) -> Result<Address, NotAnAddress> {
        if text.is_empty() { Err(NotAnAddress("there is no address".into())) } else { Ok(Address::vouched(text)) }
    }

    fn sandbox(&self, origin: Url, token: SecretString) -> Result<Arc<dyn Crm>, Unprepared> {
        Ok(Arc::new(Client {
            crm: self.clone(),
            account: Account::sandbox(origin),
            vault: None,
            address: String::new(),
            token: Mutex::new(Some(token)),
            standing: watch::Sender::new(Standing::Ready { ends: None }),
        }))
    }

    fn reopen(&self, account: &ConnectedAccount, vaults: &Vaults) -> Result<Arc<dyn Crm>, Unprepared> {
        Ok(Arc::new(self.client(account, vaults)))
    }

    fn sign_in<'a>(
        &'a self,
        address: &'a str,
        credentials: Credentials,
        vaults: &'a Vaults,
    ) -> Pending<'a, Result<SignedIn, NotSignedIn>> {
        let Credentials::Token(token) = credentials else { panic!("this CRM knows tokens alone") };
        let signed_in = self.address(address).map_err(NotSignedIn::from).and_then(|address| {
            self.prove(address.as_str(), token, vaults).map_err(|error| match error {
                CrmError::Refused(Refused::SignIn) => NotSignedIn::TokenRefused,
                other => other.into(),
            })
        });
        ready(signed_in)
    }

    fn token_ends(&self, _: &str) -> Option<Timestamp> {
        None
    }
}

/// A client of one account.
#[derive(Debug)]
struct Client {
    crm: FakeCrm,
    account: Account,
    address: String,
    /// None: the sandbox's.
    vault: Option<Vault>,
    token: Mutex<Option<SecretString>>,
    standing: watch::Sender<Standing>,
}

impl Client {
    async fn load(&self, vault: &Vault) {
        let standing = match vault.get(Secret::Token).await {
            Ok(Some(token)) => {
                *self.token.lock() = Some(token);
                Standing::Ready { ends: None }
            }
            Ok(None) => Standing::Trouble(Trouble::SignIn(SignInTrouble::SecretMissing)),
            Err(trouble) => Standing::Trouble(Trouble::Keyring(trouble)),
        };
        self.standing.send_replace(standing);
    }
}

impl Crm for Client {
    fn account(&self) -> &Account {
        &self.account
    }

    fn is_proxied(&self) -> bool {
        false
    }

    fn turn(&self) -> Pending<'_, ()> {
        ready(())
    }

    fn try_turn(&self) -> Result<(), Duration> {
        Ok(())
    }

    fn report<'a>(&'a self, number: &'a str, _: &'a [u64]) -> Pending<'a, Result<Notified, CrmError>> {
        self.crm.world.reports.lock().push((self.account.key.clone(), number.into()));
        let mut hangs = self.crm.world.hangs.subscribe();
        Box::pin(async move {
            hangs.wait_for(|hangs| !hangs).await.unwrap();
            Ok(Notified { answer: Answer::Untold, uid: None, request_id: None })
        })
    }

    fn find<'a>(&'a self, _: &'a PhoneNumber, _: DialPlan) -> Pending<'a, Result<Option<Card>, CrmError>> {
        ready(Ok(None))
    }

    fn names<'a>(&'a self, _: &'a [CardKey]) -> Pending<'a, Result<Found, CrmError>> {
        ready(Ok(Found::default()))
    }

    fn pipelines(&self) -> Pending<'_, Result<Pipelines, CrmError>> {
        ready(Ok(Pipelines::default()))
    }

    fn users(&self) -> Pending<'_, Result<Vec<User>, CrmError>> {
        let user = |id| User { id, name: String::new(), admin: false };
        ready(self.crm.account(&self.address).map(|account| account.users.into_iter().map(user).collect()))
    }

    fn facts(&self) -> Pending<'_, Result<AccountFacts, CrmError>> {
        ready(self.crm.account(&self.address).map(|account| AccountFacts {
            id: account.id,
            name: String::new(),
            user: account.users.first().copied(),
            country: None,
        }))
    }

    fn standing(&self) -> watch::Receiver<Standing> {
        self.standing.subscribe()
    }

    fn ends(&self) -> Option<Timestamp> {
        None
    }

    fn look_after(&self) -> Pending<'_, ()> {
        Box::pin(async {
            let Some(vault) = &self.vault else { return };
            let mut changes = vault.changes();
            while self.token.lock().is_none() {
                changes.mark_unchanged();
                self.load(vault).await;
                if self.token.lock().is_none() {
                    changes.changed().await.unwrap();
                }
            }
        })
    }

    fn keep(&self) -> Pending<'_, Result<(), KeyringTrouble>> {
        let token = self.token.lock().clone();
        Box::pin(async {
            match (&self.vault, token) {
                (Some(vault), Some(token)) => vault.set(Secret::Token, token).await,
                _ => Ok(()),
            }
        })
    }

    fn is_kept(&self) -> Pending<'_, Result<bool, KeyringTrouble>> {
        Box::pin(async {
            match &self.vault {
                Some(vault) => Ok(vault.get(Secret::Token).await?.is_some()),
                None => Ok(true),
            }
        })
    }

    fn follow<'a>(&'a self, address: &'a str, vaults: &'a Vaults) -> Pending<'a, Result<SignedIn, NotSignedIn>> {
        let token = self.token.lock().clone().filter(|_| self.vault.is_some());
        let token = token.ok_or(CrmError::NoSignIn(SignInTrouble::SecretMissing));
        ready(token.and_then(|token| self.crm.prove(address, token, vaults)).map_err(NotSignedIn::from))
    }
}

impl Pages for Client {
    fn card(&self, card: CardKey) -> Url {
        FakePages.card(card)
    }

    fn new_contact(&self, phone: &PhoneNumber) -> Url {
        FakePages.new_contact(phone)
    }

    fn search(&self, phone: &PhoneNumber) -> Url {
        FakePages.search(phone)
    }
}

impl Pages for FakePages {
    fn card(&self, card: CardKey) -> Url {
        page(&format!("card/{}", card.id))
    }

    fn new_contact(&self, phone: &PhoneNumber) -> Url {
        page(&format!("new/{}", phone.digits()))
    }

    fn search(&self, phone: &PhoneNumber) -> Url {
        page(&format!("search/{}", phone.digits()))
    }
}

fn page(path: &str) -> Url {
    Url::parse(&format!("https://crm.example/{path}")).unwrap()
}

fn ready<'a, T: Send + 'a>(value: T) -> Pending<'a, T> {
    Box::pin(std::future::ready(value))
}
