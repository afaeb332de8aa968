//! The routes of the sources: which there are, setting one up, its secrets, a trial, its addresses at the HTTP door and new
//! ones, removing it. Secrets come in; none goes out, but for the one in those addresses, when somebody asks to see it.

use std::collections::BTreeMap;

use axum::extract::{Path, Query, Request, State};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::{get, post, put};
use axum::{Json, Router};
use secrecy::SecretString;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::code::Code;
use crate::event::{Fault, FaultCode};
use crate::office::Office;
use crate::server::problem::Problem;
use crate::server::{Answer, body};
use crate::view::Refusal;

/// A secret to be kept.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SecretBody {
    value: SecretString,
}

/// What is to be tried; what is not given is taken as it is kept.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TrialBody {
    settings: Option<Value>,
    #[serde(default)]
    secrets: BTreeMap<String, SecretString>,
}

/// Whether the secret in the addresses is to be seen.
#[derive(Deserialize)]
struct UrlsAsked {
    #[serde(default)]
    show: bool,
}

pub(super) fn routes() -> Router<Office> {
    Router::new()
        .route("/sources", get(all))
        .route("/sources/{name}", put(set_up).delete(remove))
        .route("/sources/{name}/secrets/{word}", put(keep))
        .route("/sources/{name}/test", post(trial))
        .route("/sources/{name}/urls", get(urls))
        .route("/sources/{name}/renew", post(renew))
}

async fn all(State(office): State<Office>) -> Json<Value> {
    Json(json!({ "sources": office.sources().await, "kinds": office.source_kinds() }))
}

async fn urls(State(office): State<Office>, Path(name): Path<String>, Query(asked): Query<UrlsAsked>) -> Answer {
    let urls = office.source_urls(&name, asked.show).await.map_err(problem)?;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(urls)).into_response())
}

async fn renew(State(office): State<Office>, Path(name): Path<String>) -> Answer {
    office.renew_source(&name).await.map_err(problem)?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

async fn set_up(State(office): State<Office>, Path(name): Path<String>, request: Request) -> Answer {
    let entry = body::json(request).await?;
    office.configure_source(&name, entry).await.map_err(problem)?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

async fn keep(State(office): State<Office>, Path((name, word)): Path<(String, String)>, request: Request) -> Answer {
    let SecretBody { value } = body::json(request).await?;
    office.keep_source_secret(&name, &word, value).await.map_err(problem)?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

async fn remove(State(office): State<Office>, Path(name): Path<String>) -> Answer {
    office.remove_source(&name).await.map_err(problem)?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

async fn trial(State(office): State<Office>, Path(name): Path<String>, request: Request) -> Answer {
    let TrialBody { settings, secrets } = body::json(request).await?;
    let outcome = office.try_source(&name, settings, secrets).await.map_err(problem)?;
    Ok(Json(outcome).into_response())
}

fn problem(Refusal { code, field, message }: Refusal) -> Problem {
    let of = |status| Problem::new(status, message.clone()).coded(code);
    match (code, field) {
        (Code::UnfitSource, Some(path)) => {
            let fault = Fault { path: path.into(), code: FaultCode::Refused(code), detail: message.clone() };
            Problem::at(fault, "Nothing was changed: see validation-errors").coded(code)
        }
        (Code::NoSuchSource, _) => of(StatusCode::NOT_FOUND),
        (Code::Trouble(_), _) => of(StatusCode::SERVICE_UNAVAILABLE),
        _ => of(StatusCode::INTERNAL_SERVER_ERROR),
    }
}
