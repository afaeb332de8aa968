//! The app without its desktop: wiring. What is started in which order, what it is built on, and what is stopped in which
//! order. What a running Callcard does is in `office` and below.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use std::{fmt, io};

use callcard_local::{Paths, SocketName};
use parking_lot::Mutex;
use tokio::sync::watch;
use tokio::task::JoinHandle;

pub use crate::accounts::{Accounts, Demo, DemoAccount, NoAccount};
pub use crate::desktop::{Desktop, Page};
pub use crate::handover::{NotHandedOver, Wish, hand_over};
pub use crate::inputs::{Inputs, InputsReceiver, NotAccepted, inputs};
pub use crate::keyring::Keyring;
pub use crate::lock::{Lock, LockError, lock};
pub use crate::office::{Followed, Office};

use crate::accounts::{self, Parts};
use crate::api;
use crate::clock::Clock;
use crate::crm::Adapters;
use crate::desk::{Desk, Input, Overview, Subject};
use crate::intake::Intake;
use crate::keyring::Vaults;
use crate::notice;
use crate::office::{self, Start};
use crate::outlet::outlet;
use crate::settings::{Seat, Settings, SettingsFile};
use crate::sources::board::board;
use crate::sources::secrets::SecretsOfSources;
use crate::sources::{Callers, Door, Events, Means, Source, Sources, Standings};
use crate::store::{Store, StoreError};
use crate::switchboard::Switchboard;
use crate::text::{Language, Texts};

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

/// The running app: the handle to it, and what has to be stopped.
pub struct App {
    office: Office,
    /// Stopped first: no new events.
    sources: Sources,
    /// Told last: by then everything that was under way has been reported to the desk.
    stop_desk: watch::Sender<bool>,
    switchboard: Mutex<Option<JoinHandle<()>>>,
    store: Store,
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
        let (store, unkept) = Store::open(&paths.database(), settings.preferences.history_days)?;
        let texts = Arc::new(Texts::load(Language::choose(settings.preferences.language)));
        if let Some(trouble) = &unkept {
            tracing::warn!("{trouble}; starting with an empty one");
            desktop.notice(Subject::App, Some(notice::of_store_trouble(trouble, &texts)));
        }
        let kept = Arc::new(kept);
        let overview = watch::Sender::new(Overview::default());

        let parts = Parts {
            demo,
            adapter: Arc::new(Adapters),
            vaults: Vaults::new(keyring.clone(), paths.mark()),
            settings: kept.clone(),
            store: store.clone(),
            inputs: inputs.clone(),
        };
        let (first, me) = parts.first().await?;
        let seat = Seat { demo: first.account().sandbox, me };
        let restored = accounts::restored(&store, &first.account().key).await?;
        let standing = *first.standing().borrow();
        let callers = Callers::default();
        let (crm_sender, crm) = watch::channel(first);
        let (outlet, works) = outlet();

        let mut switchboard = Switchboard {
            desk: Desk::new(settings.preferences.clone(), seat, settings.paused),
            clock: Clock::start(),
            store: store.clone(),
            crm: crm_sender,
            outlet,
            desktop: desktop.clone(),
            texts: texts.clone(),
            inputs: inputs.clone(),
            overview: overview.clone(),
            next_turn: None,
            followed: HashMap::new(),
            changed: receiver.changed.clone(),
            callers: callers.clone(),
        };
        switchboard.input(Input::SignIn(standing));
        switchboard.input(Input::Restored(restored));

        let intake = Intake { inputs, store: store.clone(), crm: crm.clone(), settings: kept.clone() };
        let secrets_of_sources = SecretsOfSources::new(keyring, paths.mark());
        let (board, said) = board();
        let door = Door::new(kept.clone());
        let office = Office::open(office::Parts {
            intake: intake.clone(),
            accounts: Arc::new(parts.open(crm, works)),
            desktop,
            texts,
            overview: overview.subscribe(),
            settings: kept.clone(),
            secrets_of_sources: secrets_of_sources.clone(),
            board: board.clone(),
            door: door.clone(),
            socket: paths.socket().clone(),
            start: Start { settings: unread, history: unkept },
            lock,
        });
        let list = sources(&paths, &office, overview.subscribe())?;
        let standings = Standings::of(overview);
        let means = Means { intake, settings: kept, secrets: secrets_of_sources, standings, board, callers, door };
        let (stop_desk, desk_stop) = watch::channel(false);
        let app = Self {
            office,
            sources: Sources::start(list, &means, said),
            stop_desk,
            switchboard: Mutex::new(Some(tokio::spawn(switchboard.run(receiver, desk_stop)))),
            store,
        };
        load_numbering_plans(&settings);
        Ok(app)
    }

    /// Ends within `at_most`: takes nothing new, lets come to its end what is under way, writes the last of it.
    pub async fn stop(&self, at_most: Duration) {
        let switchboard = self.switchboard.lock().take();
        let Some(switchboard) = switchboard else { return };
        let end = async {
            // What the sources have taken in may still wait for the CRM, which is told nothing new.
            tokio::join!(self.sources.stop(), self.office.accounts().stop());
            self.stop_desk.send_replace(true);
            switchboard.await.ok();
            self.store.flush().await.ok();
        };
        if tokio::time::timeout(at_most, end).await.is_err() {
            tracing::warn!("not everything came to its end in time; what was being sent counts as uncertain");
        }
    }

    /// The handle to what runs.
    pub fn office(&self) -> &Office {
        &self.office
    }
}

/// All that calls come in by, in the order in which it is started.
fn sources(
    paths: &Paths,
    office: &Office,
    overview: watch::Receiver<Overview>,
) -> Result<Vec<Box<dyn Source>>, StartError> {
    let around = {
        let office = office.clone();
        move |events| api::routes(office, events)
    };
    let name = paths.socket();
    let socket = Events::open(paths, overview, around);
    let socket = socket.map_err(|error| StartError::Socket { name: name.clone(), error })?;
    Ok(vec![Box::new(socket)])
}

/// Loading the numbering plans of all countries takes longer than all the rest.
fn load_numbering_plans(settings: &Settings) {
    let country = settings.country();
    tokio::task::spawn_blocking(move || {
        if !country.exists() {
            tracing::warn!("default_country in the settings is no country: numbers need their country code");
        }
    });
}

impl fmt::Debug for App {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("App")
    }
}
