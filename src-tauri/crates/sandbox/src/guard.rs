//! Refuses requests from other sites, and adds the headers that every answer carries for the browser.
//! Any page on the web can make a browser call 127.0.0.1, so the name it was called by must be ours (a foreign name
//! would be DNS rebinding), and a request that another site's page made is refused whatever it asks for.
//! Request bodies are read here, once and within limits, so that later code has no slow or endless body to handle.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http_body_util::{BodyExt, LengthLimitError, Limited};

use crate::crm::Crm;
use crate::hosts::{Hosts, Site};

/// The largest body anybody may send.
const BODY: usize = 256 * 1024;
/// How long a body may take to arrive.
const BODY_TIME: Duration = Duration::from_secs(10);

/// No scripts, nothing from other origins, no framing.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; \
                      base-uri 'none'; frame-ancestors 'none'";

/// Lets only our own visitors through, with their body read and the site they came for, and marks the answer.
pub(crate) async fn guard(State(crm): State<Arc<Crm>>, request: Request, next: Next) -> Response {
    let mut response = match check(request.headers(), &crm.hosts) {
        Err(rejection) => rejection.into_response(),
        Ok(site) => match with_body(request).await {
            Ok(mut request) => {
                request.extensions_mut().insert(site);
                next.run(request).await
            }
            Err(rejection) => rejection.into_response(),
        },
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // Not `no-referrer`: with it browsers send `Origin: null` with our own forms, which is refused above.
        // This one sends nothing to other sites either.
        (header::REFERRER_POLICY, "same-origin"),
        (header::CACHE_CONTROL, "no-store"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

type Rejection = (StatusCode, &'static str);

fn check(headers: &HeaderMap, hosts: &Hosts) -> Result<Site, Rejection> {
    let mut names = headers.get_all(header::HOST).iter();
    let site = match (names.next().and_then(|name| name.to_str().ok()), names.next()) {
        (Some(name), None) => hosts.site(name),
        _ => None,
    };
    let site = site.ok_or((StatusCode::MISDIRECTED_REQUEST, "not a host of this server"))?;
    let ours = |origin: &HeaderValue| origin.to_str().is_ok_and(|origin| hosts.is_ours(origin));
    if !headers.get_all(header::ORIGIN).iter().all(ours) {
        return Err((StatusCode::FORBIDDEN, "another site's request"));
    }
    Ok(site)
}

async fn with_body(request: Request) -> Result<Request, Rejection> {
    let (parts, body) = request.into_parts();
    let reading = Limited::new(body, BODY).collect();
    let body = match tokio::time::timeout(BODY_TIME, reading).await {
        Err(_) => return Err((StatusCode::REQUEST_TIMEOUT, "the body took too long")),
        Ok(Err(error)) if error.is::<LengthLimitError>() => {
            return Err((StatusCode::PAYLOAD_TOO_LARGE, "the body is too large"));
        }
        Ok(Err(_)) => return Err((StatusCode::BAD_REQUEST, "the body broke off")),
        Ok(Ok(collected)) => collected.to_bytes(),
    };
    Ok(Request::from_parts(parts, Body::from(body)))
}
