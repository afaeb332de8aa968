//! Refusals, as RFC 9457 problem details, with the path of each fault as the CRM writes it.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::event::{Fault, MOST_EVENTS, Refusal};
use crate::inputs::NotAccepted;

/// When to come back after a 503, in seconds.
const RETRY_AFTER: &str = "1";

/// A refusal.
#[derive(Debug, Serialize)]
pub(super) struct Problem {
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'static str,
    status: u16,
    detail: String,
    /// A word for machines, where there is more to tell apart than the status does.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    #[serde(rename = "validation-errors", skip_serializing_if = "Vec::is_empty")]
    faults: Vec<Fault>,
}

impl Problem {
    /// A refusal in words.
    pub(super) fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        Self {
            kind: "about:blank",
            title: status.canonical_reason().unwrap_or_default(),
            status: status.as_u16(),
            detail: detail.into(),
            code: None,
            faults: Vec::new(),
        }
    }

    /// A refusal for one fault in what was asked.
    pub(super) fn at(fault: Fault, detail: &str) -> Self {
        Self { faults: vec![fault], ..Self::new(StatusCode::BAD_REQUEST, detail) }
    }

    /// The same with a word for machines.
    pub(super) fn coded(self, code: impl Into<String>) -> Self {
        Self { code: Some(code.into()), ..self }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Unreadable(why) => Self::new(StatusCode::BAD_REQUEST, format!("The body cannot be read: {why}")),
            Refusal::TooMany(count) => Self::new(
                StatusCode::PAYLOAD_TOO_LARGE,
                format!("{count} events in one request; at most {MOST_EVENTS} are taken"),
            ),
            Refusal::Faults(faults) => {
                Self { faults, ..Self::new(StatusCode::BAD_REQUEST, "Nothing was taken: see validation-errors") }
            }
        }
    }
}

impl From<NotAccepted> for Problem {
    fn from(why: NotAccepted) -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, format!("Nothing was taken: {why}"))
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(self)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if status == StatusCode::SERVICE_UNAVAILABLE {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static(RETRY_AFTER));
        }
        response
    }
}
