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

/// A program that an administrator has let into the account, as its card shows it.
#[derive(Clone, Debug)]
pub struct Integration {
    /// Its public name.
    pub client_id: String,
    /// What proves that a program is it.
    pub client_secret: String,
    /// Where people are sent back to; compared to the letter.
    pub redirect_uri: String,
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

    /// Makes the CRM behave like this from now on: one fault, or a list of which each path has the first that concerns it.
    pub async fn faults(&self, faults: &Value) {
        self.put("faults", faults).await;
    }

    /// Makes it answer under these names too, besides its own.
    pub async fn hosts(&self, hosts: &[&str]) {
        self.put("hosts", &json!(hosts)).await;
    }

    /// So many people more work there.
    pub async fn more_users(&self, extra: u32) {
        self.put("users", &json!({ "extra": extra })).await;
    }

    /// A long-lived token of the demo agent, good for so many days.
    pub async fn long_lived_token(&self, days: u32) -> String {
        self.new_token(&json!({ "kind": "long_lived", "days": days })).await
    }

    /// The same of this length, as the CRM's own may have.
    pub async fn token_of_length(&self, days: u32, bytes: usize) -> String {
        self.new_token(&json!({ "kind": "long_lived", "days": days, "bytes": bytes })).await
    }

    /// An integration that codes can be made for.
    pub async fn integration(&self, integration: &Integration) {
        let Integration { client_id, client_secret, redirect_uri } = integration;
        let body = json!({ "client_id": client_id, "client_secret": client_secret, "redirect_uri": redirect_uri });
        self.put("integration", &body).await;
    }

    /// A code for the integration added last, as its card would show it.
    pub async fn code(&self) -> String {
        text(&self.post("code", "").await, "code")
    }

    /// Every token but that of the start is out of date from now on.
    pub async fn expire(&self) {
        self.post("expire", "").await;
    }

    /// Every token but that of the start is revoked, and so is what would refresh one.
    pub async fn revoke(&self) {
        let reply = self.send("DELETE", "/sandbox/tokens", &[], String::new()).await;
        assert!(reply.status.is_success(), "{}", reply.text());
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

    async fn new_token(&self, wanted: &Value) -> String {
        text(&self.post("token", &wanted.to_string()).await, "token")
    }

    async fn post(&self, what: &str, body: &str) -> Reply {
        let reply = self.send("POST", &format!("/sandbox/{what}"), &[JSON], body.to_owned()).await;
        assert!(reply.status.is_success(), "{}", reply.text());
        reply
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

fn text(reply: &Reply, field: &str) -> String {
    let body = reply.json();
    body[field].as_str().unwrap_or_else(|| panic!("no {field} in {body}")).to_owned()
}
