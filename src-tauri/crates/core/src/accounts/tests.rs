//! Connecting, switching and signing out, at a CRM that is no server, on time that does not pass by itself.

use std::future::ready;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};

use tempfile::TempDir;
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep, timeout};

use super::*;
use crate::call::CallId;
use crate::code::Code;
use crate::crm::fake::{FakeAccount, FakeCrm};
use crate::crm::{Credentials, CrmError, NotSignedIn};
use crate::desk::Input;
use crate::inputs::{Envelope, Inputs, InputsReceiver, Waits, inputs};
use crate::keyring::Vaults;
use crate::keyring::memory::Memory;
use crate::outlet::Outlet;
use crate::reporting::{RequestId, Work};
use crate::settings::SettingsFile;
use crate::store::Store;
use crate::trouble::{KeyringTrouble, SignInTrouble, Trouble};

const CEDAR: &str = "cedar.amocrm.ru";
const BIRCH: &str = "birch.amocrm.ru";
const ANNA: u64 = 7;
const BORIS: u64 = 8;
/// The user who plays the agent in the sandbox.
const AGENT: u64 = 1;
const READY: Standing = Standing::Ready { ends: None };

/// What the desk was told, in order.
#[derive(Clone, Debug, PartialEq)]
enum Told {
    SignIn(Standing),
    /// A report to the CRM has come to its end.
    Answered,
    Switched {
        account: String,
        me: Option<u64>,
    },
    Me(u64),
}

/// The sandbox, as far as it runs or does not.
#[derive(Default)]
struct Sandbox(AtomicBool);

impl Demo for Sandbox {
    fn open(&self) -> Pin<Box<dyn Future<Output = Result<DemoAccount, String>> + Send + '_>> {
        self.0.store(true, Ordering::SeqCst);
        let origin = "http://127.0.0.1:1".parse().unwrap();
        Box::pin(ready(Ok(DemoAccount { origin, token: "demo".into(), agent: AGENT })))
    }

    fn close(&self) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        self.0.store(false, Ordering::SeqCst);
        Box::pin(ready(()))
    }
}

/// A home with a keyring and a CRM, which outlive the accounts' owner.
struct Home {
    folder: TempDir,
    keyring: Arc<Memory>,
    crm: FakeCrm,
    demo: Arc<Sandbox>,
}

/// The owner of the choice at work in a home, and a desk that notes what it is told.
struct Office {
    home: Home,
    accounts: Arc<Accounts>,
    settings: Arc<SettingsFile>,
    has_work: watch::Sender<bool>,
    told: mpsc::UnboundedReceiver<Told>,
}

impl Home {
    fn new() -> Self {
        let crm = FakeCrm::default();
        crm.open(CEDAR, FakeAccount { id: 31, token: "cedar-token", users: vec![ANNA, BORIS] });
        crm.open(BIRCH, FakeAccount { id: 32, token: "birch-token", users: vec![BORIS] });
        Self { folder: tempfile::tempdir().unwrap(), keyring: Arc::default(), crm, demo: Arc::default() }
    }

    async fn start(self) -> Office {
        let (settings, trouble) = SettingsFile::open(&self.folder.path().join("settings.json"));
        assert_eq!(trouble, None);
        let settings = Arc::new(settings);
        let (store, _) = Store::open(&self.folder.path().join("calls.db"), 30).unwrap();
        let (inputs, receiver) = inputs();
        let has_work = watch::Sender::new(false);
        let parts = Parts {
            demo: self.demo.clone(),
            adapter: Arc::new(self.crm.clone()),
            vaults: Vaults::new(self.keyring.clone(), "home".into()),
            settings: settings.clone(),
            store,
            inputs: inputs.clone(),
        };
        let (first, _) = parts.first().await.unwrap();
        let (crm, current) = watch::channel(first);
        let (teller, told) = mpsc::unbounded_channel();
        let (outlet, works) = outlet();
        tokio::spawn(desk(receiver, crm, outlet, teller, has_work.clone(), inputs));
        let accounts = Arc::new(parts.open(current, works));
        Office { home: self, accounts, settings, has_work, told }
    }
}

