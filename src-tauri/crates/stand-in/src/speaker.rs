//! A stand-in for what only speaks: the call monitor of a FRITZ!Box, the control port of a baresip. Whoever connects hears
//! what a test wants to be said. It can be cut, stopped, and run again.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{broadcast, watch};
use tokio::task::JoinHandle;
use tokio::time::timeout;

/// How long anything may take that is waited for: generous, because other work may keep every core busy.
const PATIENCE: Duration = Duration::from_secs(30);
/// What may wait for a client that reads slowly.
const WAITING: usize = 1_024;

/// What all clients are told.
#[derive(Clone, Debug)]
enum Said {
    Bytes(Arc<[u8]>),
    Cut,
}

/// The stand-in. It ends when it is dropped.
pub struct Speaker {
    address: SocketAddr,
    /// A new client takes the place of the one before, as at a baresip.
    is_for_one: bool,
    said: broadcast::Sender<Said>,
    /// How many have connected, and the bytes that they have said.
    heard: watch::Sender<(usize, usize)>,
    /// `None` while it does not run.
    running: Option<JoinHandle<()>>,
}

impl Speaker {
    /// A call monitor, which speaks to everybody who connects.
    pub async fn fritzbox() -> Self {
        Self::start(false).await
    }

    /// A control port, which drops the client that it has for a new one.
    pub async fn baresip() -> Self {
        Self::start(true).await
    }

    async fn start(is_for_one: bool) -> Self {
        let (said, heard) = (broadcast::Sender::new(WAITING), watch::Sender::default());
        let mut speaker = Self { address: (Ipv4Addr::LOCALHOST, 0).into(), is_for_one, said, heard, running: None };
        speaker.run().await;
        speaker
    }

    /// Where it listens.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Says this to everybody who is connected.
    pub fn say(&self, bytes: impl AsRef<[u8]>) {
        // Perhaps nobody is.
        self.said.send(Said::Bytes(bytes.as_ref().into())).ok();
    }

    /// Says a message of a baresip.
    pub fn say_message(&self, json: &str) {
        self.say(format!("{}:{json},", json.len()));
    }

    /// Cuts all connections; it goes on listening.
    pub fn cut(&self) {
        self.said.send(Said::Cut).ok();
    }

    /// Stops as a program that ends: connections are cut, and nothing listens any more.
    pub async fn stop(&mut self) {
        self.cut();
        if let Some(running) = self.running.take() {
            running.abort();
            running.await.ok();
        }
    }

    /// Runs again on the same port.
    pub async fn run(&mut self) {
        let listener = TcpListener::bind(self.address).await.expect("the stand-in can listen");
        self.address = listener.local_addr().expect("a listener has an address");
        let (said, heard, is_for_one) = (self.said.clone(), self.heard.clone(), self.is_for_one);
        self.running = Some(tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                if is_for_one {
                    said.send(Said::Cut).ok();
                }
                tokio::spawn(speak(stream, said.subscribe(), heard.clone()));
                heard.send_modify(|(clients, _)| *clients += 1);
            }
        }));
    }

    /// Waits until somebody connected for the `times`-th time.
    pub async fn connected(&self, times: usize) {
        let mut heard = self.heard.subscribe();
        let waited = timeout(PATIENCE, heard.wait_for(|(clients, _)| *clients >= times)).await;
        assert!(waited.is_ok(), "nobody connected for the {times}. time within {PATIENCE:?}");
    }

    /// How many have connected so far.
    #[must_use]
    pub fn clients(&self) -> usize {
        self.heard.borrow().0
    }

    /// How many bytes its clients have said: it wants to hear none.
    #[must_use]
    pub fn heard(&self) -> usize {
        self.heard.borrow().1
    }
}

impl Drop for Speaker {
    fn drop(&mut self) {
        self.cut();
        if let Some(running) = &self.running {
            running.abort();
        }
    }
}

async fn speak(mut stream: TcpStream, mut said: broadcast::Receiver<Said>, heard: watch::Sender<(usize, usize)>) {
    let mut buffer = [0; 1_024];
    loop {
        tokio::select! {
            read = stream.read(&mut buffer) => match read {
                Ok(0) | Err(_) => return,
                Ok(length) => heard.send_modify(|(_, bytes)| *bytes += length),
            },
            said = said.recv() => match said {
                Ok(Said::Bytes(bytes)) => if stream.write_all(&bytes).await.is_err() {
                    return;
                },
                Ok(Said::Cut) | Err(_) => return,
            },
        }
    }
}
