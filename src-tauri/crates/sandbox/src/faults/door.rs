//! `/sandbox/…`: how a test sets the faults and counts requests. No bearer is needed here, which is one reason why these
//! paths exist only with the faults; the guard keeps other sites out all the same.
//! `sign_in` is what there is to sign in with, `account` what the account is like.

mod account;
mod sign_in;

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{delete, get, post, put};
use axum::{Json, Router};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{Faults, Plan};
use crate::api::Problem;
use crate::requests;

pub(crate) fn router(faults: Arc<Faults>) -> Router {
    Router::new()
        .route("/sandbox/faults", get(show).put(set))
        .route("/sandbox/requests", get(recorded).delete(clear))
        .route("/sandbox/hosts", get(account::hosts).put(account::set_hosts))
        .route("/sandbox/users", put(account::set_users))
        .route("/sandbox/integration", put(sign_in::integrate))
        .route("/sandbox/lives", get(sign_in::lives).put(sign_in::set_lives))
        .route("/sandbox/code", post(sign_in::code))
        .route("/sandbox/token", get(sign_in::token).post(sign_in::new_token))
        .route("/sandbox/tokens", delete(sign_in::revoke))
        .route("/sandbox/expire", post(sign_in::expire))
        .with_state(faults)
}

/// What stands in a body, or a refusal that says what should.
fn read<T: DeserializeOwned>(body: &[u8], expected: &'static str) -> Result<T, Problem> {
    serde_json::from_slice(body).map_err(|_| Problem::new(StatusCode::BAD_REQUEST, expected))
}

async fn show(State(faults): State<Arc<Faults>>) -> Json<Plan> {
    Json(faults.get())
}

/// One fault, or a list of them.
async fn set(State(faults): State<Arc<Faults>>, body: Bytes) -> Result<Json<Plan>, Problem> {
    let plan: Plan = read(&body, "The body is no fault and no list of faults")?;
    if let Some(flaw) = plan.flaw() {
        return Err(Problem::new(StatusCode::BAD_REQUEST, flaw));
    }
    faults.set(plan.clone());
    Ok(Json(plan))
}

async fn recorded(State(faults): State<Arc<Faults>>) -> Result<Json<Value>, Problem> {
    let requests = faults.crm.store.run(|connection| requests::all(connection)).await?;
    Ok(Json(json!({"requests": requests})))
}

async fn clear(State(faults): State<Arc<Faults>>) -> Result<StatusCode, Problem> {
    faults.crm.store.run(|connection| requests::clear(connection)).await?;
    Ok(StatusCode::NO_CONTENT)
}
