//! Finds the user of a request's bearer. Wrong, expired and revoked bearers are refused in the same words.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::Response;

use super::problem::Problem;
use crate::crm::Crm;

/// The user in whose name a request is made.
#[derive(Debug, Clone, Copy)]
pub(crate) struct User(pub(crate) i64);

/// The user whose bearer stands in the headers, or `None` when it opens nothing.
pub(crate) fn user_of(headers: &HeaderMap, crm: &Crm) -> Option<i64> {
    let (scheme, bearer) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    if scheme.eq_ignore_ascii_case("bearer") { crm.user_of(bearer) } else { None }
}

/// Lets requests with a bearer that is good through, with the user it belongs to.
pub(crate) async fn authorise(
    State(crm): State<Arc<Crm>>,
    mut request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let user = user_of(request.headers(), &crm).ok_or_else(Problem::unauthorized)?;
    request.extensions_mut().insert(User(user));
    Ok(next.run(request).await)
}
