//! What programs call: `/api/…` as the CRM documents it, behind the bearer.
//! It must not serve people; their pages are in `web`.

mod account;
mod entities;
mod events;
mod form;
mod hal;
mod problem;
mod request;

use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::{any, get, post};

pub(crate) use self::hal::hal;
pub(crate) use self::problem::Problem;
pub(crate) use self::request::parse;
use crate::crm::Crm;
use crate::faults::{self, Faults};

/// The API's routes, each behind the bearer and, when they are on, behind the faults.
pub(crate) fn router(crm: &Arc<Crm>, faults: Option<&Arc<Faults>>) -> Router<Arc<Crm>> {
    let mut router = Router::new()
        .route("/api/v2/events", post(events::add))
        .route("/api/v4/account", get(account::account))
        .route("/api/v4/users", get(account::users))
        .route("/api/v4/contacts", get(entities::contacts))
        .route("/api/v4/companies", get(entities::companies))
        .route("/api/v4/{kind}/{id}", get(entities::one))
        .route("/api/{*rest}", any(|| async { Problem::not_found() }))
        .method_not_allowed_fallback(|| async {
            let detail = "This path does not take this method";
            Problem::new(StatusCode::METHOD_NOT_ALLOWED, detail)
        })
        .layer(middleware::from_fn_with_state(crm.clone(), authorise));
    if let Some(faults) = faults {
        router = router.layer(middleware::from_fn_with_state(faults.clone(), faults::misbehave));
    }
    router.layer(middleware::map_response(|response| async { with_request_id(response) }))
}

/// Whether the request carries this start's bearer.
pub(crate) fn is_authorised(headers: &HeaderMap, crm: &Crm) -> bool {
    headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok()?.split_once(' '))
        .is_some_and(|(scheme, token)| scheme.eq_ignore_ascii_case("bearer") && token == crm.token)
}

async fn authorise(State(crm): State<Arc<Crm>>, request: Request, next: Next) -> Result<Response, Problem> {
    if is_authorised(request.headers(), &crm) { Ok(next.run(request).await) } else { Err(Problem::unauthorized()) }
}

/// The id that the CRM's support asks for.
fn with_request_id(mut response: Response) -> Response {
    let id = uuid::Uuid::new_v4().simple().to_string();
    if let Ok(id) = HeaderValue::try_from(id) {
        response.headers_mut().insert("x-request-id", id);
    }
    response
}
