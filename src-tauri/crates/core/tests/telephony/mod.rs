//! What the tests of telephone systems ask of the app, and wait for.

use serde_json::{Value, json as value};
use tokio::time::timeout;

use crate::bench::{Answer, Bench, PATIENCE, json};

impl Bench {
    pub(crate) async fn send(&self, method: &str, path: &str, body: Value) -> Answer {
        self.post(json(body).method(method).uri(&format!("http://localhost{path}"))).await
    }

    /// A source, as `GET /sources` shows it.
    pub(crate) async fn source(&self, name: &str) -> Option<Value> {
        let list = self.get("/sources").await.body;
        list["sources"].as_array().unwrap().iter().find(|source| source["name"] == name).cloned()
    }

    /// Waits until a source stands like this.
    pub(crate) async fn stands(&self, name: &str, state: &str, trouble: Option<&str>) -> Value {
        self.source_as(name, |source| source["state"] == state && source["trouble"] == value!(trouble)).await
    }

    /// Waits until a source is as wanted.
    pub(crate) async fn source_as(&self, name: &str, is_wanted: impl Fn(&Value) -> bool) -> Value {
        let mut last = None;
        let seen = async {
            loop {
                last = self.source(name).await;
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
    pub(crate) async fn newest(&self, is_wanted: impl Fn(&Value) -> bool) -> Value {
        let mut last = Value::Null;
        let seen = async {
            loop {
                last = self.get("/calls").await.body["calls"][0].clone();
                if is_wanted(&last) {
                    return last.clone();
                }
                tokio::task::yield_now().await;
            }
        };
        let seen = timeout(PATIENCE, seen).await;
        seen.unwrap_or_else(|_| panic!("the newest call is not as wanted within {PATIENCE:?}: {last}"))
    }
}
