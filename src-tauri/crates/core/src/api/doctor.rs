//! The route of the check-up.

use axum::extract::{Request, State};
use axum::response::IntoResponse;
use axum::routing::post;
use axum::{Json, Router};
use serde::Deserialize;

use crate::office::Office;
use crate::server::{Answer, body};

/// What is to be examined.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct ExamineBody {
    /// Ring, too, and have it reported to the CRM.
    test_call: bool,
}

pub(super) fn routes() -> Router<Office> {
    Router::new().route("/doctor", post(examine))
}

async fn examine(State(office): State<Office>, request: Request) -> Answer {
    let ExamineBody { test_call } = body::json(request).await?;
    Ok(Json(office.examine(test_call).await?).into_response())
}
