//! Answers in the CRM's media type.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde_json::Value;

/// A 200 with `application/hal+json`.
pub(crate) fn hal(body: &Value) -> Response {
    let headers = [(header::CONTENT_TYPE, "application/hal+json")];
    (headers, body.to_string()).into_response()
}
