//! The route of the status: Callcard at a glance, for machines.

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::call::source::Source;
use crate::office::Office;
use crate::settings::Pause;
use crate::store;
use crate::view::{AccountKind, SourceView};

pub(super) fn routes() -> Router<Office> {
    Router::new().route("/status", get(status))
}

async fn status(State(office): State<Office>) -> Json<Value> {
    let overview = office.overview();
    let account = office.account();
    let kind = AccountKind::of(&account);
    let origin = account.origin.as_str().trim_end_matches('/');
    let (kept, trouble) = match office.history_trouble() {
        None => (true, None),
        Some(trouble) => (!matches!(trouble, store::Trouble::NotKept { .. }), Some(trouble.to_string())),
    };
    let sources: Vec<SourceView> = overview.sources.iter().map(|state| SourceView::of(state, office.texts())).collect();
    Json(json!({
        "version": env!("CARGO_PKG_VERSION"),
        "account": { "kind": kind, "origin": origin },
        "me": overview.me,
        "notifications": if overview.pause.is_on() { "paused" } else { "on" },
        "paused_until": paused_until(overview.pause),
        "trouble": overview.trouble,
        "sources": sources,
        "late_clocks": overview.late_sources.iter().map(late_clock).collect::<Vec<_>>(),
        "history": { "kept": kept, "trouble": trouble },
        "calls": { "live": overview.live, "missed": overview.missed, "waiting": overview.waiting },
    }))
}

fn paused_until(pause: Pause) -> Option<Timestamp> {
    match pause {
        Pause::Until(end) => Some(end),
        Pause::Off | Pause::UntilResumed => None,
    }
}

fn late_clock((source, seconds): &(Source, u64)) -> Value {
    json!({ "source": source, "seconds": seconds })
}
