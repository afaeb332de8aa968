//! Starts what needs no display: the core, what it is built on, and the ways to the desktop.

use std::sync::Arc;

use callcard_core::app::{self, App, Deps, Desktop, Lock, Page};
use callcard_paths::Paths;
use tokio::runtime::Handle;

use crate::Outcome;
use crate::demo::InAppSandbox;
use crate::desktop::AgentDesktop;
use crate::keyring::SystemKeyring;

/// What runs, and has to be ended.
pub(crate) struct Started {
    pub(crate) app: App,
    pub(crate) desktop: Arc<AgentDesktop>,
    pub(crate) demo: Arc<InAppSandbox>,
}

/// Starts it all. The local socket accepts when this returns.
pub(crate) async fn start(paths: &Paths, lock: Lock, faults: bool, headless: bool) -> Outcome<Started> {
    let runtime = Handle::current();
    let demo = Arc::new(InAppSandbox::new(paths.sandbox_dir(), faults));
    let keyring = Arc::new(SystemKeyring::start(&runtime)?);
    let inputs = app::inputs();
    let desktop = Arc::new(AgentDesktop::new(&runtime, inputs.0.clone(), !headless));
    let deps = Deps { paths: paths.clone(), demo: demo.clone(), keyring, desktop: desktop.clone(), inputs };
    let app = App::start(deps, lock).await?;
    Ok(Started { app, desktop, demo })
}

impl Started {
    /// Brings a page of the window to the front, as soon as there is a display.
    pub(crate) fn show(&self, page: Page) {
        self.desktop.window(page);
    }
}
