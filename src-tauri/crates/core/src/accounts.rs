//! Which account calls are reported to: the sandbox, or the one that somebody connected. The one owner of that choice.
//!
//! One change at a time, each whole: proved at the CRM, its secrets in the keyring, its name in the settings, and only
//! then in the old one's place.

mod connect;
mod running;

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use secrecy::SecretString;
use tokio::sync::watch;
use url::Url;

pub(crate) use connect::LONGEST_TOKEN;
pub use connect::{Connect, How, NotConnected};
use running::Running;

use crate::call::Refused;
use crate::crm::amo::auth::SignIn;
use crate::crm::amo::{Connection, Crm};
use crate::crm::{Account, AccountFacts, Standing, Unprepared, User};
use crate::desk::{MOST_RECENT, Restored};
use crate::inputs::{Inputs, Switch};
use crate::keyring::{Keyring, Secret, Vault};
use crate::settings::{ConnectedAccount, SettingsFile};
use crate::store::{Store, StoreError};
use crate::trouble::{SignInTrouble, Trouble, Way};

/// How long what is on its way to the old account may take to come to its end.
const LAST_REPORTS: Duration = Duration::from_secs(9);
/// The name under which the sandbox's rows are kept.
const SANDBOX: &str = "sandbox";

/// The sandbox inside the app, which runs only while no account is connected.
pub trait Demo: Send + Sync + 'static {
    /// Starts it, or says that it runs.
    fn open(&self) -> Pin<Box<dyn Future<Output = Result<DemoAccount, String>> + Send + '_>>;

    /// Stops it.
    fn close(&self) -> Pin<Box<dyn Future<Output = ()> + Send + '_>>;
}

/// The account in the sandbox.
#[derive(Debug)]
pub struct DemoAccount {
    pub origin: Url,
    pub token: SecretString,
    /// The user who plays the agent.
    pub agent: u64,
}

/// The app cannot do without an account of some kind.
#[derive(Debug, thiserror::Error)]
pub enum NoAccount {
    #[error("the demo CRM cannot start: {0}")]
    Demo(String),
    #[error(transparent)]
    Unprepared(#[from] Unprepared),
}

/// The owner of the choice.
pub struct Accounts {
    demo: Arc<dyn Demo>,
    keyring: Arc<dyn Keyring>,
    /// Tells the secrets of this home from those of the user's others.
    home: String,
    settings: Arc<SettingsFile>,
    store: Store,
    inputs: Inputs,
    has_work: watch::Receiver<bool>,
    crm: watch::Receiver<Arc<Crm>>,
    /// The users of the account, where they could be read.
    users: Mutex<Option<Vec<User>>>,
    suggested: Mutex<Option<u64>>,
    /// The account whose users were asked for, because a restart had forgotten them.
    asked: Mutex<Option<String>>,
    /// Counts the changes of the account, of its sign-in and of its users.
    revision: watch::Sender<u64>,
    running: Mutex<Option<Running>>,
    /// Held by whoever changes the account.
    changing: tokio::sync::Mutex<()>,
}

/// What the owner is built on.
pub(crate) struct Parts {
    pub(crate) demo: Arc<dyn Demo>,
    pub(crate) keyring: Arc<dyn Keyring>,
    pub(crate) home: String,
    pub(crate) settings: Arc<SettingsFile>,
    pub(crate) store: Store,
    pub(crate) inputs: Inputs,
    pub(crate) has_work: watch::Receiver<bool>,
}

impl Parts {
    /// The account of the settings, or the sandbox, and the user who sits here.
    pub(crate) async fn first(&self) -> Result<(Arc<Crm>, Option<u64>), NoAccount> {
        let settings = self.settings.get();
        match &settings.account {
            Some(account) => Ok((connected(account, self.vault(account.host.as_str()))?, settings.me)),
            None => sandbox(self.demo.open().await.map_err(NoAccount::Demo)?),
        }
    }

    fn vault(&self, host: &str) -> Vault {
        Vault::new(self.keyring.clone(), &self.home, host)
    }

