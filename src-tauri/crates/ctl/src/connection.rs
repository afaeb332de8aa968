//! A connection to the app: a Unix socket, or a named pipe on Windows.
//!
//! Whoever answers must be the same user as we are, because calls and numbers go to it.

use std::{error::Error, fmt, io, time::Duration};

use callcard_paths::{Paths, SocketName};
use tokio::time::{Instant, sleep, timeout_at};
#[cfg(windows)]
use {callcard_paths::user, std::os::windows::io::AsHandle};

/// How long to knock at most.
const PATIENCE: Duration = Duration::from_secs(1);
/// How long to wait before knocking again.
const PAUSE: Duration = Duration::from_millis(5);

#[cfg(unix)]
pub(crate) type Connection = tokio::net::UnixStream;
#[cfg(windows)]
pub(crate) type Connection = tokio::net::windows::named_pipe::NamedPipeClient;

/// Connects at the first door where somebody is. Where nobody is, what is told is where we were and why not.
pub(crate) async fn connect(paths: &Paths) -> Result<Connection, (SocketName, io::Error)> {
    let mut failed = None;
    for door in paths.doors() {
        match knock(&door).await {
            Ok(connection) => return Ok(connection),
            // A door that was found closed says more than one that is not there.
            Err(error) if failed.is_none() || error.kind() != io::ErrorKind::NotFound => failed = Some((door, error)),
            Err(_) => {}
        }
    }
    Err(failed.unwrap_or_else(|| (paths.socket().clone(), io::ErrorKind::NotFound.into())))
}

/// Connects. An app that listens but has its hands full is knocked at again until it has one free.
async fn knock(socket: &SocketName) -> io::Result<Connection> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        match timeout_at(deadline, open(socket)).await? {
            Err(error) if is_busy(&error) && Instant::now() + PAUSE < deadline => sleep(PAUSE).await,
            result => return result,
        }
    }
}

#[cfg(unix)]
async fn open(socket: &SocketName) -> io::Result<Connection> {
    let connection = Connection::connect(socket.as_path()).await?;
    if connection.peer_cred()?.uid() == rustix::process::geteuid().as_raw() {
        Ok(connection)
    } else {
        Err(a_stranger())
    }
}

/// The queue of connections that wait to be accepted is full.
#[cfg(unix)]
fn is_busy(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::WouldBlock
}

/// The client end refuses to be impersonated by the server, which is tokio's default.
#[cfg(windows)]
#[expect(clippy::unused_async, reason = "one signature for every system")]
async fn open(socket: &SocketName) -> io::Result<Connection> {
    let connection = tokio::net::windows::named_pipe::ClientOptions::new().open(socket.as_os_str())?;
    if user::owner(connection.as_handle())? == user::current()? { Ok(connection) } else { Err(a_stranger()) }
}

/// Every instance of the pipe has a client (`ERROR_PIPE_BUSY`).
#[cfg(windows)]
fn is_busy(error: &io::Error) -> bool {
    error.raw_os_error() == Some(231)
}

/// Whoever runs this may speak to nobody's Callcard but their own, and root has none as a rule.
#[cfg(unix)]
pub(crate) fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

/// Windows has no such user.
#[cfg(windows)]
pub(crate) fn is_root() -> bool {
    false
}

/// Another user listens there.
#[derive(Debug)]
pub(crate) struct Stranger;

impl fmt::Display for Stranger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("another user listens there")
    }
}

impl Error for Stranger {}

fn a_stranger() -> io::Error {
    io::Error::new(io::ErrorKind::PermissionDenied, Stranger)
}
