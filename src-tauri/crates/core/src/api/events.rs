//! The route of the live stream: each call as it rings, is answered, gets its card and ends, a JSON object a line, for
//! programs that want to act on calls.
//!
//! A reader that falls behind is told how much it has missed; nobody waits for it.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::get;
use axum::{Extension, Router};
use futures_util::stream;
use serde_json::json;
use tokio::sync::OwnedSemaphorePermit;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::timeout;

use crate::call::Call;
use crate::office::Office;
use crate::server::problem::Problem;
use crate::server::{Answer, Ending, Endless};
use crate::view::CallView;

/// After a silence of so long an empty line is sent: it shows a client that is gone, and keeps the other one waiting.
const SILENCE: Duration = Duration::from_secs(15);
/// Live calls that are told of first, at most.
const BEFORE: usize = 100;

/// A client that follows.
struct Watcher {
    office: Office,
    changes: Receiver<Arc<Call>>,
    ending: Ending,
    /// What is told before anything changes.
    waiting: Vec<Call>,
    /// The last line of calls, which is not told twice.
    last: String,
    _place: OwnedSemaphorePermit,
}

pub(super) fn routes() -> Router<Office> {
    Router::new().route("/events", get(watch))
}

async fn watch(State(office): State<Office>, Extension(ending): Extension<Ending>) -> Answer {
    let full = || Problem::new(StatusCode::SERVICE_UNAVAILABLE, "Too many programs follow the calls already");
    let (place, changes) = office.follow_changes().ok_or_else(full)?;
    // Followed first, so that nothing is lost between the two; what is told twice is the same.
    let waiting = office.live(BEFORE).await;
    let watcher = Watcher { office, changes, ending, waiting, last: String::new(), _place: place };
    let lines = stream::unfold(watcher, |mut watcher| async {
        let line = watcher.next().await?;
        Some((Ok::<_, std::convert::Infallible>(line), watcher))
    });
    let mut response =
        ([(header::CONTENT_TYPE, "application/x-ndjson"), (header::CONNECTION, "close")], Body::from_stream(lines))
            .into_response();
    response.extensions_mut().insert(Endless);
    Ok(response)
}

impl Watcher {
    /// The next line; `None` when Callcard ends.
    async fn next(&mut self) -> Option<String> {
        loop {
            if let Some(call) = self.waiting.pop() {
                if let Some(line) = self.line(&call) {
                    return Some(line);
                }
                continue;
            }
            let changed = tokio::select! {
                changed = timeout(SILENCE, self.changes.recv()) => changed,
                () = self.ending.comes() => return None,
            };
            match changed {
                Err(_) => return Some("\n".into()),
                Ok(Err(RecvError::Closed)) => return None,
                Ok(Err(RecvError::Lagged(count))) => return Some(json!({ "passed_over": count }).to_string() + "\n"),
                Ok(Ok(call)) => {
                    if let Some(line) = self.line(&call) {
                        return Some(line);
                    }
                }
            }
        }
    }

    fn line(&mut self, call: &Call) -> Option<String> {
        let line = json!({ "call": CallView::of(call, &*self.office.pages()) }).to_string() + "\n";
        (line != self.last).then(|| self.last.clone_from(&line)).map(|()| line)
    }
}
