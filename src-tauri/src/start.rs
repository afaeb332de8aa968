//! Starts what needs no display, the core, what it is built on, and the ways to the desktop, and ends it.

use std::sync::Arc;
use std::time::Duration;

use callcard_core::app::{self, App, Demo, Deps, Desktop, Lock, NotHandedOver, Page};
use callcard_core::desk::Subject;
use callcard_core::menu::Choice;
use callcard_core::notice;
use callcard_core::settings::SettingsFile;
use callcard_core::text::{Language, Texts};
use callcard_local::Paths;
use tokio::runtime::{Handle, Runtime};

use crate::Outcome;
use crate::demo::InAppSandbox;
use crate::desktop::AgentDesktop;
use crate::ending::{self, Ending};
use crate::keyring::SystemKeyring;
use crate::notifier::Notifier;

/// What runs, and has to be ended.
pub(crate) struct Started {
    pub(crate) app: App,
    pub(crate) desktop: Arc<AgentDesktop>,
    pub(crate) demo: Arc<InAppSandbox>,
}

/// Starts it all. The local socket accepts when this returns.
pub(crate) async fn start(paths: &Paths, lock: Lock, ending: Ending, faults: bool, headless: bool) -> Outcome<Started> {
    let runtime = Handle::current();
    let demo = Arc::new(InAppSandbox::new(paths.sandbox_dir(), faults));
    let keyring = Arc::new(SystemKeyring::start(&runtime)?);
    let inputs = app::inputs();
    let notifier = Notifier::start(&runtime, inputs.0.clone(), paths, Some(keyring.clone()));
    let desktop = Arc::new(AgentDesktop::new(&runtime, inputs.0.clone(), ending, notifier, !headless));
    let deps = Deps { paths: paths.clone(), demo: demo.clone(), keyring, desktop: desktop.clone(), inputs };
    let app = App::start(deps, lock).await?;
    Ok(Started { app, desktop, demo })
}

/// Does what the link of a notice from before this start says, as far as it is ours; the agent wanted to see something, so
/// for another there is the window.
pub(crate) fn follow(runtime: &Runtime, started: &Started, link: String) {
    let office = started.app.office().clone();
    runtime.spawn(async move {
        if !office.press(link).await {
            office.choose(Choice::OpenWindow);
        }
    });
}

/// How long the notice stays that says, at login, why Callcard does not start.
const READING: Duration = Duration::from_secs(5);

/// Says by a notice that this Callcard does not start, and why.
pub(crate) async fn tell_of_another(paths: &Paths, nobody: &NotHandedOver) {
    let language = SettingsFile::peek(&paths.settings_file()).preferences.language;
    let notice = notice::of_another(nobody.machine.as_deref(), &Texts::load(Language::choose(language)));
    // Clicks on this notice go nowhere.
    let (inputs, _unheard) = app::inputs();
    let notifier = Notifier::start(&Handle::current(), inputs, paths, None);
    notifier.want(Subject::App, Some(notice));
    // Some desktops remove the notice when this process ends.
    tokio::time::sleep(READING).await;
}

impl Started {
    /// Brings a page of the window to the front, as soon as there is a display.
    pub(crate) fn show(&self, page: Page) {
        self.desktop.window(page);
    }

    /// Waits until the end is asked for, and then ends everything that is not drawn.
    pub(crate) async fn end_with(self, ending: Ending) {
        let Self { app, desktop, demo } = self;
        ending.asked().await;
        app.stop(ending::CALLS).await;
        let rest = async { tokio::join!(desktop.notifier().clear(), demo.close()) };
        if tokio::time::timeout(ending::REST, rest).await.is_err() {
            tracing::warn!("not all notices could be closed in time");
        }
        ending.done();
    }
}
