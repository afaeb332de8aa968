//! `GET /api/v4/account` and the paged `GET /api/v4/users`.

use std::sync::Arc;

use axum::Extension;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use rusqlite::{Connection, Result};
use serde::Deserialize;
use serde_json::{Value, json};

use super::bearer::User;
use super::hal;
use super::problem::Problem;
use crate::account::{ID, NAME, SUBDOMAIN};
use crate::crm::Crm;
use crate::hosts::Site;
use crate::users;

/// Which part of a list is wanted. Texts, so that nonsense becomes the default as in the CRM.
#[derive(Deserialize)]
pub(crate) struct Page {
    page: Option<String>,
    limit: Option<String>,
}

impl Page {
    /// Counted from 1; capped where no list of ours reaches, so that no sum overflows.
    pub(crate) fn number(&self) -> i64 {
        number(self.page.as_deref()).unwrap_or(1).min(1_000_000)
    }

    /// At most 250, 50 unless told.
    pub(crate) fn limit(&self) -> i64 {
        number(self.limit.as_deref()).unwrap_or(50).min(250)
    }

    /// How many entries stand on the pages before.
    pub(crate) fn offset(&self) -> i64 {
        (self.number() - 1) * self.limit()
    }
}

fn number(text: Option<&str>) -> Option<i64> {
    text?.parse().ok().filter(|number| *number > 0)
}

pub(crate) async fn account(
    State(crm): State<Arc<Crm>>,
    Extension(Site(site)): Extension<Site>,
    Extension(User(user)): Extension<User>,
) -> Result<Response, Problem> {
    let created_at = crm
        .store
        .run(|connection| {
            let sql = "SELECT min(created_at) FROM companies";
            connection.query_row(sql, [], |row| row.get::<_, i64>(0))
        })
        .await?;
    Ok(hal(&json!({
        "id": ID,
        "name": NAME,
        "subdomain": SUBDOMAIN,
        "created_at": created_at,
        "created_by": 0,
        "updated_at": created_at,
        "updated_by": 0,
        "current_user_id": user,
        "country": "RU",
        "currency": "EUR",
        "currency_symbol": "€",
        "customers_mode": "periodicity",
        "is_unsorted_on": false,
        "is_loss_reason_enabled": false,
        "_links": {"self": {"href": format!("{site}/api/v4/account")}},
    })))
}

pub(crate) async fn users(
    State(crm): State<Arc<Crm>>,
    Extension(Site(site)): Extension<Site>,
    Extension(User(user)): Extension<User>,
    Query(page): Query<Page>,
) -> Result<Response, Problem> {
    if !crm.store.run(move |connection| users::is_administrator(connection, user)).await? {
        return Err(Problem::new(StatusCode::FORBIDDEN, "Only administrators may see the users"));
    }
    let (number, limit, offset) = (page.number(), page.limit(), page.offset());
    let base = format!("{site}/api/v4/users");
    let here = base.clone();
    let (users, total) = crm
        .store
        .run(move |connection| {
            let total: i64 = connection.query_row("SELECT count(*) FROM users", [], |row| row.get(0))?;
            Ok((rows(connection, limit, offset, &here)?, total))
        })
        .await?;
    if users.is_empty() {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    let link = |page: i64| json!({"href": format!("{base}?page={page}&limit={limit}")});
    let mut links = json!({"self": link(number)});
    if offset + limit < total {
        links["next"] = link(number + 1);
    }
    Ok(hal(&json!({
        "_total_items": total,
        "_page": number,
        "_page_count": (total + limit - 1) / limit,
        "_links": links,
        "_embedded": {"users": users},
    })))
}

fn rows(connection: &Connection, limit: i64, offset: i64, base: &str) -> Result<Vec<Value>> {
    connection
        .prepare_cached("SELECT id, name, email, lang, admin, active FROM users ORDER BY id LIMIT ?1 OFFSET ?2")?
        .query_map((limit, offset), |row| {
            let id: i64 = row.get(0)?;
            Ok(json!({
                "id": id,
                "name": row.get::<_, String>(1)?,
                "email": row.get::<_, String>(2)?,
                "lang": row.get::<_, String>(3)?,
                "rights": {
                    "is_admin": row.get::<_, bool>(4)?,
                    "is_free": false,
                    "is_active": row.get::<_, bool>(5)?,
                    "group_id": null,
                    "role_id": null,
                },
                "_links": {"self": {"href": format!("{base}/{id}")}},
            }))
        })?
        .collect()
}
