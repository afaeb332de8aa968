//! The app without its desktop: what is wired to what, and the handle that the shell holds.

mod account;
mod calls;
mod history;
mod preferences;
mod status;

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use std::{fmt, io};

use callcard_paths::{Paths, Sign, SocketName};
use jiff::Zoned;
use tokio::runtime::Handle;
use tokio::sync::watch;
use tokio::task::JoinHandle;

pub use crate::accounts::{Accounts, Demo, DemoAccount, NoAccount};
pub use crate::desktop::{Desktop, Page};
pub use crate::handover::{NotHandedOver, Wish, hand_over};
pub use crate::inputs::{Inputs, InputsReceiver, NotAccepted, inputs};
pub use crate::keyring::Keyring;
pub use crate::lock::{Lock, LockError, lock};
pub use calls::Followed;

use crate::accounts::{self, Parts};
use crate::api::{Door, Socket};
use crate::clock::Clock;
use crate::crm::{Adapters, Pages};
use crate::desk::{Abilities, Desk, Input, Overview, Subject};
use crate::doctor::{Diagnosis, Examination};
use crate::intake::Intake;
use crate::keyring::Vaults;
use crate::menu::{self, Choice, Tray};
use crate::notice;
use crate::quiet::Pause;
use crate::secrets::Secrets;
use crate::settings::SettingsFile;
use crate::store::{Store, StoreError};
use crate::switchboard::Switchboard;
use crate::text::{Language, Texts};
use crate::view::Refusal;

/// How long the tray lets a change rest: the notice comes first, and of a storm only the newest state is drawn.
const TRAY_REST: Duration = Duration::from_millis(50);
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
    settings: Arc<SettingsFile>,
    /// Held by whoever changes a preference.
    preferring: tokio::sync::Mutex<()>,
    /// Counts the changes of the preferences, each when it is in force.
    preferred: watch::Sender<u64>,
    secrets: Secrets,
    examination: Arc<Examination>,
    socket: SocketName,
    /// The table that was written last.
    exported: Mutex<Option<PathBuf>>,
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

impl App {
    /// Starts everything that needs no desktop. The socket accepts when this returns.
    pub async fn start(deps: Deps, lock: Lock) -> Result<Self, StartError> {
        let Deps { paths, demo, keyring, desktop, inputs: (inputs, receiver) } = deps;
        let (kept, unread) = SettingsFile::open(&paths.settings_file());
        if let Some(trouble) = &unread {
            tracing::warn!("the settings: {trouble}; the defaults are in force instead");
        }
        let settings = kept.get();
        let (store, trouble) = Store::open(&paths.database(), settings.history_days)?;
        let texts = Arc::new(Texts::load(Language::choose(settings.language)));
        if let Some(trouble) = &trouble {
            tracing::warn!("{trouble}; starting with an empty one");
            desktop.notice(Subject::App, Some(notice::of_store_trouble(trouble, &texts)));
        }
        let country = settings.country();
        let (privacy, sound) = (settings.notices.privacy, settings.notices.sound);
        let mut rules = preferences::rules(&settings);
        let settings = Arc::new(kept);
        let (overview_sender, overview) = watch::channel(Overview::default());
        let (has_work_sender, has_work) = watch::channel(false);
        let (stop_taking, taking_stop) = watch::channel(false);
        let (stop_desk, desk_stop) = watch::channel(false);

        let parts = Parts {
            demo,
            adapter: Arc::new(Adapters),
            vaults: Vaults::new(keyring, paths.mark()),
            settings: settings.clone(),
            store: store.clone(),
            inputs: inputs.clone(),
            has_work,
        };
        let (first, me) = parts.first().await?;
        rules.me = me;
        rules.demo = first.account().sandbox;
        let restored = accounts::restored(&store, &first.account().key).await?;
        let standing = *first.standing().borrow();
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
            followed: HashMap::new(),
            abilities: Abilities::default(),
            privacy,
            sound,
            awaiting: VecDeque::new(),
            shown: BTreeMap::new(),
        };
        switchboard.input(Input::SignIn(standing));
        switchboard.input(Input::Restored(restored));

        let intake = Intake { inputs, store, crm: crm.clone(), settings: settings.clone() };
        let name = paths.socket();
        let socket = Socket::bind(name).map_err(|error| StartError::Socket { name: name.clone(), error })?;
        let sign = Sign::put_up(&paths)
            .inspect_err(|error| tracing::warn!(%error, "programs with another environment will not find the socket"));
        let accounts = Arc::new(parts.open(crm));
        let examination = Arc::new(Examination {
            intake: intake.clone(),
            accounts: accounts.clone(),
            overview: overview.clone(),
            desktop: desktop.clone(),
            texts: texts.clone(),
            socket: name.to_string(),
            settings: unread,
            history: trouble.as_ref().map(ToString::to_string),
        });
        let door = Door {
            intake: intake.clone(),
            accounts: accounts.clone(),
            overview: overview.clone(),
            desktop: desktop.clone(),
            texts: texts.clone(),
            examination: examination.clone(),
            trouble,
        };
        let serving = socket.serve(Arc::new(door), taking_stop.clone());
        let tasks = Tasks {
            socket: tokio::spawn(async move {
                let _sign = sign;
                serving.await
            }),
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
            settings,
            preferring: tokio::sync::Mutex::default(),
            preferred: watch::Sender::new(0),
            secrets: Secrets::default(),
            examination,
            socket: paths.socket().clone(),
            exported: Mutex::default(),
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
        let (mut overview, mut preferred) = (self.inner.overview.clone(), self.inner.preferred.subscribe());
        let texts = self.inner.texts.clone();
        let now = menu::tray(&overview.borrow_and_update(), &texts, &Zoned::now());
        let (sender, tray) = watch::channel(now);
        tokio::spawn(async move {
            loop {
                let changed = tokio::select! {
                    changed = overview.changed() => changed,
                    changed = preferred.changed() => changed,
                };
                if changed.is_err() {
                    return;
                }
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

    /// The window's page dies as often as it is brought back: the agent is told, and asks for it again or does not.
    pub fn window_given_up(&self) {
        let notice = notice::of_a_lost_window(&self.inner.texts);
        self.inner.desktop.notice(Subject::App, Some(notice));
    }

    /// Does what a row of the menu says; quitting is the shell's.
    pub fn choose(&self, choice: Choice) {
        match choice {
            Choice::TestCall => self.inner.desktop.window(Page::TestCall),
            Choice::OpenWindow | Choice::Missed => self.inner.desktop.window(Page::History),
            Choice::OpenSettings => self.inner.desktop.window(Page::Settings),
            Choice::Mend(remedy) => self.inner.desktop.window(Page::mending(remedy)),
            Choice::Renew => self.inner.desktop.window(Page::Settings),
            Choice::Recent(call) => self.open_card(call),
            Choice::Pause(pause) => self.pause_as(pause.from(&Zoned::now())),
            Choice::Resume => self.pause_as(Pause::Off),
            Choice::TryAgain => self.try_again(),
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

    /// The pages of the account.
    pub fn pages(&self) -> Arc<dyn Pages> {
        self.inner.accounts.current()
    }

    /// The account that calls are reported to, and the choice of another.
    pub fn accounts(&self) -> &Arc<Accounts> {
        &self.inner.accounts
    }

    /// Looks at every link between a ringing phone and its card; with a test call that the CRM is told of, too.
    pub async fn examine(&self, test_call: bool) -> Result<Diagnosis, Refusal> {
        self.inner.examination.hold(test_call).await.map_err(|why| Refusal::of(&why))
    }
}

impl fmt::Debug for App {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("App")
    }
}
