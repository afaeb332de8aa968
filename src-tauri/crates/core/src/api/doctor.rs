//! The route of the doctor.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Request, State};
use axum::response::IntoResponse;
use serde::Deserialize;

use super::account::body;
use super::routes::{Answer, Door};

/// What is to be examined.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Asked {
    /// Ring, too, and have it reported to the CRM.
    test_call: bool,
}

pub(super) async fn examine(State(door): State<Arc<Door>>, request: Request) -> Answer {
    let asked: Asked = body(request).await?;
    Ok(Json(door.examination.hold(asked.test_call).await?).into_response())
}
