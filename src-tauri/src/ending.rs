//! The end of the app, from the menu or from the system: orderly, but in three seconds at most.

use std::sync::Arc;
use std::time::Duration;

use callcard_core::app::App;
use callcard_sandbox::Sandbox;
use tokio::sync::Notify;

use crate::notifier::Notifier;

/// For calls to be reported and written.
const CALLS: Duration = Duration::from_secs(2);
/// For the notices to be closed and the sandbox's last answers.
const REST: Duration = Duration::from_secs(1);

/// Asks for the end. Clones ask for the same one.
#[derive(Clone, Default)]
pub(crate) struct Ending(Arc<Notify>);

impl Ending {
    /// Asks for it. Returns at once, and may be called more than once.
    pub(crate) fn ask(&self) {
        self.0.notify_one();
    }

    /// Waits until somebody asks, the menu or the system, and then ends everything that is not drawn.
    pub(crate) async fn wait_and_end(self, app: App, notifier: Notifier, sandbox: Sandbox) {
        tokio::select! {
            () = self.0.notified() => {}
            () = asked_by_the_system() => {}
        }
        app.stop(CALLS).await;
        let rest = async { tokio::join!(notifier.clear(), sandbox.stop()) };
        if tokio::time::timeout(REST, rest).await.is_err() {
            tracing::warn!("not all notices could be closed in time");
        }
    }
}

/// A signal: from a terminal, or because the session ends.
#[cfg(unix)]
async fn asked_by_the_system() {
    use tokio::signal::unix::{SignalKind, signal};
    let signals = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()));
    let (Ok(mut terminate), Ok(mut interrupt)) = signals else {
        tracing::warn!("signals will end the app at once");
        return std::future::pending().await;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
}

/// Ctrl-C in a terminal.
#[cfg(not(unix))]
async fn asked_by_the_system() {
    if let Err(error) = tokio::signal::ctrl_c().await {
        tracing::warn!(%error, "Ctrl-C will end the app at once");
        std::future::pending().await
    }
}
