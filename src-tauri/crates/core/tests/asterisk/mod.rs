//! Asterisk as a source, over real connections to a stand-in: from its packets to the notice, and what is said when it
//! cannot be heard.

mod call_back;
mod calls;
mod in_the_window;
mod set_up;
mod troubles;

use std::sync::Arc;

use callcard_stand_in::{Asterisk, Recording, SECRET, USER};
use serde_json::{Value, json as value};

use crate::bench::{Answer, Bench, Pockets, json};

/// A contact with a deal, as a telephone system writes his number, and as a notice names him.
const IVAN: &str = "79998885533";
const NAME: &str = "Ivan Petrov";

/// An app with an Asterisk set up, or to be set up.
struct Company {
    bench: Bench,
    keyring: Arc<Pockets>,
    asterisk: Asterisk,
}

impl Company {
    /// The app hears the calls of extension 101.
    async fn connected() -> Self {
        let company = Self::with(Asterisk::start().await).await;
        company.set_up(value!({})).await;
        company.keep(SECRET).await;
        company.asterisk.let_in(1).await;
        company.stands("listening", None).await;
        company
    }

    /// Nothing is set up yet.
    async fn with(asterisk: Asterisk) -> Self {
        let keyring = Arc::new(Pockets::default());
        Self { bench: Bench::with(keyring.clone()).await, keyring, asterisk }
    }

    /// Sets the source up, with these fields of its own.
    async fn set_up(&self, own: Value) {
        let answer = self.put("/sources/asterisk", self.entry(own)).await;
        assert_eq!(answer.status, 204, "{answer:?}");
    }

    fn entry(&self, own: Value) -> Value {
        let mut entry = value!({
            "kind": "asterisk", "host": "127.0.0.1", "port": self.asterisk.port(), "user": USER, "extensions": ["101"]
        });
        entry.as_object_mut().unwrap().extend(own.as_object().unwrap().clone());
        entry
    }

    async fn keep(&self, secret: &str) {
        let answer = self.put("/sources/asterisk/secrets/secret", value!({ "value": secret })).await;
        assert_eq!(answer.status, 204, "{answer:?}");
    }

    async fn put(&self, path: &str, body: Value) -> Answer {
        self.bench.send("PUT", path, body).await
    }

    async fn send(&self, method: &str, path: &str, body: Value) -> Answer {
        self.bench.send(method, path, body).await
    }

    /// The source, as `GET /sources` shows it.
    async fn source(&self) -> Option<Value> {
        self.bench.source("asterisk").await
    }

    /// Waits until the source stands like this.
    async fn stands(&self, state: &str, trouble: Option<&str>) -> Value {
        self.bench.stands("asterisk", state, trouble).await
    }

    /// Waits until the source is as wanted.
    async fn source_as(&self, is_wanted: impl Fn(&Value) -> bool) -> Value {
        self.bench.source_as("asterisk", is_wanted).await
    }

    /// Waits until the newest call is as wanted.
    async fn newest(&self, is_wanted: impl Fn(&Value) -> bool) -> Value {
        self.bench.newest(is_wanted).await
    }

    async fn calls(&self) -> usize {
        self.bench.get("/calls").await.body["calls"].as_array().unwrap().len()
    }
}

/// A recorded call from Ivan.
fn recorded(name: &str, id: u64) -> Recording {
    Recording::named(name).of(IVAN, 1_800_000_000 + id)
}
