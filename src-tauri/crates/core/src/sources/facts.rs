//! Where the facts of one telephone system go: to the exchange, in order, by a bounded queue.
//!
//! A source never waits for the desk or its disk: only when thousands of facts wait already does it wait for a place, and
//! not for long.

use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::{mpsc, oneshot};
use tokio::time::timeout;

use super::Teller;
use crate::exchange::Input;
use crate::exchange::fact::{Extension, Fact};

/// How long a source waits for a place in the queue before what it says is lost.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// Where the facts of one source go.
#[derive(Clone, Debug)]
pub struct Facts {
    said: mpsc::Sender<Said>,
    teller: Teller,
}

/// What the exchange's task is told and asked.
#[derive(Debug)]
pub(super) enum Said {
    Input(Input),
    /// Who of those whom a source names is the agent.
    Mine {
        source: String,
        mine: Mine,
    },
    /// Which names of a source were heard that are not the agent's?
    Strangers {
        source: String,
        reply: oneshot::Sender<Vec<Stranger>>,
    },
}

/// Who of those whom a telephone system names is the agent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mine {
    Those(Vec<Extension>),
    /// It is the agent's own telephone: all that it tells of is for the agent.
    Everybody,
}

/// A name that a telephone system spoke of and that is not the agent's, and when it was heard last.
pub(crate) type Stranger = (String, Timestamp);

impl Facts {
    pub(super) fn new(said: mpsc::Sender<Said>, teller: Teller) -> Self {
        Self { said, teller }
    }

    /// Tells of calls, in order.
    pub async fn tell(&self, facts: Vec<Fact>) {
        if facts.is_empty() {
            return;
        }
        self.teller.heard();
        for fact in facts {
            self.send(Said::Input(Input::Fact(Box::new(fact)))).await;
        }
    }

    /// Tells of calls if there is a place for all of them within this time; else of none.
    pub(crate) async fn take(&self, facts: Vec<Fact>, within: Duration) -> bool {
        if facts.is_empty() {
            return true;
        }
        let Ok(Ok(places)) = timeout(within, self.said.reserve_many(facts.len())).await else { return false };
        self.teller.heard();
        for (place, fact) in places.zip(facts) {
            place.send(Said::Input(Input::Fact(Box::new(fact))));
        }
        true
    }

    /// The telephone system can be heard. `tells_ends`: it says when calls are over.
    pub async fn opened(&self, tells_ends: bool) {
        self.send(Said::Input(Input::Opened { source: self.source(), tells_ends })).await;
    }

    /// It cannot be heard any more, perhaps for a moment.
    pub async fn lost(&self) {
        self.send(Said::Input(Input::Lost { source: self.source() })).await;
    }

    /// Whatever calls it told of, nobody will ever say how they went on.
    pub async fn gone(&self) {
        self.send(Said::Input(Input::Gone { source: self.source() })).await;
    }

    /// These are the agent's from now on.
    pub async fn mine(&self, mine: Mine) {
        self.send(Said::Mine { source: self.source(), mine }).await;
    }

    fn source(&self) -> String {
        self.teller.name().to_owned()
    }

    async fn send(&self, said: Said) {
        match self.said.send_timeout(said, PATIENCE).await {
            // An app that is ending takes nothing in any more.
            Ok(()) | Err(mpsc::error::SendTimeoutError::Closed(_)) => {}
            Err(mpsc::error::SendTimeoutError::Timeout(_)) => {
                tracing::error!(
                    source = self.teller.name(),
                    "more is told of calls than can be taken in: some is lost"
                );
            }
        }
    }
}
