//! One connection, in HTTP/1.1 or in HTTP/2 by prior knowledge, until either side closes it, and its limits.
//! Behind this file a request looks the same in both versions: the host in its header, the path alone as the address,
//! no slash at the end. It must not know what is asked.

use std::convert::Infallible;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderValue, Request, Response, StatusCode, Uri, header};
use axum::response::IntoResponse;
use hyper::body::{Frame, Incoming, SizeHint};
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::time::timeout;
use tower::Service;

/// How long a request's head may take, the wait for the next request on an open connection included: as long as the CRM
/// keeps an idle connection.
const HEAD: Duration = Duration::from_secs(600);
/// The largest head.
const HEAD_SIZE: u16 = 32 * 1024;
/// Requests under way at once on one connection in HTTP/2.
const STREAMS: u32 = 64;
/// How long a connection that was idle may take to close.
const CLOSING: Duration = Duration::from_millis(700);

/// Serves one connection until either side closes it, or, when told to stop, until its last answers are out.
pub(crate) async fn converse(stream: TcpStream, router: Router, mut stopping: watch::Receiver<()>) {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a connection's answers may be late");
    }
    let under_way = Arc::new(watch::channel(0).0);
    let idle = idle(under_way.subscribe(), HEAD);
    let service = service_fn(move |mut request: Request<Incoming>| {
        unify(&mut request);
        let held = UnderWay::new(&under_way);
        let answer = router.clone().call(request);
        async move { answer.await.map_or_else(never, |response| reply(response, held)) }
    });
    let mut builder = auto::Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(HEAD).max_buf_size(HEAD_SIZE.into());
    builder.http2().timer(TokioTimer::new()).max_concurrent_streams(STREAMS).max_header_list_size(HEAD_SIZE.into());
    let mut connection = pin!(builder.serve_connection(TokioIo::new(stream), service));
    let result = tokio::select! {
        result = connection.as_mut() => result,
        // An error says that the sandbox was dropped, which is to stop as well.
        _ = stopping.changed() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
        () = idle => {
            connection.as_mut().graceful_shutdown();
            timeout(CLOSING, connection).await.unwrap_or(Ok(()))
        }
    };
    if let Err(error) = result {
        tracing::debug!(%error, "a connection ended early");
    }
}

/// A mark on a response that is never sent: the connection is closed instead.
#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error("the connection was cut on request")]
pub(crate) struct Cut;

impl IntoResponse for Cut {
    fn into_response(self) -> Response<Body> {
        let mut response = StatusCode::INTERNAL_SERVER_ERROR.into_response();
        response.extensions_mut().insert(Cut);
        response
    }
}

fn never<T>(error: Infallible) -> T {
    match error {}
}

/// The response to send, or the error that makes the server close the connection (in HTTP/2 the stream).
fn reply(response: Response<Body>, held: UnderWay) -> Result<Response<Reply>, Cut> {
    if response.extensions().get::<Cut>().is_some() {
        return Err(Cut);
    }
    Ok(response.map(|body| Reply { body, _held: held }))
}

/// Ends once no request was under way for this long. The time before the first request counts too, because hyper counts
/// it only once it knows the version.
async fn idle(mut under_way: watch::Receiver<usize>, long: Duration) {
    while under_way.wait_for(|count| *count == 0).await.is_ok() {
        if timeout(long, under_way.changed()).await.is_err() {
            return;
        }
    }
    // The sender is gone, so the connection is about to end by itself.
    std::future::pending().await
}

/// A request under way, from its head until the last byte of its answer.
struct UnderWay {
    count: Arc<watch::Sender<usize>>,
}

impl UnderWay {
    fn new(count: &Arc<watch::Sender<usize>>) -> UnderWay {
        count.send_modify(|count| *count += 1);
        UnderWay { count: count.clone() }
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.count.send_modify(|count| *count -= 1);
    }
}

/// The body of an answer, which keeps its request under way.
struct Reply {
    body: Body,
    _held: UnderWay,
}

impl hyper::body::Body for Reply {
    type Data = <Body as hyper::body::Body>::Data;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// Makes requests of both versions alike. A host in the address counts more than one in the header, as the standards
/// say; HTTP/2 has it in the address only. Paths mean the same with and without a slash at the end.
fn unify<B>(request: &mut Request<B>) {
    if let Some(authority) = request.uri().authority()
        && let Ok(host) = HeaderValue::try_from(authority.as_str())
    {
        request.headers_mut().insert(header::HOST, host);
    }
    let uri = request.uri();
    let path = match uri.path().trim_end_matches('/') {
        "" => "/",
        trimmed => trimmed,
    };
    let target = match uri.query() {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    };
    if let Ok(target) = PathAndQuery::try_from(target) {
        *request.uri_mut() = Uri::from(target);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_look_the_same_in_every_spelling() {
        for (address, host, expected_path, expected_host) in [
            ("/api/v2/events", "localhost:1", "/api/v2/events", "localhost:1"),
            ("/api/v2/events/?a=1", "localhost:1", "/api/v2/events?a=1", "localhost:1"),
            ("/", "localhost:1", "/", "localhost:1"),
            ("//", "localhost:1", "/", "localhost:1"),
            ("http://demo.amocrm.ru/api/", "", "/api", "demo.amocrm.ru"),
            ("https://evil.example", "localhost:1", "/", "evil.example"),
        ] {
            let mut request = Request::builder().uri(address).header(header::HOST, host).body(()).unwrap();
            unify(&mut request);
            assert_eq!(request.uri().to_string(), expected_path, "{address}");
            assert_eq!(request.headers()[header::HOST], expected_host, "{address}");
        }
    }

    #[tokio::test]
    async fn a_connection_is_idle_when_nothing_was_under_way_for_a_while() {
        let long = Duration::from_millis(20);
        let under_way = Arc::new(watch::channel(0).0);
        let mut idle = pin!(idle(under_way.subscribe(), long));
        let held = UnderWay::new(&under_way);
        assert!(timeout(long * 10, idle.as_mut()).await.is_err(), "an answer that takes long is not idle");
        drop(held);
        timeout(Duration::from_secs(5), idle).await.unwrap();
    }
}
