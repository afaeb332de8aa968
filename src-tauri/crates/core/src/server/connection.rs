//! One connection, from its first request to its last.
//!
//! A client that has closed its sending side has said all it wants to say and still gets its answer: that is how `nc`,
//! `socat` and one-liners work. A connection that cannot be answered is told in the log.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::response::Response;
use http::uri::{PathAndQuery, Uri};
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::watch;
use tokio::time::timeout;

use super::Endless;
use super::complaints::{Complaint, Complaints};
use super::pulse::{Pulse, Stage, Watched};

/// How long a connection may take to come to its end when it is to: the answer to its last request included.
const PARTING: Duration = Duration::from_secs(20);
/// The largest head of a request.
const LARGEST_HEAD: usize = 64 * 1024;

/// What every connection knows of its server.
#[derive(Clone)]
pub(crate) struct Circumstances {
    pub(crate) routes: Router,
    pub(crate) complaints: Arc<Complaints>,
    /// Others wait for a place.
    pub(crate) crowded: watch::Receiver<bool>,
    /// Everything is to come to its end.
    pub(crate) stop: watch::Receiver<bool>,
    /// Whether a connection may bring more than one request.
    pub(crate) lasting: bool,
}

/// Answers the requests of one connection, and has its pulse tell what it is doing.
pub(crate) async fn converse<S>(stream: S, pulse: Pulse, circumstances: Circumstances)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let Circumstances { routes, complaints, mut crowded, mut stop, lasting } = circumstances;
    let routes = TowerToHyperService::new(routes);
    let answer = service_fn(|request: Request<Incoming>| {
        pulse.enter(Stage::Busy);
        let answer = routes.call(addressed(request));
        async {
            let answer: Result<Response, Infallible> = answer.await;
            if answer.as_ref().is_ok_and(|answer| answer.extensions().get::<Endless>().is_none()) {
                pulse.enter(Stage::Idle);
            }
            answer
        }
    });
    let mut server = http1::Builder::new();
    server.half_close(true).max_buf_size(LARGEST_HEAD).keep_alive(lasting);
    let stream = TokioIo::new(Watched { stream, pulse: pulse.clone() });
    let mut connection = std::pin::pin!(server.serve_connection(stream, answer));
    let ended = tokio::select! {
        biased;
        ended = connection.as_mut() => ended,
        () = super::told(&mut stop) => {
            connection.as_mut().graceful_shutdown();
            timeout(PARTING, connection).await.unwrap_or(Ok(()))
        }
        overdue = pulse.overdue(&mut crowded) => {
            if overdue == Stage::Head {
                return complaints.tell(Complaint::Unfinished, &"it stopped before the empty line that ends the head");
            }
            connection.as_mut().graceful_shutdown();
            timeout(PARTING, connection).await.unwrap_or(Ok(()))
        }
    };
    if let Err(error) = ended {
        complain(&complaints, &error);
    }
}

/// The request under the path that is meant: without a slash too many, in the middle or at the end.
fn addressed<B>(mut request: Request<B>) -> Request<B> {
    let path = request.uri().path();
    if path.len() > 1 && (path.contains("//") || path.ends_with('/')) {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
        let meant = format!("/{}{query}", parts.join("/"));
        if let Ok(meant) = PathAndQuery::try_from(meant) {
            *request.uri_mut() = Uri::from(meant);
        }
    }
    request
}

fn complain(complaints: &Complaints, error: &hyper::Error) {
    if error.is_parse() {
        complaints.tell(Complaint::NoRequest, error);
    } else if error.is_incomplete_message() {
        complaints.tell(Complaint::Unfinished, error);
    } else if error.is_body_write_aborted() || is_gone(error) {
        // It did not wait for its answer, as those that only want to tell do.
        tracing::debug!(%error, "a client was gone before its answer");
    } else {
        complaints.tell(Complaint::Broken, error);
    }
}

/// The client has hung up.
fn is_gone(error: &hyper::Error) -> bool {
    use std::io::ErrorKind::{BrokenPipe, ConnectionReset, NotConnected};
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        if let Some(error) = error.downcast_ref::<std::io::Error>() {
            return matches!(error.kind(), BrokenPipe | ConnectionReset | NotConnected);
        }
        cause = error.source();
    }
    false
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::*;

    /// What is answered to a client that says this and then closes its sending side, or all of it; and what is complained of.
    async fn said(request: &str, closes_all: bool) -> (String, Vec<Complaint>) {
        let (mut client, server) = tokio::io::duplex(64 * 1024);
        let complaints = Arc::new(Complaints::of("socket"));
        let (_crowd, crowded) = watch::channel(false);
        let (_stop, stop) = watch::channel(false);
        let routes = Router::new().route("/", axum::routing::get(|| async { "here" }));
        let circumstances = Circumstances { routes, complaints: complaints.clone(), crowded, stop, lasting: true };
        client.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        if closes_all {
            drop(client);
            converse(server, Pulse::new(), circumstances).await;
        } else {
            client.shutdown().await.unwrap();
            let (read, ()) =
                tokio::join!(client.read_to_string(&mut answer), converse(server, Pulse::new(), circumstances));
            read.unwrap();
        }
        (answer, complaints.kinds())
    }

    #[tokio::test]
    async fn what_cannot_be_answered_is_complained_of_once() {
        for (request, status, complaints) in [
            ("", "", vec![]),
            ("\r\n", "", vec![]),
            ("GET / HTTP/1.0\r\n\r\n", "HTTP/1.0 200", vec![]),
            ("GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n", "HTTP/1.1 200", vec![]),
            ("hello\r\n\r\n", "HTTP/1.1 400", vec![Complaint::NoRequest]),
            ("{\"add\":[]}", "HTTP/1.1 400", vec![Complaint::NoRequest]),
            ("GET / HTTP/1.1\r\nContent-Le", "", vec![Complaint::Unfinished]),
        ] {
            let (answer, kinds) = said(request, false).await;
            assert!(answer.starts_with(status), "{request:?}: {answer}");
            assert_eq!(kinds, complaints, "{request:?}: {answer}");
        }
        assert_eq!(said("GET / HTTP/1.1\r\n\r\n", true).await.1, [], "whoever is gone only wanted to tell");
    }

    #[test]
    fn a_path_is_meant_without_the_slashes_too_many() {
        for (target, meant) in [
            ("/api/v2/events", "/api/v2/events"),
            ("/api/v2/events/", "/api/v2/events"),
            ("//api/v2/events", "/api/v2/events"),
            ("/api//v2/events//?a=//&b=/", "/api/v2/events?a=//&b=/"),
            ("http://localhost/api/v2/events/", "/api/v2/events"),
            ("/", "/"),
            ("//", "/"),
            ("*", "*"),
        ] {
            let request = Request::builder().uri(target).body(()).unwrap();
            assert_eq!(addressed(request).uri().to_string(), meant);
        }
    }
}
