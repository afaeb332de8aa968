//! The local socket: HTTP/1.1 that speaks the CRM's own format, for PBXs, softphones, scripts and callcardctl.
//!
//! It reads, asks the desk and answers; it decides nothing. Nobody but the user it belongs to gets in.

mod account;
mod doctor;
mod history;
mod listener;
mod problem;
mod reply;
mod routes;

use std::io;
use std::sync::Arc;
use std::time::Duration;

use callcard_paths::SocketName;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;

pub(crate) use routes::Door;

use listener::Listener;

/// Connections at once; more wait in the system's queue.
const MOST_CONNECTIONS: usize = 64;
/// How long a client may take to send a request's head, and how long a connection may lie idle.
const HEAD: Duration = Duration::from_secs(5);
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
        let routes = routes::router(door);
        let places = Arc::new(Semaphore::new(MOST_CONNECTIONS));
        let mut connections = JoinSet::new();
        loop {
            let Ok(place) = places.clone().acquire_owned().await else { break };
            let accepted = tokio::select! {
                accepted = self.listener.accept() => accepted,
                () = told(&mut stop) => break,
            };
            match accepted {
                Ok(stream) => {
                    let routes = routes.clone();
                    let stop = stop.clone();
                    connections.spawn(async move {
                        converse(stream, routes, stop).await;
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

/// One connection, from its first request to its last.
async fn converse(stream: listener::Stream, routes: axum::Router, mut stop: watch::Receiver<bool>) {
    let mut server = http1::Builder::new();
    server.timer(TokioTimer::new()).header_read_timeout(HEAD).max_buf_size(64 * 1024);
    let connection = server.serve_connection(TokioIo::new(stream), TowerToHyperService::new(routes));
    let mut connection = std::pin::pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = told(&mut stop) => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection to the socket broke off");
    }
}

/// Comes back when everything is to stop.
async fn told(stop: &mut watch::Receiver<bool>) {
    // A sender that is gone says the same.
    stop.wait_for(|stop| *stop).await.ok();
}
