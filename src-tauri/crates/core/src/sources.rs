//! Where calls come from: the socket, which is always there, and the telephone systems that are set up, each kind a file or
//! folder here and a line in `kinds`. They are stopped together, before anything else stops.
//!
//! A source brings in facts or reports and says how it stands; what becomes of them is the exchange's and the desk's to decide.

mod standings;
mod facts;
pub(crate) mod callers;
pub(crate) mod board;
pub mod secrets;
pub mod door;
pub(crate) mod entrance;
mod source;
pub(crate) mod events;
pub(crate) mod test;
mod wire;
pub mod asterisk;
pub(crate) mod guests;
pub mod fritzbox;
pub mod baresip;
mod web_socket;
pub(crate) mod kinds;
pub(crate) mod filled;
mod keeper;

use std::sync::Arc;

use parking_lot::Mutex;
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::intake::Intake;
use crate::settings::SettingsFile;
use crate::standing::{SourceTrouble, Standing};
use board::{Board, BoardReceiver};
pub(crate) use callers::Callers;
pub use callers::{Caller, Order};
pub(crate) use entrance::Door;
pub(crate) use events::Events;
pub use facts::{Facts, Mine};
use secrets::SecretsOfSources;
pub use source::{Settings, Source, SourceContext, Task};
pub(crate) use standings::Standings;
pub use standings::{Reports, Teller};

/// What every source is given a part of.
#[derive(Clone)]
pub(crate) struct Means {
    pub(crate) intake: Intake,
    pub(crate) settings: Arc<SettingsFile>,
    pub(crate) secrets: SecretsOfSources,
    pub(crate) standings: Standings,
    pub(crate) board: Board,
    pub(crate) callers: Callers,
    pub(crate) door: Door,
}

/// The sources at work.
#[derive(Debug)]
pub(crate) struct Sources {
    stop: watch::Sender<bool>,
    running: Mutex<JoinSet<()>>,
    /// The exchange is stopped after those who tell it something.
    stop_board: watch::Sender<bool>,
    exchange: Mutex<JoinSet<()>>,
}

impl Sources {
    /// Starts these, in this order, and then those that are set up, now and later.
    pub(crate) fn start(sources: Vec<Box<dyn Source>>, means: &Means, board: BoardReceiver) -> Self {
        let (stop, stop_board) = (watch::Sender::new(false), watch::Sender::new(false));
        let (mut running, mut exchange) = (JoinSet::new(), JoinSet::new());
        board.open(&means.intake, &means.standings, stop_board.subscribe(), &mut exchange);
        for source in sources {
            running.spawn(start(source, means, stop.subscribe()));
        }
        running.spawn(means.door.clone().keep(stop.subscribe()));
        running.spawn(keeper::keep(means.clone(), stop.subscribe()));
        Self { stop, running: Mutex::new(running), stop_board, exchange: Mutex::new(exchange) }
    }

    /// Has all of them stop, and waits until they have. What they have taken in is answered by then.
    pub(crate) async fn stop(&self) {
        self.stop.send_replace(true);
        let mut running = std::mem::take(&mut *self.running.lock());
        while running.join_next().await.is_some() {}
        self.stop_board.send_replace(true);
        let mut exchange = std::mem::take(&mut *self.exchange.lock());
        while exchange.join_next().await.is_some() {}
    }
}

/// Starts a source; it is in the overview when this returns. What comes back runs it to its end.
fn start(source: Box<dyn Source>, means: &Means, stop: watch::Receiver<bool>) -> impl Future<Output = ()> + use<> {
    let teller = means.standings.open(source.name(), source.kind());
    let context = SourceContext {
        reports: Reports::new(means.intake.clone(), teller.clone()),
        facts: means.board.facts(&teller),
        stop: stop.clone(),
        settings: Settings::new(&means.settings, source.name()),
        secrets: means.secrets.of(source.name()),
        standing: teller.clone(),
        caller: means.callers.of(source.name()),
        door: means.door.clone(),
    };
    watched(source.run(context), teller, stop)
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
