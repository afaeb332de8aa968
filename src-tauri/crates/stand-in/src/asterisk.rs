//! A stand-in for Asterisk's manager interface, on a port of this computer: it greets, lets in whoever proves the secret,
//! answers pings, and says what a test wants it to say. It can be cut, refuse, fall silent, and be restarted.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use parking_lot::Mutex;
use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{broadcast, watch};
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;

use crate::client::serve;

/// Who may sign in, unless a test says otherwise.
pub const USER: &str = "callcard";
pub const SECRET: &str = "s3cret-of-the-exchange";

/// How long anything may take that is waited for: generous, because other work may keep every core busy.
const PATIENCE: Duration = Duration::from_secs(30);
/// What may wait for a client that reads slowly.
const WAITING: usize = 65_536;

/// What all clients are told.
#[derive(Clone, Debug)]
pub(crate) enum Said {
    Text(Arc<str>),
    Cut,
}

/// What the clients' tasks share.
pub(crate) struct Shared {
    pub(crate) said: broadcast::Sender<Said>,
    pub(crate) banner: Mutex<String>,
    pub(crate) account: Mutex<(String, String)>,
    /// It gives challenges, so that the secret is not sent as plain text.
    pub(crate) challenges: Mutex<bool>,
    pub(crate) silent: Mutex<bool>,
    /// What comes of the calls that it is told to place.
    pub(crate) placing: Mutex<Placing>,
    /// Those calls: the fields of each action, as they came.
    pub(crate) placed: watch::Sender<Vec<String>>,
    /// How often somebody was let in.
    pub(crate) let_in: watch::Sender<usize>,
    /// The names of all actions, in order.
    pub(crate) actions: watch::Sender<Vec<String>>,
}

/// What comes of a call that it is told to place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placing {
    /// Its user has no right to.
    Denied,
    /// The telephone rings, and is not picked up.
    RingsOut,
    /// It tries, and this is the reason that it gives: 4 is an answer.
    Ends(u8),
    /// It tries, and never says what came of it.
    Untold,
}

/// The stand-in. It ends when it is dropped.
pub struct Asterisk {
    address: SocketAddr,
    safe: Option<TlsAcceptor>,
    shared: Arc<Shared>,
    /// `None` while it does not run.
    running: Option<JoinHandle<()>>,
}

impl Asterisk {
    /// One that listens.
    pub async fn start() -> Self {
        Self::with(None).await
    }

    /// One that speaks TLS.
    pub async fn safe(config: ServerConfig) -> Self {
        Self::with(Some(TlsAcceptor::from(Arc::new(config)))).await
    }

    /// One that speaks TLS, with a certificate for `localhost` that it has signed itself.
    pub async fn self_signed() -> Self {
        let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate can be made");
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(made.signing_key.serialize_der()));
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("the provider speaks TLS")
            .with_no_client_auth()
            .with_single_cert(vec![made.cert.der().clone()], key);
        Self::safe(config.expect("the certificate fits its key")).await
    }

    async fn with(safe: Option<TlsAcceptor>) -> Self {
        let shared = Shared {
            said: broadcast::Sender::new(WAITING),
            banner: Mutex::new("Asterisk Call Manager/11.0.0".into()),
            account: Mutex::new((USER.into(), SECRET.into())),
            challenges: Mutex::new(true),
            silent: Mutex::new(false),
            placing: Mutex::new(Placing::Denied),
            placed: watch::Sender::default(),
            let_in: watch::Sender::new(0),
            actions: watch::Sender::default(),
        };
        let mut asterisk =
            Self { address: (Ipv4Addr::LOCALHOST, 0).into(), safe, shared: Arc::new(shared), running: None };
        asterisk.run().await;
        asterisk
    }

    /// Where it listens.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// From now on this is the secret; whoever is in stays in, as with Asterisk.
    pub fn secret(&self, secret: &str) {
        self.shared.account.lock().1 = secret.into();
    }

    /// From now on it greets with this line.
    pub fn banner(&self, banner: &str) {
        *self.shared.banner.lock() = banner.into();
    }

    /// From now on it gives no challenges.
    pub fn no_challenges(&self) {
        *self.shared.challenges.lock() = false;
    }

    /// From now on it answers no ping, or does again.
    pub fn silent(&self, is_silent: bool) {
        *self.shared.silent.lock() = is_silent;
    }

    /// From now on this comes of calls that it is told to place; before, nobody has the right.
    pub fn places(&self, placing: Placing) {
        *self.shared.placing.lock() = placing;
    }

    /// Waits for the `times`-th call that it is told to place, and says all of them: the fields of each action.
    pub async fn placed(&self, times: usize) -> Vec<String> {
        let mut placed = self.shared.placed.subscribe();
        let waited = timeout(PATIENCE, placed.wait_for(|placed| placed.len() >= times)).await;
        assert!(waited.is_ok(), "it was not told to place the {times}. call: {:?}", self.actions());
        self.shared.placed.borrow().clone()
    }

    /// Says this to everybody who is in.
    pub fn say(&self, text: &str) {
        // Perhaps nobody is.
        self.shared.said.send(Said::Text(text.into())).ok();
    }

    /// Cuts all connections; it goes on listening.
    pub fn cut(&self) {
        self.shared.said.send(Said::Cut).ok();
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
        let (shared, safe) = (self.shared.clone(), self.safe.clone());
        self.running = Some(tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(welcome(stream, shared.clone(), safe.clone()));
            }
        }));
    }

    /// Waits until somebody was let in for the `times`-th time.
    pub async fn let_in(&self, times: usize) {
        let mut let_in = self.shared.let_in.subscribe();
        let waited = timeout(PATIENCE, let_in.wait_for(|count| *count >= times)).await;
        assert!(waited.is_ok(), "nobody signed in for the {times}. time within {PATIENCE:?}: {:?}", self.actions());
    }

    /// Waits until an action of this name came for the `times`-th time.
    pub async fn asked(&self, action: &str, times: usize) {
        let mut actions = self.shared.actions.subscribe();
        let count = |actions: &Vec<String>| actions.iter().filter(|known| *known == action).count();
        let waited = timeout(PATIENCE, actions.wait_for(|actions| count(actions) >= times)).await;
        assert!(waited.is_ok(), "{action} did not come for the {times}. time: {:?}", self.actions());
    }

    /// The names of all actions so far.
    #[must_use]
    pub fn actions(&self) -> Vec<String> {
        self.shared.actions.borrow().clone()
    }
}

impl Drop for Asterisk {
    fn drop(&mut self) {
        self.cut();
        if let Some(running) = &self.running {
            running.abort();
        }
    }
}

async fn welcome(stream: TcpStream, shared: Arc<Shared>, safe: Option<TlsAcceptor>) {
    // A client that goes away is its own affair.
    match safe {
        None => drop(serve(stream, shared).await),
        Some(safe) => {
            if let Ok(stream) = safe.accept(stream).await {
                serve(stream, shared).await;
            }
        }
    }
}
