//! The CRM itself, asked directly, as the script asks it: what nobody who asks it can be faster than.

use std::time::{Duration, Instant};

use e2e::{App, Connection};
use serde_json::json;
use tokio::net::TcpStream;

/// The sandbox of an app, with the key to it.
pub(crate) struct Crm {
    pub(crate) origin: String,
    pub(crate) token: String,
}

impl Crm {
    pub(crate) async fn of(app: &App) -> Self {
        let mut crm = Self { origin: app.sandbox().await.origin().to_owned(), token: String::new() };
        let reply = crm.connect().await.send("GET", "/sandbox/token", &[], "").await.json();
        reply["token"].as_str().expect("the sandbox has a token").clone_into(&mut crm.token);
        crm
    }

    /// Reports a call, as a client with an open connection does, and says how long the answer took.
    pub(crate) async fn answer(&self, number: &str) -> Duration {
        let authorization = format!("Bearer {}", self.token);
        let headers = [("content-type", "application/json"), ("authorization", &authorization)];
        let body = json!({ "add": [{ "type": "phone_call", "phone_number": number }] }).to_string();
        let mut connection = self.connect().await;
        let begin = Instant::now();
        let reply = connection.send("POST", "/api/v2/events", &headers, body).await;
        assert!(reply.status.is_success(), "the CRM refused: {}", reply.text());
        begin.elapsed()
    }

    async fn connect(&self) -> Connection {
        let address = self.origin.trim_start_matches("http://");
        let stream = TcpStream::connect(address).await.expect("the sandbox accepts a connection");
        Connection::over(stream, address).await.expect("the sandbox speaks HTTP")
    }
}
