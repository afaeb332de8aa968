//! The ways an answer can go wrong, one by one.
//! It must not count, record or wait; it turns a request or a response into what happens next.

use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes, HttpBody, to_bytes};
use axum::http::{Method, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use hyper::body::Frame;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::shape;
use crate::api::{Problem, hal};

/// What the API answers with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum FaultKind {
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
    /// 200 with an HTML page, not processed: a network that wants somebody to sign in first.
    CaptivePortal,
    /// 302 to another host, not processed.
    Redirect,
    /// 404 as HTML, not processed: no account has this name.
    NotAnAccount,
    /// 502 as HTML, not processed.
    BadGateway,
    /// Not processed; a POST is answered 200 with `_embedded.errors` and no items.
    PartialErrors,
    /// Processed; answered 200 with over two mebibytes of JSON.
    TooLarge,
    /// Processed; the id is an object and the kind a word.
    WrongTypes,
    /// Processed; the item's fields stand at the top level.
    TopLevel,
    /// Processed; id and kind are texts of digits.
    NumericStrings,
    /// Processed; the kind is one that no call is about.
    UnknownType,
    /// Processed; answered 204 with no body.
    GoneEmpty,
    /// Processed; the head comes at once and the body never ends.
    SlowBody,
}

/// How a request ends.
pub(crate) enum Course {
    Answer(Response),
    Cut,
    Hang,
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

impl FaultKind {
    /// How the request ends without being processed, or `None` when it is to be processed. A redirect leads to `to`.
    pub(crate) fn before(self, method: &Method, to: &str) -> Option<Course> {
        Some(Course::Answer(match self {
            FaultKind::Unauthorized => Problem::unauthorized().into_response(),
            FaultKind::Unpaid => Problem::new(StatusCode::PAYMENT_REQUIRED, "The account is not paid").into_response(),
            FaultKind::Forbidden => Problem::new(StatusCode::FORBIDDEN, "Not enough rights").into_response(),
            FaultKind::BlockedHtml => page(StatusCode::FORBIDDEN),
            FaultKind::TooMany => page(StatusCode::TOO_MANY_REQUESTS),
            FaultKind::TooManyRetryAfter => {
                let retry = [(header::RETRY_AFTER, "1")];
                (retry, page(StatusCode::TOO_MANY_REQUESTS)).into_response()
            }
            FaultKind::ServerError => page(StatusCode::INTERNAL_SERVER_ERROR),
            FaultKind::CaptivePortal => Html("<!doctype html><title>Sign in to this network</title>").into_response(),
            FaultKind::Redirect => ([(header::LOCATION, to)], page(StatusCode::FOUND)).into_response(),
            FaultKind::NotAnAccount => page(StatusCode::NOT_FOUND),
            FaultKind::BadGateway => page(StatusCode::BAD_GATEWAY),
            FaultKind::PartialErrors if method == Method::POST => hal(&shape::partial_errors()),
            FaultKind::CutBefore => return Some(Course::Cut),
            _ => return None,
        }))
    }

    /// How the request ends now that it was processed. The other forms of success are for what was posted; what was
    /// only read is merely too large, gone or slow, and what the CRM refused by itself is answered as usual.
    pub(crate) async fn after(self, method: &Method, mut response: Response) -> Course {
        let succeeded = response.status().is_success();
        let posted = method == Method::POST && succeeded;
        Course::Answer(match self {
            FaultKind::CutAfter => return Course::Cut,
            FaultKind::Hang => return Course::Hang,
            FaultKind::Accepted if posted => {
                *response.status_mut() = StatusCode::ACCEPTED;
                response
            }
            FaultKind::AcceptedEmpty if posted => StatusCode::ACCEPTED.into_response(),
            FaultKind::NoItems if posted => hal(&json!({"_embedded": {"items": []}})),
            FaultKind::NotJson if posted => Html("<!doctype html><title>OK</title>").into_response(),
            FaultKind::WrongTypes if posted => reshaped(response, shape::wrong_types).await,
            FaultKind::TopLevel if posted => reshaped(response, shape::top_level).await,
            FaultKind::NumericStrings if posted => reshaped(response, shape::numeric_strings).await,
            FaultKind::UnknownType if posted => reshaped(response, shape::unknown_type).await,
            FaultKind::TooLarge if succeeded => hal(&shape::too_large(content(response.into_body()).await)),
            FaultKind::GoneEmpty if succeeded => StatusCode::NO_CONTENT.into_response(),
            FaultKind::SlowBody if succeeded => response.map(|body| Body::new(Endless(body))),
            _ => response,
        })
    }
}

/// The response with its JSON in another shape.
async fn reshaped(response: Response, shape: fn(Value) -> Value) -> Response {
    let (parts, body) = response.into_parts();
    let body = shape(content(body).await).to_string();
    let mut reshaped = Response::from_parts(parts, Body::from(body));
    // The length it had before.
    reshaped.headers_mut().remove(header::CONTENT_LENGTH);
    reshaped
}

/// The JSON of one of our own bodies; null when it has none.
async fn content(body: Body) -> Value {
    let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
    serde_json::from_slice(&body).unwrap_or_default()
}

/// A body that is sent but for its end, which never comes. Only the client, or the sandbox when it stops, ends it.
struct Endless(Body);

impl HttpBody for Endless {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        match Pin::new(&mut self.0).poll_frame(context) {
            Poll::Ready(None) => Poll::Pending,
            poll => poll,
        }
    }
}

/// What a web server in front of the CRM answers by itself.
fn page(status: StatusCode) -> Response {
    let title = status.to_string();
    let body = format!("<html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>");
    (status, Html(body)).into_response()
}
