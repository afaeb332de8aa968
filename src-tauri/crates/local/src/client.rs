//! HTTP/1.1 as plain as it gets: one request, one whole answer. No redirects, no pool, no second try.
//!
//! A program that asks once uses [`ask`]; one that keeps its connection, or speaks to another server in a test, uses a
//! [`Client`] over a stream of its own.

use std::error::Error;
use std::io;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt, Full, Limited};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::{HOST, HeaderValue};
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::time::timeout;

use crate::{Paths, SocketName, connect};

/// The largest answer that is read, in bytes.
pub(crate) const LARGEST_ANSWER: usize = 16 * 1024 * 1024;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    /// Nothing listens on the socket, or a program of another user.
    #[error("{socket}: {cause}")]
    NotRunning { socket: SocketName, cause: io::Error },
    /// The app has not answered within this time.
    #[error("no answer within {0:?}")]
    NoAnswer(Duration),
    /// The exchange began and came to no good end.
    #[error(transparent)]
    Broken(#[from] BrokenExchange),
}

/// The connection broke, or what came over it was no HTTP answer, or one that is too large.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct BrokenExchange(pub(crate) Box<dyn Error + Send + Sync>);

/// Asks the app of these paths on a connection of its own. The time limit is for the answer, once connected.
pub async fn ask(paths: &Paths, request: Request<Bytes>, limit: Duration) -> Result<Response<Bytes>, AskError> {
    let stream = connect(paths).await.map_err(|(socket, cause)| AskError::NotRunning { socket, cause })?;
    let exchange = async { Client::over(stream).await?.send(request).await };
    Ok(timeout(limit, exchange).await.map_err(|_| AskError::NoAnswer(limit))??)
}

/// A kept connection on which one request follows the other.
#[derive(Debug)]
pub struct Client {
    sender: SendRequest<Full<Bytes>>,
}

impl Client {
    /// Speaks HTTP over this stream. It is closed when the client is dropped.
    pub async fn over<S>(stream: S) -> Result<Self, BrokenExchange>
    where
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let (sender, connection) = handshake(TokioIo::new(stream)).await.map_err(broken)?;
        // It ends with its sender, and what goes wrong on it is told to the request that suffers from it.
        tokio::spawn(connection);
        Ok(Self { sender })
    }

    /// Sends one request, to `localhost` unless it names its host, and reads its whole answer.
    pub async fn send(&mut self, mut request: Request<Bytes>) -> Result<Response<Bytes>, BrokenExchange> {
        request.headers_mut().entry(HOST).or_insert(HeaderValue::from_static("localhost"));
        let (head, body) = self.sender.send_request(request.map(Full::new)).await.map_err(broken)?.into_parts();
        let body = Limited::new(body, LARGEST_ANSWER).collect().await.map_err(BrokenExchange)?;
        Ok(Response::from_parts(head, body.to_bytes()))
    }
}

pub(crate) fn broken(error: hyper::Error) -> BrokenExchange {
    BrokenExchange(error.into())
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::UnixListener;
    use tokio::time::sleep;

    use super::*;
    use crate::{HOME_VARIABLE, System};

    fn paths(home: &tempfile::TempDir) -> Paths {
        let variable = |name: &str| (name == HOME_VARIABLE).then(|| home.path().into());
        Paths::new(&variable, &System::current().unwrap()).unwrap()
    }

    /// Answers one request on the socket, after a while, and returns what it was.
    async fn serve(listener: UnixListener, pause: Duration, answer: &str) -> String {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut request = vec![0; 4096];
        let length = stream.read(&mut request).await.unwrap();
        sleep(pause).await;
        stream.write_all(answer.as_bytes()).await.ok();
        String::from_utf8_lossy(&request[..length]).to_lowercase()
    }

    async fn asked(pause: u64, answer: &str) -> (Result<Response<Bytes>, AskError>, String) {
        let home = tempfile::tempdir().unwrap();
        let paths = paths(&home);
        let listener = UnixListener::bind(paths.socket().as_path()).unwrap();
        let request = Request::post("/api").body(Bytes::from_static(b"{}")).unwrap();
        let client = ask(&paths, request, Duration::from_secs(5));
        tokio::join!(client, serve(listener, Duration::from_secs(pause), answer))
    }

    #[tokio::test]
    async fn answer_comes_whole_and_the_host_is_localhost() {
        let (answer, request) = asked(0, "HTTP/1.1 404 Not Found\r\ncontent-length: 3\r\n\r\nno!").await;
        let answer = answer.unwrap();
        assert_eq!((answer.status().as_u16(), &answer.body()[..]), (404, &b"no!"[..]));
        assert!(request.starts_with("post /api http/1.1\r\n"), "{request}");
        assert!(request.contains("\r\nhost: localhost\r\n") && request.ends_with("\r\n\r\n{}"), "{request}");
    }

    #[tokio::test(start_paused = true)]
    async fn each_failure_is_told_apart() {
        let (slow, _) = asked(6, "").await;
        assert!(matches!(slow, Err(AskError::NoAnswer(limit)) if limit.as_secs() == 5), "{slow:?}");
        for cut in ["", "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nno", "hello\r\n\r\n"] {
            let (answer, _) = asked(0, cut).await;
            assert!(matches!(answer, Err(AskError::Broken(_))), "{cut}: {answer:?}");
        }
        let home = tempfile::tempdir().unwrap();
        let nobody = ask(&paths(&home), Request::new(Bytes::new()), Duration::from_secs(5)).await;
        let Err(AskError::NotRunning { socket, cause }) = nobody else { panic!("{nobody:?}") };
        assert_eq!((socket.as_path(), cause.kind()), (&*home.path().join("callcard.sock"), io::ErrorKind::NotFound));
    }
}
