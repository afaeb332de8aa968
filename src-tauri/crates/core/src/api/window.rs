//! The routes of the window: bringing a page of it to the front.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::routing::post;

use crate::desktop::Page;
use crate::office::Office;
use crate::server::Answer;
use crate::server::problem::Problem;

pub(super) fn routes() -> Router<Office> {
    Router::new().route("/window", post(fitting)).route("/window/{page}", post(named))
}

async fn fitting(State(office): State<Office>) -> StatusCode {
    office.show(None);
    StatusCode::NO_CONTENT
}

async fn named(State(office): State<Office>, Path(page): Path<String>) -> Answer {
    let unknown = || Problem::new(StatusCode::NOT_FOUND, "The window has no such page");
    office.show(Some(Page::named(&page).ok_or_else(unknown)?));
    Ok(StatusCode::NO_CONTENT.into_response())
}
