//! What there is to sign in with: integrations, codes, tokens, and their ends.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};

use super::read;
use crate::account::AGENT;
use crate::api::Problem;
use crate::crm::Crm;
use crate::faults::Faults;
use crate::grants::{Integration, Lives};
use crate::users;

/// The longest life of a long-lived token, in days: five years.
const DAYS: u32 = 5 * 366;
/// The longest token, which still fits into a request's head.
const BYTES: usize = 16 * 1024;

type FaultsState = State<Arc<Faults>>;

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct NewCode {
    client_id: Option<String>,
    user: Option<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewToken {
    kind: TokenKind,
    days: u32,
    user: Option<i64>,
    bytes: Option<usize>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum TokenKind {
    LongLived,
}

/// Adds an integration, or replaces the one with the same id.
pub(super) async fn integrate(State(faults): FaultsState, body: Bytes) -> Result<StatusCode, Problem> {
    let integration: Integration = read(&body, "Send client_id, client_secret and redirect_uri")?;
    faults.crm.grants().integrate(integration);
    Ok(StatusCode::NO_CONTENT)
}

pub(super) async fn lives(State(faults): FaultsState) -> Json<Lives> {
    Json(faults.crm.grants().lives)
}

/// Sets how long new codes and tokens are valid. Values that are left out are those of the real CRM.
pub(super) async fn set_lives(State(faults): FaultsState, body: Bytes) -> Result<Json<Lives>, Problem> {
    let lives = read(&body, "Send code, access and refresh, each in seconds")?;
    faults.crm.grants().lives = lives;
    Ok(Json(lives))
}

/// A code, as the integration's card or the way back from signing in would show it.
pub(super) async fn code(State(faults): FaultsState, body: Bytes) -> Result<Json<Value>, Problem> {
    let NewCode { client_id, user } =
        if body.is_empty() { NewCode::default() } else { read(&body, "Send client_id and user, or nothing")? };
    let user = known(&faults.crm, user).await?;
    let mut grants = faults.crm.grants();
    let client_id = match client_id {
        Some(client_id) => grants.has_integration(&client_id).then_some(client_id),
        None => grants.last_integration().map(str::to_owned),
    };
    let client_id = client_id
        .ok_or(Problem::new(StatusCode::BAD_REQUEST, "There is no such integration: PUT /sandbox/integration first"))?;
    Ok(Json(json!({"code": grants.code(&client_id, user, Timestamp::now().as_second())})))
}

/// The bearer of the start.
pub(super) async fn token(State(faults): FaultsState) -> Json<Value> {
    Json(json!({"token": faults.crm.token}))
}

/// A bearer that needs no integration and has nothing to refresh it.
pub(super) async fn new_token(State(faults): FaultsState, body: Bytes) -> Result<Json<Value>, Problem> {
    let NewToken { kind: TokenKind::LongLived, days, user, bytes } =
        read(&body, r#"Send {"kind":"long_lived","days":30}, with user and bytes where they matter"#)?;
    if days > DAYS || bytes.is_some_and(|bytes| bytes > BYTES) {
        return Err(Problem::new(StatusCode::BAD_REQUEST, "At most 1830 days and 16384 bytes"));
    }
    let user = known(&faults.crm, user).await?;
    let token = faults.crm.grants().long_lived(user, days, bytes, Timestamp::now().as_second());
    let token =
        token.ok_or(Problem::new(StatusCode::BAD_REQUEST, "So few bytes cannot hold a token: leave them out"))?;
    Ok(Json(json!({"token": token})))
}

/// Revokes everything but the bearer of the start.
pub(super) async fn revoke(State(faults): FaultsState) -> StatusCode {
    faults.crm.grants().revoke();
    StatusCode::NO_CONTENT
}

/// Lets all bearers but that of the start expire.
pub(super) async fn expire(State(faults): FaultsState) -> StatusCode {
    faults.crm.grants().expire();
    StatusCode::NO_CONTENT
}

/// The user, who must exist; the demo agent when nobody is named.
async fn known(crm: &Crm, user: Option<i64>) -> Result<i64, Problem> {
    let user = user.unwrap_or(AGENT);
    if crm.store.run(move |connection| users::exists(connection, user)).await? {
        Ok(user)
    } else {
        Err(Problem::new(StatusCode::BAD_REQUEST, "There is no such user"))
    }
}
