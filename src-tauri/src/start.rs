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
    let sandbox = start_sandbox(paths, faults).await?;
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

/// The demo CRM keeps what is done in it, where it can.
async fn start_sandbox(paths: &Paths, faults: bool) -> Outcome<Sandbox> {
    let options = |data| Options { data, faults, ..Options::default() };
    match Sandbox::start(options(Some(paths.sandbox_dir()))).await {
        Ok(sandbox) => Ok(sandbox),
        Err(error) => {
            tracing::warn!(%error, "the demo CRM cannot keep its data, and forgets it at the end");
            Ok(Sandbox::start(options(None)).await?)
        }
    }
}

impl Started {
    /// Brings a page of the window to the front, as soon as there is a display.
    pub(crate) fn show(&self, page: Page) {
        self.desktop.window(page);
    }
}