/// Plays the desk: takes what it is told, and reports one call whenever there is work.
async fn desk(
    mut from: InputsReceiver,
    crm: watch::Sender<Arc<dyn Crm>>,
    mut outlet: Outlet,
    told: mpsc::UnboundedSender<Told>,
    has_work: watch::Sender<bool>,
    _inputs: Inputs,
) {
    let mut works = has_work.subscribe();
    loop {
        let is_work = *works.borrow_and_update();
        if let Some(place) = outlet.place().filter(|_| is_work) {
            has_work.send_replace(false);
            let request = RequestId::never_given(CallId::fresh());
            place.give(Work::Post { request, number: "+79998885533".into(), users: vec![], known: None }).unwrap();
        }
        let envelope = tokio::select! {
            envelope = from.inside.recv() => envelope,
            _ = works.changed() => continue,
        };
        let Some(Envelope { input, waits }) = envelope else { return };
        let news = match (input, waits) {
            (Input::SignIn(standing), _) => Told::SignIn(standing),
            (Input::Answered { .. } | Input::Unanswered { .. }, _) => Told::Answered,
            (Input::Closing, Waits::ForPlace(switch, done)) => {
                let Switch { crm: new, me, outlet: next, .. } = *switch;
                let account = new.account().key.clone();
                crm.send_replace(new);
                outlet = next;
                done.send(()).unwrap();
                Told::Switched { account, me }
            }
            (Input::Me(me), Waits::ForDesk(done)) => {
                done.send(()).unwrap();
                Told::Me(me)
            }
            _ => continue,
        };
        if told.send(news).is_err() {
            return;
        }
    }
}

impl Office {
    async fn open() -> Self {
        Home::new().start().await
    }

    /// With an account connected, and nothing told that is still to be looked at.
    async fn connected() -> Self {
        let mut office = Self::open().await;
        office.connect(CEDAR, "cedar-token", Some(ANNA)).await.unwrap();
        office.is_told(&Told::SignIn(READY)).await;
        office.home.keyring.written();
        office
    }

    async fn connect(&self, host: &str, token: &str, me: Option<u64>) -> Result<(), NotConnected> {
        let how = How::Given(Credentials::Token(token.into()));
        self.accounts.connect(Connect { host: host.into(), how, me }).await
    }

    async fn follow(&self, host: &str) -> Result<(), NotConnected> {
        self.accounts.connect(Connect { host: host.into(), how: How::Kept, me: None }).await
    }

    /// Has a call reported, and waits until the CRM is told of it.
    async fn report(&self) {
        let before = self.home.crm.reports().len();
        self.has_work.send_replace(true);
        while self.home.crm.reports().len() == before {
            tokio::task::yield_now().await;
        }
    }

    /// Waits until the desk is told this, and passes over what it is told before.
    async fn is_told(&mut self, expected: &Told) {
        let told = async { while self.told.recv().await.as_ref() != Some(expected) {} };
        timeout(Duration::from_secs(60), told).await.unwrap_or_else(|_| panic!("never told {expected:?}"));
    }

    /// The account of the settings: its address and who sits there.
    fn kept(&self) -> (Option<String>, Option<u64>) {
        let settings = self.settings.get();
        (settings.account.map(|account| account.host.to_string()), settings.me)
    }

    fn secrets(&self) -> Vec<String> {
        self.home.keyring.entries()
    }

    fn is_demo(&self) -> bool {
        self.accounts.current().account().sandbox && self.home.demo.0.load(Ordering::SeqCst)
    }

    /// Ends the app, and leaves the home to the next one.
    async fn stop(self) -> Home {
        self.accounts.stop().await;
        self.home
    }
}

fn switched(account: &str, me: Option<u64>) -> Told {
    Told::Switched { account: account.into(), me }
}

#[tokio::test(start_paused = true)]
async fn connected_account_takes_the_sandboxs_place_and_is_kept() {
    let mut office = Office::open().await;
    assert!(office.is_demo());
    office.connect(CEDAR, "cedar-token", Some(BORIS)).await.unwrap();
    office.is_told(&switched("cedar.amocrm.ru/31", Some(BORIS))).await;
    office.is_told(&Told::SignIn(READY)).await;
    assert!(!office.is_demo());
    assert_eq!(office.kept(), (Some(CEDAR.into()), Some(BORIS)));
    assert_eq!(office.secrets(), ["home/cedar.amocrm.ru/token"]);
    let users: Vec<u64> = office.accounts.users().unwrap().into_iter().map(|user| user.id).collect();
    assert_eq!((users, office.accounts.suggested()), (vec![ANNA, BORIS], Some(ANNA)));
    office.report().await;
    assert_eq!(office.home.crm.reports(), [("cedar.amocrm.ru/31".into(), "+79998885533".into())]);
}

