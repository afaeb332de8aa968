//! Refusals as the CRM words them: `application/problem+json` with title, type, status and detail, and for bad data
//! `validation-errors` that name the entry and the path.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::store::StoreError;

/// A refused request.
#[derive(Debug)]
pub(crate) struct Problem {
    status: StatusCode,
    detail: &'static str,
    invalid: Vec<Invalid>,
}

/// One thing that is wrong in a request's data.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Invalid {
    /// The position of the `add` entry; the CRM calls it `request_id`.
    pub(crate) entry: usize,
    /// Where in the entry, with dots: `users.0`.
    pub(crate) path: String,
    pub(crate) code: &'static str,
    pub(crate) detail: &'static str,
}

impl Problem {
    pub(crate) fn new(status: StatusCode, detail: &'static str) -> Problem {
        Problem { status, detail, invalid: Vec::new() }
    }

    /// The CRM's own words for a wrong token, misleading as they are.
    pub(crate) fn unauthorized() -> Problem {
        Problem::new(StatusCode::UNAUTHORIZED, "Wrong login or password")
    }

    pub(crate) fn not_found() -> Problem {
        Problem::new(StatusCode::NOT_FOUND, "There is nothing at this path")
    }

    pub(crate) fn invalid(invalid: Vec<Invalid>) -> Problem {
        Problem { status: StatusCode::BAD_REQUEST, detail: "Request validation failed", invalid }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = self.status.as_u16();
        let mut body = json!({
            "title": self.status.canonical_reason(),
            "type": format!("https://httpstatus.es/{status}"),
            "status": status,
            "detail": self.detail,
        });
        if !self.invalid.is_empty() {
            body["validation-errors"] = by_entry(&self.invalid);
        }
        let headers = [(header::CONTENT_TYPE, "application/problem+json")];
        (self.status, headers, body.to_string()).into_response()
    }
}

/// The CRM groups what is wrong by entry. The faults come in order of their entries.
fn by_entry(invalid: &[Invalid]) -> Value {
    invalid
        .chunk_by(|one, next| one.entry == next.entry)
        .map(|faults| {
            let errors: Vec<Value> = faults
                .iter()
                .map(|fault| json!({"code": fault.code, "path": fault.path, "detail": fault.detail}))
                .collect();
            json!({"request_id": faults[0].entry.to_string(), "errors": errors})
        })
        .collect()
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Problem {
        tracing::error!(%error, "the sandbox's database failed");
        Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "The database failed")
    }
}
