//! What programs call: `/api/…` as the CRM documents it, behind the bearer, and the endpoint that gives bearers.
//! It must not serve people; their pages are in `web`.

mod account;
mod bearer;
mod entities;
mod events;
mod form;
mod hal;
mod oauth;
mod pipelines;
mod problem;
mod request;

use std::sync::Arc;

use axum::http::{HeaderValue, StatusCode};
use axum::middleware;
use axum::response::Response;
use axum::routing::{any, get, post};
use axum::{Extension, Router};

pub(crate) use self::bearer::user_of;
pub(crate) use self::hal::hal;
pub(crate) use self::problem::Problem;
pub(crate) use self::request::parse;
use crate::crm::Crm;
use crate::words::Languages;

/// The path of the token endpoint.
pub(crate) const TOKENS: &str = "/oauth2/access_token";

/// The API's routes behind the bearer, and the token endpoint.
pub(crate) fn router(crm: &Arc<Crm>, languages: &Arc<Languages>) -> Router {
    let tokens = Router::new().route(TOKENS, post(oauth::access_token)).method_not_allowed_fallback(wrong_method);
    Router::new()
        .route("/api/v2/events", post(events::add))
        .route("/api/v4/account", get(account::account))
        .route("/api/v4/users", get(account::users))
        .route("/api/v4/leads/pipelines", get(pipelines::all).layer(Extension(languages.clone())))
        .route("/api/v4/{kind}", get(entities::list))
        .route("/api/v4/{kind}/{id}", get(entities::one))
        .route("/api/{*rest}", any(|| async { Problem::not_found() }))
        .method_not_allowed_fallback(wrong_method)
        .layer(middleware::from_fn_with_state(crm.clone(), bearer::authorise))
        .merge(tokens)
        .with_state(crm.clone())
}

/// Gives every answer of these routes, also a fault's, the request id that the CRM's support asks for.
pub(crate) fn with_request_ids(router: Router) -> Router {
    router.layer(middleware::map_response(|response| async { with_request_id(response) }))
}

async fn wrong_method() -> Problem {
    let detail = "This path does not take this method";
    Problem::new(StatusCode::METHOD_NOT_ALLOWED, detail)
}

fn with_request_id(mut response: Response) -> Response {
    let id = uuid::Uuid::new_v4().simple().to_string();
    if let Ok(id) = HeaderValue::try_from(id) {
        response.headers_mut().insert("x-request-id", id);
    }
    response
}