    /// The owner, with the first account at work. `crm` changes with the account.
    pub(crate) fn open(self, crm: watch::Receiver<Arc<Crm>>) -> Accounts {
        let Self { demo, keyring, home, settings, store, inputs, has_work } = self;
        let first = crm.borrow().clone();
        let accounts = Accounts {
            demo,
            keyring,
            home,
            settings,
            store,
            inputs,
            has_work,
            crm,
            users: Mutex::default(),
            suggested: Mutex::default(),
            asked: Mutex::default(),
            revision: watch::Sender::new(0),
            running: Mutex::default(),
            changing: tokio::sync::Mutex::default(),
        };
        accounts.run(first);
        accounts
    }
}

/// A client of the sandbox, and its agent.
fn sandbox(demo: DemoAccount) -> Result<(Arc<Crm>, Option<u64>), NoAccount> {
    let DemoAccount { origin, token, agent } = demo;
    let connection = Arc::new(Connection::new(origin.clone(), true)?);
    let sign_in = Arc::new(SignIn::sandbox(connection.clone(), token));
    let account = Account { key: SANDBOX.into(), origin, sandbox: true, name: String::new() };
    Ok((Arc::new(Crm::new(account, connection, sign_in)), Some(agent)))
}

/// A client of an account that was connected before. Its secrets are read later, when the keyring can.
fn connected(account: &ConnectedAccount, vault: Vault) -> Result<Arc<Crm>, Unprepared> {
    let connection = Arc::new(Connection::new(account.host.origin(), false)?);
    let sign_in = match &account.oauth {
        Some(integration) => SignIn::oauth(connection.clone(), vault, integration.clone()),
        None => SignIn::long_lived(connection.clone(), vault),
    };
    Ok(Arc::new(Crm::new(of(account), connection, Arc::new(sign_in))))
}

/// Rows go by the host and the id: one host may become another account's.
fn of(account: &ConnectedAccount) -> Account {
    Account {
        key: format!("{}/{}", account.host, account.id),
        origin: account.host.origin(),
        sandbox: false,
        name: if account.name.is_empty() { account.host.to_string() } else { account.name.clone() },
    }
}

impl Accounts {
    /// The account that calls are reported to now.
    pub fn current(&self) -> Arc<Crm> {
        self.crm.borrow().clone()
    }

    /// The account of the settings; none: the sandbox.
    pub fn connected(&self) -> Option<ConnectedAccount> {
        self.settings.get().account
    }

    /// How the sign-in stands.
    pub fn standing(&self) -> Standing {
        *self.current().sign_in().standing().borrow()
    }

