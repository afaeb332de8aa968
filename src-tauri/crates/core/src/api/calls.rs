//! The routes of the calls: pages of the history, single calls, the table for spreadsheets, and deleting.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::get;
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::json;

use crate::call::CallId;
use crate::office::Office;
use crate::server::Answer;
use crate::server::problem::Problem;
use crate::store::{Deleted, Filter, Search, StoreError};
use crate::view::{CallView, HistoryPage};

/// Calls in a list, unless said otherwise, and at most.
const CALLS: usize = 50;
const MOST_CALLS: usize = 1_000;

/// Which calls are asked for.
#[derive(Deserialize)]
struct CallsQuery {
    limit: Option<usize>,
    before: Option<String>,
    search: Option<String>,
    filter: Option<Filter>,
}

pub(super) fn routes() -> Router<Office> {
    Router::new()
        .route("/calls", get(calls).delete(delete_all))
        .route("/calls.csv", get(table))
        .route("/calls/{id}", get(call).delete(delete))
}

async fn calls(State(office): State<Office>, asked: Result<Query<CallsQuery>, QueryRejection>) -> Answer {
    let Query(asked) = asked.map_err(|_| {
        let detail = "limit must be a number, and filter one of all, missed, unknown and silent";
        Problem::new(StatusCode::BAD_REQUEST, detail)
    })?;
    let no_such = || Problem::new(StatusCode::BAD_REQUEST, "before must be the id of a call in the history");
    let before = match asked.before {
        Some(before) => Some(CallId::parse(&before).ok_or_else(no_such)?),
        None => None,
    };
    let limit = asked.limit.unwrap_or(CALLS).clamp(1, MOST_CALLS);
    let search = Search { text: asked.search, filter: asked.filter.unwrap_or_default(), before, limit };
    let page = office.page(search).await.map_err(not_read)?.ok_or_else(no_such)?;
    Ok(Json(HistoryPage::of(&page, &*office.pages())).into_response())
}

async fn call(State(office): State<Office>, Path(id): Path<String>) -> Answer {
    let id = CallId::parse(&id).ok_or_else(unknown)?;
    let call = office.call(id).await.map_err(not_read)?.ok_or_else(unknown)?;
    Ok(Json(CallView::of(&call, &*office.pages())).into_response())
}

async fn delete(State(office): State<Office>, Path(id): Path<String>) -> Answer {
    let id = CallId::parse(&id).ok_or_else(unknown)?;
    match office.delete(Some(id)).await.map_err(not_read)? {
        Deleted::Calls(_) => Ok(StatusCode::NO_CONTENT.into_response()),
        Deleted::Unknown => Err(unknown()),
        Deleted::UnderWay => Err(Problem::new(StatusCode::CONFLICT, "The call is not over yet; delete it afterwards")),
    }
}

async fn delete_all(State(office): State<Office>) -> Answer {
    let deleted = match office.delete(None).await.map_err(not_read)? {
        Deleted::Calls(calls) => calls,
        Deleted::Unknown | Deleted::UnderWay => 0,
    };
    Ok(Json(json!({ "deleted": deleted })).into_response())
}

async fn table(State(office): State<Office>) -> Answer {
    let table = office.table().await.map_err(not_read)?;
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8; header=present")], table).into_response())
}

fn unknown() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "There is no call with this id")
}

fn not_read(error: StoreError) -> Problem {
    Problem::new(StatusCode::SERVICE_UNAVAILABLE, error.to_string())
}
