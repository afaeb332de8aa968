//! `POST /api/v2/events`: takes calls in and answers with the one entity each is about.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::problem::Problem;
use super::{hal, request};
use crate::crm::Crm;
use crate::notify::{self, Notified};

pub(crate) async fn add(State(crm): State<Arc<Crm>>, headers: HeaderMap, body: Bytes) -> Result<Response, Problem> {
    let calls = request::parse(&headers, &body)?;
    let now = Timestamp::now().as_millisecond();
    let notified = crm.store.run(move |connection| notify::accept(connection, calls, now)).await?;
    let items: Vec<Value> = notified.iter().map(item).collect();
    Ok(hal(&json!({
        "_links": {"self": {"href": "/api/v2/events", "method": "post"}},
        "_embedded": {"items": items},
    })))
}

fn item(notified: &Notified) -> Value {
    json!({
        "element_id": notified.entity.map(|entity| entity.id),
        "element_type": notified.entity.map(|entity| entity.kind.element_type()),
        "uid": notified.uid,
        "phone_number": notified.phone_number,
    })
}
