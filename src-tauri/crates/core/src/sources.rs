//! Where calls come from: each source is a file here and a line in `app`. They are started in their order and stopped
//! together, before anything else stops.
//!
//! A source brings in reports and says how it stands; what becomes of a report is the desk's to decide.

mod source;
mod standings;
pub mod secrets;
pub(crate) mod events;
pub(crate) mod test;
pub mod asterisk;
pub mod door;
pub mod fritzbox;
pub mod baresip;

use std::sync::Arc;

use parking_lot::Mutex;
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::intake::Intake;
use crate::settings::SettingsFile;
use crate::standing::{SourceTrouble, Standing};
pub(crate) use events::Events;
use secrets::SecretsOfSources;
pub use source::{Settings, Source, SourceContext, Task};
pub(crate) use standings::Standings;
pub use standings::{Reports, Teller};

/// What every source is given a part of.
pub(crate) struct Means {
    pub(crate) intake: Intake,
    pub(crate) settings: Arc<SettingsFile>,
    pub(crate) secrets: SecretsOfSources,
    pub(crate) standings: Standings,
}

/// The sources at work.
#[derive(Debug)]
pub(crate) struct Sources {
    stop: watch::Sender<bool>,
    running: Mutex<JoinSet<()>>,
}

impl Sources {
    /// Starts them, in this order.
    pub(crate) fn start(sources: Vec<Box<dyn Source>>, means: &Means) -> Self {
        let stop = watch::Sender::new(false);
        let mut running = JoinSet::new();
        for source in sources {
            let teller = means.standings.open(source.name(), source.kind());
            let context = SourceContext {
                reports: Reports::new(means.intake.clone(), teller.clone()),
                stop: stop.subscribe(),
                settings: Settings::new(&means.settings, source.name()),
                secrets: means.secrets.of(source.name()),
                standing: teller.clone(),
            };
            running.spawn(watched(source.run(context), teller, stop.subscribe()));
        }
        Self { stop, running: Mutex::new(running) }
    }

    /// Has all of them stop, and waits until they have. What they have taken in is answered by then.
    pub(crate) async fn stop(&self) {
        self.stop.send_replace(true);
        let mut running = std::mem::take(&mut *self.running.lock());
        while running.join_next().await.is_some() {}
    }
}

/// Runs a source to its end. If it ends without being told to stop, it has failed, whether it returned or panicked.
async fn watched(task: Task, teller: Teller, stop: watch::Receiver<bool>) {
    let name = teller.name().to_owned();
    let ended = tokio::spawn(task).await;
    if *stop.borrow() {
        return teller.tell(Standing::Stopped);
    }
    if let Err(error) = ended {
        tracing::error!(source = name, %error, "a source of calls broke");
    }
    // What it said of itself at the end tells more.
    if !matches!(teller.standing(), Some(Standing::Failed { .. })) {
        teller.tell(Standing::Failed { why: SourceTrouble::Ended });
    }
}

#[cfg(test)]
mod tests;