#[tokio::test(start_paused = true)]
async fn refused_sign_in_changes_nothing() {
    let office = Office::connected().await;
    let table = [
        (BIRCH, "wrong", Some(BORIS), "sign_in", Some("token")),
        ("oak.amocrm.ru", "oak-token", None, "not_an_account", Some("host")),
        ("", "cedar-token", None, "not_a_host", Some("host")),
        (BIRCH, "birch-token", Some(ANNA), "no_such_user", Some("me")),
    ];
    for (host, token, me, code, field) in table {
        let why = office.connect(host, token, me).await.unwrap_err();
        assert_eq!((crate::trouble::word(&why.code()).as_str(), why.field()), (code, field), "{host} {token}");
        assert_eq!(office.kept(), (Some(CEDAR.into()), Some(ANNA)), "{code}");
        assert_eq!(office.secrets(), ["home/cedar.amocrm.ru/token"], "{code}");
        assert_eq!(office.accounts.current().account().key, "cedar.amocrm.ru/31", "{code}");
    }
    assert_eq!(office.home.keyring.written(), Vec::<String>::new());
}

#[tokio::test(start_paused = true)]
async fn another_account_leaves_no_secret_of_the_one_before() {
    let mut office = Office::connected().await;
    office.connect(BIRCH, "birch-token", None).await.unwrap();
    office.is_told(&switched("birch.amocrm.ru/32", None)).await;
    assert_eq!(office.kept(), (Some(BIRCH.into()), None));
    assert_eq!(office.secrets(), ["home/birch.amocrm.ru/token"]);
    office.report().await;
    assert_eq!(office.home.crm.reports()[0].0, "birch.amocrm.ru/32");
}

