//! The way between a client and a name: how long it takes, how often it is gone, and what may happen on it.

use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, DuplexStream};
use tokio::net::TcpStream;
use tokio::sync::{mpsc, watch};
use tokio::time::{Instant, sleep_until};

/// The most that is read at once, and how much of it may be on its way at a time.
const CHUNK: usize = 16 * 1024;
const ON_THE_WAY: usize = 256;

/// What is done to open connections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// They are closed, and the client is told by its system.
    Now,
    /// They look alive and are closed without an answer when the client next sends something: the server had closed
    /// them at that very moment.
    WhenUsed,
    /// They look alive, and what is sent on them is lost: a router on the way has forgotten them.
    Silently,
}

/// The way of one connection.
pub(super) struct Path {
    pub(super) delay: Duration,
    /// Only what is sent after the path was made concerns it.
    pub(super) cuts: watch::Receiver<Cut>,
    pub(super) round_trips: Arc<AtomicUsize>,
}

impl Path {
    /// Making a connection costs one round trip.
    pub(super) async fn connect(&self) {
        tokio::time::sleep(self.delay * 2).await;
    }

    /// Carries bytes until both sides have said all, or the connection is cut.
    pub(super) async fn carry(mut self, client: TcpStream, server: DuplexStream) {
        // Chunks are sent as they come: waiting for more would add what no real path adds.
        client.set_nodelay(true).ok();
        let (from_client, to_client) = client.into_split();
        let (from_server, to_server) = tokio::io::split(server);
        let asked = AtomicBool::new(false);
        let cuts = self.cuts.clone();
        let up = one_way(from_client, to_server, self.delay, || {
            asked.store(true, Ordering::SeqCst);
            match cuts.has_changed() {
                Ok(true) if *cuts.borrow() == Cut::Silently => Step::Lose,
                Ok(false) => Step::Carry,
                _ => Step::End,
            }
        });
        let down = one_way(from_server, to_client, self.delay, || {
            // Not when it is asked: to what a client says last, or only acknowledges, there is no answer to wait for.
            if asked.swap(false, Ordering::SeqCst) {
                self.round_trips.fetch_add(1, Ordering::SeqCst);
            }
            Step::Carry
        });
        let both = pin!(async { tokio::join!(up, down) });
        let closed = async {
            while self.cuts.changed().await.is_ok() {
                if *self.cuts.borrow() == Cut::Now {
                    return;
                }
            }
        };
        tokio::select! {
            _ = both => {}
            () = closed => {}
        }
    }
}

/// What becomes of a chunk.
enum Step {
    Carry,
    Lose,
    End,
}

/// Carries bytes one way, each chunk at its time, until there are no more.
async fn one_way(
    mut from: impl AsyncRead + Unpin,
    mut to: impl AsyncWrite + Unpin,
    delay: Duration,
    mut step: impl FnMut() -> Step,
) {
    let (sender, mut receiver) = mpsc::channel::<(Instant, Vec<u8>)>(ON_THE_WAY);
    let reading = async move {
        let mut buffer = vec![0; CHUNK];
        while let Ok(read @ 1..) = from.read(&mut buffer).await {
            match step() {
                Step::Carry => {}
                Step::Lose => continue,
                Step::End => break,
            }
            if sender.send((Instant::now() + delay, buffer[..read].to_vec())).await.is_err() {
                break;
            }
        }
    };
    let writing = async {
        while let Some((arrival, chunk)) = receiver.recv().await {
            if !delay.is_zero() {
                sleep_until(arrival).await;
            }
            if to.write_all(&chunk).await.is_err() {
                break;
            }
        }
        receiver.close();
        // The other side may be gone already.
        to.shutdown().await.ok();
    };
    tokio::join!(reading, writing);
}
