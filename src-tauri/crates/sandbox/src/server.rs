//! Starts and stops the sandbox: the port and who is let in.
//! An idle sandbox sleeps: no timer runs unless a connection is open.
//! It must not know paths beyond putting the routers together.

use std::io;
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::middleware;
use parking_lot::Mutex;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::timeout;

use crate::account::AGENT;
use crate::connection::converse;
use crate::crm::{Crm, secret};
use crate::faults::{self, Faults};
use crate::grants::Grants;
use crate::hosts::{HostError, Hosts};
use crate::store::{Closed, Store};
use crate::words::Languages;
use crate::{api, guard, web};

/// The port links keep working on from one start to the next.
const PORT: u16 = 27277;
/// Connections served at once; others wait in the system's queue.
const CONNECTIONS: usize = 256;
/// How long open requests may go on when the sandbox stops.
const LAST_REQUESTS: Duration = Duration::from_millis(700);
/// How long the database may take to close.
const CLOSING: Duration = Duration::from_millis(300);

/// How to start a sandbox.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// `None`: port 27277, or any free one when it is taken. `Some(0)`: any free one. Else exactly this one.
    pub port: Option<u16>,
    /// The folder for `sandbox.db`, made when missing. `None`: everything is kept in memory.
    pub data: Option<PathBuf>,
    /// Whether `/sandbox/…` exists, which makes the sandbox misbehave, and API requests are recorded.
    pub faults: bool,
    /// Names it answers to besides 127.0.0.1 and localhost, such as `demo.amocrm.ru`, for a test that ends TLS in
    /// front of it. Without `faults` they count for nothing.
    pub hosts: Vec<String>,
}

/// A running sandbox. Dropping it ends the server at once; [`Sandbox::stop`] lets open requests finish.
#[derive(Debug)]
pub struct Sandbox {
    origin: String,
    token: String,
    stop: watch::Sender<()>,
    serving: JoinSet<()>,
    closed: Closed,
}

/// Why the sandbox did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The port cannot be listened on, most likely because something else does.
    #[error("the sandbox cannot listen on port {port}: {source}")]
    Listen {
        /// The port that was asked for.
        port: u16,
        /// What the system said.
        source: io::Error,
    },
    /// The folder or the database in it cannot be used right now. A damaged database is no error: it is replaced.
    #[error("the sandbox cannot keep its data: {0}")]
    Data(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// One of the names it should answer to is none.
    #[error("the sandbox cannot answer to other names: {0}")]
    Host(#[from] HostError),
}

impl Sandbox {
    /// Starts a sandbox on the current tokio runtime. It answers as soon as this returns.
    ///
    /// # Errors
    /// When the port is taken, the data folder cannot be used, or a name of [`Options::hosts`] is none.
    pub async fn start(options: Options) -> Result<Sandbox, StartError> {
        let (listener, port) = listen(options.port).await?;
        let hosts = Hosts::new(port);
        if options.faults {
            hosts.set_extra(&options.hosts)?;
        }
        let (store, closed) = open(options.data).await?;
        let crm = Arc::new(Crm {
            store,
            origin: format!("http://127.0.0.1:{port}"),
            hosts,
            token: secret(),
            grants: Mutex::new(Grants::new()),
        });
        let (stop, stopping) = watch::channel(());
        let mut serving = JoinSet::new();
        serving.spawn(serve(listener, router(&crm, options.faults), stopping));
        tracing::info!(origin = crm.origin, "the sandbox is up");
        Ok(Sandbox { origin: crm.origin.clone(), token: crm.token.clone(), stop, serving, closed })
    }

    /// Where it listens, as `http://127.0.0.1:27277`.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The bearer for the API: random for this start, in memory only.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// The user id of the demo agent, which is the account's `current_user_id`.
    pub fn agent(&self) -> u64 {
        AGENT.unsigned_abs()
    }

    /// Takes no more requests, lets those under way finish, closes the database: a second at most.
    pub async fn stop(mut self) {
        self.stop.send_replace(());
        // Ends by itself: the server bounds its last requests.
        self.serving.join_next().await;
        if timeout(CLOSING, self.closed).await.is_err() {
            tracing::warn!("the sandbox's database is still busy");
        }
    }
}

async fn listen(port: Option<u16>) -> Result<(TcpListener, u16), StartError> {
    let bind = |port| async move {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let port = listener.local_addr()?.port();
        io::Result::Ok((listener, port))
    };
    let wanted = port.unwrap_or(PORT);
    let bound = match bind(wanted).await {
        Err(error) if port.is_none() => {
            tracing::info!(%error, "port {PORT} is taken, any other will do");
            bind(0).await
        }
        bound => bound,
    };
    bound.map_err(|source| StartError::Listen { port: wanted, source })
}

async fn open(folder: Option<PathBuf>) -> Result<(Store, Closed), StartError> {
    if let Some(folder) = &folder {
        let mut builder = std::fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder).map_err(|error| StartError::Data(error.into()))?;
    }
    let file = folder.map(|folder| folder.join("sandbox.db"));
    Store::open(file).await.map_err(|error| StartError::Data(error.into()))
}

fn router(crm: &Arc<Crm>, with_faults: bool) -> Router {
    let languages = Arc::new(Languages::new());
    let mut api = api::router(crm, &languages);
    let mut door = Router::new();
    if with_faults {
        let faults = Arc::new(Faults::new(crm.clone()));
        api = faults::around(api, &faults);
        door = faults::router(faults);
    }
    let router = api::with_request_ids(api).merge(web::router(crm, &languages)).merge(door);
    router.layer(middleware::from_fn_with_state(crm.clone(), guard::guard))
}

async fn serve(listener: TcpListener, router: Router, mut stopping: watch::Receiver<()>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            // An error says that the sandbox was dropped, which is to stop as well.
            _ = stopping.changed() => break,
            Some(_) = connections.join_next() => {}
            accepted = listener.accept(), if connections.len() < CONNECTIONS => match accepted {
                Ok((stream, _)) => {
                    connections.spawn(converse(stream, router.clone(), stopping.clone()));
                }
                Err(error) => {
                    // Out of files, most likely: trying again at once would spin.
                    tracing::warn!(%error, "a connection was not accepted");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
            },
        }
    }
    drop((listener, router));
    let last = async { while connections.join_next().await.is_some() {} };
    if timeout(LAST_REQUESTS, last).await.is_err() {
        tracing::debug!("open requests were cut off");
        connections.shutdown().await;
    }
}
