//! Callcard's local socket, as a program talks to it: HTTP/1.1 over a Unix domain socket.

use std::path::{Path, PathBuf};
use std::time::Duration;

use bytes::Bytes;
use hyper::StatusCode;
use serde_json::{Value, json};
use tokio::net::UnixStream;

use crate::http::JSON;
use crate::{Connection, LIMIT, Reply, until};

/// The app waits for the CRM for so long before it calls a request uncertain, and some more.
const DELIVERY_LIMIT: Duration = Duration::from_secs(30);

/// The door: where the socket is.
#[derive(Clone)]
pub struct Socket {
    path: PathBuf,
}

impl Socket {
    pub(crate) fn at(path: PathBuf) -> Socket {
        Socket { path }
    }

    /// The file of the socket.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Waits until the app accepts and answers.
    pub async fn accepting(&self) {
        until("the socket to answer", LIMIT, async || self.try_get("/status").await).await;
    }

    /// A bare connection, for what no well-behaved client sends.
    pub async fn raw(&self) -> UnixStream {
        UnixStream::connect(&self.path).await.expect("the socket accepts a connection")
    }

    /// A connection that is kept for several requests.
    pub async fn connect(&self) -> Connection {
        self.try_connect().await.expect("the socket accepts a connection")
    }

    /// One request on a connection of its own.
    pub async fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: impl Into<Bytes>) -> Reply {
        self.connect().await.send(method, path, headers, body).await
    }

    /// `GET` of a path that must succeed, as JSON.
    pub async fn get(&self, path: &str) -> Value {
        let reply = self.send("GET", path, &[], "").await;
        assert_eq!(reply.status, StatusCode::OK, "GET {path}: {}", reply.text());
        reply.json()
    }

    /// The call once it is known what became of its report. No report waits any longer then, and none is under way.
    pub async fn reported(&self, call: &str, limit: Duration) -> Value {
        let path = format!("/calls/{call}");
        until(&format!("what became of the report of {call}"), limit, async || {
            let call = self.get(&path).await;
            let state = call["delivery"]["state"].as_str().expect("a call tells what became of its report");
            (!matches!(state, "queued" | "sending")).then_some(call)
        })
        .await
    }

    /// `GET` of a path that may fail, for a socket that may not be there or be busy.
    pub async fn try_get(&self, path: &str) -> Option<Value> {
        let reply = self.try_connect().await.ok()?.try_send("GET", path, &[], "").await.ok()?;
        (reply.status == StatusCode::OK).then(|| reply.json())
    }

    /// Sends events as JSON and waits for the CRM's answer.
    pub async fn post(&self, body: &Value) -> Reply {
        self.send("POST", "/api/v2/events", &[JSON], body.to_string()).await
    }

    /// Reports one event and returns as soon as it is committed.
    pub async fn post_async(&self, body: &Value) -> Reply {
        let headers = [JSON, ("prefer", "respond-async")];
        self.send("POST", "/api/v2/events", &headers, body.to_string()).await
    }

    /// Reports one event to an app that may go away meanwhile; `None` when it did.
    pub async fn try_post_async(&self, body: &Value) -> Option<Reply> {
        let headers = [JSON, ("prefer", "respond-async")];
        let mut connection = self.try_connect().await.ok()?;
        connection.try_send("POST", "/api/v2/events", &headers, body.to_string()).await.ok()
    }

    /// A call with this number begins to ring. Returns our id of the call, as soon as it is committed.
    pub async fn ring(&self, number: &str) -> String {
        self.ring_with(json!({ "phone_number": number })).await
    }

    /// A call with these fields begins to ring. Returns our id of the call, as soon as it is committed.
    pub async fn ring_with(&self, mut fields: Value) -> String {
        fields["type"] = json!("phone_call");
        let reply = self.post_async(&json!({ "add": [fields] })).await;
        assert!(reply.status.is_success(), "the ring was refused: {}", reply.text());
        let id = reply.item(0)["call_id"].clone();
        id.as_str().expect("an item has our call_id").to_owned()
    }

    /// The call with our id, when the history knows it.
    pub async fn call(&self, id: &str) -> Option<Value> {
        let calls = self.get("/calls?limit=100").await;
        let calls = calls["calls"].as_array().expect("calls is a list");
        calls.iter().find(|call| call["id"] == id).cloned()
    }

    /// Waits until the delivery of this call is in one of the states and returns the call.
    pub async fn call_delivered(&self, id: &str, states: &[&str]) -> Value {
        until(&format!("call {id} to be {states:?}"), DELIVERY_LIMIT, async || {
            let call = self.call(id).await?;
            let state = call["delivery"]["state"].as_str()?;
            states.contains(&state).then_some(call)
        })
        .await
    }

    async fn try_connect(&self) -> std::io::Result<Connection> {
        let stream = UnixStream::connect(&self.path).await?;
        Connection::over(stream, "localhost").await.map_err(std::io::Error::other)
    }
}
