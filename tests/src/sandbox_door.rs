//! A sandbox CRM, inside the app or beside it, as its door of faults shows it: what it does wrong, what it was asked, and
//! what its administrator does. Only with `--faults`.

use hyper::StatusCode;
use serde_json::{Value, json};
use tokio::net::TcpStream;

use crate::http::JSON;
use crate::{Connection, LIMIT, Reply, Socket, until};

/// The path of the one request that tells the CRM about a call; clients write it with or without the last slash.
const EVENTS: &str = "/api/v2/events";

/// A running sandbox.
pub struct SandboxDoor {
    origin: String,
}

impl SandboxDoor {
    /// The sandbox of the app behind this socket.
    pub(crate) async fn of(socket: &Socket) -> SandboxDoor {
        let status = socket.get("/status").await;
        let origin = status["account"]["origin"].as_str().expect("the sandbox has an origin");
        SandboxDoor::at(origin)
    }

    /// The sandbox that listens there.
    pub(crate) fn at(origin: &str) -> SandboxDoor {
        SandboxDoor { origin: origin.to_owned() }
    }

    /// Where its pages and its API are, without a slash at the end.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Makes the CRM behave like this from now on.
    pub async fn faults(&self, faults: &Value) {
        self.put("faults", faults).await;
    }

    /// Makes it answer under these names too, besides its own.
    pub async fn hosts(&self, hosts: &[&str]) {
        self.put("hosts", &json!({ "hosts": hosts })).await;
    }

    /// Every API request the CRM has received, also before a restart, in order.
    pub async fn requests(&self) -> Vec<Value> {
        let requests = self.send("GET", "/sandbox/requests", &[], String::new()).await.json();
        requests["requests"].as_array().expect("the requests are a list").clone()
    }

    /// The call notifications among them.
    pub async fn events(&self) -> Vec<Value> {
        let is_event = |request: &Value| request["path"].as_str().is_some_and(|path| path.starts_with(EVENTS));
        self.requests().await.into_iter().filter(is_event).collect()
    }

    /// How many call notifications the CRM has received for this number, written as E.164.
    pub async fn events_for(&self, number: &str) -> usize {
        let events = self.events().await;
        events.iter().filter(|event| event.to_string().contains(number)).count()
    }

    /// Waits until the CRM has received at least one call notification for this number.
    pub async fn wait_for(&self, number: &str) {
        until(&format!("a request about {number}"), LIMIT, async || (self.events_for(number).await > 0).then_some(()))
            .await;
    }

    /// How many requests it has received whose path begins so.
    pub async fn count(&self, path: &str) -> usize {
        let begins = |request: &Value| request["path"].as_str().is_some_and(|known| known.starts_with(path));
        self.requests().await.iter().filter(|request| begins(request)).count()
    }

    /// A page as the browser gets it.
    pub async fn page(&self, url: &str) -> (StatusCode, String) {
        let path = url.strip_prefix(&self.origin);
        let path = path.unwrap_or_else(|| panic!("{url} is not a page of the sandbox {}", self.origin));
        let reply = self.send("GET", path, &[], String::new()).await;
        (reply.status, reply.text())
    }

    /// Host and port of where it listens.
    pub(crate) fn address(&self) -> &str {
        self.origin.trim_start_matches("http://")
    }

    async fn put(&self, what: &str, body: &Value) {
        let reply = self.send("PUT", &format!("/sandbox/{what}"), &[JSON], body.to_string()).await;
        assert!(reply.status.is_success(), "{}", reply.text());
    }

    async fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: String) -> Reply {
        let address = self.address();
        let stream = TcpStream::connect(address).await.expect("the sandbox accepts a connection");
        let mut connection = Connection::over(stream, address).await.expect("the sandbox speaks HTTP");
        connection.send(method, path, headers, body).await
    }
}
