//! The way to the app: a Unix socket, or a named pipe on Windows.
//!
//! The listener must run as the same user as we do, because it gets calls, numbers and secrets.

use std::io;
use std::time::Duration;

use tokio::time::{Instant, sleep, timeout_at};

use crate::{Paths, SocketName};

/// How long to try a socket whose queue is full.
const PATIENCE: Duration = Duration::from_secs(1);
/// How long to wait before the next try.
const PAUSE: Duration = Duration::from_millis(5);

/// An open way to the app.
#[cfg(unix)]
pub type Stream = tokio::net::UnixStream;
/// An open way to the app.
#[cfg(windows)]
pub type Stream = tokio::net::windows::named_pipe::NamedPipeClient;

/// Another user listens there. It is the inner error of an [`io::ErrorKind::PermissionDenied`].
#[derive(Debug, thiserror::Error)]
#[error("another user listens there")]
pub struct Stranger;

/// Connects to the first of the app's doors where somebody listens. Otherwise tells which door failed, and why.
pub async fn connect(paths: &Paths) -> Result<Stream, (SocketName, io::Error)> {
    let mut failed = None;
    for door in paths.doors() {
        match connect_to(&door).await {
            Ok(stream) => return Ok(stream),
            // A door that was found closed says more than one that is not there.
            Err(error) if failed.is_none() || error.kind() != io::ErrorKind::NotFound => failed = Some((door, error)),
            Err(_) => {}
        }
    }
    Err(failed.unwrap_or_else(|| (paths.socket().clone(), io::ErrorKind::NotFound.into())))
}

/// Connects. An app that listens but has no place in its queue is tried again until it has one.
async fn connect_to(socket: &SocketName) -> io::Result<Stream> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        match timeout_at(deadline, open(socket)).await? {
            Err(error) if is_busy(&error) && Instant::now() + PAUSE < deadline => sleep(PAUSE).await,
            result => return result,
        }
    }
}

#[cfg(unix)]
async fn open(socket: &SocketName) -> io::Result<Stream> {
    let stream = Stream::connect(socket.as_path()).await?;
    if stream.peer_cred()?.uid() == rustix::process::geteuid().as_raw() { Ok(stream) } else { Err(a_stranger()) }
}

/// The queue of connections that wait to be accepted is full.
#[cfg(unix)]
fn is_busy(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::WouldBlock
}

/// The client's end refuses to be impersonated by the server, which is tokio's default.
#[cfg(windows)]
#[expect(clippy::unused_async, reason = "one signature for every system")]
async fn open(socket: &SocketName) -> io::Result<Stream> {
    use crate::user;
    use std::os::windows::io::AsHandle;

    let stream = tokio::net::windows::named_pipe::ClientOptions::new().open(socket.as_os_str())?;
    if user::owner(stream.as_handle())? == user::current()? { Ok(stream) } else { Err(a_stranger()) }
}

/// Every instance of the pipe has a client (`ERROR_PIPE_BUSY`).
#[cfg(windows)]
fn is_busy(error: &io::Error) -> bool {
    error.raw_os_error() == Some(231)
}

fn a_stranger() -> io::Error {
    io::Error::new(io::ErrorKind::PermissionDenied, Stranger)
}
