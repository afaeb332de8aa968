//! The second start: asks the Callcard that is running to bring its window to the front, and leaves. If that one is about
//! to end, it takes its place.

use std::io;
use std::time::Duration;

use callcard_paths::{Paths, SocketName};
use http::{Request, StatusCode};
use http_body_util::Empty;
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::time::{Instant, sleep, timeout_at};

use crate::desktop::Page;
use crate::lock::{Lock, lock};

/// How long the first may take to listen, or to end, for which it gives itself 3 s.
const PATIENCE: Duration = Duration::from_secs(5);
const BETWEEN_TRIES: Duration = Duration::from_millis(50);

/// Nobody answered on the socket.
#[derive(Debug, thiserror::Error)]
#[error("Callcard is running, but does not answer on its socket")]
pub struct NotHandedOver;

/// Asks the running Callcard for a page of its window, or for the one that it finds fit. Comes back with the lock when
/// there is nobody any more who could show it.
pub async fn hand_over(paths: &Paths, page: Option<Page>) -> Result<Option<Lock>, NotHandedOver> {
    let limit = Instant::now() + PATIENCE;
    loop {
        match timeout_at(limit, ask(paths, page)).await {
            Ok(Ok(StatusCode::NO_CONTENT)) => return Ok(None),
            Err(_) => return Err(NotHandedOver),
            _ => sleep(BETWEEN_TRIES).await,
        }
        if let Ok(lock) = lock(paths) {
            return Ok(Some(lock));
        }
        if Instant::now() >= limit {
            return Err(NotHandedOver);
        }
    }
}

async fn ask(paths: &Paths, page: Option<Page>) -> io::Result<StatusCode> {
    let mut answer = Err(io::ErrorKind::NotFound.into());
    for door in paths.doors() {
        answer = ask_at(&door, page).await;
        if answer.is_ok() {
            break;
        }
    }
    answer
}

async fn ask_at(door: &SocketName, page: Option<Page>) -> io::Result<StatusCode> {
    #[cfg(unix)]
    let stream = tokio::net::UnixStream::connect(door.as_path()).await?;
    #[cfg(windows)]
    let stream = {
        use interprocess::os::windows::named_pipe::{pipe_mode::Bytes, tokio::DuplexPipeStream};
        DuplexPipeStream::<Bytes>::connect_by_path(door.as_os_str()).await?
    };
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(io::Error::other)?;
    let connection = tokio::spawn(connection);
    let path = page.map_or("/window".into(), |page| format!("/window/{}", page.name()));
    let request = Request::post(path).header("host", "localhost");
    let request = request.body(Empty::<Bytes>::new()).map_err(io::Error::other)?;
    let answer = sender.send_request(request).await.map_err(io::Error::other);
    connection.abort();
    Ok(answer?.status())
}
