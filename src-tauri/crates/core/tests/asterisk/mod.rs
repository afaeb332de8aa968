//! Asterisk as a source, over real connections to a stand-in: from its packets to the notice, and what is said when it
//! cannot be heard.

mod calls;
mod set_up;
mod troubles;

use std::sync::Arc;

use callcard_stand_in::{Asterisk, Recording, SECRET, USER};
use serde_json::{Value, json as value};
use tokio::time::timeout;

use crate::bench::{Answer, Bench, PATIENCE, Pockets, json};

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
        self.bench.post(json(body).method("PUT").uri(&format!("http://localhost{path}"))).await
    }

    async fn send(&self, method: &str, path: &str, body: Value) -> Answer {
        self.bench.post(json(body).method(method).uri(&format!("http://localhost{path}"))).await
    }

    /// The source, as `GET /sources` shows it.
    async fn source(&self) -> Option<Value> {
        let list = self.bench.get("/sources").await.body;
        list["sources"].as_array().unwrap().iter().find(|source| source["name"] == "asterisk").cloned()
    }

    /// Waits until the source stands like this.
    async fn stands(&self, state: &str, trouble: Option<&str>) -> Value {
        self.source_as(|source| source["state"] == state && source["trouble"] == value!(trouble)).await
    }

    /// Waits until the source is as wanted.
    async fn source_as(&self, is_wanted: impl Fn(&Value) -> bool) -> Value {
        let mut last = None;
        let seen = async {
            loop {
                last = self.source().await;
                if let Some(source) = last.as_ref().filter(|source| is_wanted(source)) {
                    return source.clone();
                }
                tokio::task::yield_now().await;
            }
        };
        let seen = timeout(PATIENCE, seen).await;
        seen.unwrap_or_else(|_| panic!("the source is not as wanted within {PATIENCE:?}: {last:?}"))
    }

    /// Waits until the newest call is as wanted.
    async fn newest(&self, is_wanted: impl Fn(&Value) -> bool) -> Value {
        let mut last = Value::Null;
        let seen = async {
            loop {
                last = self.bench.get("/calls").await.body["calls"][0].clone();
                if is_wanted(&last) {
                    return last.clone();
                }
                tokio::task::yield_now().await;
            }
        };
        let seen = timeout(PATIENCE, seen).await;
        seen.unwrap_or_else(|_| panic!("the newest call is not as wanted within {PATIENCE:?}: {last}"))
    }

    async fn calls(&self) -> usize {
        self.bench.get("/calls").await.body["calls"].as_array().unwrap().len()
    }
}

/// A recorded call from Ivan.
fn recorded(name: &str, id: u64) -> Recording {
    Recording::named(name).of(IVAN, 1_800_000_000 + id)
}
