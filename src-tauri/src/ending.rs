//! The end of the app, from the menu or from the system: orderly, but in three seconds at most.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use callcard_core::app::Demo;
use tokio::runtime::Runtime;
use tokio::sync::Notify;

use crate::start::Started;

/// For calls to be reported and written.
const CALLS: Duration = Duration::from_secs(2);
/// For the notices to be closed and the sandbox's last answers.
const REST: Duration = Duration::from_secs(1);

/// Asks for the end. Clones ask for the same one.
#[derive(Clone)]
pub(crate) struct Ending(Arc<Notify>);

impl Ending {
    /// Listens to the system from now on: it may ask before there is anything drawn.
    pub(crate) fn listen(runtime: &Runtime) -> io::Result<Self> {
        let _context = runtime.enter();
        let ending = Self(Arc::default());
        let asked = asked_by_the_system()?;
        runtime.spawn({
            let ending = ending.clone();
            async move {
                asked.await;
                ending.ask();
            }
        });
        Ok(ending)
    }

    /// Asks for it. Returns at once, and may be called more than once.
    pub(crate) fn ask(&self) {
        self.0.notify_one();
    }

    /// Waits until somebody asks, the menu or the system, and then ends everything that is not drawn.
    pub(crate) async fn wait_and_end(self, started: Started) {
        let Started { app, desktop, demo } = started;
        self.0.notified().await;
        app.stop(CALLS).await;
        let rest = async { tokio::join!(desktop.notifier().clear(), demo.close()) };
        if tokio::time::timeout(REST, rest).await.is_err() {
            tracing::warn!("not all notices could be closed in time");
        }
    }
}

/// A signal: from a terminal, or because the session ends.
#[cfg(unix)]
fn asked_by_the_system() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// Ctrl-C in a terminal.
#[cfg(windows)]
fn asked_by_the_system() -> io::Result<impl Future<Output = ()>> {
    let mut interrupt = tokio::signal::windows::ctrl_c()?;
    Ok(async move {
        interrupt.recv().await;
    })
}
