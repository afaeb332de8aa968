//! Requests and replies as tests write and read them, over a Unix socket or TCP. The exchange itself is that of every local
//! client (`callcard-local`), which does nothing behind the test's back: no redirects, no retries, no pool.

use std::time::Duration;

use bytes::Bytes;
use callcard_local::{BrokenExchange, Client};
use hyper::{HeaderMap, Request, StatusCode};
use serde_json::Value;
use tokio::io::{AsyncRead, AsyncWrite};

/// The media type of JSON bodies.
pub(crate) const JSON: (&str, &str) = ("content-type", "application/json");

/// A reply may wait for the CRM's answer, which the app itself bounds at 10 s, and the first window takes its time.
const REPLY_LIMIT: Duration = Duration::from_secs(30);

/// One kept connection.
pub struct Connection {
    client: Client,
    host: String,
}

impl Connection {
    /// Speaks HTTP over this stream, to the host of this name.
    pub async fn over<S>(stream: S, host: &str) -> Result<Connection, BrokenExchange>
    where
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        Ok(Connection { client: Client::over(stream).await?, host: host.to_owned() })
    }

    /// Sends one request and reads its whole reply.
    pub async fn send(&mut self, method: &str, path: &str, headers: &[(&str, &str)], body: impl Into<Bytes>) -> Reply {
        let exchange = self.try_send(method, path, headers, body);
        let reply = tokio::time::timeout(REPLY_LIMIT, exchange).await.expect("the reply comes in time");
        reply.expect("there is a reply")
    }

    /// The same for a server that may not answer.
    pub(crate) async fn try_send(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<Bytes>,
    ) -> Result<Reply, BrokenExchange> {
        let mut request = Request::builder().method(method).uri(path).header("host", &self.host);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(body.into()).expect("the test's request is well-formed");
        let (head, body) = self.client.send(request).await?.into_parts();
        Ok(Reply { status: head.status, headers: head.headers, body })
    }
}

/// What the socket said.
pub struct Reply {
    /// The HTTP status.
    pub status: StatusCode,
    /// The HTTP headers.
    pub headers: HeaderMap,
    /// The body as it came.
    pub body: Bytes,
}

impl Reply {
    /// The body as JSON; anything else fails the test.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("not JSON ({error}): {}", self.text()))
    }

    /// The body as text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// An item of a reply in the CRM's shape.
    #[must_use]
    pub fn item(&self, index: usize) -> Value {
        self.json()["_embedded"]["items"][index].clone()
    }

    /// A header as text, empty when absent.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}
