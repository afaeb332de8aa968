//! The ways an answer can go wrong, one by one.
//! It must not count, record or wait; it turns a request or a response into what happens next.

use axum::http::{Method, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::api::{Problem, hal};

/// What the API answers with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Answer {
    #[default]
    Normal,
    /// Processed; a POST is answered 202 with its usual body.
    Accepted,
    /// Processed; a POST is answered 202 with no body at all.
    AcceptedEmpty,
    /// Processed; a POST is answered 200 with `items: []`.
    NoItems,
    /// Processed; a POST is answered 200 with a text that is no JSON.
    NotJson,
    /// 401, not processed.
    Unauthorized,
    /// 402, not processed.
    Unpaid,
    /// 403 as JSON, not processed.
    Forbidden,
    /// 403 as an HTML page, not processed: the account's address is blocked.
    BlockedHtml,
    /// 429 as HTML, not processed.
    TooMany,
    /// 429 with `Retry-After: 1`, not processed.
    TooManyRetryAfter,
    /// 500 as HTML, not processed.
    ServerError,
    /// The connection is closed and nothing was processed.
    CutBefore,
    /// Processed, then the connection is closed.
    CutAfter,
    /// Processed, then never answered.
    Hang,
}

/// How a request ends.
pub(crate) enum Course {
    Answer(Response),
    Cut,
    Hang,
}

/// A mark on a response that the server never sends: it closes the connection instead.
#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error("the connection was cut on request")]
pub(crate) struct Cut;

impl IntoResponse for Cut {
    fn into_response(self) -> Response {
        let mut response = StatusCode::INTERNAL_SERVER_ERROR.into_response();
        response.extensions_mut().insert(Cut);
        response
    }
}

impl Course {
    /// The status the client will see.
    pub(crate) fn status(&self) -> Option<u16> {
        match self {
            Course::Answer(response) => Some(response.status().as_u16()),
            Course::Cut | Course::Hang => None,
        }
    }
}

impl Answer {
    /// How the request ends without being processed, or `None` when it is to be processed.
    pub(crate) fn before(self) -> Option<Course> {
        Some(Course::Answer(match self {
            Answer::Unauthorized => Problem::unauthorized().into_response(),
            Answer::Unpaid => Problem::new(StatusCode::PAYMENT_REQUIRED, "The account is not paid").into_response(),
            Answer::Forbidden => Problem::new(StatusCode::FORBIDDEN, "Not enough rights").into_response(),
            Answer::BlockedHtml => page(StatusCode::FORBIDDEN),
            Answer::TooMany => page(StatusCode::TOO_MANY_REQUESTS),
            Answer::TooManyRetryAfter => {
                let retry = [(header::RETRY_AFTER, "1")];
                (retry, page(StatusCode::TOO_MANY_REQUESTS)).into_response()
            }
            Answer::ServerError => page(StatusCode::INTERNAL_SERVER_ERROR),
            Answer::CutBefore => return Some(Course::Cut),
            Answer::Normal
            | Answer::Accepted
            | Answer::AcceptedEmpty
            | Answer::NoItems
            | Answer::NotJson
            | Answer::CutAfter
            | Answer::Hang => return None,
        }))
    }

    /// How the request ends now that it was processed. The other forms of success are for what was posted; what was
    /// only read, and what the CRM refused by itself, is answered as usual.
    pub(crate) fn after(self, method: &Method, mut response: Response) -> Course {
        let posted = method == Method::POST && response.status().is_success();
        Course::Answer(match self {
            Answer::CutAfter => return Course::Cut,
            Answer::Hang => return Course::Hang,
            Answer::Accepted if posted => {
                *response.status_mut() = StatusCode::ACCEPTED;
                response
            }
            Answer::AcceptedEmpty if posted => StatusCode::ACCEPTED.into_response(),
            Answer::NoItems if posted => hal(&json!({"_embedded": {"items": []}})),
            Answer::NotJson if posted => Html("<!doctype html><title>OK</title>").into_response(),
            _ => response,
        })
    }
}

/// What a web server in front of the CRM answers by itself.
fn page(status: StatusCode) -> Response {
    let title = status.to_string();
    let body = format!("<html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>");
    (status, Html(body)).into_response()
}
