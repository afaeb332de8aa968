//! Starts what needs no display: the sandbox as the account, the core on top of it, and the ways to the desktop.

use std::sync::Arc;

use callcard_core::app::{self, App, Deps, Desktop, Lock, Page};
use callcard_core::crm::Connection;
use callcard_paths::Paths;
use callcard_sandbox::{Options, Sandbox};
use tokio::runtime::Handle;
use url::Url;

use crate::Outcome;
use crate::desktop::AgentDesktop;

/// What runs, and has to be ended.
pub(crate) struct Started {
    pub(crate) app: App,
    pub(crate) desktop: Arc<AgentDesktop>,
    pub(crate) sandbox: Sandbox,
}

/// Starts it all. The local socket accepts when this returns.
pub(crate) async fn start(paths: &Paths, lock: Lock, faults: bool) -> Outcome<Started> {
    let sandbox = Sandbox::start(Options { port: None, data: Some(paths.sandbox_dir()), faults }).await?;
    let connection = Connection {
        origin: Url::parse(sandbox.origin())?,
        token: sandbox.token().into(),
        sandbox: true,
        me: Some(sandbox.agent()),
    };
    let inputs = app::inputs();
    let desktop = Arc::new(AgentDesktop::new(&Handle::current(), inputs.0.clone()));
    let deps = Deps { paths: paths.clone(), connection, desktop: desktop.clone(), inputs };
    let app = App::start(deps, lock).await?;
    Ok(Started { app, desktop, sandbox })
}

impl Started {
    /// Brings a page of the window to the front, as soon as there is a display.
    pub(crate) fn show(&self, page: Page) {
        self.desktop.window(page);
    }
}
