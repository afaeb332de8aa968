//! The open port: accepts connections within the bound of the crowd, speaks TLS where it has a certificate, and lets each
//! connection bring one request.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::timeout;

use super::answer::{Hall, Threshold, answer};
use super::crowd::{Crowd, MOST, Visitor};
use super::target::Tidied;
use super::tls::Tls;
use crate::server::complaints::Complaint;
use crate::server::connection::{Circumstances, converse};
use crate::standing::SourceTrouble;

/// How long TLS may take to begin.
const HANDSHAKE: Duration = Duration::from_secs(5);
/// How long the requests under way may take when the door closes.
const PARTING: Duration = Duration::from_secs(2);
/// How long to wait after the system refused a connection (out of file descriptors).
const BREATHER: Duration = Duration::from_millis(100);
/// Those that were shed and have not gone yet, at most.
const LEAVING: usize = 64;

/// Begins to listen.
pub(super) async fn bind(address: SocketAddr) -> Result<TcpListener, SourceTrouble> {
    TcpListener::bind(address).await.map_err(|error| {
        tracing::warn!(%error, %address, "the HTTP door cannot listen");
        match error.kind() {
            io::ErrorKind::AddrInUse => SourceTrouble::PortTaken,
            io::ErrorKind::AddrNotAvailable => SourceTrouble::NoSuchAddress,
            _ => SourceTrouble::System,
        }
    })
}

/// Answers who comes, until told to stop; then lets the requests under way come to their end, for a while.
pub(super) async fn serve(listener: TcpListener, tls: Option<Tls>, hall: Hall, mut stop: watch::Receiver<bool>) {
    let crowd = Crowd::default();
    let mut connections = JoinSet::new();
    loop {
        let accepted = tokio::select! {
            // Those that were shed go at once: whoever comes meanwhile waits for that in the system's own queue.
            accepted = listener.accept(), if connections.len() < MOST + LEAVING => accepted,
            Some(_) = connections.join_next() => continue,
            // A sender that is gone says the same.
            _ = stop.wait_for(|stop| *stop) => break,
        };
        match accepted {
            Ok((stream, peer)) => {
                if let Some(visitor) = crowd.enter() {
                    let threshold = Threshold { hall: hall.clone(), peer: peer.ip() };
                    connections.spawn(receive(stream, tls.clone(), threshold, visitor, stop.clone()));
                }
            }
            Err(error) => {
                tracing::warn!(%error, "a connection to the HTTP door was not accepted");
                tokio::time::sleep(BREATHER).await;
            }
        }
    }
    // From here on no new connection gets in.
    drop(listener);
    let parting = async { while connections.join_next().await.is_some() {} };
    // What goes on for longer is cut.
    timeout(PARTING, parting).await.ok();
}

/// Answers one connection, unless it is shed.
async fn receive(
    stream: TcpStream,
    tls: Option<Tls>,
    threshold: Threshold,
    visitor: Visitor,
    stop: watch::Receiver<bool>,
) {
    // Answers are small: none waits for the next.
    stream.set_nodelay(true).ok();
    let complaints = threshold.hall.complaints.clone();
    let spoken = async {
        let Some(tls) = tls else { return speak(stream, threshold, &visitor, stop).await };
        match timeout(HANDSHAKE, tls.acceptor().await.accept(stream)).await {
            Ok(Ok(stream)) => speak(stream, threshold, &visitor, stop).await,
            Ok(Err(error)) => complaints.tell(Complaint::Broken, &error),
            Err(_) => complaints.tell(Complaint::Unfinished, &"TLS did not begin in time"),
        }
    };
    tokio::select! {
        biased;
        () = visitor.is_shed() => {}
        () = spoken => {}
    }
}

async fn speak<S>(stream: S, threshold: Threshold, visitor: &Visitor, stop: watch::Receiver<bool>)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let complaints = threshold.hall.complaints.clone();
    let routes = Router::new().fallback(answer).with_state(threshold);
    // Whoever waits too long makes room: nobody waits for a place.
    let (_crowd, crowded) = watch::channel(false);
    let circumstances = Circumstances { routes, complaints, crowded, stop, lasting: false };
    converse(Tidied::new(stream), visitor.pulse.clone(), circumstances).await;
}
