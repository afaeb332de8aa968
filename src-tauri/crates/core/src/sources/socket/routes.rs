//! The routes of the socket.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::map_response_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post, put};
use axum::{Json, Router};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use jiff::Timestamp;
use serde_json::{Value, json};
use tokio::sync::watch;
use tokio::time::timeout;

use super::problem::Problem;
use super::reply::{Item, Reply};
use super::{account, doctor, history};
use crate::accounts::Accounts;
use crate::desk::Overview;
use crate::desktop::{Desktop, Page};
use crate::doctor::Examination;
use crate::event::{self, Report};
use crate::intake::{self, Intake};
use crate::quiet::Pause;
use crate::store;
use crate::text::Texts;
use crate::trouble::Trouble;

/// The largest body that is read.
const LARGEST_BODY: usize = 64 * 1024;
/// How long a client may take to send a body.
const BODY: Duration = Duration::from_secs(5);

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

pub(super) type Answer = Result<Response, Problem>;

pub(super) fn router(door: Arc<Door>) -> Router {
    Router::new()
        .route("/api/v2/events", post(events))
        .route("/api/v2/events/", post(events))
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
        .method_not_allowed_fallback(|| async {
            Problem::new(StatusCode::METHOD_NOT_ALLOWED, "This path does not take this method")
        })
        .layer(map_response_with_state(door.clone(), in_language))
        .with_state(door)
}

/// Words for people in an answer are in the agent's language, and the answer says which that is.
async fn in_language(State(door): State<Arc<Door>>, mut response: Response) -> Response {
    if let Ok(language) = HeaderValue::from_str(&door.texts.language().identifier().to_string()) {
        response.headers_mut().insert(header::CONTENT_LANGUAGE, language);
    }
    response
}

async fn events(State(door): State<Arc<Door>>, request: Request) -> Answer {
    let (head, body) = request.into_parts();
    let format = Format::of(&head.headers)?;
    let at_once = prefers_async(&head.headers);
    let body = read(body).await?;
    let country = door.intake.country();
    let reports = match format {
        Format::Form if !looks_like_json(&body) => event::read_form(&body, country),
        Format::Json | Format::Form => event::read_json(&body, country),
    };
    let reports: Vec<Report> = reports?;
    let numbers: Vec<String> = reports.iter().map(|report| report.raw_number.clone()).collect();
    let mut accepted = door.intake.report(reports).await?;
    if !at_once {
        intake::settled(&mut accepted).await;
    }
    let mut all_final = true;
    let items = accepted.into_iter().zip(numbers).map(|(accepted, number)| {
        let call = accepted.call.borrow();
        all_final &= intake::is_final(accepted.taken, &call);
        Item::of(accepted.taken, &call, number)
    });
    let reply = Reply::new(items.collect());
    let status = if all_final && !at_once { StatusCode::OK } else { StatusCode::ACCEPTED };
    Ok((status, [(header::CONTENT_TYPE, "application/hal+json")], Json(reply)).into_response())
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

fn late_clock((source, seconds): &(String, u64)) -> Value {
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

/// How a body is written.
enum Format {
    Json,
    Form,
}

impl Format {
    /// By the media type, without its parameters. None at all is left to the body, as curl's `-d` leaves it.
    fn of(headers: &HeaderMap) -> Result<Self, Problem> {
        let kind = headers.get(header::CONTENT_TYPE).map(|kind| kind.to_str().unwrap_or("?"));
        let kind = kind.map(|kind| kind.split(';').next().unwrap_or(kind).trim().to_ascii_lowercase());
        match kind.as_deref() {
            None | Some("application/x-www-form-urlencoded") => Ok(Self::Form),
            Some("application/json" | "application/hal+json") => Ok(Self::Json),
            Some(other) => Err(Problem::new(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                format!("{other:?} is neither application/json nor application/x-www-form-urlencoded"),
            )),
        }
    }
}

/// `curl -d '{…}'` sends JSON and calls it a form; no form begins with a brace.
fn looks_like_json(body: &[u8]) -> bool {
    body.trim_ascii_start().starts_with(b"{")
}

/// `Prefer: respond-async` (RFC 7240).
fn prefers_async(headers: &HeaderMap) -> bool {
    let preferences = headers.get_all("prefer").iter().filter_map(|value| value.to_str().ok());
    preferences.flat_map(|value| value.split(',')).any(|word| word.trim().eq_ignore_ascii_case("respond-async"))
}

pub(super) async fn read(body: Body) -> Result<Vec<u8>, Problem> {
    let too_slow = |_| Problem::new(StatusCode::REQUEST_TIMEOUT, "The body did not arrive in time");
    match timeout(BODY, Limited::new(body, LARGEST_BODY).collect()).await.map_err(too_slow)? {
        Ok(body) => Ok(body.to_bytes().into()),
        Err(error) if error.is::<LengthLimitError>() => {
            let detail = format!("The body is larger than {LARGEST_BODY} bytes");
            Err(Problem::new(StatusCode::PAYLOAD_TOO_LARGE, detail))
        }
        Err(error) => Err(Problem::new(StatusCode::BAD_REQUEST, format!("The body broke off: {error}"))),
    }
}
