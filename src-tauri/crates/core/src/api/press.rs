//! The route of a click on a notice that comes by a link: Windows starts Callcard with the link, and that start hands it on
//! to the Callcard that runs.
//!
//! Any web page can make up such a link, so nothing in it is believed that does not prove to be ours.

use axum::Router;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::routing::post;
use serde::Deserialize;

use crate::office::Office;
use crate::server::problem::Problem;
use crate::server::{Answer, body};

/// A click, as the system told it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PressBody {
    link: String,
}

pub(super) fn routes() -> Router<Office> {
    Router::new().route("/press", post(press))
}

async fn press(State(office): State<Office>, request: Request) -> Answer {
    let PressBody { link } = body::json(request).await?;
    if office.press(link).await {
        Ok(StatusCode::NO_CONTENT.into_response())
    } else {
        Err(Problem::new(StatusCode::FORBIDDEN, "This is no link of a notification, or it was used or is too old"))
    }
}
