//! The local API: what callcardctl, scripts and a second Callcard ask over the socket. Each file has its routes;
//! here they only come together.
//!
//! It reads, asks the office and answers; it decides nothing. Events come in by `sources::events`.

mod account;
mod calls;
mod doctor;
mod events;
mod press;
mod quit;
mod settings;
mod sources;
mod status;
mod window;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::map_response_with_state;
use axum::response::Response;

use crate::office::Office;
use crate::server::problem::Problem;

/// All that the socket answers: the API, and the route of events.
pub(crate) fn routes(office: Office, events: Router) -> Router {
    Router::new()
        .merge(status::routes())
        .merge(calls::routes())
        .merge(account::routes())
        .merge(doctor::routes())
        .merge(events::routes())
        .merge(settings::routes())
        .merge(sources::routes())
        .merge(window::routes())
        .merge(press::routes())
        .merge(quit::routes())
        .with_state(office.clone())
        .merge(events)
        .fallback(|| async { Problem::new(StatusCode::NOT_FOUND, "There is nothing under this path") })
        .method_not_allowed_fallback(wrong_method)
        .layer(map_response_with_state(office, in_language))
}

/// Words for people in an answer are in the agent's language, and the answer says which that is.
async fn in_language(State(office): State<Office>, mut response: Response) -> Response {
    if let Ok(language) = HeaderValue::from_str(&office.texts().language().identifier().to_string()) {
        response.headers_mut().insert(header::CONTENT_LANGUAGE, language);
    }
    response
}

async fn wrong_method(method: Method) -> Problem {
    let in_capitals = method.as_str().chars().all(|c| c.is_ascii_uppercase());
    let detail = if in_capitals {
        "This path does not take this method; events are sent with POST"
    } else {
        "Methods are written in capitals; events are sent with POST"
    };
    Problem::new(StatusCode::METHOD_NOT_ALLOWED, detail)
}
