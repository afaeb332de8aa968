//! A server of HTTP/1.1 on this computer: connections, their limits, bodies and refusals.
//!
//! It knows no routes: they are handed to it. Only the user it belongs to gets in.

pub(crate) mod complaints;
pub(crate) mod problem;
pub(crate) mod body;
pub(crate) mod pulse;
pub(crate) mod connection;
mod listener;

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::response::Response;
use callcard_local::SocketName;
use jiff::Timestamp;
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;

use crate::standing::{SourceTrouble, Standing};
use complaints::Complaints;
use connection::{Circumstances, converse};
use listener::Listener;
use problem::Problem;
use pulse::Pulse;

/// Connections at once; more wait in the system's queue. A process of macOS may have 256 files open.
const MOST_CONNECTIONS: usize = 128;
/// How long to wait after the system refused a connection (out of file descriptors).
const BREATHER: Duration = Duration::from_millis(100);

/// Marks an answer that goes on for as long as both sides like: its connection is never idle.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Endless;

/// Tells a route that goes on when everything is to come to its end.
#[derive(Clone, Debug)]
pub(crate) struct Ending(pub(crate) watch::Receiver<bool>);

impl Ending {
    /// Comes back when that is.
    pub(crate) async fn comes(&mut self) {
        told(&mut self.0).await;
    }
}

/// What a route answers.
pub(crate) type Answer = Result<Response, Problem>;

/// A socket that accepts connections.
#[derive(Debug)]
pub(crate) struct Server {
    listener: Listener,
    complaints: Arc<Complaints>,
    crowd: watch::Sender<bool>,
}

impl Server {
    /// Begins to listen. Only the holder of the lock may call this: it takes a dead socket's place.
    pub(crate) fn bind(name: &SocketName) -> io::Result<Self> {
        let listener = Listener::bind(name)?;
        Ok(Self { listener, complaints: Arc::new(Complaints::of("socket")), crowd: watch::Sender::new(false) })
    }

    /// What clients get wrong.
    pub(crate) fn complaints(&self) -> Arc<Complaints> {
        self.complaints.clone()
    }

    /// Whether others wait for a place.
    pub(crate) fn crowded(&self) -> watch::Receiver<bool> {
        self.crowd.subscribe()
    }

    /// Serves until told to stop; then lets the requests under way come to their end. Tells how it stands each time that
    /// it has tried to accept a connection.
    pub(crate) async fn serve(mut self, routes: Router, mut stop: watch::Receiver<bool>, tell: impl Fn(Standing)) {
        let (complaints, crowded) = (self.complaints(), self.crowded());
        let circumstances = Circumstances { routes, complaints, crowded, stop: stop.clone(), lasting: true };
        let places = Arc::new(Semaphore::new(MOST_CONNECTIONS));
        let mut connections = JoinSet::new();
        tell(Standing::Listening);
        loop {
            let place = match places.clone().try_acquire_owned() {
                Ok(place) => place,
                Err(_) => {
                    self.crowd.send_replace(true);
                    let place = tokio::select! {
                        place = places.clone().acquire_owned() => place,
                        () = told(&mut stop) => break,
                    };
                    self.crowd.send_replace(false);
                    let Ok(place) = place else { break };
                    place
                }
            };
            let accepted = tokio::select! {
                accepted = self.listener.accept() => accepted,
                () = told(&mut stop) => break,
            };
            match accepted {
                Ok(stream) => {
                    tell(Standing::Listening);
                    let circumstances = circumstances.clone();
                    connections.spawn(async move {
                        converse(stream, Pulse::new(), circumstances).await;
                        drop(place);
                    });
                }
                Err(error) => {
                    tracing::warn!(%error, "a connection to the socket was not accepted");
                    tell(Standing::Waiting { until: Timestamp::now() + BREATHER, why: SourceTrouble::System });
                    tokio::time::sleep(BREATHER).await;
                }
            }
            while connections.try_join_next().is_some() {}
        }
        // From here on no new connection gets in, and the socket's file is gone.
        drop(self);
        while connections.join_next().await.is_some() {}
    }
}

/// Comes back when everything is to stop.
async fn told(stop: &mut watch::Receiver<bool>) {
    // A sender that is gone says the same.
    stop.wait_for(|stop| *stop).await.ok();
}
