//! A stand-in for telephone systems that are heard over a WebSocket: it lets in whoever has the key, and says what a test
//! wants it to say, whole or broken. It can close, fall silent, and change its key.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use parking_lot::Mutex;
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{broadcast, watch};
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::handshake::server::{ErrorResponse, Request, Response};
use tokio_tungstenite::tungstenite::http::StatusCode;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::{WebSocketStream, accept_hdr_async};

/// The key, unless a test says otherwise.
pub const KEY: &str = "k3y-of-the-cloud";

/// How long anything may take that is waited for: generous, because other work may keep every core busy.
const PATIENCE: Duration = Duration::from_secs(30);
/// What may wait for a client that reads slowly.
const WAITING: usize = 1_024;

/// How a telephone system learns the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Door {
    /// By the first message, which it answers.
    Message,
    /// By the address; what is said first it does not answer.
    Address,
}

/// What all clients are told.
#[derive(Clone, Debug)]
enum Said {
    Text(String),
    /// Bytes as they are, whatever a WebSocket says to them.
    Raw(Vec<u8>),
    Close(u16),
    Cut,
}

/// What the clients' tasks share.
struct Shared {
    door: Door,
    said: broadcast::Sender<Said>,
    key: Mutex<String>,
    silent: watch::Sender<bool>,
    /// How often somebody was let in.
    let_in: watch::Sender<usize>,
    /// What was heard from clients: their texts, and `ping`.
    heard: watch::Sender<Vec<String>>,
}

/// The stand-in. It ends when it is dropped.
pub struct WebSocketServer {
    address: SocketAddr,
    shared: Arc<Shared>,
    running: JoinHandle<()>,
}

impl WebSocketServer {
    /// One that speaks as Sipuni.
    pub async fn sipuni() -> Self {
        Self::start(Door::Message).await
    }

    /// One that speaks as onlinePBX.
    pub async fn onlinepbx() -> Self {
        Self::start(Door::Address).await
    }

    async fn start(door: Door) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("the stand-in can listen");
        let address = listener.local_addr().expect("a listener has an address");
        let shared = Arc::new(Shared {
            door,
            said: broadcast::Sender::new(WAITING),
            key: Mutex::new(KEY.into()),
            silent: watch::Sender::new(false),
            let_in: watch::Sender::new(0),
            heard: watch::Sender::default(),
        });
        let serving = shared.clone();
        let running = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // A client that goes away is its own affair.
                let shared = serving.clone();
                tokio::spawn(async move { serve(stream, &shared).await });
            }
        });
        Self { address, shared, running }
    }

    /// Where it listens.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// From now on this is the key; whoever is in stays in.
    pub fn key(&self, key: &str) {
        *self.shared.key.lock() = key.into();
    }

    /// From now on it hears and answers nothing, or does again.
    pub fn silent(&self, is_silent: bool) {
        self.shared.silent.send_replace(is_silent);
    }

    /// Says this to everybody who is in.
    pub fn say(&self, text: impl Into<String>) {
        // Perhaps nobody is.
        self.shared.said.send(Said::Text(text.into())).ok();
    }

    /// Writes these bytes to everybody who is in, whatever a WebSocket says to them.
    pub fn say_raw(&self, bytes: &[u8]) {
        self.shared.said.send(Said::Raw(bytes.to_vec())).ok();
    }

    /// Ends all connections with this code.
    pub fn close(&self, code: u16) {
        self.shared.said.send(Said::Close(code)).ok();
    }

    /// Cuts all connections without a word; it goes on listening.
    pub fn cut(&self) {
        self.shared.said.send(Said::Cut).ok();
    }

    /// Waits until somebody was let in for the `times`-th time.
    pub async fn let_in(&self, times: usize) {
        let mut let_in = self.shared.let_in.subscribe();
        let waited = timeout(PATIENCE, let_in.wait_for(|count| *count >= times)).await;
        assert!(waited.is_ok(), "nobody was let in for the {times}. time within {PATIENCE:?}: {:?}", self.heard());
    }

    /// Waits until this was heard for the `times`-th time.
    pub async fn asked(&self, text: &str, times: usize) {
        let mut heard = self.shared.heard.subscribe();
        let count = |heard: &Vec<String>| heard.iter().filter(|known| *known == text).count();
        let waited = timeout(PATIENCE, heard.wait_for(|heard| count(heard) >= times)).await;
        assert!(waited.is_ok(), "{text} did not come for the {times}. time: {:?}", self.heard());
    }

    /// What was heard from clients so far: their texts, and `ping`.
    #[must_use]
    pub fn heard(&self) -> Vec<String> {
        self.shared.heard.borrow().clone()
    }
}

impl Drop for WebSocketServer {
    fn drop(&mut self) {
        self.running.abort();
    }
}

async fn serve(stream: TcpStream, shared: &Shared) -> Option<()> {
    let mut said = shared.said.subscribe();
    let mut is_in = false;
    #[expect(clippy::result_large_err, reason = "the library wants it so")]
    let greet = |request: &Request, response: Response| -> Result<Response, ErrorResponse> {
        let given = request.uri().query().unwrap_or_default().strip_prefix("key=").unwrap_or_default();
        if shared.door == Door::Message {
            return Ok(response);
        }
        is_in = given == shared.key.lock().replace('-', "%2D");
        if is_in {
            return Ok(response);
        }
        let mut refused = ErrorResponse::new(None);
        *refused.status_mut() = StatusCode::FORBIDDEN;
        Err(refused)
    };
    let mut stream = accept_hdr_async(stream, greet).await.ok()?;
    if is_in {
        shared.let_in.send_modify(|count| *count += 1);
    }
    let mut silent = shared.silent.subscribe();
    loop {
        let is_silent = *silent.borrow_and_update();
        tokio::select! {
            heard = stream.next(), if !is_silent => match heard?.ok()? {
                Message::Text(text) => {
                    shared.heard.send_modify(|heard| heard.push(text.as_str().to_owned()));
                    if shared.door == Door::Message && !is_in {
                        is_in = answer(text.as_str(), shared, &mut stream).await?;
                    }
                }
                Message::Ping(_) => shared.heard.send_modify(|heard| heard.push("ping".into())),
                Message::Close(_) => return None,
                _ => {}
            },
            said = said.recv() => match said.ok()? {
                _ if !is_in => {}
                Said::Text(text) => stream.send(Message::text(text)).await.ok()?,
                Said::Raw(bytes) => stream.get_mut().write_all(&bytes).await.ok()?,
                Said::Cut => return None,
                Said::Close(code) => {
                    let frame = CloseFrame { code: code.into(), reason: "".into() };
                    stream.close(Some(frame)).await.ok()?;
                }
            },
            changed = silent.changed() => changed.ok()?,
        }
    }
}

/// Answers the message that the key is in; says whether it was right.
async fn answer(text: &str, shared: &Shared, stream: &mut WebSocketStream<TcpStream>) -> Option<bool> {
    let is_right = text == format!("{{\"body\":{{\"key\":\"{}\"}},\"type\":\"auth\"}}", shared.key.lock());
    let status = u8::from(is_right);
    stream.send(Message::text(format!("{{\"action\":\"auth\",\"status\":{status}}}"))).await.ok()?;
    if is_right {
        shared.let_in.send_modify(|count| *count += 1);
    }
    Some(is_right)
}
