//! The routes of the socket.

use std::sync::Arc;

use axum::extract::{FromRef, Path, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::map_response_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post, put};
use axum::{Json, Router};
use jiff::Timestamp;
use serde_json::{Value, json};
use tokio::sync::watch;

use super::complaints::Complaints;
use super::problem::Problem;
use super::{account, doctor, events, history};
use crate::accounts::Accounts;
use crate::call::source::Source;
use crate::desk::Overview;
use crate::desktop::{Desktop, Page};
use crate::doctor::Examination;
use crate::intake::Intake;
use crate::quiet::Pause;
use crate::store;
use crate::text::Texts;
use crate::trouble::Trouble;

/// What the socket needs of the app.
pub(crate) struct Door {
    pub(crate) intake: Intake,
    pub(crate) accounts: Arc<Accounts>,
    pub(crate) overview: watch::Receiver<Overview>,
    pub(crate) desktop: Arc<dyn Desktop>,
    pub(crate) texts: Arc<Texts>,
    pub(crate) examination: Arc<Examination>,
    /// What was wrong with the database at the start.
    pub(crate) trouble: Option<store::Trouble>,
}

/// The app behind the door, and how it stands at the door.
#[derive(Clone)]
pub(super) struct Porch {
    pub(super) door: Arc<Door>,
    pub(super) complaints: Arc<Complaints>,
    /// Others wait for a place.
    pub(super) crowded: watch::Receiver<bool>,
}

impl FromRef<Porch> for Arc<Door> {
    fn from_ref(porch: &Porch) -> Self {
        porch.door.clone()
    }
}

pub(super) type Answer = Result<Response, Problem>;

pub(super) fn router(porch: Porch) -> Router {
    Router::new()
        .route("/api/v2/events", post(events::events))
        .route("/status", get(status))
        .route("/calls", get(history::calls).delete(history::delete_all))
        .route("/calls.csv", get(history::table))
        .route("/calls/{id}", get(history::call).delete(history::delete))
        .route("/account", get(account::show).put(account::connect).delete(account::sign_out))
        .route("/account/me", put(account::choose_me))
        .route("/doctor", post(doctor::examine))
        .route("/window", post(fitting_window))
        .route("/window/{page}", post(window))
        .fallback(|| async { Problem::new(StatusCode::NOT_FOUND, "There is nothing under this path") })
        .method_not_allowed_fallback(wrong_method)
        .layer(map_response_with_state(porch.door.clone(), in_language))
        .with_state(porch)
}

/// Words for people in an answer are in the agent's language, and the answer says which that is.
async fn in_language(State(door): State<Arc<Door>>, mut response: Response) -> Response {
    if let Ok(language) = HeaderValue::from_str(&door.texts.language().identifier().to_string()) {
        response.headers_mut().insert(header::CONTENT_LANGUAGE, language);
    }
    response
}

async fn wrong_method(method: Method) -> Problem {
    let in_capitals = method.as_str().chars().all(|c| c.is_ascii_uppercase());
    let detail = if in_capitals {
        "This path does not take this method; events are sent with POST"
    } else {
        "Methods are written in capitals; events are sent with POST"
    };
    Problem::new(StatusCode::METHOD_NOT_ALLOWED, detail)
}

async fn status(State(door): State<Arc<Door>>) -> Json<Value> {
    let overview = door.overview.borrow().clone();
    let account = door.intake.account();
    let kind = if account.sandbox { "sandbox" } else { "account" };
    let origin = account.origin.as_str().trim_end_matches('/');
    let history = door.trouble.as_ref().map(ToString::to_string);
    Json(json!({
        "version": env!("CARGO_PKG_VERSION"),
        "account": { "kind": kind, "origin": origin },
        "me": overview.me,
        "notifications": if overview.pause.is_on() { "paused" } else { "on" },
        "paused_until": paused_until(overview.pause),
        "trouble": overview.trouble.map(Trouble::code),
        "late_clocks": overview.late_sources.iter().map(late_clock).collect::<Vec<_>>(),
        "history": { "kept": !matches!(door.trouble, Some(store::Trouble::NotKept { .. })), "trouble": history },
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

async fn fitting_window(State(door): State<Arc<Door>>) -> StatusCode {
    let page = Page::fitting(&door.overview.borrow());
    door.desktop.window(page);
    StatusCode::NO_CONTENT
}

async fn window(State(door): State<Arc<Door>>, Path(page): Path<String>) -> Answer {
    let unknown = || Problem::new(StatusCode::NOT_FOUND, "The window has no such page");
    door.desktop.window(Page::named(&page).ok_or_else(unknown)?);
    Ok(StatusCode::NO_CONTENT.into_response())
}
