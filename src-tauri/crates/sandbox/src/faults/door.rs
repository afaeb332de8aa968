//! `/sandbox/…`: how a test sets the faults, counts requests and gets the bearer. No bearer is needed here, which is
//! one reason why these paths exist only with the faults; the guard keeps other sites out all the same.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};

use super::{Fault, Faults};
use crate::api::Problem;
use crate::requests;

pub(crate) fn router(faults: Arc<Faults>) -> Router {
    Router::new()
        .route("/sandbox/faults", get(show).put(set))
        .route("/sandbox/requests", get(recorded).delete(clear))
        .route("/sandbox/token", get(token))
        .with_state(faults)
}

async fn show(State(faults): State<Arc<Faults>>) -> Json<Fault> {
    Json(faults.get())
}

async fn set(State(faults): State<Arc<Faults>>, body: Bytes) -> Result<Json<Fault>, Problem> {
    let fault: Fault =
        serde_json::from_slice(&body).map_err(|_| Problem::new(StatusCode::BAD_REQUEST, "The body is no fault"))?;
    faults.set(fault.clone());
    Ok(Json(fault))
}

async fn recorded(State(faults): State<Arc<Faults>>) -> Result<Json<Value>, Problem> {
    let requests = faults.crm.store.run(|connection| requests::all(connection)).await?;
    Ok(Json(json!({"requests": requests})))
}

async fn clear(State(faults): State<Arc<Faults>>) -> Result<StatusCode, Problem> {
    faults.crm.store.run(|connection| requests::clear(connection)).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn token(State(faults): State<Arc<Faults>>) -> Json<Value> {
    Json(json!({"token": faults.crm.token}))
}
