//! The app without its desktop: what is wired to what, and the handle that the shell holds.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use std::{fmt, io};

use callcard_paths::{Paths, SocketName};
use jiff::Zoned;
use tokio::runtime::Handle;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use uuid::Uuid;

pub use crate::accounts::{Accounts, Demo, DemoAccount, NoAccount};
pub use crate::desktop::{Desktop, Page};
pub use crate::handover::{NotHandedOver, hand_over};
pub use crate::inputs::{Inputs, InputsReceiver, NotAccepted, inputs};
pub use crate::keyring::Keyring;
pub use crate::lock::{Lock, LockError, lock};

use crate::accounts::{self, Parts};
use crate::call::{Call, CallId};
use crate::clock::Clock;
use crate::desk::{Abilities, Button, Desk, Input, Overview, Rules, Subject};
use crate::event::Report;
use crate::intake::Intake;
use crate::menu::{self, Choice, Tray};
use crate::notice;
use crate::number::CallNumber;
use crate::quiet::Pause;
use crate::settings::{OpenWhen, Settings, SettingsFile};
use crate::sources::socket::{Door, Socket};
use crate::store::{Deleted, Search, Store, StoreError};
use crate::switchboard::Switchboard;
use crate::text::{Language, Texts};
use crate::view::{HistoryPage, NumberView, Refusal};

/// Calls among which the last test calls are looked for.
const LOOKED_BACK: usize = 200;
/// Numbers that a test call offers.
const OFFERED: usize = 5;
/// How long the tray lets a change rest: the notice comes first, and of a storm only the newest state is drawn.
const TRAY_REST: Duration = Duration::from_millis(50);
/// Calls on a page of the history.
const PAGE: usize = 50;
/// The source of test calls.
const TEST: &str = "test";

/// What the app is built on.
pub struct Deps {
    pub paths: Paths,
    pub demo: Arc<dyn Demo>,
    pub keyring: Arc<dyn Keyring>,
    pub desktop: Arc<dyn Desktop>,
    pub inputs: (Inputs, InputsReceiver),
}

