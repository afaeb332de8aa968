//! The second start: asks the Callcard that is running to bring its window to the front, and leaves. If that one is about
//! to end, it takes its place.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use callcard_paths::{Paths, SocketName};
use http::{Request, StatusCode};
use http_body_util::Empty;
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::time::{Instant, sleep, timeout_at};

use crate::desktop::Page;
use crate::lock::{Lock, holder, lock};

/// How long the first may take to listen, or to end, for which it gives itself 3 s.
const PATIENCE: Duration = Duration::from_secs(5);
const BETWEEN_TRIES: Duration = Duration::from_millis(50);

/// What the second start wants of the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// That it runs, for calls on this desktop.
    Nothing,
    /// Its window, on this page or on the one that it finds fit.
    Window(Option<Page>),
}

/// Somebody holds the lock, and nobody answers here: calls on this desktop would reach no one.
#[derive(Debug, thiserror::Error)]
#[error(
    "Callcard does not start: {} in use by another Callcard, {}, which takes no calls here",
    folder.display(),
    .machine.as_ref().map_or("in another session or stuck".into(), |machine| format!("on {machine}"))
)]
pub struct NotHandedOver {
    /// Callcard's folder.
    pub folder: PathBuf,
    /// The other machine, if it is one.
    pub machine: Option<String>,
}

/// Asks the running Callcard for what is wished for. Comes back with the lock when there is nobody any more who could do
/// it.
pub async fn hand_over(paths: &Paths, wish: Wish) -> Result<Option<Lock>, NotHandedOver> {
    let nobody = || NotHandedOver { folder: paths.data_dir().to_owned(), machine: holder(paths) };
    let limit = Instant::now() + PATIENCE;
    loop {
        match timeout_at(limit, ask(paths, wish)).await {
            Ok(Ok(status)) if status.is_success() => return Ok(None),
            Err(_) => return Err(nobody()),
            _ => sleep(BETWEEN_TRIES).await,
        }
        if let Ok(lock) = lock(paths) {
            return Ok(Some(lock));
        }
        if Instant::now() >= limit {
            return Err(nobody());
        }
    }
}

async fn ask(paths: &Paths, wish: Wish) -> io::Result<StatusCode> {
    let mut answer = Err(io::ErrorKind::NotFound.into());
    for door in paths.doors() {
        answer = ask_at(&door, wish).await;
        if answer.is_ok() {
            break;
        }
    }
    answer
}

async fn ask_at(door: &SocketName, wish: Wish) -> io::Result<StatusCode> {
    #[cfg(unix)]
    let stream = tokio::net::UnixStream::connect(door.as_path()).await?;
    #[cfg(windows)]
    let stream = {
        use interprocess::os::windows::named_pipe::{pipe_mode::Bytes, tokio::DuplexPipeStream};
        DuplexPipeStream::<Bytes>::connect_by_path(door.as_os_str()).await?
    };
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(io::Error::other)?;
    let connection = tokio::spawn(connection);
    let request = match wish {
        Wish::Nothing => Request::get("/status".to_owned()),
        Wish::Window(None) => Request::post("/window".to_owned()),
        Wish::Window(Some(page)) => Request::post(format!("/window/{}", page.name())),
    };
    let request = request.header("host", "localhost");
    let request = request.body(Empty::<Bytes>::new()).map_err(io::Error::other)?;
    let answer = sender.send_request(request).await.map_err(io::Error::other);
    connection.abort();
    Ok(answer?.status())
}