#[tokio::test(start_paused = true)]
async fn signing_out_goes_back_to_the_sandbox_and_removes_every_secret() {
    let mut office = Office::connected().await;
    office.accounts.sign_out().await.unwrap();
    office.is_told(&switched("sandbox", Some(AGENT))).await;
    assert!(office.is_demo());
    assert_eq!((office.kept(), office.secrets()), ((None, None), vec![]));
    assert!(matches!(office.accounts.choose_me(ANNA).await, Err(NotConnected::Sandbox)));
    office.accounts.sign_out().await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn signed_out_account_whose_secrets_cannot_be_removed_is_signed_out_all_the_same() {
    let office = Office::connected().await;
    office.home.keyring.fail(Some(KeyringTrouble::KeyringLocked));
    let why = office.accounts.sign_out().await.unwrap_err();
    assert!(matches!(why, NotConnected::NotRemoved(KeyringTrouble::KeyringLocked)), "{why:?}");
    assert!(office.is_demo());
    assert_eq!(office.kept(), (None, None));
}

#[tokio::test(start_paused = true)]
async fn switch_waits_for_the_report_on_its_way_but_not_for_ever() {
    for (answers_after, comes_to_its_end) in [(Some(3), true), (None, false)] {
        let mut office = Office::connected().await;
        office.home.crm.hang(true);
        office.report().await;
        let (crm, begin) = (office.home.crm.clone(), Instant::now());
        tokio::spawn(async move {
            if let Some(seconds) = answers_after {
                sleep(Duration::from_secs(seconds)).await;
                crm.hang(false);
            }
        });
        office.connect(BIRCH, "birch-token", Some(BORIS)).await.unwrap();
        assert_eq!(begin.elapsed() < LAST_REPORTS, comes_to_its_end, "{:?}", begin.elapsed());
        let mut told = Vec::new();
        while let Ok(news) = office.told.try_recv() {
            told.push(news);
        }
        let posted = told.iter().position(|news| *news == Told::Answered);
        let new = told.iter().position(|news| *news == switched("birch.amocrm.ru/32", Some(BORIS))).unwrap();
        assert_eq!(posted.is_some_and(|posted| posted < new), comes_to_its_end, "{told:?}");
        office.home.crm.hang(false);
        office.report().await;
        let accounts: Vec<String> = office.home.crm.reports().into_iter().map(|(account, _)| account).collect();
        assert_eq!(accounts, ["cedar.amocrm.ru/31", "birch.amocrm.ru/32"], "none is reported twice");
    }
}

#[tokio::test(start_paused = true)]
async fn restart_with_a_locked_keyring_says_so_until_it_is_unlocked() {
    let home = Office::connected().await.stop().await;
    home.keyring.fail(Some(KeyringTrouble::KeyringLocked));
    let mut office = home.start().await;
    assert_eq!(office.accounts.current().account().key, "cedar.amocrm.ru/31");
    let locked = Trouble::Keyring(KeyringTrouble::KeyringLocked);
    office.is_told(&Told::SignIn(Standing::Trouble(locked))).await;
    assert_eq!(office.accounts.keeps().await, Some(Err(locked)));
    assert_eq!(office.accounts.reached(None).await, Some(Err(locked)));
    office.home.keyring.fail(None);
    office.is_told(&Told::SignIn(READY)).await;
    assert_eq!((office.accounts.keeps().await, office.accounts.reached(None).await), (Some(Ok(())), Some(Ok(()))));
    assert_eq!(office.kept(), (Some(CEDAR.into()), Some(ANNA)));
}

#[tokio::test(start_paused = true)]
async fn trying_again_asks_the_keyring_anew() {
    let home = Office::connected().await.stop().await;
    let mut office = home.start().await;
    office.is_told(&Told::SignIn(READY)).await;
    office.accounts.try_again();
    office.is_told(&Told::SignIn(READY)).await;
}

#[tokio::test(start_paused = true)]
async fn renamed_account_is_kept_under_its_new_address() {
    let mut office = Office::connected().await;
    office.home.crm.rename(CEDAR, "pine.amocrm.ru");
    office.follow("pine.amocrm.ru").await.unwrap();
    office.is_told(&switched("pine.amocrm.ru/31", Some(ANNA))).await;
    assert_eq!(office.kept(), (Some("pine.amocrm.ru".into()), Some(ANNA)));
    assert_eq!(office.secrets(), ["home/pine.amocrm.ru/token"]);
}

#[tokio::test(start_paused = true)]
async fn kept_sign_in_is_good_for_no_other_account() {
    let office = Office::connected().await;
    office.home.crm.open("pine.amocrm.ru", FakeAccount { id: 99, token: "cedar-token", users: vec![ANNA] });
    let why = office.follow("pine.amocrm.ru").await.unwrap_err();
    assert!(matches!(why, NotConnected::NotSignedIn(NotSignedIn::OtherAddress)), "{why:?}");
    assert_eq!(office.kept(), (Some(CEDAR.into()), Some(ANNA)));
    office.accounts.sign_out().await.unwrap();
    let why = office.follow("pine.amocrm.ru").await.unwrap_err();
    let nothing = NotSignedIn::Crm(CrmError::NoSignIn(SignInTrouble::SecretMissing));
    assert_eq!(why.code(), nothing.code(), "the sandbox has nothing to keep");
}

// Windows removes no folder in which a file is open.
#[cfg(unix)]
#[tokio::test(start_paused = true)]
async fn account_that_cannot_be_saved_leaves_nothing_behind() {
    let office = Office::open().await;
    std::fs::remove_dir_all(office.home.folder.path()).unwrap();
    let why = office.connect(CEDAR, "cedar-token", Some(ANNA)).await.unwrap_err();
    assert_eq!(why.code(), Code::NotSaved);
    assert!(office.is_demo());
    assert_eq!((office.kept(), office.secrets()), ((None, None), vec![]));
    assert!(office.accounts.unsaved().await.is_some());
}

#[tokio::test(start_paused = true)]
async fn chosen_user_is_one_of_the_account_and_is_told_to_the_desk() {
    let mut office = Office::connected().await;
    assert_eq!(office.accounts.choose_me(99).await.unwrap_err().code(), Code::NoSuchUser);
    office.accounts.choose_me(BORIS).await.unwrap();
    office.is_told(&Told::Me(BORIS)).await;
    assert_eq!(office.kept(), (Some(CEDAR.into()), Some(BORIS)));
}