/// Why the app cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("the calls of the last time cannot be read: {0}")]
    Calls(#[from] StoreError),
    #[error(transparent)]
    Account(#[from] NoAccount),
    #[error("cannot listen on {name}: {error}")]
    Socket { name: SocketName, error: io::Error },
}

/// The running app. Clones are handles to the same one.
#[derive(Clone)]
pub struct App {
    inner: Arc<Inner>,
}

struct Inner {
    intake: Intake,
    accounts: Arc<Accounts>,
    desktop: Arc<dyn Desktop>,
    texts: Arc<Texts>,
    overview: watch::Receiver<Overview>,
    /// Counts the changes of the history.
    revision: watch::Receiver<u64>,
    settings: Arc<SettingsFile>,
    /// Told first at the end: no new events, no new requests to the CRM.
    stop_taking: watch::Sender<bool>,
    /// Told last: by then everything that was under way has been reported to the desk.
    stop_desk: watch::Sender<bool>,
    tasks: Mutex<Option<Tasks>>,
    runtime: Handle,
    _lock: Lock,
}

struct Tasks {
    socket: JoinHandle<()>,
    switchboard: JoinHandle<()>,
}

/// A test call, and what becomes of it.
#[derive(Debug)]
pub struct Followed {
    pub call: CallId,
    pub changes: watch::Receiver<Arc<Call>>,
}

impl App {
    /// Starts everything that needs no desktop. The socket accepts when this returns.
    pub async fn start(deps: Deps, lock: Lock) -> Result<Self, StartError> {
        let Deps { paths, demo, keyring, desktop, inputs: (inputs, receiver) } = deps;
        let loaded = Settings::load(&paths.settings_file());
        if let Some(trouble) = &loaded.trouble {
            tracing::warn!("{trouble}; starting with the defaults");
        }
        let settings = loaded.settings;
        let (store, trouble) = Store::open(&paths.database(), settings.history_days)?;
        let texts = Arc::new(Texts::load(Language::choose(settings.language)));
        if let Some(trouble) = &trouble {
            tracing::warn!("{trouble}; starting with an empty one");
            desktop.notice(Subject::App, Some(notice::of_store_trouble(trouble, &texts)));
        }
        let (country, privacy) = (settings.country(), settings.notices.privacy);
        let mut rules = rules(&settings);
        let settings = Arc::new(SettingsFile::new(paths.settings_file(), settings));
        let (overview_sender, overview) = watch::channel(Overview::default());
        let (has_work_sender, has_work) = watch::channel(false);
        let (revision_sender, revision) = watch::channel(0);
        let (stop_taking, taking_stop) = watch::channel(false);
        let (stop_desk, desk_stop) = watch::channel(false);

        let parts = Parts {
            demo,
            keyring,
            home: paths.mark(),
            settings: settings.clone(),
            store: store.clone(),
            inputs: inputs.clone(),
            has_work,
        };
        let (first, me) = parts.first().await?;
        rules.me = me;
        rules.demo = first.account().sandbox;
        let restored = accounts::restored(&store, &first.account().key).await?;
        let standing = *first.sign_in().standing().borrow();
        let (crm_sender, crm) = watch::channel(first);

        let mut switchboard = Switchboard {
            desk: Desk::new(rules),
            clock: Clock::start(),
            store: store.clone(),
            crm: crm_sender,
            desktop: desktop.clone(),
            texts: texts.clone(),
            inputs: inputs.clone(),
            overview: overview_sender,
            has_work: has_work_sender,
            revision: revision_sender,
            followed: HashMap::new(),
            abilities: Abilities::default(),
            privacy,
        };
        switchboard.input(Input::SignIn(standing));
        switchboard.input(Input::Restored(restored));

        let intake = Intake { inputs, store, crm: crm.clone(), country };
        let name = paths.socket();
        let socket = Socket::bind(name).map_err(|error| StartError::Socket { name: name.clone(), error })?;
        let accounts = Arc::new(parts.open(crm));
        let door = Door {
            intake: intake.clone(),
            accounts: accounts.clone(),
            overview: overview.clone(),
            desktop: desktop.clone(),
            texts: texts.clone(),
            socket: name.to_string(),
            settings_trouble: loaded.trouble.map(|trouble| trouble.to_string()),
            trouble,
        };
        let tasks = Tasks {
            socket: tokio::spawn(socket.serve(Arc::new(door), taking_stop.clone())),
            switchboard: tokio::spawn(switchboard.run(receiver, desk_stop)),
        };
        // Loading the numbering plans of all countries takes longer than all of the rest.
        tokio::task::spawn_blocking(move || {
            if !country.exists() {
                tracing::warn!("default_country in the settings is no country: numbers need their country code");
            }
        });
        let inner = Inner {
            intake,
            accounts,
            desktop,
            texts,
            overview,
            revision,
            settings,
            stop_taking,
            stop_desk,
            tasks: Mutex::new(Some(tasks)),
            runtime: Handle::current(),
            _lock: lock,
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Ends within `at_most`: takes nothing new, lets come to its end what is under way, writes the last of it.
    pub async fn stop(&self, at_most: Duration) {
        let tasks = self.inner.tasks.lock().unwrap_or_else(PoisonError::into_inner).take();
        let Some(Tasks { socket, switchboard }) = tasks else { return };
        let end = async {
            self.inner.stop_taking.send_replace(true);
            self.inner.accounts.stop().await;
            socket.await.ok();
            self.inner.stop_desk.send_replace(true);
            switchboard.await.ok();
            self.inner.intake.store.flush().await.ok();
        };
        if tokio::time::timeout(at_most, end).await.is_err() {
            tracing::warn!("not everything came to its end in time; what was being sent counts as uncertain");
        }
    }

    /// The tray, newest state only.
    pub fn tray(&self) -> watch::Receiver<Tray> {
        let mut overview = self.inner.overview.clone();
        let texts = self.inner.texts.clone();
        let now = menu::tray(&overview.borrow_and_update(), &texts, &Zoned::now());
        let (sender, tray) = watch::channel(now);
        tokio::spawn(async move {
            while overview.changed().await.is_ok() {
                tokio::time::sleep(TRAY_REST).await;
                let now = menu::tray(&overview.borrow_and_update(), &texts, &Zoned::now());
                if sender.send(now).is_err() {
                    return;
                }
            }
        });
        tray
    }

    /// Somebody started Callcard: as long as no account is connected the window shows how to begin, but only once.
    pub fn welcome(&self) {
        let settings = self.inner.settings.get();
        if settings.welcomed || settings.account.is_some() {
            return;
        }
        self.inner.desktop.window(Page::Welcome);
        let settings = self.inner.settings.clone();
        self.inner.runtime.spawn_blocking(move || {
            if let Err(error) = settings.change(|settings| settings.welcomed = true) {
                tracing::warn!(%error, "the settings could not be saved");
            }
        });
    }

    /// Does what a row of the menu says; quitting is the shell's.
    pub fn choose(&self, choice: Choice) {
        match choice {
            Choice::TestCall => self.inner.desktop.window(Page::TestCall),
            Choice::OpenWindow | Choice::Missed => self.inner.desktop.window(Page::History),
            Choice::OpenSettings => self.inner.desktop.window(Page::Settings),
            Choice::Recent(call) => self.open_card(call),
            Choice::Pause(pause) => self.pause(pause.from(&Zoned::now())),
            Choice::Resume => self.pause(Pause::Off),
            Choice::TryAgain => self.inner.accounts.try_again(),
            Choice::Quit => {}
        }
    }

    /// The texts in the agent's language.
    pub fn texts(&self) -> &Arc<Texts> {
        &self.inner.texts
    }

    /// Calls go to the sandbox.
    pub fn is_demo(&self) -> bool {
        self.inner.intake.account().sandbox
    }

    /// Links of the account start with it.
    pub fn origin(&self) -> url::Url {
        self.inner.intake.account().origin
    }

    /// The account that calls are reported to, and the choice of another.
    pub fn accounts(&self) -> &Arc<Accounts> {
        &self.inner.accounts
    }

    /// What a text says as a number.
    pub fn read_number(&self, text: &str) -> NumberView {
        match CallNumber::read(text, self.inner.intake.country()) {
            Ok(number) => NumberView::of(&number, text),
            Err(_) => NumberView::invalid(text),
        }
    }

    /// Rings as a source would, for the agent alone.
    pub async fn test_call(&self, text: &str) -> Result<Followed, Refusal> {
        let intake = &self.inner.intake;
        let number = CallNumber::read(text, intake.country())
            .map_err(|error| Refusal { code: "not_a_number".into(), message: error.to_string() })?;
        let mut report = Report::ring(number, text.into(), TEST);
        report.source_call_id = Some(Uuid::new_v4().to_string());
        report.users = self.inner.overview.borrow().me.map(|me| vec![me]);
        let accepted = intake.report(vec![report]).await.map_err(|why| Refusal::of(&why))?;
        let call = accepted.into_iter().next().ok_or_else(|| Refusal::of(&NotAccepted::Ending))?;
        Ok(Followed { call: call.taken.call, changes: call.call })
    }

    /// The numbers of the last test calls, for people to read, newest first.
    pub async fn recent_numbers(&self) -> Vec<String> {
        let calls = self.inner.intake.newest(LOOKED_BACK).await.unwrap_or_default();
        let mut numbers: Vec<String> = Vec::new();
        for call in calls.iter().filter(|call| call.source == TEST) {
            let number = call.number.readable();
            if !number.is_empty() && numbers.len() < OFFERED && !numbers.iter().any(|known| known == number) {
                numbers.push(number.into());
            }
        }
        numbers
    }

    /// Opens the best known about a call.
    pub fn open_card(&self, call: CallId) {
        self.press(call, Button::Open);
    }

    /// Calls the caller of a call back, with the system's telephone program.
    pub fn call_back(&self, call: CallId) {
        self.press(call, Button::CallBack);
    }

    /// The agent looks at the history: what was missed is seen.
    pub fn see_history(&self) {
        self.inner.intake.inputs.tell(Input::HistorySeen);
    }

    /// A page of the history, newest first: calls older than `before` in which the words of `search` occur.
    pub async fn history(&self, search: Option<String>, before: Option<CallId>) -> Result<HistoryPage, Refusal> {
        let page = self.inner.intake.page(Search { text: search, before, limit: PAGE }).await;
        let page = page.map_err(Refusal::not_read)?.ok_or_else(Refusal::unknown_call)?;
        Ok(HistoryPage::of(&page, &self.origin()))
    }

    /// Changes whenever the history does.
    pub fn history_revision(&self) -> watch::Receiver<u64> {
        self.inner.revision.clone()
    }

    /// Deletes a call that is over, or all that are. Returns how many.
    pub async fn delete(&self, call: Option<CallId>) -> Result<usize, Refusal> {
        match self.inner.intake.delete(call).await.map_err(Refusal::not_read)? {
            Deleted::Calls(calls) => Ok(calls),
            Deleted::Unknown => Err(Refusal::unknown_call()),
            Deleted::UnderWay => Err(Refusal::under_way()),
        }
    }

    fn press(&self, call: CallId, button: Button) {
        let chosen = move |record| Input::Chosen { call, record, button };
        // What the desk knows must not wait for the disk; what is long over is known to the store alone.
        if self.inner.overview.borrow().recent.iter().any(|known| known.id == call) {
            return self.inner.intake.inputs.tell(chosen(None));
        }
        let intake = self.inner.intake.clone();
        self.inner.runtime.spawn(async move {
            let record = intake.call(call).await.ok().flatten().map(Box::new);
            intake.inputs.tell(chosen(record));
        });
    }

    /// Ends a test call.
    pub fn hang_up(&self, call: CallId) {
        self.inner.intake.inputs.tell(Input::HungUp(call));
    }

    fn pause(&self, paused: Pause) {
        self.inner.intake.inputs.tell(Input::Paused(paused));
        let settings = self.inner.settings.clone();
        self.inner.runtime.spawn_blocking(move || {
            if let Err(error) = settings.change(|settings| settings.paused = paused) {
                tracing::warn!(%error, "the settings could not be saved");
            }
        });
    }
}

impl fmt::Debug for App {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("App")
    }
}

/// What the settings mean to the desk, whatever the account.
fn rules(settings: &Settings) -> Rules {
    Rules {
        demo: false,
        me: None,
        everyone: settings.everyone,
        pause: settings.paused,
        quiet: settings.quiet.clone(),
        ring_limit: Duration::from_secs(settings.notices.ring_limit.into()),
        keep_answered: settings.notices.keep_answered,
        open_on_answer: settings.opening.when == OpenWhen::Answered,
        open_outgoing: settings.opening.outgoing,
    }
}