    /// The users of the account, where they could be read.
    pub fn users(&self) -> Option<Vec<User>> {
        self.users.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The user whom the sign-in belongs to: often an administrator, so only a suggestion.
    pub fn suggested(&self) -> Option<u64> {
        *self.suggested.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes with the account, with how its sign-in stands, and with its users.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.revision.subscribe()
    }

    /// Reads the users of an account in the background when a restart has forgotten them: once, and not while anything
    /// stands in the way. `known` is what does.
    pub(crate) fn recall_users(self: &Arc<Self>, known: Option<Trouble>) {
        let (crm, ready) = (self.current(), matches!(self.standing(), Standing::Ready { .. }));
        let key = crm.account().key.clone();
        let free = known.is_none_or(|trouble| trouble == Trouble::ChooseMe);
        if crm.account().sandbox || !ready || !free || self.users().is_some() {
            return;
        }
        if self.asked.lock().unwrap_or_else(PoisonError::into_inner).replace(key.clone()).as_ref() == Some(&key) {
            return;
        }
        let accounts = self.clone();
        tokio::spawn(async move {
            match tokio::time::timeout(connect::USERS, crm.users()).await {
                Ok(Ok(users)) => {
                    let _one_at_a_time = accounts.changing.lock().await;
                    if accounts.current().account().key == key {
                        accounts.remember(Some(users), accounts.suggested());
                    }
                }
                Ok(Err(error)) => tracing::info!(%error, "the users could not be read"),
                Err(_) => tracing::info!("the users could not be read in time"),
            }
            accounts.learn_country(&crm).await;
        });
    }

    /// Asks an account that was connected before its country was kept for it.
    async fn learn_country(&self, crm: &Crm) {
        if self.connected().is_none_or(|account| account.country.is_some()) {
            return;
        }
        crm.turn().await;
        let Ok(AccountFacts { id, country: Some(country), .. }) = crm.facts().await else { return };
        let settings = self.settings.clone();
        let saved = tokio::task::spawn_blocking(move || {
            settings.change(|settings| match &mut settings.account {
                Some(account) if account.id == id => account.country = Some(country),
                _ => {}
            })
        });
        if let Ok(Err(error)) = saved.await {
            tracing::warn!(%error, "the settings could not be saved");
        }
    }

    /// Connects an account, in the place of the one there is.
    pub async fn connect(&self, mut request: Connect) -> Result<(), NotConnected> {
        let _one_at_a_time = self.changing.lock().await;
        let before = self.connected();
        if matches!(request.how, How::Kept) {
            // It is the same account: who sits here has been said.
            request.me = request.me.or(self.settings.get().me);
        }
        let current = self.current();
        let kept = before.as_ref().map(|before| (before.id, current.sign_in().as_ref()));
        let ready = connect::prove(request, kept, &self.keyring, &self.home).await?;
        ready.crm.sign_in().keep().await?;
        let (account, me) = (ready.account.clone(), ready.me);
        if let Err(error) = self.save(Some(account.clone()), me).await {
            // Nothing is left behind of an account that is not connected.
            if before.is_none_or(|before| before.host != account.host)
                && let Err(error) = self.vault(&account).clear().await
            {
                tracing::warn!(%error, "the secrets of an account that was not connected could not be removed");
            }
            return Err(error);
        }
        self.remember(ready.users, ready.suggested);
        self.switch(ready.crm, me).await;
        self.demo.close().await;
        if let Some(before) = before.filter(|before| before.host != account.host)
            && let Err(error) = self.vault(&before).clear().await
        {
            tracing::warn!(%error, host = %before.host, "the secrets of the account before could not be removed");
        }
        Ok(())
    }

    /// Says which user of the account sits here.
    pub async fn choose_me(&self, me: u64) -> Result<(), NotConnected> {
        let _one_at_a_time = self.changing.lock().await;
        let Some(account) = self.connected() else { return Err(NotConnected::Sandbox) };
        connect::check_me(Some(me), self.users().as_deref())?;
        self.save(Some(account), Some(me)).await?;
        self.inputs.choose_me(me).await;
        Ok(())
    }

    /// Goes back to the sandbox and removes every secret of the account.
    pub async fn sign_out(&self) -> Result<(), NotConnected> {
        let _one_at_a_time = self.changing.lock().await;
        let Some(account) = self.connected() else { return Ok(()) };
        let demo = self.demo.open().await.map_err(|why| NotConnected::NoAccount(NoAccount::Demo(why)))?;
        let (crm, me) = sandbox(demo)?;
        self.save(None, None).await?;
        self.remember(None, None);
        self.switch(crm, me).await;
        self.vault(&account).clear().await.map_err(NotConnected::NotRemoved)
    }

    /// Asks the keyring again.
    pub fn try_again(&self) {
        if let Some(running) = &mut *self.running.lock().unwrap_or_else(PoisonError::into_inner) {
            running.try_again(self.inputs.clone(), self.revision.clone());
        }
    }

    /// Why the settings cannot be saved.
    pub(crate) async fn unsaved(&self) -> Option<String> {
        let settings = self.settings.clone();
        let saved = tokio::task::spawn_blocking(move || settings.change(|_| {})).await;
        saved.unwrap_or_else(|error| Err(std::io::Error::other(error))).err().map(|error| error.to_string())
    }

    /// Whether the keyring has the sign-in; `None`: it needs none.
    pub(crate) async fn keeps(&self) -> Option<Result<(), Trouble>> {
        let account = self.connected()?;
        let secret = if account.oauth.is_some() { Secret::Refresh } else { Secret::Token };
        Some(match self.vault(&account).get(secret).await {
            Ok(Some(_)) => Ok(()),
            Ok(None) => Err(Trouble::SignIn(SignInTrouble::SecretMissing)),
            Err(trouble) => Err(Trouble::Keyring(trouble)),
        })
    }

    /// Whether the CRM answers as this account; `None`: it is the sandbox. One that has blocked us is not asked.
    pub(crate) async fn reached(&self, known: Option<Trouble>) -> Option<Result<(), Trouble>> {
        let account = self.connected()?;
        match (self.standing(), known) {
            (Standing::Trouble(trouble), _) => return Some(Err(trouble)),
            (_, Some(blocked @ Trouble::Refused(Refused::Blocked))) => return Some(Err(blocked)),
            _ => {}
        }
        let crm = self.current();
        crm.turn().await;
        let mut answer = crm.facts().await;
        if matches!(&answer, Err(error) if error.trouble() == Trouble::Way(Way::CutOff)) {
            // A kept connection that has died unnoticed says nothing of the next.
            crm.turn().await;
            answer = crm.facts().await;
        }
        Some(match answer {
            Ok(facts) if facts.id == account.id => Ok(()),
            Ok(_) => Err(Trouble::Refused(Refused::NotAnAccount)),
            Err(error) => Err(error.trouble()),
        })
    }

    /// Lets what is on its way come to its end, and stops.
    pub(crate) async fn stop(&self) {
        let running = self.take_running();
        if let Some(running) = running {
            running.end().await;
        }
    }

    async fn save(&self, account: Option<ConnectedAccount>, me: Option<u64>) -> Result<(), NotConnected> {
        let settings = self.settings.clone();
        let saved = tokio::task::spawn_blocking(move || {
            settings.change(|settings| {
                settings.account = account;
                settings.me = me;
            })
        });
        let saved = saved.await.unwrap_or_else(|error| Err(std::io::Error::other(error)));
        saved.map_err(|error| NotConnected::NotSaved(error.to_string()))
    }

    /// Everything of the old account comes to its end before the new one begins. A history that cannot be read now does
    /// not keep calls from being reported.
    async fn switch(&self, crm: Arc<Crm>, me: Option<u64>) {
        if let Some(running) = self.take_running()
            && tokio::time::timeout(LAST_REPORTS, running.end()).await.is_err()
        {
            tracing::warn!("reports to the account before were still on their way; they count as uncertain");
        }
        let restored = restored(&self.store, &crm.account().key).await.unwrap_or_else(|error| {
            tracing::warn!(%error, "the calls of the account cannot be read");
            Restored::default()
        });
        let standing = *crm.sign_in().standing().borrow();
        self.inputs.switch(Switch { crm: crm.clone(), me, standing, restored }).await;
        self.run(crm);
        self.tell();
    }

    /// Puts an account to work. What worked for it before stops.
    fn run(&self, crm: Arc<Crm>) {
        let (store, inputs, revision) = (self.store.clone(), self.inputs.clone(), self.revision.clone());
        let running = Running::start(crm, store, inputs, self.settings.clone(), self.has_work.clone(), revision);
        drop(self.running.lock().unwrap_or_else(PoisonError::into_inner).replace(running));
    }

    fn take_running(&self) -> Option<Running> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    fn remember(&self, users: Option<Vec<User>>, suggested: Option<u64>) {
        *self.users.lock().unwrap_or_else(PoisonError::into_inner) = users;
        *self.suggested.lock().unwrap_or_else(PoisonError::into_inner) = suggested;
        self.tell();
    }

    fn tell(&self) {
        self.revision.send_modify(|revision| *revision += 1);
    }

    fn vault(&self, account: &ConnectedAccount) -> Vault {
        Vault::new(self.keyring.clone(), &self.home, account.host.as_str())
    }
}

impl std::fmt::Debug for Accounts {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Accounts")
    }
}

/// What the store has of an account for the desk to begin with.
pub(crate) async fn restored(store: &Store, account: &str) -> Result<Restored, StoreError> {
    Ok(Restored {
        unfinished: store.unfinished(account).await?,
        newest: store.newest(account, MOST_RECENT).await?,
        unseen: store.unseen(account).await?,
        pipelines: store.pipelines(account).await?,
    })
}
