//! The local socket: HTTP/1.1 that speaks the CRM's own format, for PBXs, softphones, scripts and callcardctl.
//!
//! It reads, asks the desk and answers; it decides nothing. Nobody but the user it belongs to gets in.

mod complaints;
mod problem;
mod body;
mod reply;
mod account;
mod doctor;
mod events;
mod history;
mod routes;
mod pulse;
mod conversation;
mod listener;

use std::io;
use std::sync::Arc;
use std::time::Duration;

use callcard_local::SocketName;
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;

pub(crate) use routes::Door;

use complaints::Complaints;
use conversation::{Circumstances, converse};
use listener::Listener;
use routes::Porch;

/// Connections at once; more wait in the system's queue. A process of macOS may have 256 files open.
const MOST_CONNECTIONS: usize = 128;
/// How long to wait after the system refused a connection (out of file descriptors).
const BREATHER: Duration = Duration::from_millis(100);

/// A socket that accepts connections.
#[derive(Debug)]
pub(crate) struct Socket {
    listener: Listener,
}

impl Socket {
    /// Begins to listen. Only the holder of the lock may call this: it takes a dead socket's place.
    pub(crate) fn bind(name: &SocketName) -> io::Result<Self> {
        Ok(Self { listener: Listener::bind(name)? })
    }

    /// Serves until told to stop; then lets the requests under way come to their end.
    pub(crate) async fn serve(mut self, door: Arc<Door>, mut stop: watch::Receiver<bool>) {
        let complaints = Arc::new(Complaints::default());
        let (crowd, crowded) = watch::channel(false);
        let porch = Porch { door, complaints: complaints.clone(), crowded: crowded.clone() };
        let circumstances = Circumstances { routes: routes::router(porch), complaints, crowded, stop: stop.clone() };
        let places = Arc::new(Semaphore::new(MOST_CONNECTIONS));
        let mut connections = JoinSet::new();
        loop {
            let place = match places.clone().try_acquire_owned() {
                Ok(place) => place,
                Err(_) => {
                    crowd.send_replace(true);
                    let place = tokio::select! {
                        place = places.clone().acquire_owned() => place,
                        () = told(&mut stop) => break,
                    };
                    crowd.send_replace(false);
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
                    let circumstances = circumstances.clone();
                    connections.spawn(async move {
                        converse(stream, circumstances).await;
                        drop(place);
                    });
                }
                Err(error) => {
                    tracing::warn!(%error, "a connection to the socket was not accepted");
                    tokio::time::sleep(BREATHER).await;
                }
            }
            while connections.try_join_next().is_some() {}
        }
        // From here on nobody new gets in, and the socket's file is gone.
        drop(self);
        while connections.join_next().await.is_some() {}
    }
}

/// Comes back when everything is to stop.
async fn told(stop: &mut watch::Receiver<bool>) {
    // A sender that is gone says the same.
    stop.wait_for(|stop| *stop).await.ok();
}
