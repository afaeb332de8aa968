//! What the account is like: the names it answers to and how many people work there.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};

use super::read;
use crate::api::Problem;
use crate::faults::Faults;
use crate::users;

/// The most people that can be added.
const EXTRA: u32 = 10_000;

type FaultsState = State<Arc<Faults>>;

/// How many people work there beyond the company's own.
#[derive(Debug, Clone, Copy, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Extra {
    extra: u32,
}

pub(super) async fn hosts(State(faults): FaultsState) -> Json<Vec<String>> {
    Json(faults.crm.hosts.extra())
}

/// Replaces the names it answers to besides its own, those of the start included.
pub(super) async fn set_hosts(State(faults): FaultsState, body: Bytes) -> Result<Json<Vec<String>>, Problem> {
    const EXPECTED: &str = r#"Send at most 16 names of hosts: ["demo.amocrm.ru"]"#;
    let names: Vec<String> = read(&body, EXPECTED)?;
    let names = faults.crm.hosts.set_extra(&names);
    names.map(Json).map_err(|_| Problem::new(StatusCode::BAD_REQUEST, EXPECTED))
}

/// Makes it exactly so many people more.
pub(super) async fn set_users(State(faults): FaultsState, body: Bytes) -> Result<Json<Extra>, Problem> {
    const EXPECTED: &str = r#"Send {"extra": 300}, at most 10000"#;
    let Extra { extra } = read(&body, EXPECTED)?;
    if extra > EXTRA {
        return Err(Problem::new(StatusCode::BAD_REQUEST, EXPECTED));
    }
    faults.crm.store.run(move |connection| users::set_extra(connection, extra)).await?;
    Ok(Json(Extra { extra }))
}
