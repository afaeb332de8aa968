//! The route of the end: a setup asks for it before it puts another version in place.

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;

use crate::menu::Choice;
use crate::office::Office;

pub(super) fn routes() -> Router<Office> {
    Router::new().route("/quit", post(quit))
}

/// Answers first: the end waits for requests that are under way.
async fn quit(State(office): State<Office>) -> StatusCode {
    office.choose(Choice::Quit);
    StatusCode::ACCEPTED
}
