//! The end of the app, from the menu or from the system: orderly, but in three seconds at most.

use std::io;
use std::time::Duration;

use tokio::runtime::{Handle, Runtime};
use tokio::sync::watch;

/// For calls to be reported and written.
pub(crate) const CALLS: Duration = Duration::from_secs(2);
/// For the notices to be closed and the sandbox's last answers.
pub(crate) const REST: Duration = Duration::from_secs(1);
/// What the main thread waits on top of both.
const GRACE: Duration = Duration::from_millis(200);

/// How far it has come.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Running,
    Asked,
    Ended,
}

/// Asks for the end, and waits for it: what is to be ended is not known here. Clones are about the same end.
#[derive(Clone)]
pub(crate) struct Ending(watch::Sender<Stage>);

impl Ending {
    /// Listens to the system from now on: it may ask before there is anything drawn.
    pub(crate) fn listen(runtime: &Runtime) -> io::Result<Self> {
        let _context = runtime.enter();
        let ending = Self(watch::Sender::new(Stage::Running));
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
        self.reach(Stage::Asked);
    }

    /// Waits until somebody asks: the menu, the system, or whoever runs the main thread.
    pub(crate) async fn asked(&self) {
        self.reached(Stage::Asked).await;
    }

    /// Says that everything that is not drawn has ended.
    pub(crate) fn done(&self) {
        self.reach(Stage::Ended);
    }

    /// Called when the main thread is about to end the process, for whatever reason. Lets everything else end first, within
    /// its limits.
    pub(crate) fn hold(&self, runtime: &Handle) {
        self.ask();
        let ended = async { tokio::time::timeout(CALLS + REST + GRACE, self.reached(Stage::Ended)).await };
        if runtime.block_on(ended).is_err() {
            tracing::warn!("not everything could be ended in time");
        }
    }

    fn reach(&self, stage: Stage) {
        self.0.send_if_modified(|now| {
            let goes_on = *now < stage;
            *now = stage.max(*now);
            goes_on
        });
    }

    async fn reached(&self, stage: Stage) {
        // We have a sender, so it cannot fail.
        self.0.subscribe().wait_for(|now| *now >= stage).await.ok();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unasked_end_is_asked_for_and_waited_for() {
        let runtime = Runtime::new().unwrap();
        let ending = Ending(watch::Sender::new(Stage::Running));
        let other = ending.clone();
        runtime.spawn(async move {
            other.asked().await;
            tokio::time::sleep(Duration::from_millis(50)).await;
            other.done();
        });
        ending.hold(runtime.handle());
        assert!(*ending.0.borrow() == Stage::Ended);
        // Asking again does not bring it back.
        ending.ask();
        ending.hold(runtime.handle());
        assert!(*ending.0.borrow() == Stage::Ended);
    }
}
